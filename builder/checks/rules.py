"""Every rule that `doc-builder check` can tell of: its name, what its findings mean, who mends them.

The rules of translations are those of `doc-builder translate check`, and stand in `translations.checks`.
"""

from __future__ import annotations

from dataclasses import dataclass

from autodoc.checks import FIXABLE as LIBRARY_FIXABLE
from autodoc.checks import RULES as LIBRARY_RULES
from builder.checks import pages
from builder.markdown import RULES as PARSER_RULES


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what its findings mean, the family that the guide lists it in, whether `--fix` mends them
    where that is certain, whether it is looked for without being asked for."""

    name: str
    meaning: str
    family: str
    fixable: bool = False
    on: bool = True


LINKS = {
    "broken-anchor": "a link to a part that its page doesn't have",
    "broken-link": "a link to a page that there isn't",
    "foreign-reference": "a cross-reference to another project, whose inventory isn't in mkdocs.yml",
    "missing-image": "a picture or other file that there isn't",
    "unresolved-reference": "a cross-reference to what no page and no inventory documents",
}
OUTSIDE = {
    "dead-url": "a link to a page of another site that is gone",
}
TOCTREES = {
    "bad-encoding": "a file isn't UTF-8",
    "bad-value": "a value that a configuration file can't have",
    "bad-yaml": "a file isn't YAML",
    "dead-symlink": "a link in the file system leads nowhere",
    "double-entry": "a page is listed twice",
    "double-page": "two files are the same page",
    "empty-group": "a group has neither a title nor pages",
    "missing-page": "an entry names a page that there isn't",
    "missing-toctree": "a language has no _toctree.yml",
    "newlocal-taken": "an entry publishes its page at another page's path",
    "not-literal": "a setting in _config.py is computed, and can't be read",
    "notebook-links": "notebooks are asked for, and nothing says where the site is that they link to",
    "notebook-taken": "a page has the place of the notebook of another page for one framework",
    "outside-repository": "a file lies outside of the documentation's repository",
    "uneditable-toctree": "a toctree that --fix can't mend line by line",
    "unknown-key": "a key that means nothing",
    "unlisted-page": "a page has no entry",
    "unreadable": "a file or folder can't be read",
    "unsorted-entry": "an entry stands out of a list's alphabetical order",
}
REDIRECTS = {
    "redirect-chain": "a redirect leads to another redirect",
    "redirect-loop": "redirects go round in a circle",
    "redirect-missing": "a redirect leads to a page, or a part of one, that there isn't",
    "redirect-shadowed": "a redirect from a page that exists",
}
LIBRARY = {
    "ignored-option": "an option of mkdocstrings that has no effect here",
    "import-failed": "the library, a module of it, or the app of a page of commands can't be imported",
    "import-killed": "the process that imported a module died",
    "import-memory": "the import of a module needs too much memory",
    "import-timeout": "the import of a module takes too long",
    "inventory-unavailable": "another project's inventory can't be read",
    "unknown-library": "the library isn't there",
    "unknown-member": "an object has no such member",
    "unknown-object": "the library has no such object",
    "unknown-option": "an option that there isn't",
    "unreadable-module": "a module of the library can't be read",
    "wrong-option": "an option with a value that it can't have",
}
COMMENTS = {
    "unknown-rule": "a comment switches off a rule that there isn't",
    "unused-ignore": "a comment switches off what isn't found",
}

FAMILIES: dict[str, dict[str, str]] = {
    "pages": PARSER_RULES | pages.RULES | {"invalid-math": "a formula that can't be drawn"},
    "links": LINKS,
    "other sites": OUTSIDE,
    "toctrees and files": TOCTREES,
    "redirects": REDIRECTS,
    "library": LIBRARY,
    "docstrings": LIBRARY_RULES,
    "comments": COMMENTS,
}
"""The rules of each family, by name."""

_FIXABLE = LIBRARY_FIXABLE | {"double-entry", "unsorted-entry"}
_ASKED_FOR = frozenset(OUTSIDE)

RULES: dict[str, Rule] = {
    name: Rule(name, meaning, family, name in _FIXABLE, name not in _ASKED_FOR)
    for family, rules in FAMILIES.items()
    for name, meaning in sorted(rules.items())
}
"""Every rule, by name, in the order of the guide."""

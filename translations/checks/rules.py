"""The rules: every kind of fault that translating makes, its name, and who looks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from builder.markdown import RULES as PARSER_RULES
from translations.checks.autodoc import autodoc
from translations.checks.code import code
from translations.checks.components import callouts, components, footnotes, page_flags, tables
from translations.checks.faults import Fault
from translations.checks.headings import headings
from translations.checks.links import links
from translations.checks.marks import characters, emphasis_elsewhere, marks
from translations.checks.media import images, math
from translations.checks.page import Checked
from translations.checks.scripts import numbers, scripts
from translations.checks.spans import code_spans, placeholders, references
from translations.checks.tabs import tabs
from translations.checks.terms import terms
from translations.checks.text import text
from translations.checks.whole_page import orphaned, problems, records

Look = Callable[[Checked], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what its faults mean, whether `--fix` mends them where that is safe, whether it is on."""

    name: str
    meaning: str
    fixable: bool = False
    on: bool = True


_FIX = True
_FAMILIES: tuple[tuple[Look | None, tuple[tuple[str, str, bool], ...]], ...] = (
    (
        headings,
        (
            ("heading-level", "a heading of another level than in English", _FIX),
            ("missing-section", "a section that English had when the page was translated", False),
            ("extra-section", "a section that English never had", False),
            ("section-order", "a section that stands elsewhere in English", False),
            ("missing-id", "a heading without the English id, though its words give another", _FIX),
            ("changed-id", "a heading with another id than in English", _FIX),
            ("empty-section", "a heading with nothing below it, where English has text", False),
        ),
    ),
    (
        code,
        (
            ("code", "code that differs in more than comments and strings", _FIX),
            ("code-syntax", "Python that can't be run any more: `،` for `,`, `“` for `\"`", _FIX),
            ("code-output", "printed output that differs though the code doesn't", _FIX),
            ("code-language", "a fence that names another language", _FIX),
            ("missing-code", "a block of code that the translation lacks", False),
            ("extra-code", "a block of code that English doesn't have", False),
        ),
    ),
    (
        autodoc,
        (
            ("autodoc", "an [[autodoc]] target that is changed, lost or too much", _FIX),
            ("autodoc-members", "an [[autodoc]] that lists other members", _FIX),
        ),
    ),
    (
        tabs,
        (
            ("tab-id", "the id of a tab or of a group of tabs that was translated or changed", _FIX),
            ("tabs", "tabs that are lost or too much", False),
        ),
    ),
    (
        callouts,
        (
            ("callout", "a callout of another kind: a tip that is a warning in English", _FIX),
            ("missing-callout", "a callout that the translation lacks", False),
        ),
    ),
    (components, (("component", "a video, notebook button, note or include that is lost", False),)),
    (page_flags, (("page-flag", "what English says of the page's layout is lost", _FIX),)),
    (tables, (("table", "a table with other rows or columns, or none", False),)),
    (footnotes, (("footnote", "a footnote that is lost, or its mark", False),)),
    (
        links,
        (
            ("link", "a link that leads elsewhere than in English", _FIX),
            ("missing-link", "a link that the translation lacks", False),
            ("link-language", "a link into another language, or out of the documentation", _FIX),
            ("link-path", "a link whose path was translated", _FIX),
            ("link-anchor", "a link to an id that the page doesn't have", _FIX),
        ),
    ),
    (
        images,
        (
            ("image", "another picture than in English", _FIX),
            ("missing-image", "a picture that the translation lacks", False),
        ),
    ),
    (math, (("math", "a formula that differs from English or is lost", False),)),
    (placeholders, (("placeholder", "a lost placeholder: {name}, %s, <your-token>", False),)),
    (code_spans, (("code-span", "code in a sentence that is almost what English has", _FIX),)),
    (references, (("reference", "a cross-reference that is changed or lost", _FIX),)),
    (
        marks,
        (
            ("broken-link", "a link that is text now: `[text] (target)`", _FIX),
            ("broken-url", "an address with a space in it: `https ://`", _FIX),
            ("full-width-mark", "Markdown's marks in full width: `［text］（target）`", _FIX),
            ("open-emphasis", "`**` that readers see", _FIX),
            ("heading-mark", "a heading that is text now: `##Title`", _FIX),
            ("list-mark", "an item that is text now: `-item`", _FIX),
        ),
    ),
    (
        emphasis_elsewhere,
        (
            (
                "emphasis-elsewhere",
                "emphasis that other Markdown engines don't see, next to Korean or Japanese",
                False,
            ),
        ),
    ),
    (
        characters,
        (
            ("stray-character", "a character that nobody sees, or that was lost", _FIX),
            ("conflict-marker", "what git leaves of a merge", False),
        ),
    ),
    (
        text,
        (
            ("english-left", "a paragraph that is still English", False),
            ("text-twice", "a paragraph that stands twice", False),
            ("machine-residue", "what a machine said about its work, or its marks", False),
            ("short-section", "far less text than in English", False),
        ),
    ),
    (scripts, (("wrong-script", "letters of a script that the language isn't written in", False),)),
    (numbers, (("number", "a number that English doesn't have", False),)),
    (
        terms,
        (
            ("glossary-keep", "a term that is to stay as it is, and doesn't", False),
            ("glossary-preferred", "a term without the word that the glossary prefers", False),
            ("glossary-avoid", "a word that the glossary says to avoid", False),
        ),
    ),
    (
        None,
        (
            ("term-twice", "a term that the glossary lists twice", False),
            (
                "term-conflict",
                "a term kept and translated at once, or a word asked for and to be avoided",
                False,
            ),
        ),
    ),
    (orphaned, (("orphaned-page", "a page of which there is no English one", False),)),
    (records, (("bad-record", "a record of a section's origin that can't be read, or one too many", False),)),
    (problems, tuple((name, meaning, False) for name, meaning in PARSER_RULES.items())),
    (
        None,
        (
            ("toctree-order", "an entry of the toctree that stands elsewhere in English", _FIX),
            ("toctree-missing", "a translated page without an entry", _FIX),
            ("toctree-lost", "a page that the toctree neither lists nor holds a place for", _FIX),
            ("toctree-title", "an entry whose title is still English", False),
        ),
    ),
)

RULES: dict[str, Rule] = {
    name: Rule(name, meaning, fixable) for _, rules in _FAMILIES for name, meaning, fixable in rules
}
"""All rules, by name."""

FAMILIES: tuple[tuple[Look, frozenset[str]], ...] = tuple(
    (look, frozenset(name for name, _, _ in rules)) for look, rules in _FAMILIES if look is not None
)
"""What looks at a page, and for which rules."""

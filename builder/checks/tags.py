"""Tags that are neither HTML's nor the dialect's, and were surely meant to be: `<Tips>`, `<Card …/>`.

Readers see them as text. Most of what looks like a tag in pages about language models is text
(`<unk>`, `<your-name>`, `<10GB`); so only those count that have attributes with values, close
themselves or are closed, or are almost the name of one of the dialect's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.markdown import Leaf, Page, Problem, Text, walk
from builder.markdown.tags import BADGES, BLOCK_TAGS
from toctree.nearest import Names, suggestion

_TAG = re.compile(
    r"(?<!\\)<(?P<slash>/?)(?P<name>[A-Z][A-Za-z0-9]*|[a-z]+(?:-[a-z0-9]+)*)"
    r"(?P<attributes>(?:\s+[\w:-]+(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|\{[^{}<>]*\}))?)*)\s*(?P<closed>/?)>"
)
_KNOWN = Names(sorted(BLOCK_TAGS | BADGES))


def tag_problems(page: Page) -> Iterator[Problem]:
    """The unknown tags of a page."""
    for leaf in walk(page):
        if not isinstance(leaf, Leaf):
            continue
        texts = [node for node in walk(leaf) if isinstance(node, Text) and "<" in node.text]
        tags = [(node, match) for node in texts for match in _TAG.finditer(page.slice(node))]
        closed = {match["name"] for _, match in tags if match["slash"]}
        for node, match in tags:
            name = match["name"]
            if match["slash"]:
                continue
            near = _KNOWN.nearest(name)
            component = name[0].isupper() or "-" in name
            used = "=" in match["attributes"] or bool(match["closed"]) or name in closed
            if near or (component and used):
                hint = suggestion(f"<{near}>" if near else "") or "write it in backticks if it is text"
                line = page.line_of(node.start + match.start())
                yield Problem(line, "unknown-tag", f"<{name}> is no tag, and is shown as text", hint)

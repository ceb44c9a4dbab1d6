"""Raw HTML as blocks: https://spec.commonmark.org/0.31.2/#html-blocks, with three differences.

- What CommonMark lets run to the end of the page when it is never closed (`<pre>`,
  `<!--`, `<?`) ends at a blank line here: one slip must not take a page.
- A line that begins with a tag of the dialect ends a block, so `<Tip>` inside a
  `<div>` stays a tip.
- A single tag alone on its line (CommonMark's condition 7) must be a known element.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from ..block_state import BlockState
from ..elements import BLOCK_ELEMENTS, ELEMENTS, RAW_ELEMENTS
from ..html_tags import CLOSE_TAG, OPEN_TAG
from ..source import Segments
from ..tags import BADGES
from .region import end_of_container
from .tag import starts_tag

_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$)")
_BADGE = re.compile(rf"<(?:{'|'.join(sorted(BADGES))})[\s/>]")
_REST = re.compile(r"[ \t]*$", re.MULTILINE)
# Opening marks whose end is a mark of its own, and that end.
_MARKS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"))
_DECLARATION = re.compile(r"<![A-Za-z]")


def html(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Take a block of raw HTML, a comment among them."""
    assert isinstance(state, BlockState)
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if begin >= state.eMarks[startLine] or state.src[begin] != "<" or state.is_code_block(startLine):
        return False
    end = _end(state, startLine, endLine, begin, silent)
    if not end or silent:
        return end > 0
    state.line = end
    token = state.push("html_block", "", 0)
    token.content = state.getLines(startLine, end, state.blkIndent, True)
    token.segments = Segments(state.pieces)
    return True


def _end(state: BlockState, line: int, end_line: int, begin: int, silent: bool) -> int:
    """One past the block's last line; 0 if none begins here (or, when `silent`, may interrupt)."""
    for mark, closing in _MARKS:
        if state.src.startswith(mark, begin):
            return _marked(state, line, end_line, begin, mark, closing)
    if _DECLARATION.match(state.src, begin):
        return _marked(state, line, end_line, begin, "<!", ">")
    name = _NAME.match(state.src, begin, state.eMarks[line])
    if name is None:
        return 0
    element = name.group(1).lower()
    if element in RAW_ELEMENTS and state.src[begin + 1] != "/":
        return _raw(state, line, end_line, element)
    if element in BLOCK_ELEMENTS:
        return line + 1 if silent else _until_blank(state, line, end_line)
    if silent or element not in ELEMENTS or not _alone(state, begin, state.eMarks[line]):
        return 0
    return _until_blank(state, line, end_line)


def _alone(state: BlockState, begin: int, end: int) -> bool:
    """Whether a complete tag stands alone on the line."""
    tag = OPEN_TAG.match(state.src, begin, end) or CLOSE_TAG.match(state.src, begin, end)
    return tag is not None and not state.src[tag.end() : end].strip(" \t")


def _marked(state: BlockState, line: int, end_line: int, begin: int, mark: str, closing: str) -> int:
    close = state.src.find(closing, begin + len(mark) - (1 if mark == "<!--" else 0))
    if mark == "<!--" and state.src.startswith(("<!-->", "<!--->"), begin):
        close = begin + 2
    if close >= 0:
        last = state.line_at(close)
        if last < end_of_container(state, line, min(end_line, last + 1)):
            return last + 1
    if mark != "<!--":
        return 0
    state.context.problem(
        begin,
        "unclosed-comment",
        "a comment is never closed; it is taken to end at the next blank line",
        "add --> where the comment ends",
    )
    return _until_blank(state, line, end_line)


def _raw(state: BlockState, line: int, end_line: int, element: str) -> int:
    """`<pre>` up to the line with `</pre>`, or to a blank line if there is none."""
    begin = state.bMarks[line]
    closing = f"</{element}>"
    if state.context.last_of(closing) > begin:
        match = re.compile(closing, re.IGNORECASE).search(state.src, begin)
        last = state.line_at(match.start()) if match else end_line
        if last < end_of_container(state, line, min(end_line, last + 1)):
            return last + 1
    return _until_blank(state, line, end_line)


def _until_blank(state: BlockState, line: int, end_line: int) -> int:
    last = line + 1
    while (
        last < end_line
        and not state.isEmpty(last)
        and state.sCount[last] >= state.blkIndent
        and not starts_tag(state, last)
        and not _BADGE.match(state.src, state.bMarks[last] + state.tShift[last])
    ):
        last += 1
    return last

"""`[[autodoc]] dotted.path` and the list of members below it.

The list is indented by spaces or a tab, or not at all; a blank line may stand before
it; and formatters have put it on the directive's own line, `[[autodoc]] X - forward`.
A list that isn't indented belongs to the directive only if every item looks like a
member: otherwise it is the page's own. Comments at the end of a line are no part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it.rules_block import StateBlock

from ..block_state import BlockState
from ..nodes import Member

_DIRECTIVE = re.compile(r"\[\[autodoc\]\][ \t]*(?P<target>[^\s\[\]-][^\s\[\]]*)?(?P<rest>[^\n]*)")
_ITEM = re.compile(r"[-*+][ \t]+(?P<name>\S.*?)[ \t]*$")
_INLINE_ITEMS = re.compile(r"\s+-\s+")
_NAME = re.compile(r"\w+(?:\.\w+)*")
_BOLD = re.compile(r"\*\*(?P<name>\w+)\*\*")


@dataclass(slots=True)
class AutodocData:
    """What the directive says: `members` is None when it has no list, `comments` are places in the source."""

    target: str
    members: list[Member] | None = None
    options: dict[str, str] = field(default_factory=dict)
    comments: list[tuple[int, int]] = field(default_factory=list)


def autodoc(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Take the directive and its list."""
    assert isinstance(state, BlockState)
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith("[[autodoc]]", begin):
        return False
    if silent:
        return True
    text, comments = apart_from_comments(state, startLine)
    match = _DIRECTIVE.match(text)
    assert match is not None
    data = AutodocData((match["target"] or "").strip("`"), comments=comments)
    beside, *names = _INLINE_ITEMS.split(match["rest"])
    if beside.strip() or not _NAME.fullmatch(data.target):
        state.context.problem(
            begin,
            "autodoc-target",
            f"{match.group().strip()!r} does not name one object",
            "write [[autodoc]] and the dotted name of an object, such as transformers.Trainer",
        )
    for name in names:
        _add(state, data, startLine, name.strip())
    state.line = startLine + 1
    _list(state, data, endLine)
    token = state.push("autodoc", "", 0)
    token.data = data
    return True


def _list(state: BlockState, data: AutodocData, end_line: int) -> None:
    """Read the items below the directive and move on behind them."""
    line = state.line
    while line < end_line and state.isEmpty(line):
        line += 1
    apart = line > state.line
    items: list[tuple[int, str]] = []
    comments: list[tuple[int, int]] = []
    indented = True
    while line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        text, beside = apart_from_comments(state, line)
        item = _ITEM.fullmatch(text)
        if item is None:
            break
        comments += beside
        indented = indented and state.sCount[line] > state.blkIndent
        items.append((line, item["name"]))
        line += 1
    if not items:
        return
    if (apart or not indented) and not all(_looks_like_member(name) for _, name in items):
        return
    for number, name in items:
        _add(state, data, number, name)
    data.comments += comments
    state.line = line


def apart_from_comments(state: BlockState, line: int) -> tuple[str, list[tuple[int, int]]]:
    """A line's text without the comments at its end, and their places."""
    text = state.text_of(line)
    begin = state.bMarks[line] + state.tShift[line]
    places: list[tuple[int, int]] = []
    while (mark := text.rfind("<!--")) >= 0 and text.rstrip().endswith("-->"):
        places.insert(0, (begin + mark, begin + len(text.rstrip())))
        text = text[:mark].rstrip()
    return text, places


def _looks_like_member(text: str) -> bool:
    return bool(_NAME.fullmatch(text) or _BOLD.fullmatch(text))


def _add(state: BlockState, data: AutodocData, line: int, text: str) -> None:
    if data.members is None:
        data.members = []
    bold = _BOLD.fullmatch(text)
    name = text
    if bold is not None:
        name = f"__{bold['name']}__"
        state.context.problems.add(
            line + 1, "mangled-member", f"`- {text}` was {name} once", f"write `- {name}`"
        )
    elif not _NAME.fullmatch(text):
        words = _NAME.match(text.strip("`"))
        state.context.problems.add(
            line + 1,
            "autodoc-member",
            f"`- {text}` under [[autodoc]] {data.target} is not a member's name",
            "write one name on each line: a method, a property, an attribute, all or none",
        )
        if words is None:
            return
        name = words.group()
    data.members.append(Member(name=name, line=line + 1))

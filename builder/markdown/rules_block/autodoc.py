"""`[[autodoc]] dotted.path` and the list of members below it.

The list is indented by spaces or a tab, or not at all; a blank line may stand before
it; and formatters have put it on the directive's own line, `[[autodoc]] X - forward`.
A list that isn't indented belongs to the directive only if every item looks like a
member: otherwise it is the page's own. A comment at the end of a line is no part of it.
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
    """What the directive says: `members` is None when it has no list."""

    target: str
    members: list[Member] | None = None
    options: dict[str, str] = field(default_factory=dict)


def autodoc(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Take the directive and its list."""
    assert isinstance(state, BlockState)
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith("[[autodoc]]", begin):
        return False
    if silent:
        return True
    match = _DIRECTIVE.match(without_comment(state.src[begin : state.eMarks[startLine]]))
    assert match is not None
    data = AutodocData((match["target"] or "").strip("`"))
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
    indented = True
    while line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        item = _ITEM.fullmatch(without_comment(state.text_of(line)))
        if item is None:
            break
        indented = indented and state.sCount[line] > state.blkIndent
        items.append((line, item["name"]))
        line += 1
    if not items:
        return
    if (apart or not indented) and not all(_looks_like_member(name) for _, name in items):
        return
    for number, name in items:
        _add(state, data, number, name)
    state.line = line


def without_comment(line: str) -> str:
    """A line without the comment at its end."""
    return line[: line.rfind("<!--")].rstrip() if "<!--" in line and line.rstrip().endswith("-->") else line


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

"""`::: dotted.path` with indented options, as mkdocstrings writes it.

https://mkdocstrings.github.io/usage/#autodoc-syntax. The options are YAML; what is
read here is the part that they use: `key: value`, a list under a key, and keys under
`options:`, which counts the same as keys beside it.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from ..block_state import BlockState
from ..nodes import Member
from .autodoc import AutodocData, apart_from_comments

_DIRECTIVE = re.compile(r":::[ \t]*(?P<target>[A-Za-z_]\w*(?:\.\w+)*)[ \t]*$")
_ITEM = re.compile(r"-[ \t]+(?P<value>.*)")
_KEY = re.compile(r"(?P<key>[\w-]+)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_INLINE_LIST = re.compile(r"\[(?P<items>.*)\]")
# Keys that only hold other keys.
_GROUPS = frozenset({"options", "selection", "rendering"})


def mkdocstrings(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Take the directive and the lines that are indented under it."""
    assert isinstance(state, BlockState)
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith(":::", begin) or state.is_code_block(startLine):
        return False
    text, comments = apart_from_comments(state, startLine)
    match = _DIRECTIVE.match(text)
    if match is None:
        return False
    if silent:
        return True
    data = AutodocData(match["target"], comments=comments)
    line = startLine + 1
    last = line
    key = ""
    while line < endLine and (
        state.isEmpty(line) or state.sCount[line] > max(state.sCount[startLine], state.blkIndent)
    ):
        if not state.isEmpty(line):
            text, comments = apart_from_comments(state, line)
            data.comments += comments
            key = _option(data, text.rstrip(), line, key)
            last = line + 1
        line += 1
    state.line = last
    token = state.push("mkdocstrings", "", 0)
    token.data = data
    return True


def _option(data: AutodocData, text: str, line: int, key: str) -> str:
    """Read one line of options; returns the key that list items below it belong to."""
    item = _ITEM.fullmatch(text)
    if item is not None:
        _add_item(data, key, _plain(item["value"]), line)
        return key
    pair = _KEY.fullmatch(text)
    if pair is None:
        return key
    key, value = pair["key"], (pair["value"] or "").strip()
    if key in _GROUPS and not value:
        return key
    items = _INLINE_LIST.fullmatch(value)
    if items is not None:
        if key == "members" and data.members is None:
            data.members = []
        for part in filter(None, (_plain(part) for part in items["items"].split(","))):
            _add_item(data, key, part, line)
    elif value:
        data.options[key] = _plain(value)
    return key


def _add_item(data: AutodocData, key: str, value: str, line: int) -> None:
    if key == "members":
        data.members = [*(data.members or []), Member(name=value, line=line + 1)]
    elif key:
        before = data.options.get(key)
        data.options[key] = f"{before}, {value}" if before else value


def _plain(value: str) -> str:
    return value.strip().strip("\"'")

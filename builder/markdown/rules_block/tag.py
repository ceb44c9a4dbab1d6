"""The dialect's tags as blocks: `<Tip>`, `<hfoptions>`, `<Youtube/>`, `{#if fw …}` and the rest.

A tag is a block wherever it begins a line, blank lines round it or not, or follows
another tag on its line. Its content is parsed as blocks of its own; where it ends is
known from `TagPairs`.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from ..block_state import BlockState
from ..tag_pairs import MAX_NESTING, Pair
from ..tags import (
    CALLOUTS,
    ELSE,
    END_IF,
    FRAMEWORKS,
    GROUPS,
    IF,
    INCLUDES,
    LANGUAGE_TAGS,
    LEAVES,
    TAB_GROUPS,
    TAG,
    VERSIONS,
    Tag,
    read_tag,
)
from .region import Region, end_of_container, leave, tokenize_region

_CLOSE_END = re.compile(r"\s*>")
_BRANCHES = {"pt": "tf", "tf": "pt"}


def tag(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Begin, or drop, a tag at the start of a line."""
    assert isinstance(state, BlockState)
    pos = state.bMarks[startLine] + state.tShift[startLine]
    src = state.src
    if pos >= state.eMarks[startLine] or src[pos] not in "<{":
        return False
    if src[pos] == "{":
        return _if(state, startLine, endLine, pos, silent)
    match = TAG.match(src, pos)
    if match is None or not _is_tag(state, match["name"]):
        return False
    if match["slash"]:
        return _closing(state, startLine, match, silent)
    opening = read_tag(src, pos, match["name"])
    if opening is None:
        return False
    if silent:
        return True
    if opening.name in LEAVES or opening.name in INCLUDES:
        _leaf(state, endLine, opening)
    else:
        _container(state, endLine, opening)
    return True


def _is_tag(state: BlockState, name: str) -> bool:
    return name not in LANGUAGE_TAGS or any(outer in TAB_GROUPS[name] for outer, _ in state.context.open_tags)


def _container(state: BlockState, end_line: int, opening: Tag) -> None:
    kind = _token_kind(opening.name)
    if not _may_nest(state, opening):
        state.context.problem(
            opening.start,
            "too-deep",
            f"<{opening.name}> is nested deeper than {MAX_NESTING} levels; its content is shown without it",
            "close the tags that are open here",
        )
        leave(state, state.line_at(opening.end - 1), opening.end)
        return
    if opening.name in TAB_GROUPS and not _in_group(state, opening.name):
        state.context.problem(
            opening.start,
            "stray-tag",
            f"<{opening.name}> outside of {_named(TAB_GROUPS[opening.name])}",
            f"write it directly inside {_named(TAB_GROUPS[opening.name])}, not in a list or another tab",
        )
        kind = "stray"
    token = state.push(f"{kind}_open", "", 1)
    token.data = opening
    token.start = opening.start
    if opening.closed:
        token.end = opening.end
        leave(state, state.line_at(opening.end - 1), opening.end)
    else:
        token.end = _content(state, end_line, opening)
    state.push(f"{kind}_close", "", -1)


def _token_kind(name: str) -> str:
    if name in CALLOUTS:
        return "callout"
    if name in VERSIONS:
        return "version"
    return "tabs" if name in GROUPS else "tab"


def _may_nest(state: BlockState, opening: Tag) -> bool:
    # Half of the levels are left to the lists and quotes inside.
    return state.level < MAX_NESTING // 2 or opening.closed


def _in_group(state: BlockState, name: str) -> bool:
    """Whether a tab stands directly in its group: not in a list of it, nor in another tab."""
    outer, level = state.context.open_tags[-1] if state.context.open_tags else ("", 0)
    return outer in TAB_GROUPS[name] and state.level == level


def _named(groups: frozenset[str]) -> str:
    return " or ".join(f"<{group}>" for group in sorted(groups))


def _content(state: BlockState, end_line: int, opening: Tag) -> int:
    """Parse what stands between the tags and go on after them; returns the block's end."""
    pair = state.context.tags.of(opening.start)
    first = state.line_at(opening.end - 1)
    # No further than the closing tag: a page of one-line tags is read once, not once for each.
    last = state.line_at(pair.close_start) if pair else end_line
    limit = end_of_container(state, first, min(end_line, last + 1))
    state.context.open_tags.append((opening.name, state.level))
    if pair and last < limit and pair.close_start <= state.eMarks[last]:
        tokenize_region(state, Region(first, opening.end, last, pair.close_start))
        end = pair.close_end if pair.closed else _end_before(state, first, last, pair.close_start)
        leave(state, state.line_at(pair.close_end - 1) if pair.closed else last, pair.close_end)
    else:
        pair = None
        tokenize_region(state, Region(first, opening.end, limit, None))
        end = state.end_of(first, limit)
        state.line = limit
    state.context.open_tags.pop()
    if pair is None or not pair.closed:
        state.context.problem(
            opening.start,
            "unclosed-tag",
            f"<{opening.name}> is not closed before its container ends",
            f"add </{opening.name}> where its content ends",
        )
    return max(end, opening.end)


def _end_before(state: BlockState, first: int, last: int, pos: int) -> int:
    """The end of an unclosed tag's content that another tag at `pos` cuts off."""
    begin = state.bMarks[last] + state.tShift[last]
    if pos > begin or last == first:
        return pos
    return state.end_of(first, last)


def _leaf(state: BlockState, end_line: int, opening: Tag) -> None:
    """A tag without Markdown in it: `<Youtube …/>`, `<include>{…}</include>`."""
    token = state.push(opening.name, "", 0)
    token.data = opening
    token.start, token.end = opening.start, opening.end
    pair = None if opening.closed else state.context.tags.of(opening.start)
    if pair is not None and state.line_at(pair.close_start) < end_line:
        token.content = state.src[opening.end : pair.close_start]
        token.end = pair.close_end
    elif not opening.closed and opening.name in INCLUDES:
        state.context.problem(
            opening.start,
            "unclosed-tag",
            f"<{opening.name}> is not closed",
            f"write <{opening.name}>{{…}}</{opening.name}>",
        )
    leave(state, state.line_at(token.end - 1), token.end)


def _closing(state: BlockState, line: int, match: re.Match[str], silent: bool) -> bool:
    """A closing tag that nothing is open for; one that has its opening tag never gets here."""
    end = _CLOSE_END.match(state.src, match.end())
    if end is None or end.end() > state.eMarks[line]:
        return False
    if not silent:
        _drop(state, line, match.start(), end.end(), match.group() + ">")
    return True


def _drop(state: BlockState, line: int, start: int, end: int, text: str) -> None:
    state.context.problem(
        start,
        "stray-tag",
        f"{text} closes nothing that is open here",
        "remove it, or open the tag before it in the same list item, quote or tab",
    )
    leave(state, line, end)


def _if(state: BlockState, line: int, end_line: int, pos: int, silent: bool) -> bool:
    """`{#if fw === 'pt'}…{:else}…{/if}`: tabs of the framework group."""
    stray = END_IF.match(state.src, pos) or ELSE.match(state.src, pos)
    if stray is not None:
        if not silent:
            _drop(state, line, pos, stray.end(), stray.group())
        return True
    match = IF.match(state.src, pos)
    if match is None:
        return False
    if silent:
        return True
    pair = state.context.tags.of(pos)
    last = state.line_at(pair.close_start) if pair else end_line
    limit = end_of_container(state, line, min(end_line, last + 1))
    if last >= limit:
        pair = None
    token = state.push("tabs_open", "", 1)
    token.data = Tag("if", pos, match.end())
    token.start = pos
    state.context.open_tags.append(("if", state.level))
    framework = match["framework"]
    begin = match
    for branch in [*(pair.branches if pair else []), None]:
        _branch(state, begin, framework, branch, pair, limit)
        if branch is not None:
            framework = branch["framework"] or _BRANCHES.get(framework, "tf")
            begin = branch
    state.context.open_tags.pop()
    if pair is None:
        token.end = state.end_of(line, limit)
        state.line = limit
    else:
        token.end = pair.close_end if pair.closed else _end_before(state, line, last, pair.close_start)
        leave(state, last, pair.close_end)
    if pair is None or not pair.closed:
        state.context.problem(
            pos, "unclosed-tag", f"{match.group()} is not closed before its container ends", "add {/if}"
        )
    state.push("tabs_close", "", -1)
    return True


def _branch(
    state: BlockState,
    begin: re.Match[str],
    framework: str,
    following: re.Match[str] | None,
    pair: Pair | None,
    limit: int,
) -> None:
    token = state.push("tab_open", "", 1)
    token.data = Tag(framework if framework in FRAMEWORKS else "pt", begin.start(), begin.end())
    token.start = begin.start()
    first = state.line_at(begin.end() - 1)
    stop = following.start() if following else pair.close_start if pair else None
    if stop is None:
        tokenize_region(state, Region(first, begin.end(), limit, None))
        token.end = state.end_of(first, limit)
    else:
        last = state.line_at(stop)
        tokenize_region(state, Region(first, begin.end(), last, stop))
        token.end = _end_before(state, first, last, stop)
    state.push("tab_close", "", -1)


def starts_tag(state: BlockState, line: int) -> bool:
    """Whether a line begins with a tag of the dialect: such a line ends raw HTML."""
    return tag(state, line, line + 1, True)

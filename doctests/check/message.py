"""Says in words what differs between an expected output and what was printed."""

from __future__ import annotations

from difflib import ndiff

from .match import Difference, Match
from .numbers import read_number
from .places import element, group_of, items
from .tokens import Kind, Token

_NUMBERS = 5
"""Numbers that are listed of many that differ."""

_AROUND = 3
"""Lines that are shown before and after the one that differs."""

_WIDTH = 160
"""Characters of a line that are shown."""


def describe(match: Match, found: list[Difference], want: str, got: str) -> str:
    """The message for what `match` found: where, by line of the expected output and element, and what.

    Lines count from 1. A difference of numbers alone lists them; any other shows the lines around the first.
    """
    if not match.wants:
        return f"expected no output, got\n{_excerpt(got)}"
    if not match.gots:
        return f"expected\n{_excerpt(want)}\ngot no output"
    numbers = [one for one in found if one.number]
    if len(numbers) < len(found):
        return _text(match, found[-1], want, got)
    lines = [_number(match, one, want) for one in numbers[:_NUMBERS]]
    if len(numbers) == 1:
        return lines[0]
    if len(numbers) > _NUMBERS:
        lines.append(f"and {len(numbers) - _NUMBERS} more")
    total = sum(token.kind is Kind.NUMBER for token in match.wants)
    return "\n  ".join([f"{len(numbers)} of {total} numbers differ:", *lines])


def _number(match: Match, one: Difference, want: str) -> str:
    expected, actual = match.wants[one.want].text, match.gots[one.got].text
    where, apart = _place(match, one.want, want), _by_how_much(match, one)
    return f"{where}: expected {expected}, got {actual} ({apart})"


def _by_how_much(match: Match, one: Difference) -> str:
    expected, actual = (read_number(side.text) for side in (match.wants[one.want], match.gots[one.got]))
    allowed = match.tolerance.allowed(expected, actual, match.dtypes[one.want])
    if expected.integer or actual.integer:
        return allowed.why
    apart = abs(expected.value - actual.value)
    return f"off by {apart:.3g}, at most {allowed.amount:.3g} is allowed: {allowed.why}"


def _place(match: Match, index: int, want: str) -> str:
    line = want.count("\n", 0, match.wants[min(index, len(match.wants) - 1)].start) + 1
    way = element(match.wants, index)
    return f"line {line}, {way}" if way else f"line {line}"


def _text(match: Match, one: Difference, want: str, got: str) -> str:
    """A difference that isn't of two numbers."""
    expected = match.wants[one.want] if one.want < len(match.wants) else None
    actual = match.gots[one.got] if one.got < len(match.gots) else None
    where = _place(match, one.want, want)
    if counts := _counts(match, one):
        opening, what = counts
        where = _place(match, opening, want)
    elif one.count > 1:
        last = match.wants[one.want + one.count - 1]
        assert expected is not None
        what = f"`{_short(want[expected.start : last.end])}` isn't in the rest of the output"
    elif expected is None:
        assert actual is not None
        what = f"expected nothing more, got {_show(got, actual)}"
    elif actual is None:
        what = f"expected {_show(want, expected)}, but the output ends"
    elif expected.text == actual.text and expected.blank and actual.blank:
        what = f"expected {expected.blank!r} before {_show(want, expected)}, got {actual.blank!r}"
    elif expected.text == actual.text:
        between = "no space" if expected.start == match.wants[one.want - 1].end else "a space"
        what = f"expected {between} before {_show(want, expected)}"
    else:
        what = f"expected {_show(want, expected)}, got {_show(got, actual)}"
    first = expected.start if expected else len(want)
    return f"{where}: {what}\n{_diff(want, first, got, actual.start if actual else len(got))}"


def _counts(match: Match, one: Difference) -> tuple[int, str] | None:
    """For lists of different lengths, the expected one's first token, and how long they are."""
    if one.count > 1 or one.want >= len(match.wants) or one.got >= len(match.gots):
        return None
    sides = (match.wants, one.want), (match.gots, one.got)
    if {tokens[index].kind for tokens, index in sides} != {Kind.COMMA, Kind.CLOSE}:
        return None
    openings = [group_of(tokens, index) for tokens, index in sides]
    if openings[0] is None or openings[1] is None or any(one.kind is Kind.ELLIPSIS for one in match.wants):
        return None
    counts = items(match.wants, openings[0]), items(match.gots, openings[1])
    return openings[0], f"expected {counts[0]} {'element' if counts[0] == 1 else 'elements'}, got {counts[1]}"


def _show(text: str, token: Token) -> str:
    """The token with what is written right before and after it, so that one sees the word it belongs to."""
    start, end = token.start, token.end
    while start > 0 and token.start - start < 20 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and end - token.end < 20 and not text[end].isspace():
        end += 1
    return f"`{text[start:end]}`"


def _diff(want: str, want_at: int, got: str, got_at: int) -> str:
    """The lines around two offsets, `-` before what was expected and `+` before what was printed."""
    lines = ndiff(_window(want, want_at), _window(got, got_at))
    return "\n".join(f"    {line.rstrip()}" for line in lines)


def _window(text: str, at: int) -> list[str]:
    """The lines around an offset; long ones are cut, the one with the offset around it."""
    lines = text.split("\n")
    number = text.count("\n", 0, at)
    column = at - (text.rfind("\n", 0, at) + 1)
    window = []
    for index in range(max(number - _AROUND, 0), min(number + _AROUND + 1, len(lines))):
        begin = max(column - _WIDTH // 2, 0) if index == number else 0
        part = lines[index][begin : begin + _WIDTH]
        before, after = "…" * (begin > 0), "…" * (begin + _WIDTH < len(lines[index]))
        window.append(f"{before}{part}{after}")
    while window and not window[-1].strip():
        window.pop()
    return window


def _short(text: str) -> str:
    text = " ".join(text[: _WIDTH * 2].split())
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def _excerpt(text: str) -> str:
    lines = text[: 20 * _WIDTH].splitlines()
    shown = [_short(line) for line in lines[:10]]
    return "\n".join(f"    {line}" for line in [*shown, *(["…"] if len(lines) > 10 else [])])

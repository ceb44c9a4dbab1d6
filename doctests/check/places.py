"""Where in a printed value a token stands: `[0]['scores'][2]`, and what dtype its value has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .numbers import FLOATING
from .tokens import Kind, Token

_DEPTH = 8
"""Groups that the way to an element tells, from the innermost outwards."""


def dtypes(tokens: Sequence[Token]) -> list[str]:
    """The dtype that the text names for each token, "" for none: that of the innermost group that has one.

    `tensor(…, dtype=torch.float16)` and `np.float32(…)` name one.
    """
    groups = [0]  # the groups that are open; 0 is the text
    parents, names = [0], [""]
    of: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind is Kind.OPEN:
            parents.append(groups[-1])
            names.append(called if (called := _called(tokens, index)) in FLOATING else "")
            groups.append(len(names) - 1)
        of.append(groups[-1])
        if token.kind is Kind.CLOSE:
            groups.pop()
        elif token.text == "dtype" and index + 2 < len(tokens) and tokens[index + 1].text == "=":
            names[groups[-1]] = _last_word(tokens, index + 2)
    for group in range(1, len(names)):
        names[group] = names[group] or names[parents[group]]
    return [names[group] for group in of]


def _called(tokens: Sequence[Token], opening: int) -> str:
    """The name that stands right before a bracket, "" for none."""
    before = tokens[opening - 1] if opening else None
    if before is None or before.end != tokens[opening].start or not before.text.isidentifier():
        return ""
    return before.text


def _last_word(tokens: Sequence[Token], index: int) -> str:
    word = ""
    while index < len(tokens) and tokens[index].kind in (Kind.TEXT, Kind.QUOTE, Kind.QUOTED):
        if tokens[index].text.isidentifier():
            word = tokens[index].text
        index += 1
    return word


@dataclass(slots=True)
class _Group:
    """A group that is open at a token: `item` are the commas before it, `element` what is told apart by
    whitespace alone, `begin` the item's first token, `key` what names the item."""

    opening: int
    item: int = 0
    element: int = -1
    begin: int = 0
    key: str = ""


def element(tokens: Sequence[Token], index: int) -> str:
    """The way to a token through the groups around it, "" where it stands in none.

    Indices count from 0: `[1][0]` in `tensor([[1, 2], [3, 4]])` is 3. Numpy's elements are told apart by
    spaces. A call's arguments are named as attributes, as dataclasses and models' outputs print them.
    """
    open_groups: list[_Group] = []
    for here in range(min(index + 1, len(tokens))):
        token = tokens[here]
        group = open_groups[-1] if open_groups else None
        if token.kind is Kind.CLOSE:
            if here < index:
                open_groups.pop()
            continue
        if group is not None:
            previous = tokens[here - 1]
            if token.kind is Kind.COMMA:
                group.item += 1
                group.begin, group.key = here + 1, ""
            elif here == group.opening + 1 or (previous.end < token.start and token.blank is None):
                group.element += 1
            if token.kind is Kind.COLON and tokens[group.opening].text == "{":
                group.key = f"[{''.join(one.text for one in tokens[group.begin : here])}]"
            elif token.text == "=" and here == group.begin + 1 and token.kind is Kind.TEXT:
                group.key = f".{previous.text}"
        if token.kind is Kind.OPEN and here < index:
            open_groups.append(_Group(here, begin=here + 1))
    way = "".join(_step(tokens, group) for group in open_groups[-_DEPTH:])
    return f"…{way}" if len(open_groups) > _DEPTH else way


def _step(tokens: Sequence[Token], group: _Group) -> str:
    opening = tokens[group.opening]
    if group.key:
        return group.key
    count = items(tokens, group.opening)
    if opening.text == "[":
        return f"[{group.item if count > 1 else max(group.element, 0)}]"
    if opening.text == "(" and count > 1 and (group.item or not _called(tokens, group.opening)):
        return f"[{group.item}]"
    return ""


def items(tokens: Sequence[Token], opening: int) -> int:
    """How many items, told apart by commas, stand in the group that begins at a token; 0 in an empty one."""
    depth = commas = 0
    for here in range(opening, len(tokens)):
        kind = tokens[here].kind
        depth += (kind is Kind.OPEN) - (kind is Kind.CLOSE)
        if not depth:
            break
        commas += depth == 1 and kind is Kind.COMMA
    last = tokens[here - 1].kind
    return commas + (last is not Kind.COMMA and here > opening + 1)


def group_of(tokens: Sequence[Token], index: int) -> int | None:
    """The bracket that opens the group which a token stands in or closes, None for none."""
    depth = 0
    for here in range(index - (tokens[index].kind is Kind.CLOSE), -1, -1):
        kind = tokens[here].kind
        if kind is Kind.OPEN and not depth:
            return here
        depth += (kind is Kind.CLOSE) - (kind is Kind.OPEN)
    return None

"""The rules for blocks, each asked only about lines that begin with a character that it knows.

markdown-it asks all rules at every line, which is a third of the time that a page takes; nearly all of them
look at the line's first character and say no.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

BlockRule = tuple[str, RuleFuncBlockType, str, list[str]]
"""A rule's name, the rule, what its lines begin with ("" for anything), and what blocks it may end."""


class BlockRules(Ruler[RuleFuncBlockType]):
    """markdown-it's list of rules, in the order in which they are asked."""

    def __init__(self, rules: Iterable[BlockRule]) -> None:
        super().__init__()
        self._begins: dict[RuleFuncBlockType, str] = {}
        for name, rule, begins, ends in rules:
            self.push(name, rule, {"alt": ends})
            self._begins[rule] = begins
        self._chains: dict[str, _Chain] = {}

    def chain(self, name: str) -> _Chain:
        """The rules that may end a kind of block; all of them for ""."""
        if name not in self._chains:
            self._chains[name] = _Chain((rule, self._begins[rule]) for rule in super().getRules(name))
        return self._chains[name]

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:
        """The chain as the one rule that it comes to."""
        return [self.chain(chainName).apply]


class _Chain:
    """Rules of which the first that knows a line takes it."""

    def __init__(self, rules: Iterable[tuple[RuleFuncBlockType, str]]) -> None:
        self._rules = list(rules)
        self._by_first = {char: (*self._knowing(char),) for _, begins in self._rules for char in begins}
        self._others = (*self._knowing(""),)

    def _knowing(self, char: str) -> Iterator[RuleFuncBlockType]:
        return (rule for rule, begins in self._rules if not begins or (char and char in begins))

    def apply(self, state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
        """Have a rule take the line, or say, when `silent`, that one would."""
        begin = state.bMarks[startLine] + state.tShift[startLine]
        for rule in self._by_first.get(state.src[begin : begin + 1], self._others):
            if rule(state, startLine, endLine, silent):
                return True
        return False

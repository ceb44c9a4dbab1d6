"""markdown-it's inline parser, taught to note where in the content each token stands."""

from __future__ import annotations

from typing import Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

from .block_state import Context
from .flanking import is_cjk
from .tokens import PlacedToken


class InlineProblem(NamedTuple):
    """A problem at an offset of the inline content."""

    offset: int
    rule: str
    message: str
    hint: str


class InlineState(StateInline):
    """markdown-it's inline state with placed tokens and CJK-friendly emphasis."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> None:
        super().__init__(src, md, env, outTokens)
        self.context = Context.of(env)
        self.problems: list[InlineProblem] = []
        self._pending_start = 0

    def append_pending(self, text: str) -> None:
        """Add literal text: always the characters that stand at `pos`."""
        if not self._pending_buffer and not self._pending:
            self._pending_start = self.pos
        self._pending_buffer.append(text)

    def pushPending(self) -> PlacedToken:
        """Turn the literal text into a token; what rules cut off, they cut off its end."""
        text = self.pending
        start = self._pending_start
        token = PlacedToken("text", "", 0, content=text, level=self.pendingLevel)
        token.start, token.end = start, start + len(text)
        self.tokens.append(token)
        self.tokens_meta.append(None)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> PlacedToken:
        """Add a token; a closing one begins here, where its content ends."""
        if self.pending:
            self.pushPending()
        token = PlacedToken(ttype, tag, nesting)
        meta = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
            token.start = self.pos
        token.level = self.level
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        """Whether the run of marks at `start` can open or close emphasis.

        CommonMark's flanking rules (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run)
        expect spaces between words, so `**「太字」**です` and `*은닉 상태(hidden state)*를` never
        close. Amended as in https://github.com/tats-u/markdown-cjk-friendly: CJK punctuation
        counts as a letter, and a CJK character beside the marks as a border of a word.
        """
        src = self.src
        maximum = self.posMax
        marker = src[start]
        pos = start
        while pos < maximum and src[pos] == marker:
            pos += 1
        before = src[start - 1] if start > 0 else " "
        after = src[pos] if pos < maximum else " "
        space_before, space_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
        cjk_before, cjk_after = is_cjk(before), is_cjk(after)
        mark_before = isPunctChar(before) and not cjk_before
        mark_after = isPunctChar(after) and not cjk_after
        left = not (space_after or (mark_after and not (space_before or mark_before or cjk_before)))
        right = not (space_before or (mark_before and not (space_after or mark_after or cjk_after)))
        return Scanned(
            left and (canSplitWord or not right or mark_before),
            right and (canSplitWord or not left or mark_after),
            pos - start,
        )


class InlineParser(ParserInline):
    """markdown-it's inline parser over `InlineState`."""

    def tokenize(self, state: StateInline) -> None:
        """Apply the rules up to `state.posMax`, placing each token that they make."""
        assert isinstance(state, InlineState)
        rules = self.ruler.getRules("")
        end = state.posMax
        deepest = state.md.options.maxNesting
        tokens = state.tokens
        while state.pos < end:
            pos = state.pos
            count = len(tokens)
            matched = False
            if state.level < deepest:
                for rule in rules:
                    matched = rule(state, False)
                    if matched:
                        break
            if not matched:
                state.append_pending(state.src[pos])
                state.pos = pos + 1
            elif len(tokens) > count:
                _place(tokens, count, pos, state.pos)
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Read inline content into `tokens`."""
        self.read(src, md, env, tokens)
        return tokens

    def read(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[InlineProblem]:
        """The same, returning what was wrong."""
        state = InlineState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.problems


def _place(tokens: list[Token], first: int, pos: int, end: int) -> None:
    """Place the tokens that one rule made of the characters from `pos` to `end`.

    The marks of emphasis are text tokens, one for each mark, side by side.
    """
    mark = pos
    for token in tokens[first:]:
        assert isinstance(token, PlacedToken)
        if token.start < 0:
            if token.type == "text":
                token.start = mark
                mark += len(token.content)
                token.end = mark
                continue
            token.start = pos
        if token.end < 0:
            token.end = end

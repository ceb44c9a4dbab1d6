"""markdown-it's block parser, taught to note where each block stands.

markdown-it gives whole lines. Here a line can be shared: `text</Tip>` ends a tag's
content in mid-line and what follows the tag begins a block of its own. So a rule may
leave `state.line` where it was if it moved that line's `bMarks` forward.
"""

from __future__ import annotations

from typing import Literal, cast

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from .problems import Problems
from .source import Segments, Source
from .tag_pairs import MAX_NESTING, TagPairs
from .tokens import PlacedToken


class Context:
    """What the rules of one page share; it travels in markdown-it's `env`."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems = Problems()
        self.tags = TagPairs(source.normalized)
        self.footnotes: set[str] = set()
        # For each line that is shared by a tag, or a mark like it, and a block: where the block begins.
        self.shared: dict[int, int] = {}
        # The tags that the parser stands in, outermost first: each one's name, and the
        # level of the blocks that stand directly in it.
        self.open_tags: list[tuple[str, int]] = []
        # True while a heading's text is read: only there is `[[…]]` an id.
        self.in_heading = False

        # For each mark of a fence, the line up to which none that is indented is closed.
        self.open_fences: dict[str, int] = {}
        self._last: dict[str, int] = {}

    def last_of(self, text: str) -> int:
        """The last place, in any case, of a text in the source; -1 if nowhere.

        Lets a rule see without a search that what it looks for doesn't follow.
        """
        if text not in self._last:
            self._last[text] = self.source.normalized.lower().rfind(text)
        return self._last[text]

    def is_behind(self, offset: int) -> bool:
        """Whether a tag, or a mark like it, stands before an offset on its line."""
        return self.shared.get(self.source.line_of(offset), offset + 1) <= offset

    def problem(self, offset: int, rule: str, message: str, hint: str = "") -> None:
        """Note a problem at an offset of the normalized source."""
        self.problems.add(self.source.line_of(offset), rule, message, hint)

    @staticmethod
    def of(env: EnvType) -> Context:
        """The context that a state's `env` holds."""
        return cast(Context, env["context"])


class BlockState(StateBlock):
    """markdown-it's block state with placed tokens and the origin of the lines it cuts."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.context = Context.of(env)
        # (offset in the text of the last `getLines`, offset in the source) per line
        self.pieces: list[tuple[int, int]] = []
        # Lines that a rule left in their middle, with the marks that they had before.
        self.entered: dict[int, tuple[int, int, int]] = {}
        self._items: list[tuple[PlacedToken, int]] = []

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> PlacedToken:
        """Add a token. A list's items get their place here: only the list rule sees them."""
        token = PlacedToken(ttype, tag, nesting, block=True)
        if nesting < 0:
            self.level -= 1
        token.level = self.level
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        if ttype == "list_item_open":
            token.start = self.bMarks[self.line] + self.tShift[self.line]
            self._items.append((token, self.line))
        elif ttype == "list_item_close":
            opening, first = self._items.pop()
            opening.end = self.end_of(first, self.line)
        return token

    def end_of(self, first: int, line: int) -> int:
        """The end of the last line from `first` up to `line` (not with it) that isn't blank."""
        last = line - 1
        while last > first and self.isEmpty(last):
            last -= 1
        return self.eMarks[last]

    def line_at(self, offset: int) -> int:
        """The index, from 0, of the line that an offset stands on."""
        return self.context.source.line_of(offset) - 1

    def enter(self, line: int, pos: int) -> None:
        """Let a line begin at `pos`, as if what stands before it were the container's mark."""
        self.bMarks[line] = pos
        self.tShift[line] = 0
        self.sCount[line] = self.blkIndent
        self.context.shared.setdefault(line + 1, pos)

    def restore(self, line: int) -> None:
        """Give a line that was entered in its middle its marks back: containers compare them."""
        marks = self.entered.pop(line, None)
        if marks is not None:
            self.bMarks[line], self.tShift[line], self.sCount[line] = marks

    def text_of(self, line: int) -> str:
        """A line without the container's marks and without indentation."""
        return self.src[self.bMarks[line] + self.tShift[line] : self.eMarks[line]]

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:
        """markdown-it's `getLines`, noting in `pieces` where each line's text stands.

        A line that is cut short by a tag gets its line break like any other.
        """
        parts: list[str] = []
        self.pieces = []
        length = 0
        src = self.src
        for line in range(begin, end):
            first = self.bMarks[line]
            last = self.eMarks[line]
            stripped = 0
            if indent:
                shifted = first + self.tShift[line]
                while first < last and stripped < indent:
                    char = src[first]
                    if char == "\t":
                        stripped += 4 - (stripped + self.bsCount[line]) % 4
                    elif char == " " or first < shifted:
                        stripped += 1
                    else:
                        break
                    first += 1
            # A tab that is cut in the middle leaves spaces.
            text = " " * max(stripped - indent, 0) + src[first:last]
            self.pieces.append((length + max(stripped - indent, 0), first))
            if line + 1 < end or keepLastLF:
                text += "\n"
            parts.append(text)
            length += len(text)
        return "".join(parts)

    def inline(self, content: str, first: int, segments: Segments) -> PlacedToken:
        """Push the token that holds a block's inline content, which begins on line `first`."""
        token = self.push("inline", "", 0)
        token.content = content
        token.map = [first, self.line]
        token.segments = segments
        return token


class BlockParser(ParserBlock):
    """markdown-it's block parser over `BlockState`."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        """Apply the rules to the lines from `startLine` up to `endLine`."""
        assert isinstance(state, BlockState)
        (take,) = self.ruler.getRules("")
        tokens = state.tokens
        line = startLine
        empty_lines = False
        entered, state.entered = state.entered, {}
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= MAX_NESTING:
                self._give_up(state, line, endLine)
                break
            begin = state.bMarks[line]
            start = begin + state.tShift[line]
            count = len(tokens)
            take(state, line, endLine, False)
            if state.line <= line and state.bMarks[line] <= begin:
                raise RuntimeError(f"a block rule took nothing of line {line + 1}")
            if len(tokens) > count:
                token = tokens[count]
                assert isinstance(token, PlacedToken)
                if token.start < 0:
                    token.start = start
                if token.end < 0:
                    token.end = state.end_of(line, state.line)
            if state.line > line and state.entered:
                state.restore(line)
            # Blank lines between blocks make a list loose; the one before the last doesn't count.
            state.tight = not empty_lines
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                empty_lines = True
            if line < endLine and state.isEmpty(line):
                empty_lines = True
                line += 1
                state.line = line
        state.entered = entered

    @staticmethod
    def _give_up(state: BlockState, line: int, end_line: int) -> None:
        """Too deep: the rest of the container is left out, and said to be."""
        state.context.problems.add(
            line + 1,
            "too-deep",
            f"blocks are nested more than {MAX_NESTING} levels deep; the rest of this one is left out",
            "close the tags, quotes and lists that are open here",
        )
        state.line = end_line

    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: EnvType,
        outTokens: list[Token],
    ) -> list[Token]:
        """Read a whole text into `outTokens`."""
        state = BlockState(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens

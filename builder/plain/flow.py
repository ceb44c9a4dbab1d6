"""The blocks of a page, one after the other, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from builder.markdown import (
    Autodoc,
    Block,
    Callout,
    CodeBlock,
    Comment,
    FrameworkSwitch,
    Heading,
    HtmlBlock,
    Include,
    Leaf,
    MathBlock,
    Notebook,
    Page,
    Question,
    Tabs,
    VersionNote,
    Youtube,
    parse,
)

from .choices import Choices
from .code import fence, shown_code
from .escaping import escaped, plain_target
from .inlines import Edit, InlineEdits, patched
from .layout import dedented, indented, prefix_of, quoted
from .raw import html_block


@dataclass(slots=True)
class Prose:
    """Markdown of one or more blocks, without a line break at its end."""

    text: str


@dataclass(slots=True)
class Code:
    """A block of code that stands apart."""

    node: CodeBlock


def never(node: CodeBlock) -> bool:
    """No block of code stands apart."""
    return False


def written(
    page: Page, choices: Choices, *, apart: Callable[[CodeBlock], bool] = never
) -> list[Prose | Code]:
    """A page as Markdown, in one piece, or in more where blocks of code stand `apart`.

    Those may stand at the top level, in tabs, in callouts and in included files; within lists and
    quotes code is prose. No piece is empty.
    """
    flow = _Flow(page, choices, apart)
    flow.blocks(page.children, whole=True)
    return flow.finish()


_OWN = (
    Autodoc, Callout, Comment, FrameworkSwitch, Include, Notebook, Question, Tabs, VersionNote, Youtube,
)  # fmt: skip
"""Blocks that GFM doesn't know, or writes in another way."""


class _Flow:
    """Collects the blocks of one container. `depth` counts the callouts and lists around it."""

    def __init__(
        self, page: Page, choices: Choices, apart: Callable[[CodeBlock], bool], level: int = 0, depth: int = 0
    ) -> None:
        self._page = page
        self._choices = choices
        self._apart = apart
        self._level = level
        self._depth = depth
        self._inlines = InlineEdits(page.source, choices)
        self._pieces: list[Prose | Code] = []
        self._parts: list[str] = []

    def finish(self) -> list[Prose | Code]:
        """The pieces."""
        self._flush()
        return self._pieces

    def text(self) -> str:
        """The Markdown, where no code stands apart."""
        return "".join(piece.text for piece in self.finish() if isinstance(piece, Prose))

    def _flush(self) -> None:
        text = "".join(self._parts).replace("\r\n", "\n").strip("\n")
        if text.strip():
            self._pieces.append(Prose(text))
        self._parts.clear()

    def _add(self, text: str, gap: int = 2) -> None:
        if text:
            self._parts += ("\n" * gap if self._parts else "", text)

    def blocks(self, children: Sequence[Block], *, whole: bool = False) -> None:
        """Writes blocks; those that stay as they are keep the blank lines between them, and where they
        are of the `whole` page, their indentation."""
        before: Block | None = None
        for node in children:
            if isinstance(node, Heading):
                self._level = node.level
            if isinstance(node, CodeBlock) and self._apart(node):
                self._flush()
                self._pieces.append(Code(node))
                before = None
            elif isinstance(node, _OWN) and not self._stays(node):
                self._own(node)
                before = None
            else:
                gap = 2
                if before is not None:
                    between = self._page.source[before.end : node.start]
                    gap = 2 if between.strip() else max(between.count("\n"), 1)
                self._add(self._in_place(node, whole), gap)
                before = node

    # Blocks as they stand

    def _in_place(self, node: Block, whole: bool) -> str:
        """A block's slice, as if it stood in no container, with what is the dialect's replaced."""
        source = self._page.source
        prefix = prefix_of(source, node)
        if isinstance(node, CodeBlock) and not node.fenced:
            return prefix + source[node.start : node.end] if whole else fence(node.code)
        text = patched(source, node.start, node.end, self._edits(node))
        return prefix + text if whole else dedented(text, prefix)

    def _edits(self, node: Block) -> list[Edit]:
        edits: list[Edit] = []
        if isinstance(node, Leaf):
            edits = self._inlines.of(node)
        elif isinstance(node, CodeBlock):
            text = self._code(node)
            edits = [] if text is None else [self._edit(node, text)]
        elif isinstance(node, HtmlBlock):
            text = html_block(node.html, self._choices)
            edits = [] if text == node.html else [self._edit(node, text)]
        elif isinstance(node, MathBlock):
            if not self._page.source.startswith("$$", node.start):
                edits = [self._edit(node, f"$$\n{node.tex.strip()}\n$$")]
        elif isinstance(node, _OWN) and not self._stays(node):
            inner = _Flow(self._page, self._choices, never, self._level, self._depth + 1)
            inner._own(node)
            edits = [self._edit(node, inner.text())]
        else:
            edits = [edit for child in node.nodes if isinstance(child, Block) for edit in self._edits(child)]
        return edits

    def _edit(self, node: Block, text: str) -> Edit:
        """A block's new text, apart from the lines around it."""
        source = self._page.source
        prefix = prefix_of(source, node)
        text = indented(text, prefix)
        below = source.find("\n", node.end) + 1
        if text and below and source[below : source.find("\n", below) + 1 or None].strip(" \t>\r\n"):
            text += f"\n{prefix.rstrip()}"
        return Edit(node.start, node.end, text)

    def _code(self, node: CodeBlock) -> str | None:
        """A block of code in plain fences; None where it stands in such."""
        if not node.fenced:
            return None
        code = shown_code(node)
        whole = self._page.source.startswith(("`", "~"), node.start)
        if whole and code == node.code and not node.flags and not node.attributes:
            return None
        return fence(code, node.language) if code.strip() else ""

    # Blocks of the dialect

    def _stays(self, node: Block) -> bool:
        """Whether a callout is written as GitHub has it, and where GitHub reads it."""
        return (
            isinstance(node, Callout)
            and self._choices.alerts
            and not self._depth
            and not prefix_of(self._page.source, node)
            and self._page.source.startswith(">", node.start)
            and not any(isinstance(child, CodeBlock) and self._apart(child) for child in node.children)
        )

    def _own(self, node: Block) -> None:
        match node:
            case Callout():
                self._callout(node)
            case VersionNote():
                title = self._choices.labels[f"version.{node.kind}"].replace("{version}", node.version)
                self._box(f"**{escaped(title.strip())}**\n", node.children)
            case Tabs():
                self._tabs(node)
            case Include():
                self._include(node)
            case Autodoc():
                self._add(self._choices.autodoc(node))
            case Youtube():
                self._add(self._choices.video(node))
            case Notebook():
                links = (
                    f"[{escaped(one.label or self._choices.labels['notebook.open'])}]"
                    f"({plain_target(self._choices.link(one.url))})"
                    for one in node.links
                )
                self._add(" ".join(links))
            case Question():
                self._add("\n".join(self._answers(node)))

    def _callout(self, node: Callout) -> None:
        if self._choices.alerts and not self._depth and not prefix_of(self._page.source, node).strip():
            self._box(f"[!{node.kind.upper()}]", node.children)
        else:
            self._box(f"**{escaped(self._choices.labels[f'callout.{node.kind}'])}**\n", node.children)

    def _box(self, title: str, children: Sequence[Block]) -> None:
        """A quote; code that stands apart divides it."""
        inner = _Flow(self._page, self._choices, self._apart, self._level, self._depth + 1)
        inner.blocks(children)
        pieces = inner.finish()
        if pieces and isinstance(first := pieces[0], Prose):
            title = f"{title}\n{first.text}"
            pieces = pieces[1:]
        self._add(quoted(title.rstrip("\n")))
        for piece in pieces:
            if isinstance(piece, Prose):
                self._add(quoted(piece.text))
            else:
                self._flush()
                self._pieces.append(piece)

    def _tabs(self, node: Tabs) -> None:
        above = self._level
        for tab in node.tabs:
            self._level = above
            self._add(self._choices.tab_heading(tab, above))
            self._level = min(above + 1, 6)
            if node.kind == "split":  # the parts of one fence
                for code in tab.children:
                    if isinstance(code, CodeBlock) and self._apart(code):
                        self.blocks([code])
                    elif isinstance(code, CodeBlock):
                        self._add(self._code(code) or fence(shown_code(code), code.language))
            else:
                self.blocks(tab.children)
        self._level = above

    def _include(self, node: Include) -> None:
        if node.literal or node.page is None:
            for code in node.children:
                if isinstance(code, CodeBlock) and self._apart(code):
                    self._flush()
                    self._pieces.append(Code(code))
                elif isinstance(code, CodeBlock):
                    self._add(fence(shown_code(code), code.language))
            return
        inner = _Flow(node.page, self._choices, self._apart, self._level, self._depth)
        inner.blocks(node.children)
        for piece in inner.finish():
            if isinstance(piece, Prose):
                self._add(piece.text)
            else:
                self._flush()
                self._pieces.append(piece)

    def _answers(self, node: Question) -> Iterator[str]:
        for choice in node.choices:
            text = self._line(choice.text)
            explained = f": {self._line(choice.explain)}" if choice.explain else ""
            yield f"- [{'x' if choice.correct else ' '}] {text}{explained}"

    def _line(self, text: str) -> str:
        inner = _Flow(page := parse(text), self._choices, never, depth=1)
        inner.blocks(page.children)
        return " ".join(inner.text().split("\n"))

"""The blocks of Python in a page or a module, and where their lines stand in the file."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.code import code_language
from builder.docstrings import literal_source, parse_module, placed_texts
from builder.html.sessions import python_session
from builder.literals import Literal, literals
from builder.markdown import Block, CodeBlock, Comment, Leaf, Node, Tabs, parse
from builder.markdown.source import LINE_BREAK
from builder.places import Places, file_places

_MAY_HOLD_CODE = re.compile(r">>>|```|~~~")
_FENCE = re.compile(r"`{3}|~{3}")
_IGNORE = re.compile(r"#\s*docstyle-ignore\b")
_MARK = "docstyle-ignore"

_ANYWHERE = Path()


@dataclass(frozen=True, slots=True)
class CodeInFile:
    """A block of Python: `lines` is its code, without what stands before it in the file.

    Its first line is the file's line `line`, from 1, and `margin` what stands before a line that is put
    in. `literal` is the docstring that holds it, if one does. `ignored` says that its author wants it
    as it is, `mixed` that its lines aren't the file's, one for one, so that none can be replaced.
    """

    line: int
    lines: tuple[str, ...]
    margin: str
    runnable: bool = False
    literal: Literal | None = None
    ignored: bool = False
    mixed: bool = False


def page_blocks(text: str) -> list[CodeInFile]:
    """The fences of a page that say they are Python's, in their order. Never raises."""
    if not _MAY_HOLD_CODE.search(text):
        return []
    places = file_places(_ANYWHERE, text)
    return [_block(one, places, ignored=ignored) for one, _, ignored in _python(text)]


def module_blocks(text: str, templates: Collection[str] = ()) -> list[CodeInFile]:
    """The Python in a module's docstrings: fences that say so, and sessions that have none.

    Strings of other statements are looked at if they hold one of `templates`: docstrings are made of them.
    Raises what `ast.parse` does for a module that isn't Python.
    """
    if not _MAY_HOLD_CODE.search(text):
        return []
    lines = LINE_BREAK.split(text)
    found: list[CodeInFile] = []
    above = 0
    for constant, alone in _strings(parse_module("\n".join(lines))):
        assert constant.end_lineno is not None
        value = str(constant.value)
        wanted = alone or any(one in value for one in templates)
        if wanted and _MAY_HOLD_CODE.search(value):
            ignored = any(map(_IGNORE.search, lines[above : constant.lineno]))
            found += _in_string(lines, constant, value, ignored=ignored)
        above = constant.end_lineno
    found.sort(key=lambda one: one.line)
    return found


def _strings(node: ast.AST) -> Iterator[tuple[ast.Constant, bool]]:
    """The strings that are statements, or the value of one, in order; whether each stands alone."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr | ast.Assign | ast.AnnAssign | ast.Return):
            if isinstance(child.value, ast.Constant) and isinstance(child.value.value, str):
                yield child.value, isinstance(child, ast.Expr)
        elif isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            yield from _strings(child)


def _in_string(
    lines: list[str], constant: ast.Constant, value: str, *, ignored: bool
) -> Iterator[CodeInFile]:
    assert constant.end_lineno is not None
    written = [one for one, _ in literals(f"({literal_source(lines, constant)})")]
    # The lines with the quotes on them hold more than the string's text.
    inside = range(constant.lineno + 1, constant.end_lineno) if len(written) == 1 else range(0)
    for text, origins in placed_texts(lines, constant, value):
        if not _MAY_HOLD_CODE.search(text.text):
            continue
        places = Places(_ANYWHERE, origins)
        for one, opened, asked in _python(text.text):
            bare = not _FENCE.search(origins[opened - 1].text)
            if bare and python_session(one.code.split("\n")[:-1]) is None:
                continue  # a literal block: nobody has said that it is Python
            yield _block(one, places, ignored=ignored or asked, literal=written[0], inside=inside)


def _python(text: str) -> Iterator[tuple[CodeBlock, int, bool]]:
    """The fences of Python in Markdown, with the line of the fence, and whether a comment or a paragraph
    right above asks to leave it alone."""
    return _python_in(parse(text, late=True).children, marked=_MARK in text)


def _python_in(
    blocks: Iterable[Node], *, marked: bool, ignored: bool = False
) -> Iterator[tuple[CodeBlock, int, bool]]:
    above: Node | None = None
    for block in blocks:
        assert isinstance(block, Block)
        # Without a mark anywhere, what stands within lines needn't be read.
        asked = ignored or (marked and _asks(above))
        if isinstance(block, CodeBlock):
            if block.fenced and block.code.strip() and code_language(block.language) == "python":
                yield block, block.line, asked or bool(_IGNORE.search(block.code))
        elif isinstance(block, Tabs) and block.kind == "split":
            halves = [
                one for tab in block.tabs for one in _python_in(tab.children, marked=marked, ignored=asked)
            ]
            asked = any(ignore for _, _, ignore in halves)
            yield from ((half, block.line, asked) for half, _, _ in halves)
        elif not isinstance(block, Leaf):
            yield from _python_in(block.nodes, marked=marked, ignored=asked)
        above = block


def _asks(above: Node | None) -> bool:
    match above:
        case Comment(text=text):
            return _MARK in text
        case Leaf(children=children):
            return any(_MARK in getattr(one, "text", "") for one in children)
    return False


def _block(
    node: CodeBlock,
    places: Places,
    *,
    ignored: bool,
    literal: Literal | None = None,
    inside: range | None = None,
) -> CodeInFile:
    lines = node.code.split("\n")[:-1]
    first = places.line(node.code_line)
    shown = next(number for number, line in enumerate(lines) if line.strip())
    return CodeInFile(
        line=first,
        lines=tuple(lines),
        margin=places.margin(node.code_line + shown, lines[shown]),
        runnable=any(flag.partition(":")[0] == "runnable" for flag in node.flags),
        literal=literal,
        ignored=ignored,
        mixed=not all(
            _is_at(places, node.code_line + number, first + number, line, inside)
            for number, line in enumerate(lines)
        ),
    )


def _is_at(places: Places, number: int, line: int, text: str, inside: range | None) -> bool:
    """Whether a line of the tree is one line of the file, and that alone."""
    if number > len(places.lines) or (inside is not None and line not in inside):
        return False
    placed = places.lines[number - 1]
    return placed.first == placed.last == line and placed.text.expandtabs().rstrip().endswith(
        text.expandtabs().strip()
    )

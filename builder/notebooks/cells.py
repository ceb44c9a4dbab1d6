"""Blocks of code as cells, with what the page says that they print."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nbformat import NotebookNode
from nbformat.v4 import new_output

from builder.markdown import CodeBlock
from builder.plain import shown_code
from doctests.check import expects_exception
from doctests.comments import doctest_flags
from doctests.output_fences import is_python
from doctests.sessions import Typed, is_session, session

from .shell import command_cell


@dataclass(frozen=True, slots=True)
class CodeCell:
    """The source of a cell, the text that it puts out, and the tags by which nbclient knows how to run it.

    https://nbclient.readthedocs.io/en/latest/client.html
    """

    source: str
    output: str = ""
    tags: tuple[str, ...] = ()


def becomes_cells(block: CodeBlock) -> bool:
    """Whether a block is one that readers of a notebook run: Python, or commands that install something."""
    if is_python(block):
        return bool(shown_code(block).strip())
    return _is_shell(block) and command_cell(block.code) is not None


def code_cells(block: CodeBlock, output: str) -> list[CodeCell]:
    """The cells for a block: a session ends one after each output. `output` is that of the fence below it."""
    if not is_python(block):
        return [CodeCell(command_cell(block.code) or "", output)]
    code = shown_code(block)
    lines = code.split("\n")[:-1]
    cells = (
        list(_session_cells(lines)) if is_session(lines) else [CodeCell(textwrap.dedent(code).strip("\n"))]
    )
    if output and not cells[-1].output:
        cells[-1] = replace(cells[-1], output=output)
    return [replace(cell, tags=_tags(block, cell, last=cell is cells[-1])) for cell in cells]


def outputs_of(cell: CodeCell) -> list[NotebookNode]:
    """What a cell puts out, as the format has it: a value, an error, or else what is printed."""
    text = cell.output
    if not text.strip():
        return []
    if expects_exception(text):
        name, message = _exception(text)
        return [new_output("error", ename=name, evalue=message, traceback=text.split("\n"))]
    if _ends_with_value(cell.source):
        return [new_output("execute_result", data={"text/plain": text})]
    return [new_output("stream", name="stdout", text=f"{text}\n")]


def _tags(block: CodeBlock, cell: CodeCell, *, last: bool) -> tuple[str, ...]:
    """How a cell runs where nobody looks on: not at all if the page says what it needs, or skips it."""
    if _needs_more(block) or "SKIP" in doctest_flags(block.code):
        return ("skip-execution",)
    raises = expects_exception(cell.output) or (last and "raises" in block.attributes)
    return ("raises-exception",) if raises else ()


def _needs_more(block: CodeBlock) -> bool:
    """Whether a block is skipped, or needs what not every machine has."""
    attributes = block.attributes
    return "skip" in attributes or "mem" in attributes or attributes.get("needs", "cpu").strip("\"'") != "cpu"


def _is_shell(block: CodeBlock) -> bool:
    return block.language.lower() in ("bash", "console", "sh", "shell", "zsh")


def _session_cells(lines: list[str]) -> Iterator[CodeCell]:
    source = ""
    end = 0
    for typed in session(lines):
        blank = any(not line.strip() for line in lines[end : typed.start])
        source += ("\n" * blank if source else "") + textwrap.dedent(typed.code)
        end = typed.output.stop if typed.output else typed.end
        if typed.output:
            yield CodeCell(source.strip("\n"), _printed(lines, typed))
            source = ""
    if source.strip():
        yield CodeCell(source.strip("\n"))


def _printed(lines: list[str], typed: Typed) -> str:
    shown = (lines[index][typed.indent :] if typed.indent else lines[index] for index in typed.output)
    return "\n".join("" if line.strip() == "<BLANKLINE>" else line for line in shown)


def _exception(text: str) -> tuple[str, str]:
    """The type and the message that a traceback ends with."""
    lines = text.split("\n")
    start = next((at for at in range(1, len(lines)) if lines[at][:1].strip()), len(lines) - 1)
    name, _, message = "\n".join(lines[start:]).partition(":")
    return name.strip(), message.strip()


def _ends_with_value(source: str) -> bool:
    """Whether a cell shows the value of its last line: an expression that isn't a call of `print`."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        return False
    last = body[-1] if body else None
    if not isinstance(last, ast.Expr):
        return False
    call = last.value
    return not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "print")

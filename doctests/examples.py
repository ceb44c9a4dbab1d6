"""A tree of Markdown as the examples to run: blocks of code in their order, tabs as choices."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder.markdown import Block, CodeBlock, Container, Include, Tabs
from builder.places import Places, file_places
from doctests.comments import decorators, unknown_flag
from doctests.fence_options import AttributeMistakeError, read_options
from doctests.model import Branch, Choice, Example, Kind, Options, Statement
from doctests.output_fences import is_python, output_of
from doctests.sessions import is_session, script_statement, session_statements
from doctests.shell_commands import LANGUAGES, command_statements
from doctests.syntax import syntax_mistake

Body = tuple[Example | Choice, ...]

_NO_SYNTAX = frozenset(("IndentationError", "SyntaxError", "TabError"))


@dataclass(slots=True)
class ExampleReader:
    """Reads the trees of one document, whose examples get names that differ."""

    path: Path
    _lines_by_name: dict[str, int] = field(default_factory=dict)

    def body(self, blocks: Sequence[Block], places: Places) -> Body:
        """The examples and choices among blocks that stand side by side, and within them."""
        result: list[Example | Choice] = []
        outputs: list[CodeBlock] = []
        for index, block in enumerate(blocks):
            if isinstance(block, CodeBlock):
                if any(block is one for one in outputs):
                    continue
                output = output_of(blocks, index)
                example = self._example(block, output, places)
                if example is not None:
                    result.append(example)
                    outputs += [output] if output is not None else []
            elif isinstance(block, Tabs):
                result += self._choice(block, places)
            elif isinstance(block, Include):
                result += self.body(block.children, self._included(block))
            elif isinstance(block, Container):
                result += self.body(block.children, places)
        return tuple(result)

    def _included(self, block: Include) -> Places:
        """The places in a file that the page includes, by a path that begins at the page's folder."""
        path = Path(os.path.normpath(self.path.parent / block.path))
        if block.page is not None:
            return file_places(path, block.page.source, block.lines_before)
        code = "".join(one.code for one in block.children if isinstance(one, CodeBlock))
        return file_places(path, "\n" * block.lines_before + code)

    def _choice(self, tabs: Tabs, places: Places) -> list[Choice]:
        branches = tuple(Branch(tab.id, tab.label, self.body(tab.children, places)) for tab in tabs.tabs)
        return [Choice(places.line(tabs.line), branches)] if any(one.body for one in branches) else []

    def _example(self, block: CodeBlock, output: CodeBlock | None, places: Places) -> Example | None:
        """A block as an example, None where it is none."""
        lines = block.code.split("\n")[:-1]
        first = block.code_line
        label = _label(block)
        problem: tuple[int, str] | None = None
        kind: Kind
        if is_python(block):
            prompts = is_session(lines)
            kind = "runnable" if label is not None else "session" if prompts else "script"
            statements = (
                session_statements(lines, first, places)
                if prompts
                else [script_statement(lines, first, places)]
            )
        elif block.language.lower() in LANGUAGES and (statements := command_statements(lines, first, places)):
            kind = "command"
        else:
            return None
        try:
            options = read_options(block.attributes)
        except AttributeMistakeError as mistake:
            options, problem = Options(), (places.line(block.line or first), str(mistake))
        if output is not None and not statements[-1].want:
            statements[-1] = _with_output(statements[-1], output, places)
        if kind != "command":
            problem = problem or _mistake(statements, options, prompted=kind == "session")
        line = places.line(first)
        name, taken = self._name(options.id or label or "", line, places.path)
        if taken and options.id:
            problem = problem or (line, f"id={options.id} is that of line {taken}; give each block its own")
        return Example(
            path=places.path,
            name=name,
            line=line,
            end_line=places.last_line(first + max(len(lines), 1) - 1),
            kind=kind,
            statements=tuple(statements),
            options=options,
            decorators=decorators(block.code) if kind == "runnable" else (),
            problem=problem,
        )

    def _name(self, wanted: str, line: int, path: Path) -> tuple[str, int]:
        """A name of its own for the example on a line, and the line of the one that has the wanted name."""
        place = f"line-{line}" if path == self.path else f"{path.name}-line-{line}"
        taken = self._lines_by_name.get(wanted, 0)
        name = base = place if taken or not wanted else wanted
        number = 1
        while name in self._lines_by_name:
            number += 1
            name = f"{base}-{number}"
        self._lines_by_name[name] = line
        return name, taken


def _label(block: CodeBlock) -> str | None:
    """What stands behind `runnable:`, "" for `runnable` alone, None where a block isn't marked so."""
    for flag in block.flags:
        mark, _, label = flag.partition(":")
        if mark == "runnable":
            return label
    return None


def _with_output(statement: Statement, output: CodeBlock, places: Places) -> Statement:
    """A statement with the output that a fence shows."""
    lines = output.code.split("\n")[:-1]
    first = output.code_line
    shown = next((number for number, line in enumerate(lines) if line.strip()), None)
    return replace(
        statement,
        want="\n".join(lines),
        want_lines=(places.line(first), places.last_line(first + len(lines) - 1)),
        prefix=places.fence_margin(first - 1)
        if shown is None
        else places.margin(first + shown, lines[shown]),
    )


def _mistake(statements: list[Statement], options: Options, *, prompted: bool) -> tuple[int, str] | None:
    """The file's line and the message of what keeps Python from being run."""
    for one in statements:
        if (flag := unknown_flag(one.code)) is not None:
            line, text = flag
            return (
                one.line + line - 1,
                f"`{text}` is no flag of doctest's; write +SKIP, +ELLIPSIS, +NUMBER, …",
            )
        if options.skip or "SKIP" in one.flags or options.raises in _NO_SYNTAX:
            continue
        if (wrong := syntax_mistake(one.code, prompted=prompted)) is not None:
            line, message = wrong
            if _broken_by_escape(one):
                message = "an escape in this docstring breaks the line, and the code; begin it with `r`"
            return min(one.line + line - 1, one.end_line), message
    return None


def _broken_by_escape(statement: Statement) -> bool:
    """Whether a line of the file holds several of the statement's: `\\n` where a docstring isn't raw."""
    lines = statement.end_line - statement.line + 1
    printed = statement.want_lines is not None and statement.want_lines[0] <= statement.end_line
    return printed or lines < statement.code.count("\n")

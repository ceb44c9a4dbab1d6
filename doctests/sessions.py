"""A block of Python as statements: what is typed at each prompt, and what it prints.

Which lines are typed is `builder.html.sessions`' to say, so that what runs is what a reader copies.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.html.sessions import Line, python_session
from builder.places import Places
from doctests.comments import doctest_flags
from doctests.model import Statement


@dataclass(frozen=True, slots=True)
class Typed:
    """Lines of a block that run at once: `start` and `end` (exclusive) are indexes into it, from 0.

    `indent` is that of the prompt, `output` the range of the lines that are printed.
    """

    code: str
    start: int
    end: int
    indent: int = 0
    output: range = range(0)
    prompted: bool = True


def is_session(lines: list[str]) -> bool:
    """Whether a block has prompts."""
    return python_session(lines) is not None


def session(lines: list[str]) -> list[Typed]:
    """The statements of a block with prompts; lines of code before the first prompt are one, too.

    Output goes on over blank lines, as it does in what libraries print. It ends at a blank line with
    a `#` below it: that is a comment that was left without its prompt.
    """
    rows = python_session(lines) or []
    starts = [index for index, row in enumerate(rows) if row.prompt.strip() == ">>>"]
    result = []
    if starts and any(row.code for row in rows[: starts[0]]):
        code = "\n".join(row.text for row in rows[: starts[0]]).rstrip() + "\n"
        result.append(Typed(code, 0, code.count("\n"), prompted=False))
    for start, stop in zip(starts, [*starts[1:], len(rows)], strict=True):
        end = max(index for index in range(start, stop) if rows[index].code) + 1
        code = "".join(f"{row.text}\n" for row in rows[start:end])
        prompt = rows[start].prompt
        indent = len(prompt) - len(prompt.lstrip())
        result.append(Typed(code, start, end, indent, _output(rows, end, stop)))
    return result


def _output(rows: list[Line], start: int, stop: int) -> range:
    """The lines printed by the statement that ends at `start`, without the blank ones round them."""
    while start < stop and not rows[start].text.strip():
        start += 1
    blank = False
    for index in range(start, stop):
        text = rows[index].text.strip()
        if blank and text.startswith("#"):
            stop = index
            break
        blank = not text
    while stop > start and not rows[stop - 1].text.strip():
        stop -= 1
    return range(start, stop)


def session_statements(lines: list[str], first: int, places: Places) -> list[Statement]:
    """The statements of a block with prompts, whose first line is the tree's line `first`."""
    result = []
    for typed in session(lines):
        output = typed.output
        wants = [_dedented(lines[index], typed.indent) for index in output]
        result.append(
            Statement(
                code=typed.code,
                line=places.line(first + typed.start),
                end_line=places.last_line(first + typed.end - 1),
                want="\n".join(wants) if typed.prompted else None,
                want_lines=(places.line(first + output.start), places.last_line(first + output.stop - 1))
                if output
                else None,
                prefix=places.margin(first + typed.start, lines[typed.start]) + " " * typed.indent,
                flags=doctest_flags(typed.code),
            )
        )
    return result


def script_statement(lines: list[str], first: int, places: Places) -> Statement:
    """A block without prompts: one statement, whose output isn't compared."""
    code = "".join(f"{line}\n" for line in _outdented(lines))
    return Statement(
        code=code,
        line=places.line(first),
        end_line=places.last_line(first + max(len(lines), 1) - 1),
        prefix=places.margin(first, lines[0]) if lines else "",
        flags=doctest_flags(code),
    )


def _dedented(line: str, indent: int) -> str:
    """A line of output without the indentation of its prompt; `<BLANKLINE>` stands for a blank one."""
    line = line[indent:] if not line[:indent].strip() else line.lstrip()
    return "" if line.strip() == "<BLANKLINE>" else line


def _outdented(lines: list[str]) -> list[str]:
    """The lines without the indentation of the first, where all have it: authors set whole blocks in."""
    first = next((line for line in lines if line.strip()), "")
    space = first[: len(first) - len(first.lstrip())]
    if not space or not all(line.startswith(space) or not line.strip() for line in lines):
        return lines
    return [line.removeprefix(space) for line in lines]

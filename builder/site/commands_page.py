"""The page of a command line: every command with its arguments, options and examples, as the app tells them.

What the app says stays in its language, and is marked as such; the words between are the reader's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.commands import Command, Option, Reading
from builder.site.settings import DEFAULT_LANGUAGE, Settings
from builder.site.written_markdown import literal, table
from builder.strings import strings
from toctree import language

_DEEPEST = 6
"""Headings have no more levels."""


def text(code: str, settings: Settings, reading: Reading) -> str:
    """The page's Markdown, in the language `code`; where nothing was read, it says so."""
    words = strings(code)
    parts = [f"<!-- STRETCH TABLES -->\n\n# {words['commands.title']} [[commands]]\n\n"]
    if reading.command is None:
        assert settings.commands is not None
        said = words["commands.unread"].replace("{app}", f"`{settings.commands.app}`")
        return f"{parts[0]}{said}\n"
    parts += _Page(code, settings.fallback or DEFAULT_LANGUAGE).parts(reading.command)
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class _Page:
    """Writes commands for readers of the language `code`; the app speaks `spoken`."""

    code: str
    spoken: str

    def parts(self, command: Command, level: int = 1) -> Iterator[str]:
        if command.id:
            yield f"{'#' * min(level, _DEEPEST)} `{command.path}` [[{command.id}]]\n\n"
        body = "\n".join(part for part in self._body(command) if part)
        if self.code == self.spoken:
            yield f"{body}\n"
        else:
            yield f'<div lang="{_tag(self.spoken)}" dir="{language(self.spoken).direction}">\n\n'
            yield f"{body}\n</div>\n\n"
        for one in command.commands:
            yield from self.parts(one, level + 1)

    def _body(self, command: Command) -> Iterator[str]:
        program = command.path.partition(" ")[0]
        if command.deprecated:
            yield f"**{self._word('commands.deprecated')}**\n"
        yield _prose(command.help, program)
        yield f"```text\n{command.usage}\n```\n"
        if command.commands:
            rows = [[f"[`{one.path}`](#{one.id})", _cell(one.summary)] for one in command.commands]
            yield table([self._word("commands.command"), self._word("commands.meaning")], rows)
        for heading, options in self._tables(command):
            yield table([heading, self._word("commands.meaning")], map(self._row, options))
        yield _prose(command.epilogue, program)

    def _tables(self, command: Command) -> Iterator[tuple[str, list[Option]]]:
        """The arguments, then the options panel by panel, each with the words above them."""
        found: dict[str, list[Option]] = {}
        for one in sorted(command.options, key=lambda one: not one.argument):
            kind = self._word("commands.arguments" if one.argument else "commands.options")
            found.setdefault(literal(one.panel) or kind, []).append(one)
        yield from found.items()

    def _row(self, option: Option) -> list[str]:
        said = [_cell(option.help)]
        if option.required:
            said.append(self._word("commands.required"))
        if option.default:
            said.append(self._word("commands.default", _code(option.default)))
        if option.limits:
            said.append(_code(option.limits))
        if option.variable:
            said.append(self._word("commands.variable", _code(option.variable)))
        names = ", ".join(_code(name) for name in re.split(r", (?=-)", option.names))
        return [names, "<br>".join(one for one in said if one)]

    def _word(self, key: str, value: str = "") -> str:
        """A text of the frame, in its reader's direction."""
        said = strings(self.code)[key].replace("{value}", value)
        if self.code == self.spoken:
            return said
        return f'<bdi lang="{_tag(self.code)}" dir="{language(self.code).direction}">{said}</bdi>'


def _tag(code: str) -> str:
    return code.replace("_", "-")


def _code(value: str) -> str:
    """A code span for a cell of a table."""
    mark = "``" if "`" in value else "`"
    return f"{mark}{value}{mark}".replace("|", "\\|")


def _cell(help: str) -> str:
    """Markdown of several lines or paragraphs, as a cell of a table."""
    paragraphs = (" ".join(one.split()) for one in re.split(r"\n\s*\n", help.replace("\b", "")))
    return "<br>".join(paragraphs).replace("|", "\\|")


def _prose(text: str, program: str) -> str:
    """A help text as Markdown: what keeps its lines in `--help` becomes code.

    That is what is indented, and what stands below a line with Click's mark, `\\b`.
    """
    blocks: list[tuple[str, list[str]]] = []
    for paragraph in re.split(r"\n[^\S\n]*\n", text):
        lines = paragraph.rstrip().split("\n")
        kept = lines[0].strip(" ") == "\b"
        if kept or (lines[0].startswith("    ") and not (blocks and _is_list(blocks[-1]))):
            lines = [line.removeprefix("    ") for line in lines[kept:]]
            kind = "bash" if lines[0].startswith(f"{program} ") else "text"
            if blocks and blocks[-1][0] == kind:
                blocks[-1][1].extend(lines)
                continue
            blocks.append((kind, lines))
        else:
            blocks.append(("", lines))
    written = ("\n".join(["```" + kind, *lines, "```"] if kind else lines) for kind, lines in blocks)
    return "\n\n".join(written).strip() + "\n" if text else ""


def _is_list(block: tuple[str, list[str]]) -> bool:
    kind, lines = block
    return not kind and re.match(r"\s*([-*+]|\d+[.)])\s", lines[0]) is not None

"""The page of a command line: every command with its arguments, options and examples, as the app tells them.

What the app says stays in its language, and is marked as such; the words between are the reader's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.commands import Command, Option, Reading
from builder.markdown.slugs import Ids, clean_id
from builder.plain import fence
from builder.site.settings import DEFAULT_LANGUAGE, Settings
from builder.site.written_markdown import literal, table
from builder.strings import strings
from toctree import language

_DEEPEST = 6
"""Headings have no more levels."""


def text(code: str, settings: Settings, reading: Reading) -> str:
    """The page's Markdown, in the language `code`; where nothing was read, it says so."""
    words = strings(code)
    # The commands' ids first: what a project calls a command is part of its addresses, the title's is ours.
    taken = Ids()
    ids = {one.path: taken.take(clean_id(one.id)) for one in _below(reading.command)}
    title = f"<!-- STRETCH TABLES -->\n\n# {words['commands.title']} [[{taken.take('commands')}]]\n\n"
    if reading.command is None:
        assert settings.commands is not None
        said = words["commands.unread"].replace("{app}", f"`{settings.commands.app}`")
        return f"{title}{said}\n"
    page = _Page(code, settings.fallback or DEFAULT_LANGUAGE, ids)
    return "".join([title, *page.parts(reading.command)])


def _below(command: Command | None) -> Iterator[Command]:
    """Every command that has a heading."""
    return (one for one in (command.walk() if command is not None else ()) if one.id)


@dataclass(frozen=True, slots=True)
class _Page:
    """Writes commands for readers of the language `code`; the app speaks `spoken`.

    `ids` are those of the commands' headings, by path.
    """

    code: str
    spoken: str
    ids: dict[str, str]

    def parts(self, command: Command, level: int = 1) -> Iterator[str]:
        if command.id:
            yield f"{'#' * min(level, _DEEPEST)} {_span(command.path)} [[{self.ids[command.path]}]]\n\n"
        body = "\n".join(part for part in self._body(command) if part)
        if self.code == self.spoken:
            yield f"{body}\n"
        else:
            yield f'<div lang="{_tag(self.spoken)}" dir="{language(self.spoken).direction}">\n\n'
            yield f"{body}\n</div>\n\n"
        for one in command.commands:
            yield from self.parts(one, level + 1)

    def _body(self, command: Command) -> Iterator[str]:
        if command.deprecated:
            yield f"**{self._word('commands.deprecated')}** {_cell(command.reason)}".rstrip() + "\n"
        yield _prose(command.help, command.program)
        yield f"{fence(command.usage, 'text')}\n"
        if command.commands:
            rows = [
                [f"[{_code(one.path)}](<#{self.ids[one.path]}>)", _cell(one.summary)]
                for one in command.commands
            ]
            yield table([self._word("commands.command"), self._word("commands.meaning")], rows)
        for heading, options in self._tables(command):
            yield table([heading, self._word("commands.meaning")], map(self._row, options))
        yield _prose(command.epilogue, command.program)

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


def _span(value: str) -> str:
    """A code span of one line: what can't be seen stands there as Python writes it."""
    value = "".join(one if one.isprintable() else repr(one)[1:-1] for one in value)
    mark = "`" * (1 + max(map(len, re.findall("`+", value)), default=0))
    space = " " if value.startswith("`") or value.endswith("`") else ""
    return f"{mark}{space}{value}{space}{mark}"


def _code(value: str) -> str:
    """A code span for a cell of a table."""
    return _span(value).replace("|", "\\|")


def _cell(help: str) -> str:
    """Markdown of several lines or paragraphs, as a cell of a table."""
    paragraphs = (" ".join(one.split()) for one in re.split(r"\n\s*\n", help.replace("\b", "")))
    return "<br>".join(paragraphs).replace("|", "\\|")


def _prose(text: str, program: str) -> str:
    """A help text as Markdown: what keeps its lines in `--help` becomes code.

    That is what is indented, and what stands below a line with Click's mark, `\\b`.
    """
    blocks: list[tuple[str, list[str]]] = []
    for paragraph in _paragraphs(text):
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
    written = (fence("\n".join(lines), kind) if kind else "\n".join(lines) for kind, lines in blocks)
    return "\n\n".join(written).strip() + "\n" if text else ""


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a help text; a block of code between fences is one, its blank lines too.

    A fence without an end gets one, so that it takes no more than its help text.
    """
    held: list[str] = []
    for paragraph in re.split(r"\n[^\S\n]*\n", text):
        held.append(paragraph)
        mark = _open_fence("\n\n".join(held))
        if not mark:
            yield "\n\n".join(held)
            held = []
    if held:
        yield "\n\n".join(held).rstrip() + f"\n{mark}"


def _open_fence(text: str) -> str:
    """The fence that a text leaves open, or nothing."""
    mark = ""
    for line in text.split("\n") if not text.startswith((" " * 4, "\b")) else ():
        found = re.match(r" {0,3}(`{3,}|~{3,})(.*)", line)
        if found and not mark:
            mark = found[1]
        elif found and found[1].startswith(mark) and not found[2].strip():
            mark = ""
    return mark


def _is_list(block: tuple[str, list[str]]) -> bool:
    kind, lines = block
    return not kind and re.match(r"\s*([-*+]|\d+[.)])\s", lines[0]) is not None

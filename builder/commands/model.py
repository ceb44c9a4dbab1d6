"""A command line as it describes itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Option:
    """An option, or an argument. `names` are all ways to write it, with its value behind the last.

    `panel` is the heading above it in `--help`; `default` is as `--help` shows it, "" where it shows none,
    and `limits` are those of a number, such as `x>=1`.
    """

    names: str
    help: str = ""
    argument: bool = False
    panel: str = ""
    default: str = ""
    variable: str = ""
    limits: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A command with those below it. `usage` begins with the `program`, which may be several words, as
    `path` does; `reason` says why it is deprecated, or what to use, if anything does."""

    program: str
    path: str
    usage: str
    help: str = ""
    summary: str = ""
    epilogue: str = ""
    deprecated: bool = False
    reason: str = ""
    options: list[Option] = field(default_factory=list)
    commands: list[Command] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id of its heading: the words behind the program; "" for the program itself."""
        return "-".join(self.path.removeprefix(self.program).split())

    def walk(self) -> Iterator[Command]:
        """The command and all below it, in their order."""
        yield self
        for one in self.commands:
            yield from one.walk()

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Command:
        """The command that `describe` has written."""
        options = [Option(**one) for one in value["options"]]
        commands = [cls.from_json(one) for one in value["commands"]]
        return cls(**{**value, "options": options, "commands": commands})

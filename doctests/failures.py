"""What is shown of an example that failed: each place with what is wrong there, and how to run it again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from doctests.choices import Choices
from doctests.model import Failure
from doctests.report import headline
from toctree.findings import shown


class ExampleError(Exception):
    """What is wrong in a file with an example, or with the whole document; its text is for people.

    `again` is the command that repeats it.
    """

    def __init__(self, path: Path, failures: Sequence[Failure], again: str) -> None:
        self.path = path
        self.failures = failures
        super().__init__("\n".join([*_lines(path, failures), f"again: {again}"]))


def describe(error: ExampleError, excinfo: pytest.ExceptionInfo[BaseException]) -> Any:
    """The failure as pytest shows, summarises and sends it: at its line of the file.

    pytest's own representation of the exception is what its other reporters understand; only the
    place in it, where this room raised the exception, is changed for the author's.
    """
    representation = excinfo.getrepr(style="value")
    first = error.failures[0]
    if representation.reprcrash is not None:
        representation.reprcrash.path = str(error.path)
        representation.reprcrash.lineno = first.line
        representation.reprcrash.message = headline(first.message)
    return representation


def command(nodeid: str, config: pytest.Config, choices: Choices) -> str:
    """The line that runs a node again, from the folder that pytest was started in."""
    path, *names = nodeid.split("::")
    target = "::".join([shown(config.rootpath / path), *names])
    options = [f"--device {choices.device}"] if choices.device != "auto" else []
    options += [f"--{name}" for name in ("network", "commands", "slow") if getattr(choices, name)]
    return " ".join(["doc-builder doctest", shlex.quote(target), *options])


def _lines(path: Path, failures: Sequence[Failure]) -> Iterator[str]:
    try:
        source = path.read_bytes().splitlines()
    except OSError:
        source = []
    for one in failures:
        first, *rest = one.message.splitlines() or [""]
        yield f"{shown(path)}:{one.line}: {first}"
        code = source[one.line - 1].decode(errors="replace").strip() if one.line <= len(source) else ""
        if code.removeprefix(">>> ") not in one.message:
            yield f"    {code}"
        yield from (f"    {line}" for line in rest)

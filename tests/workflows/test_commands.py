"""Each option of `doc-builder` in a script is one that the command has."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
import typer

from builder.cli import app
from tests.workflows.workflows import Workflow, ours


def _command(words: list[str]) -> Any:
    """The command that words name, and how many of them do."""
    command: Any = typer.main.get_command(app)
    for word in words:
        if word not in getattr(command, "commands", {}):
            break
        command = command.commands[word]
    return command.commands["run"] if "run" in getattr(command, "commands", {}) else command


def _used(script: str) -> tuple[list[list[str]], set[str]]:
    """The commands of a script, and the options in it, in whichever list they stand."""
    script = script.replace("\\\n", " ")
    lines = re.findall(r"doc-builder ([a-z].*?)(?: \|\|.*|\))?$", script, re.MULTILINE)
    return [shlex.split(line) for line in lines], set(re.findall(r"(?<=[\s(])--?[a-z][\w-]*", script))


SCRIPTS = [
    (one, step["run"]) for one in ours() for _, step in one.steps() if "doc-builder " in step.get("run", "")
]


@pytest.mark.parametrize(("workflow", "script"), SCRIPTS, ids=lambda one: getattr(one, "name", "script"))
def test_options_exist(workflow: Workflow, script: str) -> None:
    calls, options = _used(script)
    known = {name for call in calls for one in _command(call).params for name in one.opts}
    # Of other programs' in the same scripts.
    others = {"-p", "-n", "-f", "-delete", "-name", "-ra", "-t", "-e", "-qs"}
    assert calls
    assert options - others <= known


def test_an_option_that_is_not_there_is_noticed() -> None:
    calls, options = _used("doc-builder publish clean --day 3")
    assert "--day" in options
    assert "--day" not in {name for call in calls for one in _command(call).params for name in one.opts}

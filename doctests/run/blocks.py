"""An example as its process is given it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from doctests.check import expects_exception
from doctests.code import bound_names, missing_names
from doctests.model import Example, Statement

from .inside.wire import Message


def block(example: Example, unmade: Sequence[str]) -> Message:
    """The message that has a process run an example, unless one of the names `unmade` is missing there."""
    skips = any("SKIP" in one.flags for one in example.statements)
    return {
        "do": "run",
        "kind": example.kind,
        "prompts": has_prompts(example),
        "file": code_file(example.path),
        "decorators": list(example.decorators),
        "unmade": list(unmade),
        "statements": [
            {
                "code": one.code,
                "line": one.line,
                "skip": "SKIP" in one.flags,
                "binds": sorted(bound_names(one.code)) if skips else [],
                "loads": sorted(missing_names(one.code)) if skips else [],
                "raises": one.want is not None and expects_exception(one.want),
                "value": is_compared(one),
            }
            for one in example.statements
        ],
    }


def has_prompts(example: Example) -> bool:
    """Whether each of its expressions shows its value: a `runnable` block may have prompts or none."""
    if example.kind != "runnable":
        return example.kind == "session"
    return len(example.statements) > 1 or any(one.want == "" for one in example.statements)


def is_compared(statement: Statement) -> bool:
    """Whether what a statement gives is compared."""
    return statement.want is not None and "IGNORE_RESULT" not in statement.flags


def code_file(path: Path) -> str:
    """The file of an example's code, as code objects name it. A page's own name; a module's in angle
    brackets, for the lines of its docstrings aren't those that Python reads there."""
    return f"<{path}>" if path.suffix == ".py" else str(path)

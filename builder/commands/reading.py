"""Has an app describe its commands, in another process, and keeps what it said until its files change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autodoc.digests import digest
from autodoc.store import Store
from builder.commands import describe
from builder.commands.model import Command


@dataclass(frozen=True, slots=True)
class Reading:
    """An app's commands, or None with the `problem` that kept them from being read.

    `unread` are single commands that couldn't be read, each with the reason. `key` changes whenever
    any of this does.
    """

    command: Command | None = None
    problem: str = ""
    key: str = ""
    unread: tuple[str, ...] = ()


def read_commands(app: str, folder: Path | None, program: str, store: Store, timeout: float) -> Reading:
    """The commands of the app `module:attribute`, whose package may lie in a `folder`.

    What was read before is taken from the `store` as long as no imported file has changed. `program`
    is the name to show, "" for the app's own.
    """
    code = Path(describe.__file__).read_text("utf-8")
    key = digest("commands", code, app, str(folder), program, sys.version)
    known = store.load([key]).get(key)
    if known is None or not _stand(known["files"]):
        known = _ask(app, folder, program, timeout)
        if "problem" in known:
            return Reading(problem=known["problem"], key=known["problem"])
        if not known["unread"]:  # they may be read next time, with nothing changed that we know of
            store.save({key: known})
    command, unread = known["command"], known["unread"]
    return Reading(
        Command.from_json(command), key=digest(json.dumps([command, unread])), unread=tuple(unread)
    )


def _ask(app: str, folder: Path | None, program: str, timeout: float) -> dict[str, Any]:
    script = str(Path(describe.__file__))
    line = [sys.executable, "-P", script, app, str(folder or ""), program]
    environment = {**os.environ, "LANGUAGE": "en", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            line,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout,
            env=environment,
            check=False,
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"problem": f"it took longer than {timeout:g} seconds"}
    except ValueError:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        return {"problem": last or f"its process ended with {done.returncode}"}
    return found


def _stand(files: Mapping[str, list[int]]) -> bool:
    """Whether files are what they were."""
    for path, (modified, size) in files.items():
        try:
            state = Path(path).stat()
        except OSError:
            return False
        if (state.st_mtime_ns, state.st_size) != (modified, size):
            return False
    return True

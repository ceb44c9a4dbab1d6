"""The report of a run: one JSON document that the site, the next run's plan and a comment are made from.

Paths in it start from the folder of `mkdocs.yml` and have `/` on every system.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, TypedDict

from builder.files import write

State = Literal["passed", "failed", "skipped", "same"]
"""What came of a block; `same` is one that stands, with the same page, in another language, too."""

Block = TypedDict(
    "Block",
    {
        "path": str,
        "object": str,  # a docstring's, dotted; "" for a page
        "name": str,
        "line": int,
        "end_line": int,
        "digest": str,
        "state": State,
        "reason": str,  # why it was skipped
        "as": str,  # for `same`: path:line of the block that ran
        "seconds": float,
        "ran": str,  # ISO 8601, UTC
        "cached": bool,
        "message": str,  # what failed; several lines
    },
)


class Remark(TypedDict):
    """Something about a file: what a page leaves on the device, or how a translation's code differs."""

    path: str
    line: int
    message: str


class Report(TypedDict):
    """All that a run found out. `machine` has the fields of `doctests.run.Machine`, but for the memory."""

    version: int
    made: str
    machine: dict[str, Any]
    blocks: list[Block]
    problems: list[Remark]
    differences: list[Remark]


def headline(message: str) -> str:
    """A message in one line: its first, with the next where that says nothing (`ImportError:`)."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    if len(lines) > 1 and (" " not in lines[0] or lines[0].endswith(":")):
        return " ".join(lines[:2])
    return "".join(lines[:1])


def now() -> str:
    """The time as reports have it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def unknown_machine() -> dict[str, Any]:
    """What a report says of the machine when nothing had to run on it."""
    return {
        "python": platform.python_version(),
        "platform": platform.platform(),
        "device": "",
        "device_name": "",
        "devices": 0,
        "torch": "",
        "libraries": {},
    }


def make_report(
    machine: dict[str, Any], blocks: list[Block], problems: list[Remark], differences: list[Remark]
) -> Report:
    """A report, in the order of files and lines."""
    return {
        "version": 1,
        "made": now(),
        "machine": machine,
        "blocks": sorted(blocks, key=lambda one: (one["path"], one["line"], one["name"])),
        "problems": sorted(problems, key=lambda one: (one["path"], one["line"])),
        "differences": sorted(differences, key=lambda one: (one["path"], one["line"])),
    }


def write_report(path: Path, report: Report) -> None:
    """Writes a report as JSON. Raises OSError."""
    text = json.dumps(report, indent=1)
    write(path, f"{text}\n".encode())


def read_report(path: Path) -> Report:
    """A report from its file. Raises OSError, and ValueError where it is none of version 1."""
    report: Report = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(report, dict) or report.get("version") != 1:
        raise ValueError("this isn't a report that `doc-builder doctest --report` wrote")
    return report


def merged(reports: Sequence[Report]) -> Report:
    """One report of what several machines ran; the machine is that of the first which knows its own."""
    machines = [one["machine"] for one in reports]
    return make_report(
        next((one for one in machines if one["device"]), next(iter(machines), unknown_machine())),
        list(
            {
                (one["path"], one["object"], one["name"]): one for each in reports for one in each["blocks"]
            }.values()
        ),
        [one for each in reports for one in each["problems"]],
        [one for each in reports for one in each["differences"]],
    )


def failures(report: Report) -> list[Remark]:
    """The blocks that failed, each with what it said."""
    return [
        {"path": one["path"], "line": one["line"], "message": one["message"]}
        for one in report["blocks"]
        if one["state"] == "failed"
    ]


def seconds_by_path(reports: Iterable[Report]) -> dict[str, float]:
    """What each file took; the last report that has it counts."""
    seconds: dict[str, float] = {}
    for report in reports:
        mine: dict[str, float] = {}
        for block in report["blocks"]:
            mine[block["path"]] = mine.get(block["path"], 0.0) + block["seconds"]
        seconds |= mine
    return seconds

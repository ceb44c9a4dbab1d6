"""`<include>{…}</include>`: the part of another file that stands here.

    {"path": "…", "start-after": "…", "end-before": "…", "dedent": 4, "language": "py"}

Every key but `path` is optional: without `start-after` the part begins with the file,
without `end-before` it ends with it. A mark is the text of a line or a part of it; the
lines of both marks stay out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise

from .source import LINE_BREAK

KEYS = frozenset({"path", "start-after", "end-before", "dedent", "language"})


class IncludeError(Exception):
    """A file that cannot be included: raised by the caller's reader, reported at the tag."""


@dataclass(slots=True)
class IncludeSpec:
    """What an include asks for."""

    path: str
    start_after: str = ""
    end_before: str = ""
    dedent: int = 0
    language: str = ""


def read_spec(text: str) -> IncludeSpec:
    """Read the description between the tags. Raises IncludeError."""
    try:
        values = json.loads(text)
    except ValueError as error:
        raise IncludeError(f"its description is not JSON: {error}") from error
    if not isinstance(values, dict) or not isinstance(values.get("path"), str) or not values["path"]:
        raise IncludeError('its description has no "path"')
    unknown = sorted(values.keys() - KEYS)
    if unknown:
        raise IncludeError(f'it has no key "{unknown[0]}"; the keys are {", ".join(sorted(KEYS))}')
    try:
        dedent = int(values.get("dedent") or 0)
    except (TypeError, ValueError):
        raise IncludeError('"dedent" is not a number of columns') from None
    return IncludeSpec(
        path=values["path"],
        start_after=str(values.get("start-after") or ""),
        end_before=str(values.get("end-before") or ""),
        dedent=max(dedent, 0),
        language=str(values.get("language") or ""),
    )


def cut(text: str, spec: IncludeSpec) -> tuple[str, int]:
    """The part of a file that a spec asks for, and how many lines stand before it.

    Raises IncludeError when a mark isn't in the file.
    """
    ends = [match.end() for match in LINE_BREAK.finditer(text)]
    lines = [text[begin:end] for begin, end in pairwise([0, *ends, len(text)])]
    first, last = 0, len(lines)
    if spec.start_after:
        first = _find(lines, spec.start_after, 0, spec.path) + 1
    if spec.end_before:
        last = _find(lines, spec.end_before, first, spec.path)
    part = lines[first:last]
    if spec.dedent:
        part = [_dedented(line, spec.dedent) for line in part]
    return "".join(part), first


def _find(lines: list[str], mark: str, first: int, path: str) -> int:
    for number in range(first, len(lines)):
        if mark in lines[number]:
            return number
    raise IncludeError(f"{path} has no line with {mark!r}" + (f" after line {first}" if first else ""))


def _dedented(line: str, columns: int) -> str:
    stripped = len(line) - len(line.lstrip(" \t"))
    return line[min(columns, stripped) :]

"""Findings as people, programs and GitHub read them, and text that Markdown shows as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from enum import StrEnum

from toctree import Finding


class Format(StrEnum):
    """How a command prints what it has found."""

    HUMAN = "human"
    JSON = "json"
    GITHUB = "github"


class Listing(StrEnum):
    """How a command prints what is no finding."""

    HUMAN = "human"
    JSON = "json"


def printed(findings: Iterable[Finding], form: Format) -> str:
    """Findings in a form. JSON is one list, of objects with the fields of `Finding`; the others are lines."""
    if form is Format.JSON:
        return json.dumps([asdict(one) for one in findings], ensure_ascii=False, indent=1)
    if form is Format.GITHUB:
        return "\n".join(
            workflow_command(
                one.path, one.line, f"{one.message}; {one.hint}" if one.hint else one.message, one.rule
            )
            for one in findings
        )
    return "\n".join(f"{one} [{one.rule}]" for one in findings)


def workflow_command(path: str, line: int, message: str, title: str = "", level: str = "error") -> str:
    """The line that makes GitHub show a mistake at its place; `level` is error, warning or notice.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    values = {"file": path, "line": str(line)} | ({"title": title} if title else {})
    where = ",".join(f"{name}={_property(value)}" for name, value in values.items())
    return f"::{level} {where}::{_escaped(message)}"


def plain(text: str) -> str:
    """Text as Markdown shows it as it is."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|~@&" else char for char in text)


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

"""What a run was asked for: pytest's options, read once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from doctests import lists
from doctests.model import Document
from doctests.report import Report, read_report, seconds_by_path
from doctests.shards import ShardError, parse_shard


@dataclass(frozen=True, slots=True)
class Choices:
    """The options, with the lists and earlier reports that they name.

    `root` is where paths in lists and reports start. `shard` is which part of how many, from 1, and
    `seconds` what each file took before. The other fields are as `doctests.plugin` says.
    """

    root: Path
    language: str
    library: tuple[Path, ...]
    device: str
    network: bool
    commands: bool
    slow: bool
    timeout: float
    accept: bool
    cached: bool
    shard: tuple[int, int] | None
    seconds: dict[str, float]
    report: Path | None
    summary: Path | None
    not_run_list: tuple[lists.Entry, ...]
    slow_list: tuple[lists.Entry, ...]

    def relative(self, path: Path) -> str:
        """A file as lists and reports call it."""
        return os.path.relpath(path, self.root).replace(os.sep, "/")

    def skips(self, document: Document) -> dict[str, str]:
        """Which of a document's examples the lists keep from running, and why."""
        prefix = "::".join(filter(None, [self.relative(document.path), document.name]))
        found = {}
        for example in document.examples():
            target = f"{prefix}::{example.name}"
            reason = lists.reason_for(target, self.not_run_list)
            if reason is None and not self.slow:
                slow = lists.reason_for(target, self.slow_list)
                reason = None if slow is None else f"slow: {slow}"
            if reason is not None:
                found[example.name] = reason or "listed as not run, without a reason"
        return found


CHOICES = pytest.StashKey[Choices]()
"""Where a run's choices are kept in pytest's configuration."""


def read_choices(config: pytest.Config) -> Choices:
    """The options of a run. Raises pytest.UsageError for one that means nothing."""
    option = config.getoption
    root = _absolute(config, option("--doc-root") or config.rootpath)
    shard = option("--doc-shard")
    try:
        part = parse_shard(shard, os.environ) if shard else None
    except ShardError as error:
        raise pytest.UsageError(str(error)) from None
    return Choices(
        root=root,
        language=option("--doc-language"),
        library=tuple(_absolute(config, path) for path in option("--doc-library")),
        device=option("--doc-device"),
        network=option("--doc-network"),
        commands=option("--doc-commands"),
        slow=option("--doc-slow"),
        timeout=option("--doc-timeout"),
        accept=option("--doc-accept"),
        cached=not option("--doc-no-cache"),
        shard=part,
        seconds=seconds_by_path(_reports(_absolute(config, path) for path in option("--doc-durations"))),
        report=_output(config, option("--doc-report")),
        summary=_output(config, option("--doc-summary")),
        not_run_list=_list(root / option("--doc-not-run-list")),
        slow_list=_list(root / option("--doc-slow-list")),
    )


def _absolute(config: pytest.Config, path: Path) -> Path:
    return Path(os.path.normpath(config.invocation_params.dir / path))


def _output(config: pytest.Config, path: Path | None) -> Path | None:
    if path is None:
        return None
    path = _absolute(config, path)
    if path.is_dir():
        raise pytest.UsageError(f"{path}: this is a folder; name a file to write")
    return path


def _list(path: Path) -> tuple[lists.Entry, ...]:
    try:
        return tuple(lists.read(path))
    except OSError as error:
        raise pytest.UsageError(f"{path}: can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise pytest.UsageError(f"{path}: isn't UTF-8; save the file as UTF-8") from None


def _reports(paths: Iterable[Path]) -> list[Report]:
    reports = []
    for path in paths:
        try:
            reports.append(read_report(path))
        except FileNotFoundError:
            # The first run of all has no earlier one, and CI asks for it all the same.
            continue
        except (OSError, ValueError) as error:
            raise pytest.UsageError(f"{path}: {error}; name the report of an earlier run") from None
    return reports

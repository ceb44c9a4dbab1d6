"""What the reports of doctests say of the examples on a page: when one ran and on what, or why it didn't."""

from __future__ import annotations

import html
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from builder.site.cache import digest
from builder.site.settings import UsageError
from builder.strings import strings
from doctests.report import Report, read_report

_RANK = {"failed": 2, "passed": 1, "skipped": 0}
"""Of several reports on an example the one counts that says most."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of an example on a `day` (`2026-11-20`) and a machine. `state`: passed, failed, skipped."""

    state: str
    day: str
    where: str
    reason: str = ""

    def html(self, language: str) -> str:
        """The line below the example; it is the page's, also in a box of another language."""
        words = strings(language)
        if self.state == "skipped":
            text = words["example.skipped"].replace("{reason}", _foreign(self.reason))
        else:
            text = words[f"example.{self.state}"].replace("{day}", _foreign(self.day))
            text = text.replace("{where}", _foreign(self.where))
        place = f'lang="{words["language"]}" dir="{words["direction"]}"'
        return f'<p class="db-ran" data-state="{self.state}" {place}>{text}</p>'


def _foreign(text: str) -> str:
    """English words and numbers, whatever the direction of the sentence around them."""
    return f'<bdi lang="en" dir="ltr">{html.escape(text, quote=False)}</bdi>'


@dataclass(slots=True)
class Reports:
    """All reports together: by file and by an example's name and digest."""

    files: dict[Path, dict[tuple[str, str], Ran]] = field(default_factory=dict)

    def key(self, path: Path) -> str:
        """Changes with whatever is known of the examples of a page; "" where nothing is."""
        known = self.files.get(path)
        return digest(sorted(known.items(), key=lambda one: one[0])) if known else ""

    def on_page(self, path: Path, text: str) -> dict[int, Ran]:
        """What is known of the examples on a page, by the first line of their code.

        An example that has been changed since it ran isn't the one of the report.
        """
        known = self.files.get(path)
        if not known:
            return {}
        from doctests.pages import collect_page  # many builds have no report

        found = {}
        for example in collect_page(path, text).examples():
            ran = known.get((example.name, example.digest))
            if ran is not None and example.path == path:
                found[example.line] = ran
        return found


def read_reports(files: Iterable[Path], base: Path) -> Reports:
    """Reads reports that `doc-builder doctest --report` has written; their paths start at `base`.

    Raises UsageError with all that is wrong with them.
    """
    reports = Reports()
    wrong = []
    for file in files:
        try:
            _add(reports, read_report(file), base)
        except OSError as error:
            wrong.append(f"{file} can't be read: {error.strerror}")
        except (ValueError, KeyError, TypeError, AttributeError):
            wrong.append(f"{file} isn't a report of doctests")
    if wrong:
        raise UsageError(f"{'; '.join(wrong)}; write reports with doc-builder doctest --report FILE")
    return reports


def _add(reports: Reports, report: Report, base: Path) -> None:
    where = _machine(report["machine"])
    by_place = {f"{one['path']}:{one['line']}": one for one in report["blocks"]}
    for block in report["blocks"]:
        if block["object"]:
            continue  # a docstring's
        told = by_place.get(block["as"], block) if block["state"] == "same" else block
        if told["state"] not in _RANK:
            continue
        ran = Ran(told["state"], str(told["ran"] or report["made"])[:10], where, told["reason"])
        page = reports.files.setdefault(Path(os.path.normpath(base / block["path"])), {})
        name = (block["name"], block["digest"])
        before = page.get(name)
        if before is None or (_RANK[ran.state], ran.day) > (_RANK[before.state], before.day):
            page[name] = ran


def _machine(machine: Mapping[str, Any]) -> str:
    device = machine["device_name"] or machine["device"].upper()
    torch = [f"torch {machine['torch']}"] if machine["torch"] else []
    return ", ".join([device, *torch, f"Python {machine['python']}"])

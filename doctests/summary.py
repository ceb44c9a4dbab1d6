"""What a run found out, in a few lines: for the terminal, a comment in Markdown, and GitHub's annotations."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from builder.printing import plain, workflow_command
from doctests.report import Remark, Report, headline, seconds_by_path

_DEPENDENT = re.compile(r"needs `\w+` of line \d+, which .*", re.DOTALL)
_LINE = re.compile(r": line \d+ names it")

_FAILURES, _PAGES, _REASONS = 50, 10, 20
"""How many of each a comment shows: GitHub takes 65,536 characters."""


def lines(report: Report) -> Iterator[str]:
    """How many blocks ran, why others didn't, and what is odd: one line each."""
    states = Counter(block["state"] for block in report["blocks"])
    cached = sum(block["cached"] and block["state"] == "passed" for block in report["blocks"])
    ran = states["passed"] + states["failed"]
    known = f" ({cached} known from an earlier run)" if cached else ""
    yield f"{_count(ran, 'block')} ran: {states['passed']} passed, {states['failed']} failed{known}"
    for reason, count in _reasons(report).most_common():
        yield f"{count} skipped: {reason}"
    pages = {block["as"].rpartition(":")[0] for block in report["blocks"] if block["state"] == "same"}
    if pages:
        yield f"{_count(len(pages), 'page')} ran once for all languages with the same code"
    for remark in report["differences"]:
        yield f"{remark['path']}:{remark['line']}: {remark['message']}"


def markdown(report: Report, failures: Sequence[Remark]) -> str:
    """A summary for a pull request's comment. `failures` are single mistakes at their lines."""
    states = Counter(block["state"] for block in report["blocks"])
    parts = [f"{states['passed']} passed", f"{states['failed']} failed", f"{states['skipped']} skipped"]
    if states["same"]:
        parts.append(f"{states['same']} the same in another language")
    text = [f"**{_count(len(report['blocks']), 'example')}**: {', '.join(parts)}", "", _machine(report), ""]
    text += _section("Failed", [_item(one) for one in [*failures, *report["problems"]]], _FAILURES)
    text += _section("Code that differs from the English page's", map(_item, report["differences"]), _PAGES)
    reasons = [f"{count} × {plain(reason)}" for reason, count in _reasons(report).most_common()]
    text += _section("Skipped", reasons, _REASONS)
    slow = sorted(seconds_by_path([report]).items(), key=lambda one: (-one[1], one[0]))
    pages = [f"`{path}` {seconds:.1f} s" for path, seconds in slow if seconds >= 1]
    text += _section("Slowest", pages[:_PAGES], _PAGES)
    return "\n".join(text).rstrip() + "\n"


def workflow_commands(failures: Iterable[Remark], folder: str) -> Iterator[str]:
    """The lines that make GitHub show each mistake at its place.

    `folder` leads from the repository to where the report's paths start.
    """
    for one in failures:
        path = posixpath.normpath(f"{folder}/{one['path']}")
        yield workflow_command(path, one["line"], one["message"])


def _machine(report: Report) -> str:
    machine = report["machine"]
    device = machine["device_name"] or machine["device"]
    torch = f"torch {machine['torch']}" if machine["torch"] else ""
    return plain(", ".join(filter(None, [device, torch, f"Python {machine['python']}"])))


def _section(title: str, items: Iterable[str], limit: int) -> list[str]:
    rows = list(items)
    if not rows:
        return []
    more = [f"- and {len(rows) - limit} more"] if len(rows) > limit else []
    return [f"### {title}", "", *(f"- {row}" for row in rows[:limit]), *more, ""]


def _item(remark: Remark) -> str:
    return f"`{remark['path']}:{remark['line']}` {plain(headline(remark['message'])[:300])}"


def _reasons(report: Report) -> Counter[str]:
    """How often blocks weren't run for a reason, whichever lines of the page it names."""
    skipped = (block["reason"] for block in report["blocks"] if block["state"] == "skipped")
    return Counter(
        _LINE.sub("", _DEPENDENT.sub("needs a block that was skipped or failed", one)) for one in skipped
    )


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"

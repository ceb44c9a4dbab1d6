"""What is wrong with a page as a whole: it has no English page, or the parser stumbles over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from translations.checks.faults import Fault
from translations.checks.page import Checked
from translations.provenance import bad_records


def problems(page: Checked) -> Iterator[Fault]:
    """The parser's own rules, where it finds more in the translation than in English."""
    if not page.page.problems:
        return
    english = Counter(one.rule for one in page.base.problems) if page.base is not None else Counter[str]()
    own = Counter(one.rule for one in page.page.problems)
    for one in page.page.problems:
        if own[one.rule] > english[one.rule]:
            yield Fault(one.line, one.rule, one.message, one.hint)


def orphaned(page: Checked) -> Iterator[Fault]:
    """orphaned-page."""
    if page.status.english is None:
        message = "there is no English page of this name"
        yield Fault(1, "orphaned-page", message, "move it to where the English page went, or delete it")


def records(page: Checked) -> Iterator[Fault]:
    """bad-record."""
    for contents in page.own:
        for place, message, hint in bad_records(contents.section):
            yield Fault(page.page.line_of(place), "bad-record", message, hint)

"""Every form that an example can have, on pages of their own, and the mistakes that must be found there.

A comment below a block says what comes of it: `<!-- fails: 2 -->` that the second line of its code is
wrong (0: the fence itself; `fails` alone: some line of it), `<!-- skips: reason -->` that it isn't run
(`skips` alone: whatever this machine says). All others pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.markdown import Comment, parse, walk
from doctests.docstrings import collect_module
from doctests.model import Document, Result
from doctests.pages import collect_page
from doctests.run import Runner, RunSettings

FORMS = Path(__file__).parent / "forms"
PAGES = sorted(FORMS.glob("*.md"))


@dataclass(frozen=True)
class Expected:
    """What a comment says of the block above it."""

    outcome: str
    detail: str


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with Runner(RunSettings(device="cpu")) as runner:
        yield runner


def expectations(document: Document, text: str) -> dict[str, Expected]:
    """What the page's comments say, by the names of its examples."""
    examples = list(document.examples())
    found = {}
    for node in walk(parse(text, str(document.path))):
        if isinstance(node, Comment) and node.text.strip().startswith(("fails", "skips")):
            above = max((one for one in examples if one.line <= node.line), key=lambda one: one.line)
            outcome, _, detail = node.text.strip().partition(":")
            found[above.name] = Expected(outcome, detail.strip())
    return found


def judged(document: Document, result: Result) -> Expected | None:
    """A result as a comment would say it; None for a block that passed."""
    example = next(one for one in document.examples() if one.name == result.example)
    if result.outcome == "failed":
        return Expected("fails", ", ".join(str(one.line - example.line + 1) for one in result.failures))
    return Expected("skips", result.reason) if result.outcome == "skipped" else None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_blocks_come_to_what_the_page_says(page: Path, runner: Runner) -> None:
    text = page.read_text(encoding="utf-8")
    document = collect_page(page, text)
    expected = expectations(document, text)

    found = {one.example: judged(document, one) for one in runner.run(document)}

    assert list(found) == [one.name for one in document.examples()]
    for name, came in found.items():
        said = expected.get(name)
        if said is not None and not said.detail and came is not None:
            came = Expected(came.outcome, "")
        assert (name, came) == (name, said)


def test_docstrings_come_to_what_they_say(runner: Runner) -> None:
    path = FORMS / "documented.py"
    documents = collect_module(path, path.read_text(encoding="utf-8"), "tests.doctests.forms.documented")

    came = {
        document.name: [(one.outcome, [each.line for each in one.failures]) for one in runner.run(document)]
        for document in documents
    }

    assert came == {
        "tests.doctests.forms.documented": [("passed", [])],
        "half": [("passed", [])],
        "Ring": [("passed", [])],
        "Ring.next": [("passed", []), ("failed", [54])],
        "Ring.half": [("failed", [65])],
    }


def test_a_hundred_blocks_and_two_mistakes_on_each_page() -> None:
    blocks = 0
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        document = collect_page(page, text)
        blocks += len(list(document.examples()))
        wrong = [one for one in expectations(document, text).values() if one.outcome == "fails"]
        assert len(wrong) >= 2, page.name
    assert blocks >= 100

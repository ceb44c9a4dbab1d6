"""What the mutation benchmark changes, and that the changes in the project's own pages are found."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from benchmarks.mutations import GOAL, collect, found_in, mutations
from doctests.model import Statement

PAGES = Path(__file__).parents[2] / "docs" / "source" / "en"


def changed(want: str, tolerance: float | None = None) -> list[tuple[str, str]]:
    return [(one.family, one.apply(want)) for one in mutations(want, tolerance, number=False)]


def test_every_digit_and_letter_is_changed_once() -> None:
    assert changed("az 3 at 0x7f") == [
        ("digit", "az 4 at 0x7f"),
        ("letter", "bz 3 at 0x7f"),
        ("letter", "ay 3 at 0x7f"),
        ("letter", "az 3 bt 0x7f"),
        ("letter", "az 3 au 0x7f"),
    ]


def test_digits_are_changed_beyond_the_tolerance() -> None:
    assert changed("0.1234")[-1] == ("digit", "0.1236")
    assert changed("0.5", tolerance=0.2) == [("digit", "1.5"), ("digit", "0.0")]


def test_shapes_and_dtypes_are_changed() -> None:
    assert [text for family, text in changed("tensor([1, 2], dtype=torch.int8)") if family != "letter"][
        3:
    ] == [
        "tensor([1], dtype=torch.int8)",
        "tensor([1, 2, 1], dtype=torch.int8)",
        "tensor([[0]], dtype=torch.int8)",
        "tensor([1, 2])",
        "tensor([1, 2], dtype=torch.int32)",
    ]
    assert ("dtype", "tensor([1, 2], dtype=torch.float64)") in changed("tensor([1, 2])")


def test_of_a_traceback_only_the_exception_is_changed() -> None:
    want = "Traceback (most recent call last):\n    ...\nValueError: 3 is bad"
    found = Counter(one.family for one, caught in found_in(Statement("f()", 1, 1, want), None) if caught)
    assert found == {"digit": 1, "letter": 15}


def test_the_projects_own_pages_are_found_wrong() -> None:
    statements = [
        (one, example.options.tolerance)
        for document in collect([PAGES])
        for example in document.examples()
        for one in example.statements
        if one.want and "IGNORE_RESULT" not in one.flags
    ]
    outcomes = [caught for one, tolerance in statements for _, caught in found_in(one, tolerance)]
    assert len(outcomes) > 100
    assert sum(outcomes) >= GOAL * len(outcomes)

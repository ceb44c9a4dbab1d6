"""Lists in alphabetical order: what has slipped out of them, what is listed twice, and both mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from toctree import read_toctree
from toctree.layout import UneditableError
from toctree.sorting import check_order, in_alphabetical_order, without_doubles

NAMES = ["ALBERT", "BART", "bert", "CLIP", "DETR", "Electra", "Falcon", "Gemma", "Helium", "I-BERT", "Jamba"]


def listed(names: list[str], folder: str = "model_doc/") -> str:
    """A toctree with one group of pages."""
    rows = "".join(f"    - local: {folder}{name.lower()}\n      title: {name}\n" for name in names)
    return f"- title: Models\n  sections:\n{rows}"


def moved(name: str, before: str) -> list[str]:
    """The names with one of them before another."""
    rest = [one for one in NAMES if one != name]
    place = rest.index(before)
    return [*rest[:place], name, *rest[place:]]


def found(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "_toctree.yml"
    path.write_text(text, encoding="utf-8")
    return [f"{one.line} {one.rule} {one.hint}" for one in check_order(read_toctree(path))]


def test_a_page_out_of_order_is_named_with_its_place(tmp_path: Path) -> None:
    assert found(tmp_path, listed(moved("Helium", "bert"))) == ["7 unsorted-entry put it before “I-BERT”"]
    assert found(tmp_path, listed(moved("Jamba", "bert"))) == ["7 unsorted-entry put it at the end"]


def test_a_sorted_list_is_fine_and_small_letters_count_for_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, listed(NAMES)) == []


@pytest.mark.parametrize(
    "text",
    [
        listed(moved("Helium", "bert")[:9]),  # too few to tell
        listed(moved("Helium", "bert"), folder=""),  # guides, in the order in which to read them
        listed(NAMES[::-1]),  # in another order
    ],
)
def test_a_list_that_nobody_sorts_is_left_alone(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []
    assert in_alphabetical_order(text, Path("_toctree.yml")) == text


def test_sorting_moves_an_entry_with_its_comment_and_nothing_else() -> None:
    wrong = listed(moved("Helium", "bert"))
    wrong = wrong.replace("    - local: model_doc/helium", "    # of 2025\n    - local: model_doc/helium")
    right = listed(NAMES).replace(
        "    - local: model_doc/helium", "    # of 2025\n    - local: model_doc/helium"
    )
    for newline in ("\n", "\r\n"):
        before, after = wrong.replace("\n", newline), right.replace("\n", newline)
        assert in_alphabetical_order(before, Path("_toctree.yml")) == after
        assert in_alphabetical_order(after, Path("_toctree.yml")) == after


def test_a_page_listed_twice_under_one_title_is_listed_once() -> None:
    twice = listed([*NAMES, "BART"])
    assert without_doubles(twice, Path("_toctree.yml")) == listed(NAMES)
    other = listed(NAMES) + "    - local: model_doc/bart\n      title: BART, again\n"
    assert without_doubles(other, Path("_toctree.yml")) == other


def test_a_toctree_in_braces_is_left_to_its_author() -> None:
    with pytest.raises(UneditableError):
        without_doubles("[{local: a, title: A}, {local: a, title: A}]\n", Path("_toctree.yml"))

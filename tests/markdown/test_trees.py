"""Every row of the dialect: what a page means, told by its tree."""

from __future__ import annotations

import pytest

from builder.markdown import parse
from tests.markdown.markdown_cases import Case, cases
from tests.markdown.tree_text import tree_text


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_tree(case: Case) -> None:
    assert tree_text(parse(case.text)) == case.tree


def test_fixtures_are_found() -> None:
    assert len(cases()) > 100

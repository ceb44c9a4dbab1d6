"""Identifiers in right-to-left pages, in the order that they are typed in."""

from __future__ import annotations

import pytest

from builder.html import Highlighter, render
from builder.markdown import parse
from tests.html.conftest import LABELS


def shown(markdown: str, direction: str) -> str:
    page = parse(markdown)
    rendered = render(page, labels={**LABELS, "direction": direction}, highlighter=Highlighter())
    return rendered.fill(["" for _ in rendered.slots]).strip()


@pytest.mark.parametrize(
    ("word", "isolated"),
    [
        ("generate()", "generate()"),
        ('from_pretrained("x")', 'from_pretrained("x")'),
        ("--language", "--language"),
        ("C++", "C++"),
        ("\\_\\_init\\_\\_", "__init__"),
    ],
)
def test_what_looks_like_code_is_isolated(word: str, isolated: str) -> None:
    assert shown(f"استدعِ {word} أولا", "rtl") == f'<p>استدعِ <bdi dir="ltr">{isolated}</bdi> أولا</p>'


@pytest.mark.parametrize("text", ["مكتبة Transformers سريعة", "قبل (بعد)", "ثلاثة - أربعة", "(see below)"])
def test_words_and_brackets_of_prose_are_not(text: str) -> None:
    assert shown(text, "rtl") == f"<p>{text}</p>"


def test_left_to_right_pages_need_none() -> None:
    assert shown("Call generate() first", "ltr") == "<p>Call generate() first</p>"

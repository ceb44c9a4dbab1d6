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
        ("\\_toctree.yml", "_toctree.yml"),
        (".venv/bin/python", ".venv/bin/python"),
        ("/docs/source/", "/docs/source/"),
        ("docs/source/", "docs/source/"),
        ("4-bit", "4-bit"),
        ("2026-03-01", "2026-03-01"),
        ("3.11+", "3.11+"),
        ("-100", "-100"),
        ("Command-R+", "Command-R+"),
    ],
)
def test_what_looks_like_code_is_isolated(word: str, isolated: str) -> None:
    assert shown(f"استدعِ {word} أولا", "rtl") == f'<p>استدعِ <bdi dir="ltr">{isolated}</bdi> أولا</p>'


@pytest.mark.parametrize(
    "text",
    ["مكتبة Transformers سريعة", "قبل (بعد)", "ثلاثة - أربعة", "(see below)", "و/أو Linux/macOS", "3.5."],
)
def test_words_and_brackets_of_prose_are_not(text: str) -> None:
    assert shown(text, "rtl") == f"<p>{text}</p>"


def test_left_to_right_pages_need_none() -> None:
    assert shown("Call generate() first", "ltr") == "<p>Call generate() first</p>"


def test_a_price_or_a_size_in_a_comment_keeps_its_mark_in_front() -> None:
    html = Highlighter().highlight("py", "x = 1  # سعر $5 وحجم <10GB")
    assert '<span class="c1"># سعر <bdi>$5</bdi> وحجم <bdi>&lt;10GB</bdi></span>' in html


def test_code_without_arabic_needs_nothing() -> None:
    assert "bdi" not in Highlighter().highlight("py", "x = 1  # é costs $5")

"""Direction: right-to-left sentences, code that stays left to right."""

from __future__ import annotations

from tests.browser.served import Open

NAMES = """
() => [...document.querySelectorAll(".db-content p > code")].map((code) => {
  const text = code.firstChild;
  const place = (start) => {
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, start + 1);
    return range.getBoundingClientRect();
  };
  const first = place(0), last = place(text.length - 1);
  const oneLine = first.width && first.top === last.top;
  return { name: text.data, oneLine, first: first.left, last: last.left };
}).filter((one) => one.oneLine && one.name.length > 1)
"""


def test_a_name_in_an_arabic_sentence_reads_left_to_right(visit: Open) -> None:
    page = visit("ar/quickstart/")
    names = page.evaluate(NAMES)
    assert any("_" in one["name"] or "." in one["name"] for one in names)
    assert all(one["first"] < one["last"] for one in names), names


def test_words_round_a_name_keep_the_arabic_order(visit: Open) -> None:
    """In `كلمة <code>name()</code> كلمة` the word before stands right of the name, the word after left."""
    page = visit("ar/quickstart/")
    page.evaluate(
        "() => { document.querySelector('.db-content p').innerHTML ="
        " '<b>قبل</b> <code>Model.from_pretrained()</code>، <b>بعد</b>' }"
    )
    before, name, after = (
        page.locator(".db-content p").first.locator(selector).bounding_box()
        for selector in ("b >> nth=0", "code", "b >> nth=1")
    )
    assert before and name and after
    assert after["x"] < name["x"] < before["x"]
    order = page.locator(".db-content p code").first.evaluate(
        """code => [0, code.textContent.length - 1].map((at) => {
          const range = document.createRange();
          range.setStart(code.firstChild, at);
          range.setEnd(code.firstChild, at + 1);
          return range.getBoundingClientRect().left;
        })"""
    )
    assert order[0] < order[1], "the closing bracket stands at the right end of the name"


def test_code_blocks_and_formulas_are_left_to_right_on_an_arabic_page(visit: Open) -> None:
    page = visit("ar/write/dialect/")
    directions = page.locator(".highlight pre, .db-math").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).direction)"
    )
    assert directions and set(directions) == {"ltr"}

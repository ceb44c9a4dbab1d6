"""`_redirects.yml`: where pages that moved are now."""

from __future__ import annotations

from pathlib import Path

import pytest

from toctree import Redirects, check_redirects, read_redirects


def read(folder: Path, text: str) -> Redirects:
    path = folder / "_redirects.yml"
    path.write_text(text, encoding="utf-8")
    return read_redirects(path)


def said(redirects: Redirects, pages: set[str]) -> list[str]:
    findings = [*redirects.findings, *check_redirects(redirects, pages)]
    return [f"{one.line} {one.rule}: {one.message}; {one.hint}" for one in findings]


def test_rules_lead_to_pages_parts_and_other_sites(tmp_path: Path) -> None:
    redirects = read(
        tmp_path,
        "# moved\nquantization: quantization/overview\nold: new#part\nforum: https://example.org/forum\n",
    )
    assert redirects.rules == {
        "quantization": "quantization/overview",
        "old": "new#part",
        "forum": "https://example.org/forum",
    }
    assert redirects.lines["old"] == 3
    assert said(redirects, {"quantization/overview", "new"}) == []


def test_no_file_no_rules(tmp_path: Path) -> None:
    redirects = read_redirects(tmp_path / "_redirects.yml")
    assert (redirects.rules, redirects.findings) == ({}, [])


def test_a_chain_leads_to_its_end(tmp_path: Path) -> None:
    redirects = read(tmp_path, "a: b\nb: c#x\nc: d\n")
    assert redirects.resolve("a") == "d#x"
    assert redirects.resolve("unknown") == "unknown"
    assert said(redirects, {"d"}) == [
        "1 redirect-chain: `a` redirects to `b`, which is redirected itself; write `a: d#x`",
        "2 redirect-chain: `b` redirects to `c#x`, which is redirected itself; write `b: d#x`",
    ]


def test_the_way_ends_at_a_page_even_if_a_rule_shadows_it(tmp_path: Path) -> None:
    redirects = read(tmp_path, "a: index\nb: a\nc: index#part\nindex: b\n")
    assert redirects.resolve("a", {"index"}) == "index"
    assert said(redirects, {"index"}) == [
        "2 redirect-chain: `b` redirects to `a`, which is redirected itself; write `b: index`",
        "4 redirect-shadowed: `index` is a page, so its rule does nothing; delete the rule or the page",
    ]


def test_a_circle_leads_nowhere(tmp_path: Path) -> None:
    redirects = read(tmp_path, "a: b\nb: a\nc: a\nself: self\n")
    assert redirects.resolve("c") == "c"
    assert [one.rule for one in check_redirects(redirects, set())] == ["redirect-loop"] * 4


def test_a_target_must_be_a_page_and_a_source_none(tmp_path: Path) -> None:
    redirects = read(tmp_path, "old: performnce\nindex: other\n")
    assert said(redirects, {"performance", "index", "other"}) == [
        "1 redirect-missing: `old` redirects to `performnce`, which isn't a page; "
        "did you mean `performance`?",
        "2 redirect-shadowed: `index` is a page, so its rule does nothing; delete the rule or the page",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- a\n", "1 bad-value: a list where `old: new` pairs are due; write `old/page: new/page`"),
        (
            "a: [b]\n",
            "1 bad-value: a single value: a list where `old: new` is due; write `old/page: new/page`",
        ),
        ("a: b\na: c\n", "2 bad-value: a second rule for `a`; keep one of them"),
        (
            "../../out: b\n",
            "1 bad-value: `../../out` isn't the path of a page; "
            "write it like a `local` of the toctree: folder/page",
        ),
        (
            "a: /b\n",
            "1 bad-value: `/b` isn't the path of a page; write it like a `local` of the toctree: folder/page",
        ),
    ],
)
def test_rules_that_cannot_be_used(tmp_path: Path, text: str, fault: str) -> None:
    assert said(read(tmp_path, text), {"b"}) == [fault]

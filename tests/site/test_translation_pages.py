"""The pages without a file: how fresh each language is, and its glossary."""

from __future__ import annotations

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from builder.markdown import parse
from builder.site.build import build as run
from builder.site.config import load
from builder.site.dashboard import held
from builder.site.settings import UsageError
from builder.site.written_markdown import literal
from tests.site.docs import Docs
from translations.claims import Claim
from translations.sections import sections_of

ENGLISH = "# Home [[home]]\n\nWelcome to us.\n\n## Install [[install]]\n\nTake the wheel.\n"
KOREAN = "# 홈 [[home]]\n{}\n\n환영합니다.\n\n## 설치 [[install]]\n{}\n\n휠을 받으세요.\n"
TOCTREE = (
    "- local: index\n  title: Home\n- local: guide\n  title: The <guide> & more\n"
    "- local: about/status\n  title: Status\n- local: about/glossary\n  title: Glossary\n"
)
CONFIG = """\
site_name: Library
theme: {name: material}
plugins:
- doc-builder:
    source: docs/source
    translations: {dashboard: about/status, glossary: about/glossary}
"""


def record(title: str, state: str) -> str:
    section = next(one for one in sections_of(parse(ENGLISH)) if one.id == title)
    return f"<!-- translated from {section.digest}, {state} -->"


@pytest.fixture
def about(docs: Docs) -> Docs:
    """English with two pages, of which Korean has one, with a stale section; and Arabic with nothing."""
    korean = KOREAN.format(record("home", "reviewed"), record("install", "draft"))
    docs.write(
        {
            "en/_toctree.yml": TOCTREE,
            "en/index.md": ENGLISH.replace("the wheel", "the wheel or the *source*"),
            "en/guide.md": "# Guide\n\nFive words in this page.\n",
            "ko/_toctree.yml": "- local: index\n  title: 홈\n",
            "ko/index.md": korean,
            "ko/old.md": "# 옛 글\n",
            "ar/_toctree.yml": "- local: about/status\n  title: الحال\n",
            "ar/_redirects.yml": "",
        }
    )
    (docs.root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    claims = docs.root / "translations" / "claims" / "ko"
    claims.mkdir(parents=True)
    (claims / "guide.yml").write_text("who: Kim <k@x>\nsince: 2026-11-01\n", encoding="utf-8")
    glossary = docs.root / "translations" / "glossary"
    glossary.mkdir(parents=True)
    (glossary / "ko.yml").write_text(
        "- term: wheel\n  preferred: [휠, 바퀴]\n  avoid: [타이어]\n  reason: 짧습니다.\n"
        "- term: Py|Torch\n  keep: true\n",
        encoding="utf-8",
    )
    return docs


def build(docs: Docs, *languages: str, **options: object) -> list[str]:
    """Builds by mkdocs.yml; gives back the rules of the findings."""
    plugin = {"languages": list(languages) or None, "cache_dir": str(docs.root / "cache"), **options}
    config, loaded = load(
        docs.root / "mkdocs.yml", {"site_dir": str(docs.out)}, {"search": False, "jobs": 1, **plugin}
    )
    result = run(config, loaded)
    assert not result.failed, result.findings
    return [one.rule for one in result.findings]


def page(docs: Docs, path: str) -> LexborHTMLParser:
    return LexborHTMLParser(docs.read(path))


def cells(parsed: LexborHTMLParser, table: int) -> list[list[str]]:
    return [
        [" ".join(cell.text().split()) for cell in row.css("th, td")]
        for row in parsed.css("table")[table].css("tr")
    ]


def test_entries_without_a_file_are_no_findings(about: Docs) -> None:
    assert build(about, "en", "ko") == ["unlisted-page"]  # `old`, which Korean's toctree doesn't list
    nav = page(about, "en/index.html").css_first(".md-nav--primary")
    assert nav is not None and "Status" in nav.text() and "Glossary" in nav.text()


def test_the_dashboard_counts_what_is_fresh_stale_and_missing(about: Docs) -> None:
    build(about, "en", "ko")
    english = page(about, "en/about/status/index.html")
    assert [row[:-1] for row in cells(english, 0)] == [
        ["Language", "Pages", "Up to date", "Stale", "Missing"],  # nothing is "Not known"
        ["العربية", "0 / 2", "0", "0", "3"],
        ["한국어", "1 / 2", "1", "1", "1"],
    ]
    bar = english.css(".db-coverage__bar")[1]
    assert bar.attributes["aria-label"] == "한국어: Up to date 33%, Stale 33%, Missing 33%"
    assert "33% of the sections are up to date, in 1 of 2 pages." in english.css_first("#ko ~ p").text()


def test_it_names_the_pages_to_update_and_their_sections(about: Docs) -> None:
    build(about, "en", "ko")
    english = page(about, "en/about/status/index.html")
    assert cells(english, 1)[1][:3] == ["홈", "설치", ""]
    links = [link.attributes["href"] for link in english.css("table")[1].css("a")]
    assert links == ["../../../ko/", "../../../ko/#install"]


def test_it_names_missing_and_orphaned_pages_and_who_works_on_them(about: Docs) -> None:
    build(about, "en", "ko")
    english = page(about, "en/about/status/index.html")
    folded = {
        one.css_first("summary").text(): " ".join(one.css_first("ul").text().split())
        for one in english.css("details")
        if one.css_first("ul")
    }
    assert folded["Missing pages: 1"] == "The <guide> & more In progress: Kim <k@x>, since 2026-11-01"
    assert folded["Pages that English doesn't have: 1"] == "old"


def test_what_is_still_english_is_named_in_english(about: Docs) -> None:
    text = ENGLISH.replace("[[home]]\n", f"[[home]]\n{record('home', 'todo')}\n")
    toctree = "- local: index\n  title: Home\n- local: guide\n  title: 안내\n"
    about.write({"ko/_toctree.yml": toctree, "ko/index.md": text})
    build(about, "en", "ko")
    names = page(about, "en/about/status/index.html").css("#ko ~ details a bdi")
    assert {(one.text(), one.attributes["lang"]) for one in names} >= {("Home", "en"), ("안내", "ko")}
    assert ("Home", "ko") not in {(one.text(), one.attributes["lang"]) for one in names}


def test_claims_lapse_with_the_days_of_changes() -> None:
    old, new = Claim("ko", "a", "Kim", date(2020, 1, 1)), Claim("ko", "b", "Lee", date(2026, 2, 1))
    assert held([old, new], ["2025-12-01", "2026-03-01"]) == [new]
    assert held([old, new], []) == [old, new]  # without git, nothing has a day


def test_each_language_reads_it_in_its_own_words(about: Docs) -> None:
    build(about)
    korean = page(about, "ko/about/status/index.html")
    assert korean.css_first("h1").text().startswith("번역 현황")
    assert "db-fallback" not in about.read("ko/about/status/index.html")
    arabic = page(about, "ar/about/status/index.html")
    assert arabic.css_first("h1").text().startswith("أحوال الترجمة")
    assert "open" in korean.css("details")[0].attributes


def test_languages_that_are_not_built_are_told_of_too(about: Docs) -> None:
    build(about, "en")
    links = [link.attributes["href"] for link in page(about, "en/about/status/index.html").css("details a")]
    assert "../../../ko/#install" in links


def test_a_change_of_a_page_shows_at_the_next_build(about: Docs) -> None:
    build(about, "en", "ko")
    fresh = KOREAN.format(record("home", "reviewed"), "")
    about.write({"ko/index.md": fresh})
    build(about, "en", "ko")
    assert "설치" not in page(about, "en/about/status/index.html").css_first("#ko ~ *").text()
    claim = about.root / "translations" / "claims" / "ko" / "guide.yml"
    claim.write_text("who: Lee\nsince: 2026-11-02\n", encoding="utf-8")
    build(about, "en", "ko")
    assert "Lee" in about.read("ko/about/status/index.html")


def test_the_glossary_shows_a_languages_terms(about: Docs) -> None:
    build(about, "en", "ko")
    assert cells(page(about, "ko/about/glossary/index.html"), 0) == [
        ["용어", "번역어", "피할 표현", "이유"],
        ["Py|Torch", "그대로 둡니다", "", ""],
        ["wheel", "휠, 바퀴", "타이어", "짧습니다."],
    ]
    assert cells(page(about, "en/about/glossary/index.html"), 0) == [
        ["Term", "한국어"],
        ["Py|Torch", "Py|Torch"],
        ["wheel", "휠, 바퀴"],
    ]


def test_a_language_without_a_glossary_says_so(about: Docs) -> None:
    build(about)
    assert "لا يوجد مسرد لهذه اللغة بعد." in about.read("ar/about/glossary/index.html")


def test_a_mistake_in_a_glossary_is_a_finding(about: Docs) -> None:
    path = about.root / "translations" / "glossary" / "ko.yml"
    path.write_text("- term: wheel\n  prefered: 휠\n", encoding="utf-8")
    assert "unknown-key" in build(about, "en", "ko")


def test_a_file_of_that_name_stays(about: Docs) -> None:
    about.write({"en/about/status.md": "# My own\n"})
    build(about, "en", "ko")
    assert page(about, "en/about/status/index.html").css_first("h1").text().startswith("My own")
    assert page(about, "ko/about/status/index.html").css_first("h1").text().startswith("번역 현황")


def test_twice_and_with_two_processes_they_are_the_same_bytes(about: Docs) -> None:
    build(about)
    before = about.files()
    build(about, cache_dir="", jobs=2)
    assert about.files() == before


def test_by_default_there_are_none(three_languages: Docs) -> None:
    three_languages.build()
    assert not list(three_languages.out.rglob("status"))


def test_a_name_that_is_no_page_is_refused(about: Docs) -> None:
    config = about.root / "mkdocs.yml"
    config.write_text(CONFIG.replace("about/status", "/about/status"), encoding="utf-8")
    with pytest.raises(UsageError, match="names no page"):
        build(about)


@pytest.mark.parametrize(
    "text",
    [
        "a*b*",
        "[x](y)",
        "<z>",
        "$5 and $6",
        "a | b",
        "`q`",
        "__i__",
        "https://x.y",
        "me@x.y",
        "C:\\d",
        "&amp;",
    ],
)
def test_a_title_is_written_so_that_it_reads_as_it_is(docs: Docs, text: str) -> None:
    docs.write(
        {"en/_toctree.yml": "- local: index\n  title: Home\n", "en/index.md": f"x {literal(text)} y\n"}
    )
    docs.build()
    html = LexborHTMLParser(docs.read("en/index.html"))
    assert html.css_first(".db-content p").inner_html == f"x {_escaped(text)} y"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

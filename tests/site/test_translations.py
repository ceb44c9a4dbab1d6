"""What the site says of its translations: notices, marks, credits, and the pages about them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from builder.markdown import parse
from tests.site.docs import Docs
from translations.documentation import File
from translations.scaffold import new_page
from translations.sections import sections_of

ENGLISH = """\
# Home [[home]]

Welcome.

## Install [[install]]

Take the wheel.

## Use [[use]]

Call it.
"""

KOREAN = """\
# 홈 [[home]]

환영합니다.

## 설치 [[install]]

휠을 받으세요.

## 사용 [[use]]

부르세요.
"""

TOCTREE = "- local: index\n  title: Home\n"


def git(folder: Path, *arguments: str, date: str = "2026-03-01T12:00:00Z", who: str = "Ann") -> None:
    people = {f"GIT_{role}_{what}": who for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "HOME": str(folder)}
    subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, capture_output=True, env={**people, **dates}
    )


def commit(docs: Docs, pages: dict[str, str], day: str, who: str = "Ann") -> str:
    """Commits pages on a day; gives back the commit."""
    docs.write(pages)
    git(docs.root, "add", "docs")
    git(docs.root, "commit", "-qm", "change", date=f"{day}T12:00:00Z", who=who)
    done = subprocess.run(["git", "-C", str(docs.root), "rev-parse", "HEAD"], check=True, capture_output=True)
    return done.stdout.decode().strip()


@pytest.fixture
def home(docs: Docs) -> Docs:
    """One page in English and Korean, each written by somebody else, in a clone from GitHub."""
    git(docs.root, "init", "-q")
    git(docs.root, "remote", "add", "origin", "git@github.com:org/lib.git")
    commit(docs, {"en/_toctree.yml": TOCTREE, "en/index.md": ENGLISH}, "2026-01-01")
    commit(docs, {"ko/_toctree.yml": TOCTREE, "ko/index.md": KOREAN}, "2026-01-02", "Kim")
    return docs


def page(docs: Docs, path: str) -> LexborHTMLParser:
    return LexborHTMLParser(docs.read(path))


def found(parsed: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    node = parsed.css_first(selector)
    assert node is not None, selector
    return node


def words(node: LexborNode) -> str:
    return " ".join(node.text().split())


def test_a_fresh_translation_says_nothing(home: Docs) -> None:
    home.build()
    html = home.read("ko/index.html")
    assert "db-notice" not in html and "db-stale" not in html


def test_a_stale_section_is_marked_and_told_above_with_the_commit(home: Docs) -> None:
    sha = commit(home, {"en/index.md": ENGLISH.replace("the wheel", "the wheel or the source")}, "2026-02-03")
    home.build()
    korean = page(home, "ko/index.html")
    notice = found(korean, ".db-notice")
    assert notice.attributes["aria-label"] == "이 번역은 영어 문서보다 오래되었습니다"
    assert "2026-02-03 이후" in words(notice)
    address = f"https://github.com/org/lib/commit/{sha}"
    assert [link.attributes["href"] for link in notice.css("a")] == ["../en/", address]
    (mark,) = korean.css(".db-stale")
    assert words(mark) == "영어 문서가 2026-02-03 이후 바뀌었습니다. 바뀐 내용"
    assert found(korean, "#install + .db-stale a").attributes["href"] == address
    assert "db-notice" not in home.read("en/index.html")


def test_elsewhere_than_on_a_forge_the_mark_leads_to_the_english_section(home: Docs) -> None:
    git(home.root, "remote", "set-url", "origin", "/srv/lib.git")
    commit(home, {"en/index.md": ENGLISH.replace("the wheel", "the source")}, "2026-02-03")
    home.build()
    korean = page(home, "ko/index.html")
    assert found(korean, ".db-stale a").attributes["href"] == "../en/#install"
    assert [link.attributes["href"] for link in korean.css(".db-notice a")] == ["../en/"]


def test_a_change_that_is_not_committed_has_no_day(home: Docs) -> None:
    home.write({"en/index.md": ENGLISH.replace("the wheel", "the source")})
    home.build()
    assert words(found(page(home, "ko/index.html"), ".db-stale")).startswith(
        "번역한 뒤 영어 문서가 바뀌었습니다."
    )


def test_sections_that_only_english_has_are_named(home: Docs) -> None:
    commit(home, {"en/index.md": ENGLISH + "\n## More & more [[more]]\n\nRead on.\n"}, "2026-02-03")
    home.build()
    korean = page(home, "ko/index.html")
    link = found(korean, ".db-notice a[lang=en]")
    assert (link.text(), link.attributes["href"]) == ("More & more", "../en/#more")
    assert not korean.css(".db-stale")


def digest(title: str) -> str:
    return next(one.digest for one in sections_of(parse(ENGLISH)) if one.id == title)


def test_records_are_enough_without_git(docs: Docs) -> None:
    recorded = KOREAN
    for name, state in (("home", "reviewed"), ("install", "draft"), ("use", "todo")):
        recorded = recorded.replace(
            f"[[{name}]]\n", f"[[{name}]]\n<!-- translated from {digest(name)}, {state} -->\n"
        )
    docs.write({f"{code}/_toctree.yml": TOCTREE for code in ("en", "ko")})
    docs.write({"en/index.md": ENGLISH, "ko/index.md": recorded})
    docs.build()
    korean = page(docs, "ko/index.html")
    assert [one.attributes["data-state"] for one in korean.css(".db-stale")] == ["todo"]
    assert found(korean, "#use + .db-stale").text().startswith("이 섹션은 아직 번역되지 않았습니다.")
    assert "아직 아무도 검토하지 않은 섹션이 있습니다." in words(found(korean, ".db-notice"))


def test_a_section_that_is_still_english_says_so_in_its_html(docs: Docs) -> None:
    todo = {
        name: f"[[{name}]]\n<!-- translated from {digest(name)}, todo -->\n" for name in ("home", "install")
    }
    text = KOREAN
    for name, heading in todo.items():
        text = text.replace(f"[[{name}]]\n", heading)
    docs.write({f"{code}/_toctree.yml": TOCTREE for code in ("en", "ko")})
    docs.write({"en/index.md": ENGLISH, "ko/index.md": text})
    docs.build()
    korean = page(docs, "ko/index.html")
    english = korean.css(".db-content div[lang=en][dir=ltr]")
    assert [words(found(one, "h1, h2")).rstrip("¶") for one in english] == ["홈", "설치"]
    assert [len(one.css("p:not(.db-stale)")) for one in english] == [1, 1]
    assert [one.attributes["lang"] for one in korean.css(".db-stale")] == ["ko", "ko"]
    assert found(korean, "#use").parent.attributes["class"] == "db-content"


def test_a_page_of_which_nothing_is_translated_says_that(docs: Docs) -> None:
    english = ENGLISH + "\n## `Trainer` [[trainer]]\n\n```py\nx = 1\n```\n"
    docs.write({f"{code}/_toctree.yml": TOCTREE for code in ("en", "ko")})
    made = new_page(File("en", "index", docs.source / "en/index.md", english))
    docs.write({"en/index.md": english, "ko/index.md": made})
    docs.build()
    notice = words(found(page(docs, "ko/index.html"), ".db-notice"))
    assert notice == "이 페이지는 아직 번역되지 않았습니다 영어 원문을 보고 계십니다. 영어 문서"


def test_a_draft_that_nobody_has_reviewed_says_so(docs: Docs) -> None:
    recorded = KOREAN
    for name in ("home", "install", "use"):
        recorded = recorded.replace(
            f"[[{name}]]\n", f"[[{name}]]\n<!-- translated from {digest(name)}, draft -->\n"
        )
    docs.write({f"{code}/_toctree.yml": TOCTREE for code in ("en", "ko")})
    docs.write({"en/index.md": ENGLISH, "ko/index.md": recorded})
    docs.build()
    korean = page(docs, "ko/index.html")
    assert words(found(korean, ".db-notice__title")) == "이 번역은 초안입니다"
    assert "아직 아무도 이 번역을 검토하지 않았습니다." in words(found(korean, ".db-notice"))
    assert not korean.css(".db-stale")


def test_translators_are_credited(home: Docs) -> None:
    commit(home, {"ko/index.md": KOREAN.replace("부르세요", "불러 보세요")}, "2026-02-03", "Lee <x>")
    home.build()
    credits = words(found(page(home, "ko/index.html"), ".db-credits"))
    assert credits.startswith("번역: ") and "Kim" in credits and "Lee" in credits
    assert "db-credits" not in home.read("en/index.html")


def test_without_git_and_records_nothing_is_said(three_languages: Docs) -> None:
    three_languages.build()
    for path in ("ko/index.html", "ar/index.html"):
        html = three_languages.read(path)
        assert "db-notice" not in html and "db-stale" not in html and "db-credits" not in html


def test_a_shallow_clone_says_nothing_that_it_cannot_know(home: Docs, tmp_path: Path) -> None:
    commit(home, {"en/index.md": ENGLISH.replace("the wheel", "the source")}, "2026-02-03")
    git(home.root, "clone", "-q", "--depth", "1", f"file://{home.root}", str(tmp_path / "shallow"))
    shallow = Docs(tmp_path / "shallow")
    shallow.build()
    html = shallow.read("ko/index.html")
    assert "db-stale" not in html and "db-credits" not in html and "db-updated" not in html


def test_a_change_of_english_renders_its_translations_and_parses_english_alone(home: Docs) -> None:
    home.build()
    home.write({"en/index.md": ENGLISH.replace("the wheel", "the source")})
    result = home.build()
    assert (result.parsed, result.templates) == (1, 2)
    assert home.build().unchanged


def test_a_commit_that_changes_nothing_of_a_page_renders_nothing(home: Docs) -> None:
    home.build()
    (home.root / "README").write_text("Hello", encoding="utf-8")
    git(home.root, "add", "README")
    git(home.root, "commit", "-qm", "other")
    result = home.build()
    assert (result.parsed, result.templates, result.unchanged) == (0, 0, False)


def test_with_and_without_a_cache_it_is_the_same_site(home: Docs) -> None:
    home.build()
    commit(home, {"en/index.md": ENGLISH.replace("the wheel", "the source")}, "2026-02-03")
    home.build()
    kept = home.files()
    home.build(cache_dir="", clean=True, jobs=2)
    assert home.files() == kept


def test_a_change_of_english_makes_no_other_languages_search_index_anew(home: Docs) -> None:
    assert home.build(search=True).indexes == ["en", "ko"]
    home.write({"en/index.md": ENGLISH.replace("the wheel", "the source")})
    result = home.build(search=True)
    assert result.indexes == ["en"]
    assert "db-stale" in home.read("ko/index.html")


def test_a_heading_is_found_by_what_stays_the_same_in_translation(docs: Docs) -> None:
    docs.write({f"{code}/_toctree.yml": TOCTREE for code in ("en", "ko")})
    docs.write(
        {
            "en/index.md": "# Home\n\n## Notes\n\n## BertConfig\n\n## BertModel\n\n## More\n",
            "ko/index.md": "# 홈\n\n## BertConfig[[lib.BertConfig]]\n\n## BertModel[[lib.BertModel]]\n",
        }
    )
    docs.build()
    korean = page(docs, "ko/index.html")
    pairs = [(one.attributes["id"], one.css_first(".db-alias")) for one in korean.css("h2")]
    assert [(own, alias.attributes["id"] if alias else "") for own, alias in pairs] == [
        ("lib.BertConfig", "bertconfig"),
        ("lib.BertModel", "bertmodel"),
    ]

"""How much work a change costs: counted, not timed."""

from __future__ import annotations

from tests.site.docs import ENGLISH, Docs

CODE = "```py\nprint(1)\n```\n"


def test_a_first_build_parses_everything_once(three_languages: Docs) -> None:
    result = three_languages.build()
    assert (result.parsed, result.templates) == (4, 6)


def test_nothing_changed_is_nothing_done(three_languages: Docs) -> None:
    three_languages.build()
    before = three_languages.files()
    result = three_languages.build()
    assert result.unchanged
    assert (result.parsed, result.highlighted, result.templates, result.written) == (0, 0, 0, 0)
    assert result.pages == 6
    assert three_languages.files() == before


def test_touching_a_translated_page_renders_that_page(three_languages: Docs) -> None:
    three_languages.build()
    three_languages.write({"ko/index.md": "# 홈[[home]]\n\n바뀐 글.\n\n## 다음 단계\n"})
    result = three_languages.build()
    assert (result.parsed, result.templates) == (1, 1)


def test_touching_an_english_page_renders_it_in_each_frame_that_shows_it(three_languages: Docs) -> None:
    three_languages.build()
    three_languages.write({"en/guide/tabs.md": f"# Tabs\n\n## Choose\n\nNew.\n\n{CODE}"})
    result = three_languages.build()
    assert (result.parsed, result.templates) == (1, 3)


def test_a_changed_heading_renders_the_pages_whose_links_it_changes(three_languages: Docs) -> None:
    three_languages.write({"ko/index.md": "# 홈\n\n## 다음[[weiter]]\n\n[아래](#weiter)\n"})
    three_languages.build()
    three_languages.write({"en/index.md": ENGLISH["en/index.md"].replace("## Next steps", "## What next")})
    result = three_languages.build()
    assert result.parsed == 1
    # English home; Korean and Arabic homes, whose headings answer to its anchors. The tab page's
    # link to the lost anchor stays as it is, and is reported.
    assert result.templates == 3
    assert [finding.rule for finding in result.findings] == ["broken-anchor"]


def test_a_block_that_stands_in_several_languages_is_highlighted_once(docs: Docs) -> None:
    docs.write(
        {
            **{f"{code}/_toctree.yml": "- local: index\n  title: Home\n" for code in ("en", "ko", "ja")},
            **{f"{code}/index.md": f"# {code}\n\n{CODE}" for code in ("en", "ko", "ja")},
        }
    )
    result = docs.build()
    assert (result.parsed, result.highlighted) == (3, 1)


def test_a_deleted_page_leaves_the_site(three_languages: Docs) -> None:
    three_languages.build()
    (three_languages.source / "ko" / "index.md").unlink()
    three_languages.write({"ko/_toctree.yml": ""})
    three_languages.build()
    assert "db-fallback" in three_languages.read("ko/index.html")
    assert "ko/index.md" not in three_languages.files()


def test_a_file_somebody_else_put_there_stays_unless_clean(three_languages: Docs) -> None:
    three_languages.build()
    (three_languages.out / "CNAME").write_text("docs.example", encoding="utf-8")
    three_languages.write({"en/index.md": "# Home\n\n## Next steps\n"})
    three_languages.build()
    assert three_languages.read("CNAME") == "docs.example"
    three_languages.build(clean=True)
    assert "CNAME" not in three_languages.files()


def test_a_page_that_was_edited_in_the_output_is_written_again(three_languages: Docs) -> None:
    three_languages.build()
    page = three_languages.out / "en" / "index.html"
    right = page.read_bytes()
    page.write_bytes(b"spoilt")
    three_languages.build()
    assert page.read_bytes() == right


def test_without_a_cache_everything_is_made_again(three_languages: Docs) -> None:
    three_languages.build(cache_dir="")
    result = three_languages.build(cache_dir="")
    assert (result.parsed, result.templates) == (4, 6)


def test_one_process_and_two_give_the_same_bytes(docs: Docs) -> None:
    pages = {f"en/page{number}.md": f"# Page {number}\n\n{CODE}\n[home](index)\n" for number in range(30)}
    toctree = "- local: index\n  title: Home\n"
    toctree += "".join(f"- local: page{number}\n  title: Page {number}\n" for number in range(30))
    docs.write({**pages, "en/index.md": "# Home\n", "en/_toctree.yml": toctree, "ko/index.md": "# 홈\n"})
    docs.build(jobs=1, cache_dir="")
    one = docs.files()
    docs.build(jobs=2, cache_dir="", clean=True)
    assert docs.files() == one

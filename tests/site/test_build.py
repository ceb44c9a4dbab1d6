"""What a build writes, from a folder of languages to files a browser opens."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from tests.site.docs import ENGLISH, Docs


def visible(html: str) -> str:
    body = LexborHTMLParser(html).css_first(".db-content")
    return " ".join(body.text(separator=" ").split())


def test_every_page_of_every_language_is_a_file_of_its_own(three_languages: Docs) -> None:
    result = three_languages.build()
    assert not result.failed
    assert result.pages == 6
    pages = [path for path in three_languages.files() if path.endswith("/index.html")]
    assert set(pages) == {
        f"{code}/{page}"
        for code in ("en", "ko", "ar")
        for page in ("index.html", "index/index.html", "guide/tabs/index.html")
    }


def test_a_page_that_a_language_lacks_is_english_in_its_frame(three_languages: Docs) -> None:
    three_languages.build()
    page = LexborHTMLParser(three_languages.read("ar/guide/tabs/index.html"))
    assert page.css_first("html").attributes["lang"] == "ar"
    assert page.css_first("body").attributes["dir"] == "rtl"
    inner = page.css_first(".db-content")
    assert (inner.attributes["lang"], inner.attributes["dir"]) == ("en", "ltr")
    assert "هذه الصفحة" in page.css_first(".db-fallback").text()
    assert page.css_first(".db-fallback a").attributes["href"] == "../../../en/guide/tabs/"


def test_a_translated_page_has_no_notice_and_its_own_language(three_languages: Docs) -> None:
    three_languages.build()
    page = LexborHTMLParser(three_languages.read("ko/index.html"))
    assert page.css_first(".db-fallback") is None
    assert page.css_first(".db-content").attributes["lang"] == "ko"
    assert "환영합니다" in visible(three_languages.read("ko/index.html"))


def test_the_english_body_is_the_same_in_every_frame(three_languages: Docs) -> None:
    three_languages.build()
    bodies = {
        LexborHTMLParser(three_languages.read(f"{code}/guide/tabs/index.html")).css_first(".db-content").html
        for code in ("en", "ko", "ar")
    }
    assert len(bodies) == 1


def test_a_translated_heading_answers_to_the_english_anchor(three_languages: Docs) -> None:
    three_languages.build()
    page = LexborHTMLParser(three_languages.read("ko/index.html"))
    heading = page.css_first("h2")
    assert heading.attributes["id"] == "다음-단계"
    assert heading.css_first("#next-steps") is not None
    english = three_languages.read("ko/guide/tabs/index.html")
    assert 'href="../../#next-steps"' in english


def test_links_are_relative_so_that_the_site_can_stand_anywhere(three_languages: Docs) -> None:
    three_languages.build()
    assert 'href="guide/tabs/#choose"' in three_languages.read("ko/index.html")


def test_the_switcher_stays_on_the_page(three_languages: Docs) -> None:
    three_languages.build()
    page = LexborHTMLParser(three_languages.read("en/guide/tabs/index.html"))
    links = {link.attributes["hreflang"]: link.attributes["href"] for link in page.css(".db-languages__link")}
    assert links == {code: f"../../../{code}/guide/tabs/" for code in ("en", "ko", "ar")}


def test_hreflang_is_absolute_and_names_only_real_translations(three_languages: Docs) -> None:
    three_languages.build(site={"site_url": "https://docs.example/lib/"})
    page = LexborHTMLParser(three_languages.read("ko/index.html"))
    found = {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in page.css("head link[rel=alternate][hreflang]")
    }
    assert found == {
        "en": "https://docs.example/lib/en/",
        "ko": "https://docs.example/lib/ko/",
        "ar": "https://docs.example/lib/ar/",
        "x-default": "https://docs.example/lib/en/",
    }
    fallback = LexborHTMLParser(three_languages.read("ko/guide/tabs/index.html"))
    assert fallback.css("head link[hreflang]") == []
    canonical = fallback.css_first("link[rel=canonical]")
    assert canonical.attributes["href"] == "https://docs.example/lib/en/guide/tabs/"


def test_without_a_site_url_there_is_no_hreflang(three_languages: Docs) -> None:
    three_languages.build()
    assert '<link rel="alternate" hreflang' not in three_languages.read("ko/index.html")


def test_the_root_page_offers_every_language(three_languages: Docs) -> None:
    three_languages.build()
    page = LexborHTMLParser(three_languages.read("index.html"))
    assert {"en/", "ko/", "ar/"} <= {link.attributes.get("href") for link in page.css("a")}


def test_one_language_alone_is_complete(three_languages: Docs) -> None:
    result = three_languages.build("ko")
    assert result.pages == 2
    folders = {
        path.split("/")[0] for path in three_languages.files() if path.endswith(".html") and "/" in path
    }
    assert folders == {"ko"}
    assert "print" in visible(three_languages.read("ko/guide/tabs/index.html"))


def test_building_one_language_leaves_the_others_alone(three_languages: Docs) -> None:
    three_languages.build()
    before = three_languages.files()
    three_languages.write({"ko/index.md": "# 홈\n\n새 글.\n"})
    three_languages.build("ko")
    after = three_languages.files()
    assert {path for path in before if path.startswith(("en/", "ar/"))} <= set(after)
    assert all(after[path] == data for path, data in before.items() if path.startswith(("en/", "ar/")))


def test_a_version_is_a_folder_beside_the_others(three_languages: Docs) -> None:
    three_languages.build("en", version="v1.0.0")
    first = three_languages.files()
    three_languages.build("en", version="v1.1.0")
    second = three_languages.files()
    assert "v1.0.0/en/guide/tabs/index.html" in first
    assert "v1.1.0/en/guide/tabs/index.html" in second
    assert all(second[path] == data for path, data in first.items() if path.startswith("v1.0.0/"))


def test_redirects_become_pages(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/_redirects.yml": "old/name: guide/tabs\nfirst: index\n"})
    docs.build()
    assert "../../guide/tabs/" in docs.read("en/old/name/index.html")
    assert "../" in docs.read("en/first/index.html")


def test_a_moved_page_stands_where_the_toctree_says(docs: Docs) -> None:
    docs.write(
        {
            **ENGLISH,
            "en/_toctree.yml": (
                "- local: index\n  title: Home\n- local: guide/tabs\n  newlocal: tabs\n  title: Tabs\n"
            ),
        }
    )
    docs.build()
    assert "en/tabs/index.html" in docs.files()
    assert "en/guide/tabs/index.html" not in docs.files()
    assert 'href="tabs/#choose"' in docs.read("en/index.html")


def test_pictures_are_copied_and_found_from_every_language(three_languages: Docs) -> None:
    three_languages.write(
        {"en/imgs/dot.svg": "<svg/>", "en/guide/tabs.md": "# Tabs\n\n## Choose\n\n![dot](/imgs/dot.svg)\n"}
    )
    result = three_languages.build()
    assert result.findings == []
    assert 'src="../../../en/imgs/dot.svg"' in three_languages.read("ko/guide/tabs/index.html")
    assert three_languages.read("en/imgs/dot.svg") == "<svg/>"


def test_the_markdown_of_a_page_stands_beside_it_without_its_licence(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/index.md": "<!--Copyright somebody-->\n\n# Home\n\nText.\n"})
    docs.build()
    assert docs.read("en/index.md") == "# Home\n\nText.\n"


def test_a_folder_of_pages_without_languages_is_english(docs: Docs) -> None:
    docs.write({"_toctree.yml": "- local: index\n  title: Home\n", "index.md": "# Home\n"})
    docs.build()
    assert "en/index.html" in docs.files()


def test_pages_without_a_toctree_are_all_in_the_sidebar(docs: Docs) -> None:
    docs.write({"en/index.md": "# Home\n", "en/a.md": "# Alpha\n", "en/b.md": "# Beta\n"})
    docs.build()
    page = LexborHTMLParser(docs.read("en/index.html"))
    titles = [link.text(strip=True) for link in page.css(".md-nav--primary .md-nav__link")]
    assert "Alpha" in titles
    assert "Beta" in titles


def test_the_sidebar_is_the_english_one_with_what_is_translated(three_languages: Docs) -> None:
    three_languages.build()
    page = LexborHTMLParser(three_languages.read("ko/index.html"))
    links = {
        link.attributes["href"]: " ".join(link.text(separator=" ", strip=True).split())
        for link in page.css(".md-nav--primary a.md-nav__link")
    }
    assert links["guide/tabs/"].startswith("Tabs")
    assert "시작" in page.css_first(".md-tabs").text()


def test_an_included_file_is_part_of_the_page(docs: Docs) -> None:
    docs.write(
        {
            **ENGLISH,
            "en/index.md": (
                "# Home\n\n<literalinclude>\n"
                '{"path": "../../../example.py", "language": "py"}\n'
                "</literalinclude>\n"
            ),
        }
    )
    (docs.root / ".git").mkdir()
    (docs.root / "example.py").write_text("answer = 42\n", encoding="utf-8")
    docs.build()
    assert "answer = 42" in visible(docs.read("en/index.html"))
    (docs.root / "example.py").write_text("answer = 43\n", encoding="utf-8")
    docs.build()
    assert "answer = 43" in visible(docs.read("en/index.html"))


def test_a_users_main_html_has_its_say(three_languages: Docs) -> None:
    (three_languages.root / "overrides").mkdir()
    (three_languages.root / "overrides" / "main.html").write_text(
        '{% extends "base.html" %}{% block announce %}Hear, hear!{% endblock %}', encoding="utf-8"
    )
    theme = {"name": "material", "custom_dir": str(three_languages.root / "overrides")}
    three_languages.build(site={"theme": theme})
    page = LexborHTMLParser(three_languages.read("ko/guide/tabs/index.html"))
    assert "Hear, hear!" in page.css_first(".md-banner").text()
    assert page.css_first(".db-fallback") is not None


def test_a_regional_language_says_so(docs: Docs) -> None:
    docs.write({**ENGLISH, "zh_CN/index.md": "# 首页\n", "pt-br/index.md": "# Início\n"})
    docs.build(site={"site_url": "https://docs.example/"})
    for code, tag in (("zh_CN", "zh-CN"), ("pt-br", "pt-br")):
        page = LexborHTMLParser(docs.read(f"{code}/index.html"))
        assert page.css_first("html").attributes["lang"] == tag
        assert page.css_first(f'link[hreflang="{tag}"]').attributes["href"] == f"https://docs.example/{code}/"

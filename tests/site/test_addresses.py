"""Where links, pictures, redirects and Markdown copies of awkward names lead."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from tests.site.docs import ENGLISH, Docs

TOC = "- local: index\n  title: Home\n- local: sub/index\n  title: Sub\n- local: sub/한글#1\n  title: Odd\n"


def links(html: str) -> list[str | None]:
    return [link.attributes["href"] for link in LexborHTMLParser(html).css(".db-content p a")]


def sent_to(docs: Docs, path: str) -> str | None:
    return LexborHTMLParser(docs.read(f"{path}/index.html")).css_first("main a").attributes["href"]


def test_redirects_lead_to_pages_anchors_and_other_hosts(docs: Docs) -> None:
    rules = "old: sub/index\na/b: index#top\n옛/쪽: index\nout: https://example.org/x\n"
    docs.write(
        {
            "en/_toctree.yml": TOC,
            "en/_redirects.yml": rules,
            "en/index.md": "# Home\n\n[out](out)\n",
            "en/sub/index.md": "# Sub\n",
            "en/sub/한글#1.md": "# Odd\n",
        }
    )
    assert docs.build().findings == []
    assert sent_to(docs, "en/index") == "../"
    assert sent_to(docs, "en/sub/index") == "../../sub/"
    assert sent_to(docs, "en/old") == "../sub/"
    assert sent_to(docs, "en/a/b") == "../../#top"
    assert sent_to(docs, "en/옛/쪽") == "../../"
    assert sent_to(docs, "en/out") == "https://example.org/x"
    assert links(docs.read("en/index.html")) == ["https://example.org/x"]
    odd = LexborHTMLParser(docs.read("en/sub/한글#1/index.html"))
    assert odd.css_first("[data-markdown]").attributes["data-markdown"].endswith("/%ED%95%9C%EA%B8%80%231.md")


def test_a_link_to_what_has_become_a_part_of_a_page_leads_there(docs: Docs) -> None:
    pages = {"en/guide.md": "# Guide\n\n## Tabs\n", "en/index.md": "# Home\n\n[a](old) [b](old#guide)\n"}
    toc = "- local: index\n  title: Home\n- local: guide\n  title: Guide\n"
    docs.write({**pages, "en/_toctree.yml": toc, "en/_redirects.yml": "old: guide#tabs\n"})
    assert docs.build().findings == []
    assert links(docs.read("en/index.html")) == ["guide/#tabs", "guide/#guide"]


def test_a_redirect_ends_at_a_page_whose_own_rule_does_nothing(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/_redirects.yml": "old: guide/tabs\nguide/tabs: index\n"})
    docs.write({"en/guide/tabs.md": "# Tabs\n", "en/index.md": "# Home\n\n## Next steps\n\n[x](old)\n"})
    assert [one.rule for one in docs.build().findings] == ["redirect-shadowed"]
    assert sent_to(docs, "en/old") == "../guide/tabs/"
    assert links(docs.read("en/index.html")) == ["guide/tabs/"]


def test_links_to_folders_the_top_and_unbuilt_languages_hold(docs: Docs) -> None:
    docs.write(
        {
            **ENGLISH,
            "en/guide/tabs.md": "# Tabs\n\n## Choose\n\n[a](..) [b](../) [c](#top) [d](../../de/x.md#y)\n",
            "de/x.md": "# X\n",
        }
    )
    assert docs.build("en").findings == []
    assert links(docs.read("en/guide/tabs/index.html")) == ["../../", "../../", "#top", "../../../de/x/#y"]


def test_a_link_out_of_the_documentation_is_a_finding(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/index.md": "# Home\n\n## Next steps\n\n[x](../../../README.md)\n"})
    assert [str(one).partition(";")[0] for one in docs.build().findings] == [
        "docs/source/en/index.md:5: link to ../../../README.md: it leads out of the documentation"
    ]


def test_a_picture_keeps_its_fragment(docs: Docs) -> None:
    docs.write(
        {**ENGLISH, "en/index.md": "# Home\n\n## Next steps\n\n![x](x.svg#dark)\n", "en/x.svg": "<svg/>"}
    )
    assert docs.build().findings == []
    assert 'src="../en/x.svg#dark"' in docs.read("en/index.html")


def test_a_reference_to_a_parameter_that_nothing_documents_is_told(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/index.md": "# Home\n\n## Next steps\n\n[`pipe#task`]\n"})
    assert [one.rule for one in docs.build().findings] == ["unresolved-reference"]


def test_an_address_for_notebooks_may_hold_other_braces(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/index.md": "# Home\n\n## Next steps\n\n[[open-in-colab]]\n"})
    docs.build(notebook_url="https://example.org/{language}/{page}?x={y}")
    assert 'href="https://example.org/en/index?x={y}"' in docs.read("en/index.html")


def test_a_link_that_climbs_too_high_names_the_page_that_was_meant(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/index.md": "# Home\n\n## Next steps\n\n[x](../nothing) [y](../index#home)\n"})
    assert [one.hint for one in docs.build().findings] == [
        "write /index#home",
        "link to where readers find it, as https://…",
    ]

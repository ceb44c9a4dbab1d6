"""What programs read: pages as Markdown, llms.txt, llms-full.txt, sitemap.xml, search.jsonl, robots.txt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from builder.site.config import load
from builder.site.preview import Preview
from tests.site.docs import Docs

SITE = {"site_url": "https://docs.example/lib/", "site_name": "Lib"}

PAGES = {
    "en/_toctree.yml": (
        "- title: Start\n  sections:\n  - local: index\n    title: Home\n  - title: More\n    sections:\n"
        "    - local: guide/tabs\n      title: Tabs\n"
    ),
    "en/index.md": (
        "<!--Copyright-->\n\n# Home [[home]]\n\nWelcome, see [tabs](guide/tabs#choose).\n\n"
        "## Next\n\n![dot](/imgs/dot.svg) and [`load`] and [here](#next).\n"
    ),
    "en/imgs/dot.svg": "<svg/>",
    "en/guide/tabs.md": (
        "# Tabs\n\n## Choose\n\n<hfoptions id='a'>\n<hfoption id='One'>\n\nBack [home](../index).\n\n"
        "</hfoption>\n</hfoptions>\n\n## load\n\n[[autodoc]] load\n"
    ),
    "ko/_toctree.yml": "- title: 시작\n  sections:\n  - local: index\n    title: 홈\n",
    "ko/index.md": "# 홈[[home]]\n\n<Tip>\n\n[탭](guide/tabs#choose)\n\n</Tip>\n",
}

LIBRARY = '''
def load(path: str, strict: bool = True) -> dict:
    """
    Loads a file.

    Args:
        path (`str`):
            Where it is.
        strict (`bool`, *optional*, defaults to `True`):
            Whether mistakes are errors:

            - all of them.

    Returns:
        `dict`: What it holds.

    Example:

    ```py
    >>> load("x")
    {}
    ```
    """


class Model:
    """A model, see [`load`]."""

    size: int = 3
    """Its size."""

    def run(self) -> None:
        """Runs it."""
'''


@pytest.fixture
def lib(docs: Docs) -> Docs:
    """Two languages, and a library whose function a page shows."""
    docs.write(PAGES)
    (docs.root / "src" / "lib").mkdir(parents=True)
    (docs.root / "src" / "lib" / "__init__.py").write_text(LIBRARY, encoding="utf-8")
    return docs


def build(docs: Docs, **site: object) -> None:
    result = docs.build(site=site, library_source=str(docs.root / "src"), imports=False)
    assert not result.failed
    assert result.findings == []


def records(docs: Docs, code: str = "en") -> dict[str, dict[str, Any]]:
    found = [json.loads(line) for line in docs.read(f"{code}/search.jsonl").splitlines()]
    assert len({one["id"] for one in found}) == len(found)
    return {one["id"]: one for one in found}


class TestPages:
    def test_lead_to_each_others_markdown(self, lib: Docs) -> None:
        build(lib)
        assert lib.read("en/index.md") == (
            "# Home\n\nWelcome, see [tabs](guide/tabs.md#choose).\n\n## Next\n\n"
            "![dot](imgs/dot.svg) and [`load`](guide/tabs.md#lib.load) and [here](#next).\n"
        )
        assert "**One**\n\nBack [home](../index.md)." in lib.read("en/guide/tabs.md")

    def test_lead_to_english_where_it_stands_in(self, lib: Docs) -> None:
        build(lib)
        assert lib.read("ko/index.md") == "# 홈\n\n> [!TIP]\n> [탭](../en/guide/tabs.md#choose)\n"
        assert not (lib.out / "ko" / "guide" / "tabs.md").exists()

    def test_stand_once_where_a_page_is_published_elsewhere(self, lib: Docs) -> None:
        toctree = PAGES["en/_toctree.yml"].replace(
            "local: guide/tabs", "local: guide/tabs\n      newlocal: how/to"
        )
        lib.write({"en/_toctree.yml": toctree})
        build(lib)
        assert "[탭](../en/how/to.md#choose)" in lib.read("ko/index.md")
        assert 'href="how/to/#choose"' in lib.read("ko/index.html")
        assert (lib.out / "ko/how/to/index.html").exists()
        assert (lib.out / "en/how/to.md").exists()
        assert not (lib.out / "en/guide/tabs.md").exists()

    def test_have_whole_addresses_where_the_site_has_one(self, lib: Docs) -> None:
        build(lib, **SITE)
        text = lib.read("en/index.md")
        assert "[tabs](https://docs.example/lib/en/guide/tabs.md#choose)" in text
        assert "![dot](https://docs.example/lib/en/imgs/dot.svg)" in text

    def test_show_objects_with_signature_and_docstring(self, lib: Docs) -> None:
        build(lib)
        assert lib.read("en/guide/tabs.md").partition("## load\n\n")[2] == (
            "### `lib.load`\n\n```py\ndef load(path: str, strict: bool = True) -> dict\n```\n\n"
            "Loads a file.\n\n"
            "**Parameters**\n\n- `path` (`str`): Where it is.\n"
            "- `strict` (`bool`, default `True`): Whether mistakes are errors:\n\n  - all of them.\n\n"
            "**Returns**\n\n- `dict`: What it holds.\n\n"
            '**Example**\n\n```py\n>>> load("x")\n{}\n```\n'
        )

    def test_show_members_and_attributes(self, lib: Docs) -> None:
        lib.write({"en/guide/tabs.md": "# Tabs\n\n## Choose\n\n[[autodoc]] Model\n\n[[autodoc]] load\n"})
        build(lib)
        text = lib.read("en/guide/tabs.md")
        assert "### `lib.Model`\n\nA model, see [`load`](#lib.load)." in text
        assert "**Attributes**\n\n- `size` (`int`) = `3`: Its size." in text
        assert "#### `lib.Model.run`\n\n```py\ndef run() -> None\n```\n\nRuns it." in text

    def test_are_in_the_preview(self, lib: Docs) -> None:
        config, plugin = load(
            None,
            {"site_dir": str(lib.out)},
            {
                "source": str(lib.source),
                "library": "lib",
                "cache_dir": str(lib.root / "cache"),
                "search": False,
            },
        )
        preview = Preview(config, plugin)
        try:
            preview.update()
            assert b"Welcome" in preview.get("en/index.md").body
            lib.write({"en/index.md": PAGES["en/index.md"].replace("Welcome", "Hello")})
            preview.update({lib.source / "en" / "index.md"})
            assert b"Hello" in preview.get("en/index.md").body
            assert b"Hello" in preview.get("en/llms-full.txt").body
        finally:
            preview.close()


class TestLlms:
    def test_lists_pages_in_the_order_of_the_toctree(self, lib: Docs) -> None:
        build(lib, site_name="Lib", site_description="A library.")
        assert lib.read("en/llms.txt") == (
            "# Lib\n\n> A library.\n\n## Start\n\n- [Home](index.md): Welcome, see tabs.\n\n### More\n\n"
            "- [Tabs](guide/tabs.md)\n\n## Optional\n\n- [llms-full.txt](llms-full.txt)\n"
            "- [한국어](../ko/llms.txt)\n"
        )
        assert "- [Home](en/index.md)" in lib.read("llms.txt")

    def test_of_a_language_lists_its_own_pages(self, lib: Docs) -> None:
        build(lib)
        text = lib.read("ko/llms.txt")
        assert "## 시작\n\n- [홈](index.md)" in text
        assert "tabs" not in text

    def test_full_holds_every_page(self, lib: Docs) -> None:
        build(lib, site_name="Lib")
        text = lib.read("en/llms-full.txt")
        assert text.startswith(
            "# Lib\n\n---\n\nSource: index.md\n\n# Home\n\nWelcome, see [tabs](guide/tabs.md#choose)"
        )
        assert "[here](index.md#next)" in text
        assert text.index("# Home") < text.index("# Tabs") < text.index("def load(path: str")
        assert "Welcome, see [tabs](en/guide/tabs.md#choose)" in lib.read("llms-full.txt")


class TestSearchRecords:
    def test_are_one_a_section(self, lib: Docs) -> None:
        build(lib, **SITE)
        found = records(lib)
        assert list(found) == [
            "en/index", "en/index#next", "en/guide/tabs", "en/guide/tabs#choose", "en/guide/tabs#load",
            "en/guide/tabs#lib.load",
        ]  # fmt: skip
        assert found["en/index#next"] == {
            "id": "en/index#next",
            "url": "https://docs.example/lib/en/#next",
            "page": "index",
            "title": "Home",
            "section": "Next",
            "breadcrumbs": ["Start", "Home"],
            "text": "![dot] and [`load`] and [here].",
            "language": "en",
            "kind": "section",
            "version": "",
        }
        assert found["en/guide/tabs#lib.load"]["kind"] == "function"
        assert found["en/guide/tabs#lib.load"]["breadcrumbs"] == ["Start", "More", "Tabs", "load"]

    def test_leave_out_where_links_lead_also_out_of_the_site(self, lib: Docs) -> None:
        text = (
            '[out](https://x.example/a_(b) "Title"), ![dot](<https://x.example/a b.png>), '
            "[mail](mailto:a@b.c), [named], [in](guide/tabs 'Tabs'), <https://y.example> and https://z.example.\n"
        )
        page = f"# Home\n\n{text}\n<Youtube id='x'/>\n\n[named]: https://x.example/?a=1&b=2\n"
        lib.write({"en/index.md": page})
        build(lib)
        assert records(lib)["en/index"]["text"] == (
            "[out], ![dot], [mail], [named], [in], <https://y.example> and https://z.example.\n\n[YouTube]"
        )
        markdown = lib.read("en/index.md")
        assert text.partition("[named]")[0] in markdown
        assert "[named](https://x.example/?a=1&b=2), [in](guide/tabs.md 'Tabs')" in markdown

    def test_leave_out_objects_that_arent_there(self, lib: Docs) -> None:
        lib.write({"en/guide/tabs.md": "# Tabs\n\n## Choose\n\n[[autodoc]] Gone\n"})
        lib.build(library_source=str(lib.root / "src"), imports=False)
        assert [one for one in records(lib) if "Gone" in one] == []
        assert lib.read("en/guide/tabs.md") == "# Tabs\n\n## Choose\n\n`lib.Gone`\n"

    def test_hold_a_languages_own_pages(self, lib: Docs) -> None:
        build(lib)
        found = records(lib, "ko")
        assert list(found) == ["ko/index"]
        assert found["ko/index"]["url"] == "ko/"

    def test_say_the_version(self, lib: Docs) -> None:
        result = lib.build(version="v1.0", library_source=str(lib.root / "src"), imports=False)
        assert not result.failed
        lines = lib.read("v1.0/en/search.jsonl").splitlines()
        assert {json.loads(line)["version"] for line in lines} == {"v1.0"}

    def test_take_a_heading_and_its_object_as_one(self, lib: Docs) -> None:
        lib.write(
            {"en/guide/tabs.md": "# Tabs\n\n## Choose\n\n## load [[lib.load]]\n\nMore.\n\n[[autodoc]] load\n"}
        )
        build(lib)
        found = records(lib)["en/guide/tabs#lib.load"]
        assert found["kind"] == "function"
        assert str(found["text"]).startswith("More.\n\n```py\ndef load")

    def test_take_what_stands_above_the_title_to_the_page(self, lib: Docs) -> None:
        lib.write({"ko/index.md": "머리말\n\n# 홈\n\n본문\n"})
        build(lib)
        assert records(lib, "ko")["ko/index"]["text"] == "머리말\n\n본문"


NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


class TestSitemap:
    def test_names_real_pages_and_their_translations(self, lib: Docs) -> None:
        build(lib, **SITE)
        tree = ElementTree.fromstring(lib.read("sitemap.xml"))
        urls = [one.text for one in tree.findall("s:url/s:loc", NAMES)]
        base = "https://docs.example/lib/"
        assert urls == [f"{base}en/", f"{base}en/guide/tabs/", f"{base}ko/"]
        links = [link.attrib for link in tree.findall("s:url", NAMES)[0].findall("x:link", NAMES)]
        assert [(one["hreflang"], one["href"]) for one in links] == [
            ("en", f"{base}en/"), ("ko", f"{base}ko/"), ("x-default", f"{base}en/"),
        ]  # fmt: skip

    def test_is_found_by_robots(self, lib: Docs) -> None:
        build(lib, **SITE)
        assert "Sitemap: https://docs.example/lib/sitemap.xml\n" in lib.read("robots.txt")

    def test_leaves_the_authors_robots_alone(self, lib: Docs) -> None:
        lib.write({"robots.txt": "User-agent: *\nDisallow: /\n"})
        build(lib, **SITE)
        assert lib.read("robots.txt") == "User-agent: *\nDisallow: /\n"

    def test_needs_an_address(self, lib: Docs) -> None:
        build(lib)
        assert not (lib.out / "sitemap.xml").exists()
        assert not (lib.out / "robots.txt").exists()


class TestIncrements:
    def test_rewrite_what_has_changed(self, lib: Docs) -> None:
        build(lib)
        before = {path: path.stat().st_mtime_ns for path in _files(lib.out)}
        lib.write({"en/index.md": PAGES["en/index.md"].replace("Welcome", "Hello")})
        build(lib)
        changed = {
            path.relative_to(lib.out).as_posix()
            for path in _files(lib.out)
            if path.stat().st_mtime_ns != before[path]
        }
        assert {one for one in changed if not one.endswith(".html")} == {
            "en/index.md", "en/llms.txt", "en/llms-full.txt", "en/search.jsonl", "llms.txt", "llms-full.txt",
        }  # fmt: skip

    def test_give_the_same_bytes_as_a_first_build(self, lib: Docs) -> None:
        build(lib)
        lib.write({"en/index.md": PAGES["en/index.md"].replace("## Next", "## Then [[next]]")})
        build(lib)
        again = lib.files()
        result = lib.build(
            clean=True, cache_dir=str(lib.root / "other"), library_source=str(lib.root / "src"),
            imports=False, jobs=3,
        )  # fmt: skip
        assert not result.failed
        assert lib.files() == again


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]

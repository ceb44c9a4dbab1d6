"""`doc-builder preview`, asked the way a browser asks."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.request import urlopen

import pytest

from builder.markdown import parse
from builder.site.config import load
from builder.site.preview import Preview
from builder.site.serve import EVENTS, Server
from tests.site.docs import Docs
from translations.sections import sections_of


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def server(three_languages: Docs, said: list[str]) -> Iterator[Server]:
    config, plugin = load(
        None,
        {"site_dir": str(three_languages.out)},
        {
            "source": str(three_languages.source),
            "library": "lib",
            "search": False,
            "jobs": 1,
            "cache_dir": "",
        },
    )
    server = Server(config, plugin, "127.0.0.1", 0, said.append)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield server
    server.stop()
    thread.join(timeout=30)
    assert not thread.is_alive()


def get(server: Server, path: str) -> str:
    with urlopen(server.url + path, timeout=30) as answer:
        return str(answer.read().decode("utf-8"))


class Events:
    """A browser's open connection that hears of new versions."""

    def __init__(self, server: Server) -> None:
        self.connection = HTTPConnection(server.url.split("/")[2], timeout=30)
        self.connection.request("GET", EVENTS)
        self.answer = self.connection.getresponse()

    def wait(self) -> None:
        """Returns when the browser is told to reload."""
        while self.answer.readline().strip() != b"event: reload":
            pass

    def close(self) -> None:
        self.connection.close()


@pytest.fixture
def events(server: Server) -> Iterator[Events]:
    events = Events(server)
    yield events
    events.close()


def test_pages_are_served_in_every_language_with_the_script_that_reloads(server: Server) -> None:
    assert "환영합니다" in get(server, "ko/")
    assert "EventSource" in get(server, "ko/")
    assert "db-fallback" in get(server, "ar/guide/tabs/")
    assert "--db-" in get(server, "assets/doc-builder/frame.css")


def test_the_root_leads_to_a_language(server: Server) -> None:
    assert "ko/" in get(server, "")


def test_an_address_without_its_slash_is_corrected(server: Server) -> None:
    with urlopen(server.url + "ko/guide/tabs", timeout=30) as answer:
        assert answer.url == server.url + "ko/guide/tabs/"


def test_an_edit_reloads_the_browser_and_keeps_every_link(
    server: Server, events: Events, three_languages: Docs
) -> None:
    three_languages.write(
        {"en/guide/tabs.md": "# Tabs\n\n## Choose\n\nEdited. [home](../index#next-steps)\n"}
    )
    events.wait()
    for code in ("en", "ko", "ar"):
        assert "Edited." in get(server, f"{code}/guide/tabs/")
    assert 'href="../../#next-steps"' in get(server, "ko/guide/tabs/")


def test_an_edit_of_english_shows_at_once_what_is_behind(
    server: Server, events: Events, three_languages: Docs
) -> None:
    english = (three_languages.source / "en/index.md").read_text(encoding="utf-8")
    page = parse(english)
    home, following = (section.digest for section in sections_of(page))
    three_languages.write(
        {
            "ko/index.md": f"# 홈[[home]]\n<!-- translated from {home}, reviewed -->\n\n환영합니다.\n\n"
            f"## 다음 단계\n<!-- translated from {following}, reviewed -->\n\n더.\n"
        }
    )
    events.wait()
    assert "db-stale" not in get(server, "ko/")
    three_languages.write({"en/index.md": english.replace("More.", "Much more.")})
    events.wait()
    assert get(server, "ko/").count("db-stale") == 1


def test_a_mistake_is_told_once_and_the_page_is_shown(
    server: Server, events: Events, three_languages: Docs, said: list[str]
) -> None:
    three_languages.write({"ko/index.md": "# 홈\n\n[길](nowhere)\n"})
    events.wait()
    assert "길" in get(server, "ko/")
    three_languages.write({"ko/index.md": "# 홈\n\n[길](nowhere) 더\n"})
    events.wait()
    told = [line for line in said if "there is no such page" in line]
    assert told == ["docs/source/ko/index.md:3: link to nowhere: there is no such page"]


def test_a_new_page_and_its_entry_appear(server: Server, events: Events, three_languages: Docs) -> None:
    three_languages.write(
        {
            "en/new.md": "# New\n",
            "en/_toctree.yml": "- local: index\n  title: Home\n- local: new\n  title: New page\n",
        }
    )
    events.wait()
    assert "New page" in get(server, "en/new/")


def test_a_changed_source_file_shows_again_and_again(tmp_path: Path, said: list[str]) -> None:
    docs = Docs(tmp_path)
    docs.write(
        {"en/_toctree.yml": "- local: index\n  title: Home\n", "en/index.md": "# Home\n\n[[autodoc]] run\n"}
    )
    module = tmp_path / "lib" / "__init__.py"
    module.parent.mkdir()
    module.write_text('def run():\n    """Edit 0."""\n', encoding="utf-8")
    config, plugin = load(
        None,
        {"site_dir": str(docs.out)},
        {"source": str(docs.source), "library": "lib", "library_source": str(tmp_path), "search": False,
         "jobs": 1, "cache_dir": ""},
    )  # fmt: skip
    server = Server(config, plugin, "127.0.0.1", 0, said.append)
    thread = threading.Thread(target=server.run)
    thread.start()
    events = Events(server)
    try:
        for number in (1, 2, 3):
            module.write_text(f'def run():\n    """Edit {number}."""\n', encoding="utf-8")
            while f"Edit {number}." not in get(server, "en/"):
                events.wait()
    finally:
        server.stop()
        thread.join(timeout=30)
        events.close()
    assert said[1:] == []


def test_a_build_beside_a_preview_finds_the_cache_open(three_languages: Docs) -> None:
    cache = str(three_languages.root / "cache")
    config, plugin = load(
        None,
        {"site_dir": str(three_languages.out)},
        {
            "source": str(three_languages.source),
            "library": "lib",
            "search": False,
            "jobs": 1,
            "cache_dir": cache,
        },
    )
    preview = Preview(config, plugin)
    preview.update()
    page = three_languages.source / "ko" / "index.md"
    page.write_text("# 홈[[home]]\n\n새 글.\n\n## 다음 단계\n", encoding="utf-8")
    preview.update({page})
    with sqlite3.connect(Path(cache) / "pages.sqlite", timeout=0) as other:
        other.execute("UPDATE pages SET used = 0")
    preview.close()

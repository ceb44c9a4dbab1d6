"""Links to other sites: asked politely, remembered for a day, and called gone only when they are."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from builder.checks import external
from builder.checks.external import Answer, Place, ask, dead_urls, outside_links
from builder.markdown import parse
from tests.checks.conftest import HEALTHY, Project


@dataclass
class Site:
    """A site on this machine: what it answers, by path (200 by itself), and what it was asked."""

    address: str
    answers: dict[str, list[int]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    def answer(self, method: str, path: str) -> int:
        self.asked.append(f"{method} {path}")
        answers = self.answers.get(path, [200])
        return answers.pop(0) if len(answers) > 1 else answers[0]


@pytest.fixture
def site() -> Iterator[Site]:
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.reply("HEAD")

        def do_GET(self) -> None:
            self.reply("GET")

        def reply(self, method: str) -> None:
            with lock:
                made.at_once += 1
                made.most_at_once = max(made.most_at_once, made.at_once)
                status = made.answer(method, self.path)
            self.send_response(status)
            if status in (301, 302):
                self.send_header("Location", "/")
            self.send_header("Content-Length", "0")
            with lock:
                made.at_once -= 1  # before the answer leaves: who has it may ask again at once
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


def asked(site: Site, *paths: str, cache_dir: Path | None = None, now: float = 0) -> dict[str, Answer]:
    """The answers of a site, by path."""
    places = [Place("page.md", number, site.address + path) for number, path in enumerate(paths, 1)]
    answers = ask(places, cache_dir, pause=0, now=now).answers
    return {url.removeprefix(site.address): answer for url, answer in answers.items()}


def test_the_links_of_a_page() -> None:
    text = (
        "# A\n\n[a](https://a.org/x#part) <https://b.org>\n![c](https://c.org/i.png)\n\n"
        '<a href="https://d.org/?x=1">d</a>\n\n`https://no.org` [e](../e) <mailto:a@f.org>\n\n'
        "[g](http://localhost:8000) [h](https://example.com/x) [i](https://i.org/{page})\n"
    )
    assert [(one.line, one.url) for one in outside_links(parse(text, "page.md"))] == [
        (3, "https://a.org/x"),
        (3, "https://b.org"),
        (4, "https://c.org/i.png"),
        (6, "https://d.org/?x=1"),
    ]


@pytest.mark.parametrize(
    ("answers", "state", "questions"),
    [
        ([200], "fine", ["HEAD"]),
        ([405, 200], "fine", ["HEAD", "GET"]),  # it doesn't give heads
        ([404, 200], "fine", ["HEAD", "GET"]),
        ([404, 404], "gone", ["HEAD", "GET"]),
        ([410, 410], "gone", ["HEAD", "GET"]),
        ([403, 403], "unchecked", ["HEAD", "GET"]),  # nothing for programs
        ([503, 503, 200], "fine", ["HEAD", "GET", "HEAD"]),
        ([500], "unchecked", ["HEAD", "GET"] * 3),
        ([429], "unchecked", ["HEAD"]),
    ],
)
def test_an_answer(site: Site, answers: list[int], state: str, questions: list[str]) -> None:
    site.answers["/x"] = answers
    assert asked(site, "/x")["/x"].state == state
    assert site.asked == [f"{one} /x" for one in questions]


def test_a_page_that_has_moved_is_fine(site: Site) -> None:
    site.answers["/x"] = [301]
    assert asked(site, "/x")["/x"].state == "fine"


def test_an_address_is_asked_once_and_a_site_one_thing_at_a_time(site: Site) -> None:
    asked(site, *(f"/{number % 5}" for number in range(20)))
    assert sorted(site.asked) == [f"HEAD /{number}" for number in range(5)]
    assert site.most_at_once == 1


def test_a_site_that_has_enough_is_asked_no_more(site: Site) -> None:
    site.answers["/b"] = [429]
    answers = asked(site, "/a", "/b", "/c")
    assert [one.state for one in answers.values()] == ["fine", "unchecked", "unchecked"]
    assert site.asked == ["HEAD /a", "HEAD /b"]


def test_answers_hold_for_a_day_but_not_what_could_not_be_checked(site: Site, tmp_path: Path) -> None:
    site.answers |= {"/gone": [404], "/closed": [403]}
    first = asked(site, "/fine", "/gone", "/closed", cache_dir=tmp_path, now=1000)
    site.asked.clear()
    assert asked(site, "/fine", "/gone", "/closed", cache_dir=tmp_path, now=1000 + external.DAY - 1) == first
    assert site.asked == ["HEAD /closed", "GET /closed"]
    site.asked.clear()
    asked(site, "/fine", cache_dir=tmp_path, now=1001 + external.DAY)
    assert site.asked == ["HEAD /fine"]


def test_a_memory_that_cannot_be_read_is_begun_again(site: Site, tmp_path: Path) -> None:
    (tmp_path / "outside-links.json").write_text("{torn", encoding="utf-8")
    assert asked(site, "/x", cache_dir=tmp_path)["/x"].state == "fine"


def test_a_site_that_is_not_there(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def lookup(host: str, *arguments: object, **more: object) -> object:
        if host == "nowhere.org":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return real(host, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    lost = Place("page.md", 3, "http://nowhere.org/x")
    alone = ask([lost], None, pause=0)
    assert alone.answers[lost.url].state == "unchecked"  # it may be our own network
    answers = ask([lost, Place("page.md", 4, f"{site.address}/x")], None, pause=0)
    assert answers.answers[lost.url].state == "gone"
    (finding,) = dead_urls(answers)
    assert (finding.line, finding.message) == (3, "http://nowhere.org/x: there is no such site")


def test_what_is_no_address_is_told_as_unchecked() -> None:
    page = parse("[a](http://) [b](https://a.b:99999/c) [c](http://localhost/d)\n", "page.md")
    answers = ask(outside_links(page), None, pause=0)
    reason = "this is no address of a site"
    assert answers.unchecked() == {"http://": reason, "https://a.b:99999/c": reason}


def test_the_command(project: Project, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external, "NOBODYS", frozenset())
    monkeypatch.setattr(external, "PAUSE", 0)
    site.answers |= {"/gone": [404], "/closed": [403]}
    index = "docs/source/en/index.md"
    links = " ".join(f"[x]({site.address}/{name})" for name in ("fine", "gone", "closed"))
    project.write({index: f"{HEALTHY[index]}\n{links}\n"})
    assert project.run("check").exit_code == 0
    assert site.asked == []
    done = project.run("check", "--external")
    assert done.exit_code == 1
    assert done.stdout.startswith(f"{index}:7: {site.address}/gone: there is no such page (404);")
    assert done.stderr.splitlines()[1:] == [
        "1 link to other sites couldn't be checked:",
        f"  {site.address}/closed: the site answers 403",
    ]

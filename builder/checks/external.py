"""Links to other sites: which of their pages are gone. Never needed, as it asks the network.

Each site is asked one thing at a time, with a pause, and no more at all once it says that it was too
much; what it answers holds for a day. A refusal says nothing about the page, so it is counted alone.
"""

from __future__ import annotations

import json
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from http.client import HTTPException
from pathlib import Path
from typing import Literal
from urllib.parse import quote, urldefrag, urlsplit

from builder.files import write
from builder.html.tagreader import Tag, read
from builder.markdown import HtmlBlock, Image, InlineHtml, Link, Page, walk
from toctree import Finding

State = Literal["fine", "gone", "unchecked"]

DAY = 86400
PAUSE = 0.5
"""Seconds between two questions to one site."""

TIMEOUT = 20
ATTEMPTS = 3
SITES_AT_ONCE = 16
NOBODYS = frozenset(
    {"localhost", "127.0.0.1", "0.0.0.0", "[::1]", "example.com", "example.org", "example.net"}
)
"""Sites that only stand for others: of examples, and of the reader's own machine."""

_AGENT = "Mozilla/5.0 (compatible; doc-builder check)"
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link to another site stands."""

    path: str
    line: int
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site says of an address, and why it is gone or couldn't be checked."""

    state: State
    reason: str = ""


@dataclass(slots=True)
class Answers:
    """The answer for each address, and where pages link to it."""

    places: Sequence[Place]
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def unchecked(self) -> dict[str, str]:
        """The addresses that nobody could check, with the reason."""
        return {url: one.reason for url, one in sorted(self.answers.items()) if one.state == "unchecked"}


def dead_urls(answers: Answers) -> Iterator[Finding]:
    """A finding for each link to what is gone."""
    for place in answers.places:
        answer = answers.answers.get(place.url)
        if answer is not None and answer.state == "gone":
            hint = "link to where it is now, or to a copy at web.archive.org"
            yield Finding(place.path, place.line, "dead-url", f"{place.url}: {answer.reason}", hint)


def outside_links(page: Page) -> list[Place]:
    """The links and pictures of a page that lie on other sites, without the part after `#`."""
    found = []
    for node in walk(page):
        if isinstance(node, Link):
            urls = [node.href]
        elif isinstance(node, Image):
            urls = [node.src]
        elif isinstance(node, HtmlBlock | InlineHtml):
            urls = list(_addresses(node.html))
        else:
            continue
        for url in urls:
            address = urldefrag(url).url
            if _is_outside(address):
                found.append(Place(page.path, page.line_of(node.start), address))
    return found


def _addresses(html: str) -> Iterator[str]:
    """What the tags of raw HTML link to or show."""
    for tag in read(html):
        if isinstance(tag, Tag):
            yield from (value for name, value in tag.attributes if name in ("href", "src") and value)


def _is_outside(url: str) -> bool:
    if not url.startswith(("http://", "https://")) or any(char in url for char in "{}<> "):
        return False
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return True
    return host is None or ("." in host and host not in NOBODYS)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:  # so many ports there aren't
        return False


def ask(
    places: Sequence[Place],
    cache_dir: Path | None,
    *,
    pause: float | None = None,
    now: float | None = None,
    tell: Callable[[int, int], None] = lambda done, all_: None,
) -> Answers:
    """Asks other sites for the addresses of links, each once. `tell` hears how many are known of how many.

    `pause` are the seconds between two questions to one site, `now` those since 1970. What was asked
    within a day is remembered in `cache_dir`; None remembers nothing.
    """
    now = time.time() if now is None else now
    pause = PAUSE if pause is None else pause
    file = cache_dir / "outside-links.json" if cache_dir is not None else None
    known = _remembered(file, now)
    urls = list(dict.fromkeys(place.url for place in places))
    answers = {url: Answer(*known[url][:2]) for url in urls if url in known}
    sites: dict[str, list[str]] = {}
    for url in urls:
        if url not in answers:
            sites.setdefault(url.split("/")[2].lower(), []).append(url)
    tell(len(answers), len(urls))
    with ThreadPoolExecutor(max_workers=SITES_AT_ONCE) as threads:
        for found in threads.map(lambda site: _ask_site(site, pause), sites.values()):
            answers |= found
            tell(len(answers), len(urls))
    if any(one.state != "unchecked" for one in answers.values()):  # else it is our network that is gone
        answers = {
            url: replace(one, state="gone") if one.reason == _NO_SITE else one for url, one in answers.items()
        }
    if file is not None:
        fresh = {
            url: [one.state, one.reason, now]
            for url, one in answers.items()
            if one.state != "unchecked" and url not in known
        }
        text = json.dumps({**known, **fresh}, ensure_ascii=False, indent=0, sort_keys=True)
        write(file, text.encode())
    return Answers(places, answers)


def _remembered(file: Path | None, now: float) -> dict[str, tuple[State, str, float]]:
    try:
        values = json.loads(file.read_text(encoding="utf-8")) if file is not None else {}
        return {url: one for url, one in values.items() if now - DAY < one[2] <= now}
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return {}


def _ask_site(urls: Iterable[str], pause: float) -> dict[str, Answer]:
    """The answers of one site, which is asked one after another."""
    answers: dict[str, Answer] = {}
    refused = ""
    for number, url in enumerate(urls):
        if refused:
            answers[url] = Answer("unchecked", refused)
            continue
        if number:
            time.sleep(pause)
        answers[url] = answer = _ask(url, pause)
        if answer.reason in (_TOO_MUCH, _NO_SITE):
            refused = answer.reason
    return answers


_TOO_MUCH = "the site wants no more questions (429)"
_NO_SITE = "there is no such site"


def _ask(url: str, pause: float) -> Answer:
    """What a site says of one address: its head is enough, where the site gives it."""
    if not _is_address(url):
        return Answer("unchecked", "this is no address of a site")
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(pause * 2**attempt)
        for method in ("HEAD", "GET"):
            status, reason = _status(url, method)
            if status == 429:
                return Answer("unchecked", _TOO_MUCH)
            if 200 <= status < 400:
                return Answer("fine")
        if status in _GONE:
            return Answer("gone", f"there is no such page ({status})")
        if 400 <= status < 500 or reason == _NO_SITE:
            break  # it doesn't answer programs, whatever is there
    return Answer("unchecked", reason)


def _status(url: str, method: str) -> tuple[int, str]:
    """A site's status for an address, 0 where it doesn't answer, and what that is in words."""
    address = quote(url, safe="%/:=&?~#+!$,;'@()*[]")
    request = urllib.request.Request(address, method=method, headers={"User-Agent": _AGENT, "Accept": "*/*"})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
            return int(response.status), ""
    except urllib.error.HTTPError as error:
        error.close()
        return error.code, f"the site answers {error.code}"
    except (OSError, ValueError, HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        if isinstance(reason, socket.gaierror) and reason.errno == socket.EAI_NONAME:
            return 0, _NO_SITE
        return 0, f"the site doesn't answer: {getattr(reason, 'strerror', None) or reason}"

"""Addresses of links and pictures: which are the same in two languages, and where they lead."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import unquote

from toctree import is_language_code
from toctree.files import PAGE_SUFFIXES

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_PAPER = re.compile(
    r"https?://(?:www\.)?(?:arxiv\.org/(?:abs|pdf)|(?:huggingface\.co|hf\.co)/papers)/([\w.-]*?\d)(?:v\d)?(?:\.pdf)?/?$"
)
_SAME_HOST = {"hf.co": "huggingface.co"}
_VERSION = re.compile(r"main|master|stable|v?\d[\w.]*|pr_\d+")


def is_external(href: str) -> bool:
    """Whether an address names its host, or another scheme."""
    return _SCHEME.match(href) is not None


@lru_cache(maxsize=1 << 14)
def same_in_any_language(href: str) -> str:
    """What addresses have in common that lead to the same in two languages, or are only written otherwise.

    Without the code of a language in path or host, without `.md`, `./` and the slash at the end; the
    pages of a paper are one.
    """
    address = unquote(href).strip()
    paper = _PAPER.match(address)
    if paper:
        return f"paper {paper[1]}"
    address = re.sub(r"(?i)^https?://(www\.)?", "//", address)
    if address.startswith("//"):
        host, _, path = address[2:].partition("/")
        labels = _SAME_HOST.get(host, host).split(".")
        if len(labels) > 2 and is_language_code(labels[0]):
            labels = labels[1:]
        path, mark, fragment = path.partition("#")
        path = path.removesuffix(".html")
        parts = [part for part in path.split("/") if part and not _is_language(part)]
        if labels[0] == "wikipedia":
            return "//wikipedia"  # articles have another name in each language
        return f"//{'.'.join(labels)}/{'/'.join(parts)}".rstrip("/") + (mark + fragment).lower()
    path, mark, fragment = address.partition("#")
    stem, suffix = posixpath.splitext(path)
    path = stem if suffix in (*PAGE_SUFFIXES, ".html") else path
    parts = [part for part in path.split("/") if part not in ("", ".", "..") and not _is_language(part)]
    return "/".join(parts) + mark + fragment.lower()


def _is_language(part: str) -> bool:
    return is_language_code(part) or part.lower() in (
        "ko-kr",
        "ja-jp",
        "zh-cn",
        "zh-tw",
        "de-de",
        "en-us",
        "en-gb",
    )


def within(local: str, href: str, languages: frozenset[str], language: str) -> tuple[str, str]:
    """The language and the path in its folder that a relative address on page `local` means.

    An empty language where it leads out of the documentation.
    """
    path = unquote(re.split(r"[?#]", href, maxsplit=1)[0])
    if path.startswith("/"):
        parts = path.strip("/").split("/")
        if parts[0] == "docs" and len(parts) > 1:
            # Hugging Face's address: /docs/{library}/[{version}/][{language}/]{page}
            parts = parts[2:]
            if parts and parts[0] not in languages and _VERSION.fullmatch(parts[0]):
                parts = parts[1:]
        if parts and parts[0] in languages:
            return parts[0], "/".join(parts[1:])
        return language, "/".join(parts)
    if not path:
        return language, local
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(local), path))
    if joined.startswith("../"):
        code, _, rest = joined[3:].partition("/")
        return (code, rest) if code in languages else ("", joined)
    return language, "index" if joined == "." else joined


def fragment_of(href: str) -> str:
    """What stands after the `#`, as ids are written."""
    return unquote(href.partition("#")[2])

"""The pictures of a notebook, as files beside its page."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from builder.html.escape import is_absolute
from builder.html.tagreader import Tag, read
from builder.markdown import HtmlBlock, Image, InlineHtml, Page, parse, walk

ENDINGS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}
"""The types of pictures that every browser shows, with the endings of their files."""

_DATA = re.compile(r"data:(image/[\w.+-]+)(?:;[\w=.-]+)*?(;base64)?,(.*)", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(r"(\bsrc\s*=\s*)(\"[^\"]*\"|'[^']*')", re.IGNORECASE)


@dataclass(slots=True)
class Pictures:
    """Collects pictures. `folder` is where they lie from the page, `files` are their bytes by path."""

    folder: str
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, kind: str, data: str | bytes) -> str | None:
        """The path of a picture; None for one of a type that isn't shown, or that is damaged.

        `kind` is its media type, `data` its text where that is XML, else base64.
        """
        ending = ENDINGS.get(kind.lower())
        if ending is None:
            return None
        if isinstance(data, str):
            try:
                data = data.encode() if ending == "svg" else _decoded(data)
            except (binascii.Error, ValueError):
                return None
        if not data:
            return None
        for path, known in self.files.items():
            if known == data and path.endswith(f".{ending}"):
                return path
        path = f"{self.folder}/{len(self.files) + 1}.{ending}"
        self.files[path] = data
        return path

    def in_markdown(self, text: str, attachments: Mapping[str, Mapping[str, Any]]) -> str:
        """The text of a cell with its attached pictures, and those that it holds itself, as files."""
        edits: list[tuple[int, int, str]] = []
        for node in walk(parse(text)):
            if isinstance(node, Image) and node.src_start < node.src_end:
                path = self._path(node.src, attachments)
                if path is not None:
                    edits.append((node.src_start, node.src_end, path))
            elif isinstance(node, (HtmlBlock, InlineHtml)):
                for found in _SOURCE.finditer(text, node.start, node.end):
                    path = self._path(found[2][1:-1], attachments)
                    if path is not None:
                        edits.append((found.start(2), found.end(2), f'"{path}"'))
        for start, end, path in reversed(edits):
            text = text[:start] + path + text[end:]
        return text

    def _path(self, source: str, attachments: Mapping[str, Mapping[str, Any]]) -> str | None:
        if source.startswith("attachment:"):
            bundle = attachments.get(unquote(source.removeprefix("attachment:")), {})
            return next((path for kind, data in bundle.items() if (path := self.add(kind, data))), None)
        found = _DATA.fullmatch(source)
        if found is None:
            return None
        data: str | bytes = unquote(found[3])
        if found[2] and found[1].lower() == "image/svg+xml":
            try:
                data = _decoded(found[3])
            except (binascii.Error, ValueError):
                return None
        return self.add(found[1], data)


def missing_pictures(page: Page, folder: Path) -> Iterator[tuple[int, str]]:
    """The pictures of a page that aren't there, seen from its folder: their lines, and what is written."""
    for node in walk(page):
        if isinstance(node, Image):
            if _is_missing(node.src, folder):
                yield page.line_of(node.start), node.src
        elif isinstance(node, (HtmlBlock, InlineHtml)):
            for tag in read(node.html):
                source = dict(tag.attributes).get("src") if isinstance(tag, Tag) else None
                if source and _is_missing(source, folder):
                    yield page.line_of(node.start), source


def _is_missing(source: str, folder: Path) -> bool:
    if source.startswith("attachment:"):
        return True
    path = unquote(source.partition("#")[0].partition("?")[0])
    return not is_absolute(source) and not path.startswith("/") and not (folder / path).is_file()


def _decoded(data: str) -> bytes:
    """The bytes for base64, which may be broken into lines. Raises ValueError."""
    return base64.b64decode("".join(data.split()), validate=True)

"""Inventories (`objects.inv`) of other projects, which say where their objects are documented, and ours.

The format is Sphinx's version 2: four lines of text, then a line for each object, compressed.
https://sphobjinv.readthedocs.io/en/stable/syntax.html describes it.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import tempfile
import time
import urllib.request
import zlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any

from autodoc.entry import Export
from toctree.nearest import Names

HEADER = b"# Sphinx inventory version 2"
TIMEOUT = 10
"""Seconds to wait for a server."""

FRESH = 24 * 60 * 60
"""Seconds for which a copy isn't asked for again."""

RETRY = 60 * 60
"""Seconds until a server is asked again that didn't answer, when there is an old copy."""


@dataclass(frozen=True, slots=True)
class InventorySource:
    """An inventory: the address `site` that its links start from, and a `file` or address that it is at."""

    site: str
    address: str = ""
    file: str = ""

    @classmethod
    def from_config(cls, value: Any) -> InventorySource:
        """What an entry of `inventories` in mkdocs.yml means.

        An entry is the address of a site or of its objects.inv, or `{file: copy.inv, url: site}`.
        Raises ValueError, saying what is wrong and how it is written.
        """
        known: dict[str, Any] = value if isinstance(value, dict) else {"url": value}
        wrong = [str(key) for key in known if key not in ("file", "url")]
        if wrong:
            raise ValueError(f"an inventory has no {', '.join(wrong)}: write {{file: …, url: …}}")
        url, file = known.get("url"), known.get("file", "")
        if not isinstance(url, str) or not isinstance(file, str):
            raise ValueError(f"{value!r} is no inventory: write its address, or {{file: …, url: …}}")
        if "://" not in url:
            raise ValueError(f"{url}: write {{file: {file or url}, url: https://…}}, where url is its site")
        if url.endswith(".inv"):
            site, address = url.rpartition("/")[0] + "/", url
        else:
            site = url.rstrip("/") + "/"
            address = site + "objects.inv"
        return cls(site, "" if file else address, file)

    def __str__(self) -> str:
        return self.file or self.address


@dataclass(frozen=True, slots=True)
class InventoryProblem:
    """An inventory that can't be used; the links to its objects are left out."""

    rule: str
    message: str
    hint: str = ""


@dataclass(slots=True)
class Inventories:
    """Objects of other projects by name. The first inventory that has a name is believed.

    `contents` are the inventories with the sites that they are of; they are read when first needed.
    """

    contents: list[tuple[str, bytes]] = field(default_factory=list)
    _urls: dict[str, str] | None = None
    _found: dict[str, str | None] = field(default_factory=dict)
    _packages: frozenset[str] = frozenset()
    _names: dict[str, Names] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Changes when an answer may have changed."""
        state = hashlib.blake2b(digest_size=16)
        for site, content in self.contents:
            state.update(f"{site} {len(content)} ".encode() + content)
        return state.hexdigest()

    def find(self, dotted: str) -> str | None:
        """The address of a Python object, by any path under which it is likely to be met."""
        if dotted not in self._found:
            urls = self._table()
            self._found[dotted] = next((urls[name] for name in _spellings(dotted) if name in urls), None)
        return self._found[dotted]

    def knows(self, package: str) -> bool:
        """Whether an inventory has objects of a package, by the first part of their names."""
        self._table()
        return package in self._packages

    def nearest(self, dotted: str) -> str:
        """A name of the same package that a mistaken one may have meant, or nothing."""
        package = dotted.partition(".")[0]
        if package not in self._names:
            self._names[package] = Names(name for name in self._table() if name.startswith(f"{package}."))
        return self._names[package].nearest(dotted)

    def _table(self) -> dict[str, str]:
        if self._urls is None:
            self._urls = {}
            for site, content in self.contents:
                for name, url in inventory_urls(content, site):
                    self._urls.setdefault(name, url)
            self._packages = frozenset(name.partition(".")[0] for name in self._urls)
        return self._urls


def inventory_urls(content: bytes, site: str) -> Iterator[tuple[str, str]]:
    """The Python objects of an inventory, with the addresses of their documentation.

    Raises ValueError when it isn't an inventory of Sphinx's version 2.
    """
    _check(content)
    from mkdocstrings import Inventory  # a tenth of a second, which most runs can do without

    for item in Inventory.parse_sphinx(io.BytesIO(content), domain_filter=("py",)).values():
        yield item.name, site + item.uri


def _check(content: bytes) -> None:
    """Raises ValueError when bytes aren't an inventory."""
    if not content.startswith(HEADER) or content.count(b"\n") < 4:
        raise ValueError("it isn't a Sphinx inventory of version 2")
    try:
        zlib.decompress(content.split(b"\n", 4)[4]).decode("utf-8")
    except (zlib.error, UnicodeDecodeError):
        raise ValueError("it is damaged") from None


_MODULES = {
    "_collections_abc": "collections.abc",
    "collections.abc": "typing",
    "typing": "collections.abc",
    "typing_extensions": "typing",
}
"""Modules that have the same objects as another; inventories often have one of the two."""


def _spellings(dotted: str) -> Iterator[str]:
    """Names under which an object may be documented that was found at a path, likely ones first."""
    yield dotted
    yield dotted.removeprefix("builtins.")
    module, _, name = dotted.rpartition(".")
    if module in _MODULES:
        yield f"{_MODULES[module]}.{name}"
    # Where classes are defined and where they are documented differs: `torch.nn.modules.linear.Linear`
    # is `torch.nn.Linear`. Functions of one name at two places are often two functions.
    parts = dotted.split(".")
    first = next((at for at, part in enumerate(parts) if part[:1].isupper()), 0)
    for kept in range(first - 1, 0, -1):
        yield ".".join(parts[:kept] + parts[first:])


# Reading


def read_inventories(
    sources: Sequence[InventorySource], cache_dir: Path | None, base: Path
) -> tuple[Inventories, list[InventoryProblem]]:
    """The inventories of other projects, and those of them that can't be had.

    Files are relative to `base`. Downloads are kept in `cache_dir` (None: nowhere) and not
    asked for again within a day; an old copy stands in where the server can't be reached.
    """
    folder = cache_dir / "inventories" if cache_dir is not None else None
    inventories = Inventories()
    problems = []

    def read(source: InventorySource) -> bytes | InventoryProblem:
        try:
            content = (base / source.file).read_bytes() if source.file else _fetch(source.address, folder)
            _check(content)
        except (OSError, ValueError, HTTPException) as error:
            return _unavailable(source, error)
        return content

    with ThreadPoolExecutor(max_workers=8) as threads:
        for source, found in zip(sources, threads.map(read, sources), strict=True):
            if isinstance(found, bytes):
                inventories.contents.append((source.site, found))
            else:
                problems.append(found)
    return inventories, problems


def _unavailable(source: InventorySource, error: Exception) -> InventoryProblem:
    reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
    hint = (
        "download it from the site again"
        if source.file
        else f"without network, download it and write {{file: …, url: {source.site}}}"
    )
    return InventoryProblem("inventory-unavailable", f"inventory {source} can't be read: {reason}", hint)


def _fetch(address: str, folder: Path | None) -> bytes:
    """An inventory from its copy, its server, or its old copy.

    Raises OSError, HTTPException or ValueError when all of them fail.
    """
    if folder is None:
        return _download(address)
    copy = folder / f"{hashlib.blake2b(address.encode(), digest_size=12).hexdigest()}.inv"
    age = time.time() - copy.stat().st_mtime if copy.is_file() else None
    if age is not None and age < FRESH:
        return copy.read_bytes()
    try:
        content = _download(address)
    except (OSError, ValueError, HTTPException):
        if age is None:
            raise
        old = time.time() - FRESH + RETRY
        with contextlib.suppress(OSError):
            os.utime(copy, (old, old))
        return copy.read_bytes()
    with contextlib.suppress(OSError):  # a folder that can't be written keeps nothing
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as beside:
            beside.write(content)
        Path(beside.name).replace(copy)
    return content


def _download(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"User-Agent": "doc-builder"})
    with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
        content: bytes = response.read()
    _check(content)
    return content


# Writing


def write_inventory(
    project: str,
    version: str,
    exports: Iterable[tuple[Export, str]],
    pages: Iterable[tuple[str, str, str]] = (),
) -> bytes:
    """Our own `objects.inv`: objects with their addresses, and pages by name, title and address.

    Addresses start from the site's root and are written as in a link. An object can also be found
    by the path where it is defined. Of things of one kind and name the first one stays.
    """
    from mkdocstrings import InventoryItem

    items: dict[tuple[str, str, str], InventoryItem] = {}

    def add(name: str, domain: str, role: str, uri: str, shown: str, priority: int) -> None:
        items.setdefault(
            (domain, role, name), InventoryItem(name, domain, role, uri or "./", priority, shown)
        )

    known = list(exports)
    names = {one.name for one, _ in known}
    for one, uri in known:
        add(one.name, "py", one.role, uri, one.name, 1)
        if one.path not in names:
            # Less weight: searches show the public name first.
            add(one.path, "py", one.role, uri, one.name, 2)
    for name, title, uri in pages:
        add(name, "std", "doc", uri, " ".join(title.split()), -1)
    lines = [items[key].format_sphinx() for key in sorted(items)]
    header = (
        HEADER.decode(),
        f"# Project: {project}",
        f"# Version: {version}",
        "# The remainder of this file is compressed using zlib.",
    )
    head = "".join(f"{' '.join(line.split())}\n" for line in header)
    return head.encode() + zlib.compress("".join(f"{line}\n" for line in lines).encode())

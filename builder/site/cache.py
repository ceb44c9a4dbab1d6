"""Parsed and rendered pages, kept between builds under the hash of what they were made from."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache as memoised
from pathlib import Path
from typing import Any

from builder.site.settings import UsageError

RENDERED_WITH = (
    "griffelib", "markdown-it-py", "math-core", "mkdocs", "mkdocs-material", "pagefind", "pygments",
)  # fmt: skip
"""The distributions whose version shows in the pages."""

ROOMS = ("autodoc", "builder", "doctests", "toctree", "translations")
"""The packages whose code makes the pages."""

CODE = frozenset({".py", ".html", ".yml", ".css", ".js", ".mjs", ".svg"})
"""The files that do so; words and templates are code here."""

KEEP_DAYS = 14
"""Records that no build has asked for in this many days are dropped."""


def digest(*parts: object) -> str:
    """A short hash of values with a stable `str`; used for every key of the page cache."""
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        text = str(part).encode("utf-8", "surrogatepass")
        state.update(len(text).to_bytes(8, "little"))
        state.update(text)
    return state.hexdigest()


@memoised
def code_fingerprint() -> str:
    """A hash of this project's code and of the versions of what it renders with, so that a changed
    builder never serves an old page. The glossaries beside our own translations' code are data."""
    root = Path(__file__).parents[2]
    state = hashlib.blake2b(digest_size=16)
    for name in RENDERED_WITH:
        state.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    for room in ROOMS:
        suffixes = {".py"} if room == "translations" else CODE
        for path in sorted((root / room).rglob("*")):
            if path.suffix in suffixes:
                state.update(path.relative_to(root).as_posix().encode())
                state.update(path.read_bytes())
    return state.hexdigest()


@dataclass(frozen=True, slots=True)
class Written:
    """A record as JSON text: what travels from a worker, and is stored as it is."""

    key: str
    head: str
    body: str
    plain: str = ""

    @classmethod
    def of(cls, key: str, head: Any, body: Any, plain: Any = None) -> Written:
        """The record with its values."""
        rest = "" if plain is None else json.dumps(plain, ensure_ascii=False)
        return cls(key, json.dumps(head, ensure_ascii=False), json.dumps(body, ensure_ascii=False), rest)


class PageCache:
    """Records by key, in one SQLite file; without a folder, nothing is kept.

    A record is a JSON value in two parts: `head`, small, which every build needs of every
    page, and `body`, the HTML, which is read only when the page is written. Beside it may stand
    `plain`, the Markdown, which is forgotten with it. SQLite itself
    keeps the threads of a preview apart. A damaged file is begun anew. A forked worker may
    read, on a connection of its own; what it stores isn't kept.

    Raises UsageError when nothing can be kept in the folder.
    """

    def __init__(self, folder: Path | None) -> None:
        self._now = int(time.time())
        self._pid = self._worker = os.getpid()
        if folder is None:
            self._open(":memory:")
            return
        path = folder / "pages.sqlite"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            try:
                self._open(str(path))
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # damaged: what it held is made again
                path.unlink()
                self._open(str(path))
        except (OSError, sqlite3.Error) as error:
            raise UsageError(
                f"{folder}: nothing can be kept there: {error}; name another --cache-dir, or none as ''"
            ) from None

    def _open(self, path: str) -> None:
        self._path = path
        self._db = sqlite3.connect(path, timeout=30, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.execute(
            # What is asked for most comes first: SQLite reads a long row from its beginning.
            "CREATE TABLE IF NOT EXISTS pages"
            " (key TEXT PRIMARY KEY, used INTEGER NOT NULL, head TEXT NOT NULL, body TEXT NOT NULL)"
        )
        self._db.execute("CREATE TABLE IF NOT EXISTS plain (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        self._pruned = False

    def _in_worker(self) -> bool:
        """Whether this is a forked worker; SQLite's connections don't survive a fork."""
        if os.getpid() == self._pid:
            return False
        if self._path != ":memory:" and self._worker != os.getpid():
            self._worker = os.getpid()
            self._parents = self._db  # closing it here would take away the parent's locks
            self._db = sqlite3.connect(f"file:{self._path}?mode=ro", uri=True, timeout=30)
        return True

    def heads(self, keys: Iterable[str]) -> dict[str, Any]:
        """The heads of those keys that are there; asking marks them as used."""
        wanted = list(dict.fromkeys(keys))
        reading = self._in_worker()
        found: dict[str, Any] = {}
        stale = []
        yesterday = self._now - 86400  # a date a day old is fresh enough, and spares a write per page
        for batch in _batches(wanted):
            marks = ",".join("?" * len(batch))
            rows = self._db.execute(f"SELECT key, head, used FROM pages WHERE key IN ({marks})", batch)
            for key, head, used in rows:
                found[key] = json.loads(head)
                if used < yesterday:
                    stale.append(key)
        for batch in _batches([] if reading else stale):
            marks = ",".join("?" * len(batch))
            self._db.execute(f"UPDATE pages SET used = ? WHERE key IN ({marks})", [self._now, *batch])
        return found

    def bodies(self, keys: Iterable[str]) -> dict[str, Any]:
        """The bodies of those keys that are there."""
        found: dict[str, Any] = {}
        for batch in _batches(list(dict.fromkeys(keys))):
            marks = ",".join("?" * len(batch))
            for key, body in self._db.execute(f"SELECT key, body FROM pages WHERE key IN ({marks})", batch):
                found[key] = json.loads(body)
        return found

    def plains(self, keys: Iterable[str]) -> dict[str, Any]:
        """The Markdown of those keys that have any."""
        found: dict[str, Any] = {}
        for batch in _batches(list(dict.fromkeys(keys))):
            marks = ",".join("?" * len(batch))
            for key, value in self._db.execute(f"SELECT key, value FROM plain WHERE key IN ({marks})", batch):
                found[key] = json.loads(value)
        return found

    def store(self, key: str, head: Any, body: Any, plain: Any = None) -> None:
        """Keeps a record; `commit` makes it last."""
        self.store_written(Written.of(key, head, body, plain))

    def store_written(self, record: Written) -> None:
        """Keeps a record that a worker has written as JSON; `commit` makes it last."""
        self._db.execute(
            "INSERT OR REPLACE INTO pages (key, used, head, body) VALUES (?, ?, ?, ?)",
            (record.key, self._now, record.head, record.body),
        )
        if record.plain:
            self._db.execute(
                "INSERT OR REPLACE INTO plain (key, value) VALUES (?, ?)", (record.key, record.plain)
            )

    def load(self, keys: Iterable[str]) -> dict[str, Any]:
        """The values of those keys that are there: as a `Store`, for the library's records."""
        return self.heads(keys)

    def save(self, values: Mapping[str, Any]) -> None:
        """Keeps values, as a `Store`."""
        if self._in_worker():
            return
        for key, value in values.items():
            self.store(key, value, None)
        self.commit()

    def commit(self) -> None:
        """Writes what was stored; the first time it also forgets what nobody has used for long."""
        if not self._pruned:
            old = self._db.execute("DELETE FROM pages WHERE used < ?", (self._now - KEEP_DAYS * 86400,))
            if old.rowcount:
                self._db.execute("DELETE FROM plain WHERE key NOT IN (SELECT key FROM pages)")
            self._pruned = True
        self._db.commit()

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()


def _batches(keys: list[str], size: int = 500) -> Iterator[list[str]]:
    for start in range(0, len(keys), size):
        yield keys[start : start + size]

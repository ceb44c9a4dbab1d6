"""What is known of pages from the last time: a row for each, kept under what it was made from."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from builder.files import write
from translations.documentation import File
from translations.states import States

FORMAT = 2
"""To be raised when what is kept, or how pages are judged, changes."""

Rows = dict[tuple[str, str], dict[str, Any] | None]


class StatusCache:
    """Rows of pages and words of English ones, in a file of the cache folder; without one nothing is kept.

    A row's key holds the texts of both pages and every commit that changed them, so nothing need ever
    be thrown away by hand. Only what was asked for this time is kept for the next.
    """

    def __init__(self, states: States) -> None:
        self._states = states
        self._path = states.cache_dir / "translations.json" if states.cache_dir else None
        self._old = self._read()
        self._new: dict[str, Any] = {}
        self._keys: dict[int, str] = {}

    def row(self, file: File) -> dict[str, Any] | None:
        """What was kept of a translation."""
        found = self._known(self._key(file))
        return found if isinstance(found, dict) else None

    def keep(self, file: File, row: dict[str, Any]) -> None:
        """Keeps a translation's row."""
        self._new[self._key(file)] = row

    def words(self, english: File) -> int | None:
        """How many words an English page was found to have."""
        found = self._known(_digest(english.text))
        return found if isinstance(found, int) else None

    def keep_words(self, english: File, words: int) -> None:
        """Keeps the number of an English page's words."""
        self._new[_digest(english.text)] = words

    def save(self) -> None:
        """Writes what is known now; that it can't be written is no mistake."""
        if self._path is None or self._new == self._old:
            return
        text = json.dumps({"format": FORMAT, "kept": self._new}, ensure_ascii=False, separators=(",", ":"))
        try:
            write(self._path, text.encode())
        except OSError:
            return

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8")) if self._path else {}
        except (OSError, ValueError):
            return {}
        right = isinstance(found, dict) and found.get("format") == FORMAT
        return found["kept"] if right and isinstance(found.get("kept"), dict) else {}

    def _known(self, key: str) -> Any:
        if self._path is None or key not in self._old:
            return None
        return self._new.setdefault(key, self._old[key])

    def _key(self, file: File) -> str:
        if self._path is None:
            return f"{file.language}/{file.local}"
        if id(file) not in self._keys:
            english = self._states.documentation.english_of(file)
            history = self._states.history
            parts = [str(file.path), file.text, str(history.shallow)]
            for one in (file, english) if english else (file,):
                parts += [one.text, *(change.commit.sha for change in history.changes(one.path))]
            self._keys[id(file)] = _digest("\0".join(parts))
        return self._keys[id(file)]


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

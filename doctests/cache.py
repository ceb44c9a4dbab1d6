"""What passed is kept, and not run again while all that it depended on is the same.

One file a document lies in pytest's cache folder. It holds for the document's code, what the lists say
of it, the machine, the versions of the libraries that its blocks name as needs, the code of this room, and
the contents of the library's files that it imported. A document in which anything failed isn't kept, nor one
in which a skip was decided while it ran: what decided it may not be so the next time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from builder.files import write
from doctests.model import Document, Example, Result
from doctests.translations import shape


@dataclass(frozen=True, slots=True)
class Kept:
    """The results of a document's examples, by name, and when it ran (ISO 8601)."""

    results: dict[str, Result]
    ran: str


class ResultCache:
    """Results in a folder. `conditions` is whatever else they hold for: the machine, and what it may do."""

    def __init__(self, folder: Path, conditions: Iterable[str]) -> None:
        self._folder = folder
        self._conditions = _digest([_own_code(), *conditions])
        self._digests: dict[tuple[Path, int, int], str] = {}

    def get(self, document: Document, skips: Mapping[str, str]) -> Kept | None:
        """What is known of a document; None where it must be run."""
        try:
            entry = json.loads(self._file(document).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        examples = list(document.examples())
        if entry.get("key") != self._key(document, skips) or not self._stands(entry, examples):
            return None
        return Kept(
            {
                example.name: Result(example.name, outcome, reason, seconds=seconds)
                for example, (outcome, reason, seconds) in zip(examples, entry["results"], strict=True)
            },
            entry["ran"],
        )

    def put(
        self,
        document: Document,
        skips: Mapping[str, str],
        results: Sequence[Result],
        files: Iterable[Path],
        ran: str,
        began: int,
    ) -> None:
        """Keeps the results of a whole document, in the order of its examples.

        `files` are those of the library that it imported, `began` is when it began to run, in
        nanoseconds since the epoch: what has changed since may not be what was imported.
        """
        digests = {}
        for path in files:
            digest = self._content(path, before=began)
            if digest is None:
                return
            digests[str(path)] = digest
        entry = {
            "key": self._key(document, skips),
            "ran": ran,
            "lines": [example.line for example in document.examples()],
            "results": [(one.outcome, one.reason, one.seconds) for one in results],
            "files": digests,
        }
        write(self._file(document), json.dumps(entry).encode())

    def _stands(self, entry: dict[str, Any], examples: list[Example]) -> bool:
        """Whether what the results depend on is as it was, beyond what the key says."""
        moved = entry["lines"] != [example.line for example in examples]
        if moved and any(" line " in reason for _, reason, _ in entry["results"]):
            return False
        return all(self._content(Path(path)) == digest for path, digest in entry["files"].items())

    def _content(self, path: Path, before: int | None = None) -> str | None:
        """A file's digest; None where it can't be read, or was changed after `before`."""
        try:
            state = path.stat()
            if before is not None and state.st_mtime_ns >= before:
                return None
            key = (path, state.st_mtime_ns, state.st_size)
            if key not in self._digests:
                self._digests[key] = blake2b(path.read_bytes(), digest_size=16).hexdigest()
            return self._digests[key]
        except OSError:
            return None

    def _file(self, document: Document) -> Path:
        return self._folder / f"{_digest([str(document.path), document.name])}.json"

    def _key(self, document: Document, skips: Mapping[str, str]) -> str:
        examples = list(document.examples())
        libraries = sorted(
            {need.name for one in examples for need in one.options.needs if need.kind == "library"}
        )
        return _digest(
            [
                self._conditions,
                repr(shape(document.body)),
                document.module,
                repr([skips.get(example.name) for example in examples]),
                *(f"{name} {_version(name)}" for name in libraries),
            ]
        )


@cache
def _own_code() -> str:
    """The digest of this room's code, which decides what passes."""
    folder = Path(__file__).parent
    return _digest(path.read_bytes() for path in sorted(folder.rglob("*.py")))


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def _digest(parts: Iterable[str | bytes]) -> str:
    state = blake2b(digest_size=16)
    for part in parts:
        state.update(part if isinstance(part, bytes) else os.fsencode(part))
        state.update(b"\0")
    return state.hexdigest()

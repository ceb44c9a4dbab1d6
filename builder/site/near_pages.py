"""What a link that leads nowhere may have been meant for: a page, or a heading of one."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from difflib import SequenceMatcher

from toctree.nearest import Names

_ALIKE = 0.8
"""How alike two headings' ids must be, as `SequenceMatcher.ratio` has it."""


class NearPages:
    """The pages of a language, among which the one that is meant is sought."""

    def __init__(self, pages: Collection[str]) -> None:
        self._pages = pages
        self._names = Names(pages)
        self._by_last: dict[str, list[str]] = {}
        for page in pages:
            self._by_last.setdefault(_letters(posixpath.basename(page)), []).append(page)

    def likely(self, target: str) -> tuple[bool, str]:
        """The page that a path to none was meant for, and whether that is certain; "" for nothing.

        It is certain where a page's path is the end of it, `master/model_doc/bert`, or it names a folder
        with an `overview`. Else a page counts that has the name in another folder, or nearly that path.
        """
        parts = [part.lstrip(".") for part in target.strip("/").split("/")]
        paths = ["/".join(parts[at:]) for at in range(len(parts))]
        for path in (paths[0], *paths[1:-1], f"{paths[0]}/overview"):
            if path in self._pages:
                return True, path
        alike = self._by_last.get(_letters(parts[-1]), [])
        beside = [page for page in alike if posixpath.dirname(page) == posixpath.dirname(paths[0])]
        near = beside[0] if len(beside) == 1 else self._names.meant(paths[0])
        return False, near or (alike[0] if len(alike) == 1 else "")


def near_anchor(fragment: str, ids: Collection[str]) -> str:
    """The heading that is meant: one that is nearly so called, or has the same words and one or two more."""
    near = Names(sorted(ids)).nearest(fragment)
    words, others = set(fragment.lower().split("-")), set(near.lower().split("-"))
    alike = words <= others or others <= words or len(words) == 1
    return near if alike or SequenceMatcher(None, fragment, near, autojunk=False).ratio() >= _ALIKE else ""


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))

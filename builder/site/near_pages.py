"""What a link that leads nowhere may have been meant for: a page, or a heading of one."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from difflib import SequenceMatcher

from toctree.nearest import Names, suggestion

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


def hint(page: str, fragment: str, pages: Mapping[str, Collection[str]], *, sure: bool) -> str:
    """What to do about a link to a part of a page that there isn't, where `page` was meant ("" for nothing).

    `pages` are all with the ids that each has. Where the page hasn't got the part, the only one that has
    it is named, else that is said.
    """
    if not page:
        return ""
    if fragment in ("", "top") or _has(pages[page], fragment):
        address = f"/{page}#{fragment}" if fragment else f"/{page}"
        return f"write {address}" if sure else suggestion(address)
    others = [other for other, ids in pages.items() if fragment in ids]
    if len(others) == 1:
        return suggestion(f"/{others[0]}#{fragment}")
    return (
        f"write /{page}; it has no #{fragment}" if sure else f"{suggestion(f'/{page}')} It has no #{fragment}"
    )


def _has(ids: Collection[str], fragment: str) -> bool:
    """Whether a page has a part, or the object of which that is a member or parameter."""
    while fragment not in ids and "." in fragment:
        fragment = fragment.rpartition(".")[0]
    return fragment in ids


def near_anchor(fragment: str, ids: Collection[str]) -> str:
    """The heading that is meant: one that is nearly so called, or has the same words and one or two more."""
    near = Names(sorted(ids)).nearest(fragment)
    words, others = set(fragment.lower().split("-")), set(near.lower().split("-"))
    alike = words <= others or others <= words or len(words) == 1
    return near if alike or SequenceMatcher(None, fragment, near, autojunk=False).ratio() >= _ALIKE else ""


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))

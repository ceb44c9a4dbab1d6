"""Renders reference entries: an object, its docstring and its members."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from autodoc.documented import Documented
from autodoc.entry import Entry
from autodoc.options import EntryOptions
from builder.html import Highlighter

from .draft import Draft
from .kinds import is_in_class
from .objects import ObjectWriter
from .snippets import Snippets

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")
"""Hebrew, Arabic, Syriac and their neighbours in Unicode."""


class EntryRenderer:
    """Renders entries for the pages of one language, and keeps what several of them say alike.

    `labels` are the words of the pages' language (`builder.strings`), those under `api.` among them.
    `docstrings` is the code of the docstrings' language, with which their text is marked on pages in
    another one.
    """

    def __init__(self, labels: Mapping[str, str], highlighter: Highlighter, docstrings: str = "") -> None:
        self._labels = labels
        self._foreign = docstrings if docstrings != labels.get("language") else ""
        self._right_to_left = labels.get("direction") == "rtl"
        self._snippets = Snippets(labels, highlighter)
        # On a page that runs from right to left, most docstrings still run from left to right.
        self._left_to_right = (
            Snippets({**labels, "direction": "ltr"}, highlighter) if self._right_to_left else self._snippets
        )

    def render(
        self,
        documented: Documented,
        *,
        level: int,
        heading: str = "",
        taken: Collection[str] = (),
        options: EntryOptions | None = None,
    ) -> Entry:
        """An object and its members as HTML.

        `level` is that of the heading above, 0 without one. `heading` is what a heading right above
        says, or its id: one that names the object already isn't repeated. `taken` are the ids that
        stand on the page, and none is written again. Mistakes in the library's source are in the result.
        """
        options = options or EntryOptions()
        draft = Draft(taken, [one.name for one in _tree(documented)])
        left_to_right = not _RIGHT_TO_LEFT.search(documented.object.doc)
        turned = self._right_to_left and left_to_right
        writer = ObjectWriter(
            draft,
            self._left_to_right if turned else self._snippets,
            self._labels,
            options,
            self._foreign if left_to_right else "",
        )
        named = options.heading_level is None and _names(heading, documented.name)
        if options.heading_level is not None:
            own = options.heading_level
        else:
            own = max(level, 1) if named else min(level + 1, 6)
        writer.write(
            documented,
            own,
            owner=documented.name.rpartition(".")[0],
            in_class=is_in_class(documented.object),
            heading=not named,
            turned=turned,
        )
        return draft.finish()


def _tree(documented: Documented) -> Iterator[Documented]:
    yield documented
    for member in documented.members:
        yield from _tree(member)


def _names(heading: str, name: str) -> bool:
    """Whether a heading says the object's name, or the end of it."""
    said = heading.strip().strip("`").removesuffix("()")
    return bool(said) and (said == name or name.endswith(f".{said}"))

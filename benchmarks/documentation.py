"""The documentation that is measured: a copy, so that nobody's files are edited."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import LIBRARY, write_corpus
from toctree import find_languages, pages_in


@dataclass(frozen=True, slots=True)
class Documentation:
    """A folder of languages that may be edited, the library that it documents, and its languages."""

    folder: Path
    library: str
    languages: tuple[str, ...]

    def middle_page(self, language: str) -> tuple[str, Path]:
        """The page of a language whose size is in the middle: its name and file.

        One of English that other languages show too would touch several pages; that is
        what editing English does.
        """
        pages, _ = pages_in(self.folder / language)
        by_size = sorted(pages.items(), key=lambda page: (page[1].stat().st_size, page[0]))
        return by_size[len(by_size) // 2]


def prepare(work: Path, corpus: Path | None, library: str, languages: list[str], pages: int) -> Documentation:
    """Copies `corpus`, or generates a documentation of `pages` pages where there is none.

    Raises SystemExit with a message when a wanted language is missing.
    """
    folder = work / "source"
    if corpus is None:
        write_corpus(folder, pages)
        library = LIBRARY
    else:
        shutil.copytree(corpus, folder)  # links into the repository become files
    there = find_languages(folder)
    wanted = languages or there
    missing = [code for code in wanted if code not in there]
    if missing or not wanted:
        names = ", ".join(missing) or "any language"
        raise SystemExit(f"{corpus}: no pages in {names}; there are: {', '.join(there) or 'none'}")
    return Documentation(folder, library, tuple(wanted))


def append(page: Path, text: str) -> None:
    """Adds a paragraph to a page."""
    with page.open("a", encoding="utf-8") as file:
        file.write(f"\n\n{text}\n")

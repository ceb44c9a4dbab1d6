"""The made-up documentation that damage is done to, and what a check of it finds."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.translations.made import status_of
from translations.checks import Fault, Known, check_page, mended
from translations.documentation import Documentation, File
from translations.glossary import Glossary
from translations.model import PageStatus

PAGES = Path(__file__).with_name("pages")
LANGUAGES = ("ar", "de", "ja", "ko")


def healthy(language: str, local: str = "guide") -> str:
    """The healthy page of a language."""
    return (PAGES / language / f"{local}.md").read_text(encoding="utf-8")


def status(file: File, english: File | None, origin: File | None = None) -> PageStatus:
    """The status of a page that was made from `origin`: from English as it is, if there is none."""
    return PageStatus(file) if english is None else status_of(file, english, origin or english)


@dataclass
class Documents:
    """Pages on disk, in the place of which others are checked; `glossary` is all languages'."""

    root: Path = PAGES
    glossary: Glossary | None = None

    @cached_property
    def documentation(self) -> Documentation:
        return Documentation({code: self.root / code for code in ("en", *LANGUAGES)})

    def faults(
        self,
        language: str,
        text: str,
        *,
        local: str = "guide",
        origin: str | None = None,
        rules: Collection[str] | None = None,
    ) -> list[Fault]:
        """The faults of a page with this text, made from `origin` or from English as it is."""
        file = File(language, local, self.root / language / f"{local}.md", text)
        english = self.documentation.english_of(file)
        made_from = File("en", local, Path(), origin) if origin is not None else None
        state = status(file, english, made_from)
        return check_page(state, known=Known(self.documentation), glossary=self.glossary, rules=rules)

    def mended(self, language: str, text: str) -> str:
        """The page with all that can be mended."""
        return mended(text, lambda one: self.faults(language, one))


def copied(to: Path) -> Documents:
    """The documentation in a folder of its own, to be changed there."""
    shutil.copytree(PAGES, to, dirs_exist_ok=True)
    return Documents(to)

"""The site's own words in each language: `strings/<code>.yml`, flat `key: text`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "strings"


@cache
def strings(code: str) -> dict[str, str]:
    """The words for a language; a language that ships none of its own reads English ones.

    A shipped language has every key of English (a test proves it), so no page mixes two.
    """
    path = FOLDER / f"{code}.yml"
    if not path.is_file():
        path = FOLDER / "en.yml"
    words = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {str(key): str(text) for key, text in words.items()}


def shipped() -> list[str]:
    """The languages that the site's words exist in."""
    return sorted(path.stem for path in FOLDER.glob("*.yml"))

"""A MkDocs site of somebody else's, in a folder, and a small library for it to show."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from selectolax.lexbor import LexborHTMLParser

LIBRARY = {
    "lib/__init__.py": "from lib.model import Base, Model, make\n",
    "lib/model.py": '''
from pathlib import Path


class Base:
    """What models share."""

    def save(self, folder: Path) -> None:
        """Writes the model.

        Args:
            folder (`Path`): Where to.
        """

    def load(self) -> None:
        """Reads it."""


class Model(Base):
    """A model, saved by [`Model.save`] and [`Base.load`].

    Args:
        size (`int`, *optional*, defaults to 3): How large. Not [`mask`].
    """

    def __init__(self, size: int = 3) -> None:
        self.size = size

    def run(self, other: "Model | None" = None) -> "Model":
        """Runs it, as [`make#size`] says. See [the guide](guide.md) and [`Nothing`]."""
        return self


def make(size: int) -> Model:
    """Makes a [`~lib.Model`].

    Args:
        size (`int`): How large.
    """
    return Model(size)
''',
}

PAGES = {
    "index.md": "# Start\n\nRead of [the model][lib.Model], [running][lib.model.Model.run].\n",
    "api/model.md": (
        "# Models\n\n::: lib.Model\n\n## Making\n\n::: lib.make\n    options:\n      heading_level: 4\n"
    ),
    "api/base.md": "# Bases\n\n::: lib.Base\n",
}


@dataclass
class Site:
    """A MkDocs site below a folder, and what its build said."""

    root: Path
    log: pytest.LogCaptureFixture

    def write(self, folder: str, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.root / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def build(self, **handler: Any) -> list[str]:
        """Builds the site; gives back its warnings."""
        handler = {"paths": ["src"], "cache_dir": "cache", **handler}
        config = {
            "site_name": "Somebody's",
            "site_url": "https://somebody.example/",
            "theme": {"name": "material", "font": False},
            "plugins": [
                "search",
                {"mkdocstrings": {"default_handler": "doc_builder", "handlers": {"doc_builder": handler}}},
            ],
        }
        file = self.root / "mkdocs.yml"
        file.write_text(yaml.safe_dump(config), encoding="utf-8")
        self.log.clear()
        with self.log.at_level(logging.WARNING):
            loaded = load_config(str(file))
            loaded.plugins.on_startup(command="build", dirty=False)
            build(loaded)
        return [record.getMessage() for record in self.log.records if record.name.startswith("mkdocs")]

    def page(self, name: str) -> LexborHTMLParser:
        return LexborHTMLParser((self.root / "site" / name / "index.html").read_text(encoding="utf-8"))

    def links(self, name: str, selector: str) -> dict[str, str]:
        found = self.page(name).css(f"{selector} a[href]")
        return {one.text(): one.attributes["href"] or "" for one in found}

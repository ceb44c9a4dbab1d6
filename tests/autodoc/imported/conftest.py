from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from autodoc.imported import Imported, ImportSettings, import_objects

Library = Callable[[dict[str, str]], Callable[..., Imported]]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Writes a library `kit`, and gives a function that imports names of it by module."""

    def write(files: dict[str, str]) -> Callable[..., Imported]:
        for name, text in {"__init__.py": "", **files}.items():
            path = tmp_path / "kit" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

        def run(targets: dict[str, list[str]], *dotted: str, **settings: object) -> Imported:
            return import_objects(targets, ImportSettings("kit", tmp_path, **settings), dotted)  # type: ignore[arg-type]

        return run

    return write

"""Notebooks in a folder of somebody's repository: those of the languages that were built are replaced."""

from __future__ import annotations

from pathlib import Path

from builder.publish.record import copy, remove


def put_notebooks(tree: Path, built: Path, folder: str) -> None:
    """Puts what is in `built`, one folder a language, below `folder` of the branch in `tree`.

    Raises ValueError for a folder outside it.
    """
    target = tree / folder
    if not folder or not target.resolve().is_relative_to(tree.resolve()) or ".git" in target.parts:
        raise ValueError(f"{folder!r} is no folder within the repository; write it like transformers_doc")
    for one in built.iterdir():
        remove(target / one.name)
        copy(one, target / one.name)

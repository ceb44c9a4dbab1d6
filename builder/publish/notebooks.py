"""Notebooks in a folder of somebody's repository: those of the languages that were built are replaced."""

from __future__ import annotations

from pathlib import Path

from builder.publish.record import copy, remove


def put_notebooks(tree: Path, built: Path, folder: str) -> None:
    """Puts what is in `built`, one folder a language, below `folder` of the branch in `tree`.

    Raises ValueError for a folder outside it, or none of its own.
    """
    target = tree / folder
    if not target.resolve().is_relative_to(tree.resolve()) or any(
        part in ("", ".", "..") or part.lower() == ".git" for part in folder.rstrip("/").split("/")
    ):
        raise ValueError(f"{folder!r} is no folder within the repository; write it like transformers_doc")
    for one in built.iterdir():
        remove(target / one.name)
        copy(one, target / one.name)

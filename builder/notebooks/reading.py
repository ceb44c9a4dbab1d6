"""Reads a notebook of any version of the format, or says what is wrong with the file."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.validator import iter_validate, normalize

from toctree.findings import shown

_HINT = "open it in Jupyter and save it again"
_VERSION = 4
_FIRST_WITH_IDS = 5
"""The first minor version of the format in which cells have ids."""


class NotebookError(Exception):
    """A file that can't be read as a notebook; the message is `path:line: what is wrong; what to do`."""


def read_notebook(path: Path) -> NotebookNode:
    """The notebook in a file, in version 4 of the format and valid. Raises NotebookError.

    What the format asks for, and can only be one thing, may be missing, as in Jupyter.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise _wrong(path, f"can't be read: {error.strerror}", "name a notebook's file") from error
    except UnicodeDecodeError as error:
        raise _wrong(path, "isn't UTF-8", _HINT) from error
    try:
        content: Any = json.loads(text)
    except RecursionError as error:
        raise _wrong(path, "isn't a valid notebook: it is nested too deeply", _HINT) from error
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise _wrong(path, f"isn't JSON: {reason}", _HINT, line) from error
    if not isinstance(content, dict) or not isinstance(content.get("nbformat"), int):
        raise _wrong(path, "is no notebook: it doesn't say which version of the format it has", _HINT)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what nbformat mends, its authors' programs are warned of
            if content["nbformat"] == _VERSION:
                _complete(content)
                text = json.dumps(content)
            notebook: NotebookNode = nbformat.convert(nbformat.reader.reads(text), _VERSION)
            notebook = normalize(notebook)[1]
        wrong = next(iter_validate(notebook, relax_add_props=True), None)
    except nbformat.ValidationError as error:
        raise _wrong(path, f"isn't a valid notebook: {str(error).splitlines()[0]}", _HINT) from error
    # What stands in a damaged notebook may be anything, and nbformat looks at it before it validates it.
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise _wrong(path, f"isn't a valid notebook: {error}", _HINT) from error
    if wrong is not None:
        raise _wrong(path, f"isn't a valid notebook: {_place(wrong)}{str(wrong).splitlines()[0]}", _HINT)
    return notebook


def _complete(notebook: dict[str, Any]) -> None:
    """Adds what is missing and can only be one thing; programs other than Jupyter often leave it out."""
    kernel = notebook.setdefault("metadata", {}).get("kernelspec")
    if isinstance(kernel, dict) and "name" in kernel:
        kernel.setdefault("display_name", kernel["name"])
    for number, cell in enumerate(notebook["cells"], 1):
        if not isinstance(cell, dict) or not isinstance(cell.get("outputs", []), list):
            raise TypeError(f"cell {number}: it is no cell of the format")
        cell.setdefault("metadata", {})
        if "id" in cell and notebook.get("nbformat_minor", 0) < _FIRST_WITH_IDS:
            notebook["nbformat_minor"] = _FIRST_WITH_IDS
        if cell.get("cell_type") == "code":
            cell.setdefault("execution_count", None)
            for output in cell.setdefault("outputs", []):
                _complete_output(output)


def _complete_output(output: Any) -> None:
    kind = output.get("output_type") if isinstance(output, dict) else None
    if kind == "stream":
        output.setdefault("name", "stdout")
    if kind == "execute_result":
        output.setdefault("execution_count", None)
    if kind in ("execute_result", "display_data"):
        output.setdefault("metadata", {})


def _place(error: Any) -> str:
    """The cell that an error is in, as its authors count them: the first is 1."""
    path = [*error.relative_path]
    return f"cell {path[1] + 1}: " if path[:1] == ["cells"] and len(path) > 1 else ""


def _wrong(path: Path, message: str, hint: str, line: int = 1) -> NotebookError:
    return NotebookError(f"{shown(path)}:{line}: {message}; {hint}")

"""Reads a notebook of any version of the format, or says what is wrong with the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.validator import normalize

from toctree.findings import shown

_HINT = "open it in Jupyter and save it again"


class NotebookError(Exception):
    """A file that can't be read as a notebook; the message is `path:line: what is wrong; what to do`."""


def read_notebook(path: Path) -> NotebookNode:
    """The notebook in a file, in version 4 of the format and valid. Raises NotebookError."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise _wrong(path, f"can't be read: {error.strerror}", "name a notebook's file") from error
    except UnicodeDecodeError as error:
        raise _wrong(path, "isn't UTF-8", _HINT) from error
    try:
        content: Any = json.loads(text)
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise _wrong(path, f"isn't JSON: {reason}", _HINT, line) from error
    if not isinstance(content, dict) or not isinstance(content.get("nbformat"), int):
        raise _wrong(path, "is no notebook: it doesn't say which version of the format it has", _HINT)
    try:
        notebook: NotebookNode = nbformat.convert(nbformat.reader.reads(text), 4)
        notebook = normalize(notebook)[1]
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        raise _wrong(path, f"isn't a valid notebook: {str(error).splitlines()[0]}", _HINT) from error
    # What stands in a damaged notebook may be anything, and nbformat looks at it before it validates it.
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise _wrong(path, f"isn't a valid notebook: {error}", _HINT) from error
    return notebook


def _wrong(path: Path, message: str, hint: str, line: int = 1) -> NotebookError:
    return NotebookError(f"{shown(path)}:{line}: {message}; {hint}")

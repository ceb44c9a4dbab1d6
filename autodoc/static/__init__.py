"""What the source of a library says of its objects; nothing is imported."""

from __future__ import annotations

from autodoc.static.index import Index, SourceProblem
from autodoc.static.library import StaticLibrary
from autodoc.static.source import Source, find_source

__all__ = ["Index", "Source", "SourceProblem", "StaticLibrary", "find_source"]

"""Reference entries as HTML with slots: what an object is, how it is called, what its docstring says."""

from __future__ import annotations

from pathlib import Path

from .renderer import EntryRenderer

CSS = Path(__file__).parent / "entry.css"
"""How entries look, in Material for MkDocs' variables: a page that shows one links to this file."""

__all__ = ["CSS", "EntryRenderer"]

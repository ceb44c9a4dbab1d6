"""What a site contains: toctrees, redirects, settings and languages, read from a documentation's folder.

Nothing here raises for a mistake in a documentation: mistakes are `Finding`s. Paths in
them are as messages show them, lines count from 1.
"""

from __future__ import annotations

from toctree.check import check
from toctree.docconfig import DocConfig, read_config
from toctree.files import assets_in, pages_in
from toctree.findings import Finding
from toctree.languages import Language, find_languages, is_language_code, language, split_source
from toctree.merge import merge
from toctree.model import Entry, Toctree
from toctree.nav import NavNode
from toctree.read import read_toctree
from toctree.redirects import Redirects, check_redirects, read_redirects

__all__ = [
    "DocConfig",
    "Entry",
    "Finding",
    "Language",
    "NavNode",
    "Redirects",
    "Toctree",
    "assets_in",
    "check",
    "check_redirects",
    "find_languages",
    "is_language_code",
    "language",
    "merge",
    "pages_in",
    "read_config",
    "read_redirects",
    "read_toctree",
    "split_source",
]

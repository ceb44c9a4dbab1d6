"""Notebooks both ways: a page as a notebook, and a notebook as a page.

`notebook_of` makes cells of a page's tree, `page_of` makes a page's text of cells. Neither reads or
writes files, but for `read_notebook` and `missing_pictures`. Which pages of a site become notebooks,
and where their links lead, is `builder.site.notebooks`' to say.
"""

from __future__ import annotations

from .from_notebook import Converted, page_of
from .from_page import FRAMEWORKS, frameworks, is_made_of_a_page, notebook_of, notebook_text
from .pictures import missing_pictures
from .reading import NotebookError, read_notebook

__all__ = [
    "FRAMEWORKS", "Converted", "NotebookError", "frameworks", "is_made_of_a_page", "missing_pictures",
    "notebook_of", "notebook_text", "page_of", "read_notebook",
]  # fmt: skip

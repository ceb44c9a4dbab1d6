"""A page's tree as Markdown that any reader understands: GFM with `$` for math, no tag of the dialect.

What GFM reads as the dialect does stays as its author wrote it, byte for byte: a block is
its slice of the source, with what is the dialect's alone replaced in it. Line endings become `\\n`.
"""

from __future__ import annotations

from .choices import Choices, bold_label, youtube_link
from .code import fence, shown_code
from .escaping import escaped
from .flow import Code, Prose, written
from .marked import Marked, marked

__all__ = [
    "Choices", "Code", "Marked", "Prose", "bold_label", "escaped", "fence", "marked", "shown_code", "written",
    "youtube_link",
]  # fmt: skip

"""Tree in, HTML out: a page's HTML with slots for what other pages decide.

`render` makes a `Rendered` of a `builder.markdown.Page`; `Highlighter` colours its code.
"""

from __future__ import annotations

from .highlighting import Highlighter
from .rendered import Rendered, Slot, TocEntry
from .renderer import render

__all__ = ["Highlighter", "Rendered", "Slot", "TocEntry", "render"]

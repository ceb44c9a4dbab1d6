"""Tree in, HTML out: a page's HTML with slots for what other pages decide.

`render` makes a `Rendered` of a `builder.markdown.Page`, or of a `Part` of one;
`Highlighter` colours its code.
"""

from __future__ import annotations

from .highlighting import Highlighter
from .references import may_be_prose
from .rendered import Rendered, Slot, TocEntry
from .renderer import Part, render

__all__ = ["Highlighter", "Part", "Rendered", "Slot", "TocEntry", "may_be_prose", "render"]

"""Comments that switch rules off: where they hold, which findings they take away, which take none.

In a page `<!-- doc-builder: ignore rule-a, rule-b -- why -->` holds for the block below it, or at the end
of a line for that line; `<!-- doc-builder: ignore-page rule-a -->` for the page. In YAML and Python
`# doc-builder: ignore rule-a` holds for its line; in Python at a `def` or `class`, or at the quotes that
close a docstring, for the object's head and docstring.
"""

from __future__ import annotations

from .applying import Ignores
from .model import EVERYWHERE, MARK, Ignore
from .pages import in_includes, in_page
from .python_files import in_python
from .yaml_files import in_yaml

__all__ = ["EVERYWHERE", "MARK", "Ignore", "Ignores", "in_includes", "in_page", "in_python", "in_yaml"]

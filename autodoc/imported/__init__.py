"""What importing a library shows of its objects, found out in another process."""

from __future__ import annotations

from autodoc.imported.process import Imported, ImportProblem, ImportSettings, import_objects

__all__ = ["ImportProblem", "ImportSettings", "Imported", "import_objects"]

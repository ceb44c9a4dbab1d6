"""What importing a library shows of its objects, found out in another process."""

from __future__ import annotations

from autodoc.imported.process import (
    Imported,
    ImportProblem,
    ImportSettings,
    Inspector,
    import_objects,
)

__all__ = ["ImportProblem", "ImportSettings", "Imported", "Inspector", "import_objects"]

"""A package that cannot be imported: it raises."""

raise RuntimeError("the driver is too old")

"""What the syntax tree of a block of code says: the names it binds and needs, the devices it names."""

from .devices import devices
from .names import bound_names, imported_names, missing_names

__all__ = ["bound_names", "devices", "imported_names", "missing_names"]

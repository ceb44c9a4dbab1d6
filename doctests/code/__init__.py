"""What the syntax tree of a block of code says: the names it binds and needs, the devices it names."""

from .devices import devices
from .names import bound_names, missing_names

__all__ = ["bound_names", "devices", "missing_names"]

"""A lazy package whose names are those in the `__all__` of its modules."""

from typing import TYPE_CHECKING

from ..._lazy import LazyModule, structure_of

if TYPE_CHECKING:
    from .configuration_tiny import *
    from .modeling_tiny import *
else:
    import sys

    _file = globals()["__file__"]
    sys.modules[__name__] = LazyModule(__name__, _file, structure_of(_file), spec=__spec__)

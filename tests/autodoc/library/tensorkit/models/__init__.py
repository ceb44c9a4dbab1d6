"""Models, each in its own package."""

from typing import TYPE_CHECKING

from .._lazy import LazyModule

if TYPE_CHECKING:
    from .tiny import *
else:
    import sys

    sys.modules[__name__] = LazyModule(__name__, globals()["__file__"], {"tiny": []}, spec=__spec__)

"""Names that stand for other names."""

import importlib as _importlib
import json as codec

from . import dispatch as routing
from . import kinds
from .kinds import Buffer as Array
from .kinds import Device as _Device
from .ops import add as plus

# Imported under another name, assigned, and assigned once more.
Shape = kinds.Shape
Size = Shape

# A module's alias of a member.
full = routing.fill


def matmul(left: list, right: list) -> list:
    """Multiply two matrices."""
    return [left, right]


old_matmul = matmul
dot = matmul


class Kernel:
    """Something to run."""

    def run(self) -> None:
        """Run it."""

    def stop(self) -> None:
        """Stop it."""

    # One method under two names.
    launch = run
    halt: "object" = stop

    __call__ = run


class Kernel2(Kernel):
    """Another thing to run."""

    def run(self) -> None:
        """Run it twice."""


if hasattr(_importlib, "no_such_function"):

    def pick() -> str:
        """The pick of a machine that nobody has."""
        return "other"
else:

    def pick() -> str:
        """The pick of every machine."""
        return "this"


try:
    from fastkernels import fuse
except ImportError:

    def fuse(*kernels: Kernel) -> Kernel:
        """Make one kernel of several, slowly."""
        return kernels[0]


try:
    import fastkernels

    HAS_FASTKERNELS = True
except ImportError:
    fastkernels = None
    HAS_FASTKERNELS = False

DEFAULT_DEVICE = _Device.CPU
"""Where tensors lie when nothing else is said."""

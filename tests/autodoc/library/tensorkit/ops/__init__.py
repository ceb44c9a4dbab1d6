"""Operations, gathered from their modules with stars."""

from . import elementwise, reduce
from .elementwise import *
from .reduce import *

__all__ = ["histogram"]
__all__ += elementwise.__all__
__all__.extend(reduce.__all__)


def histogram(values: list[float], bins: int = 10) -> list[int]:
    """Count values in bins."""
    return [len(values)] * bins

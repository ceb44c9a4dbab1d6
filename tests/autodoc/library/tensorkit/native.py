"""Objects without Python source: they are the standard library's, written in C."""

from _struct import Struct as Packer
from collections import deque as ring
from math import fsum as precise_sum
from zlib import crc32 as checksum

__all__ = ["Packer", "checksum", "pi", "precise_sum", "ring", "slots"]

from math import pi


class slots(ring):  # noqa: N801
    """A ring that has Python's code above C's."""

    def rotate(self, n: int = 1) -> None:
        """Turn it."""
        super().rotate(n)

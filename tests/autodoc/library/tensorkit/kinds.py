"""One class of every kind that is no plain class."""

import enum
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Final, Generic, NamedTuple, Protocol, TypedDict, TypeVar, runtime_checkable

try:
    from warnings import deprecated
except ImportError:  # before Python 3.13
    from typing_extensions import deprecated

try:
    from typing import Required
except ImportError:  # before Python 3.11
    from typing_extensions import Required

T = TypeVar("T")

WARP_SIZE = 32
"""Threads that run in step."""

MAX_BLOCKS: Final[int] = 65_535
"""Blocks in a grid, along one axis."""

default_stream: "int | None" = None
"""The stream that kernels are launched on; no constant, since users set it."""

__all__ = [
    "MAX_BLOCKS",
    "WARP_SIZE",
    "Access",
    "Buffer",
    "CachedBuffer",
    "Device",
    "KernelError",
    "LaunchOptions",
    "OldBuffer",
    "OutOfMemory",
    "Placed",
    "Precision",
    "Shape",
    "default_stream",
]


class Device(enum.Enum):
    """Where a tensor lies."""

    CPU = "cpu"
    """The machine's own memory."""
    CUDA = "cuda"
    """The memory of an NVIDIA GPU."""
    META = "meta"

    @property
    def is_gpu(self) -> bool:
        """Whether it is a GPU."""
        return self is Device.CUDA

    @classmethod
    def parse(cls, text: str) -> "Device":
        """The device that a text such as `cuda:1` names.

        Args:
            text (`str`): A name, with or without an index.
        """
        return cls(text.partition(":")[0])


class Precision(str, enum.Enum):
    """How many bits a number takes."""

    HALF = "float16"
    FULL = "float32"


class Access(enum.IntFlag):
    """What a kernel may do with a buffer."""

    READ = enum.auto()
    """Read it."""
    WRITE = enum.auto()
    """Write it."""
    BOTH = READ | WRITE


class LaunchOptions(TypedDict, total=False):
    """How a kernel is launched.

    Attributes:
        blocks (`int`): Blocks in the grid.
        threads (`int`, *optional*, defaults to 128): Threads in a block.
    """

    blocks: Required[int]
    threads: int
    stream: int | None
    """The stream, by its number."""


class Shape(NamedTuple):
    """The size of a matrix."""

    rows: int
    """How many rows."""
    columns: int = 1
    """How many columns."""

    def transposed(self) -> "Shape":
        """Columns and rows, the other way round."""
        return Shape(self.columns, self.rows)


@runtime_checkable
class Placed(Protocol):
    """Anything that lies on a device."""

    device: Device
    """Where it lies."""

    def to(self, device: Device) -> "Placed":
        """The same thing on another device."""
        ...


class KernelError(RuntimeError):
    """A kernel has failed.

    Args:
        message (`str`): What happened.
        code (`int`, *optional*): The driver's number for it.
    """

    def __init__(self, message: str, code: int | None = None) -> None:
        super().__init__(message)
        self.code = code


class OutOfMemory(KernelError):  # noqa: N818
    """There was no memory left."""


class Buffer(ABC, Generic[T]):
    """Memory on a device.

    Args:
        size (`int`): How many elements it holds.
    """

    alignment: ClassVar[int] = 256
    """Bytes that a buffer's start is a multiple of."""

    device: Device
    """Where it lies."""

    class Layout:
        """How elements lie in a buffer."""

        strides: tuple[int, ...] = ()
        """Elements between neighbours, axis by axis."""

        class Order(enum.Enum):
            """Which axis runs fastest."""

            ROW = "row"
            COLUMN = "column"

        def is_dense(self) -> bool:
            """Whether there are no gaps."""
            return not self.strides

    def __init__(self, size: int) -> None:
        self.size = size
        """How many elements it holds."""
        self._pointer = 0
        self.label: str | None = None
        self.shape, self.dtype = (size,), "float32"

    @abstractmethod
    def read(self, index: int, /) -> T:
        """One element.

        Args:
            index (`int`): Which one, from 0.
        """

    @property
    @abstractmethod
    def is_pinned(self) -> bool:
        """Whether the system may not move it."""

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, index: int) -> T:
        """One element, by its index."""
        return self.read(index)

    def __iter__(self) -> Iterator[T]:
        return iter([self.read(index) for index in range(self.size)])

    @staticmethod
    def bytes_for(size: int, *, width: int = 4) -> int:
        """What so many elements take.

        Args:
            size (`int`): How many elements.
            width (`int`, *optional*, defaults to 4): Bytes of one.

        Returns:
            `int`: Bytes.
        """
        return size * width


@deprecated("Use `Buffer`, which knows its device.")
class OldBuffer:
    """Memory somewhere."""

    @deprecated("Use `Buffer.read`.")
    def get(self, index: int) -> float:
        """One element."""
        return float(index)


class CachedBuffer(Buffer[float]):
    """A buffer that knows what was read."""

    def read(self, index: int, /) -> float:
        return float(index)

    @property
    def is_pinned(self) -> bool:
        return False

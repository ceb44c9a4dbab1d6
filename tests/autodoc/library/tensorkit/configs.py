"""Dataclasses, one above the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import InitVar, dataclass, field
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from tensorkit.kinds import Device, Precision, Shape


def _identity(value: Any) -> Any:
    return value


@dataclass
class BaseConfig:
    """What every configuration has.

    Attributes:
        name (`str`): What it is called.
        device ([`Device`], *optional*, defaults to `Device.CPU`): Where it runs.
    """

    name: str
    device: Device = Device.CPU
    kind: ClassVar[str] = "base"

    def save(self, path: str) -> None:
        """Write it to a file.

        Args:
            path (`str`): The file.
        """


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of a matrix."""

    rows: int = 16
    """Rows of the part."""
    columns: int = 16
    """Columns of the part."""


@dataclass
class LaunchConfig(BaseConfig):
    """How to launch a kernel.

    > Parameters for the grid

    Args:
        blocks (`int`, *optional*, defaults to 1): How many blocks.
    """

    blocks: int = 1
    """How many blocks there are."""
    tiles: list[Tile] = field(default_factory=lambda: [Tile()])
    """How the matrix is cut."""
    limits: dict[str, float] = field(default_factory=dict, repr=False)
    precision: Precision | None = None
    transform: Callable[[Any], Any] = _identity
    timeout: float = float("inf")
    order: Literal["row", "column"] = "row"
    ratio: Annotated[float, "between 0 and 1"] = field(default=0.5, metadata={"help": "How full it may get."})
    seed: InitVar[int] = 0
    total: int = field(init=False, default=0)

    def __post_init__(self, seed: int) -> None:
        self.total = self.blocks * (seed + 1)

    @cached_property
    def shape(self) -> Shape:
        """The size of the whole grid."""
        return Shape(self.blocks)

    def save(self, path: str) -> None:
        self.name = path


@dataclass(kw_only=True)
class SweepConfig(LaunchConfig):
    """Many launches.

    Args:
        steps (`int`):
            How many.
        name (`str`, *optional*, defaults to `"sweep"`):
            What it is called.
    """

    name: str = "sweep"
    steps: int

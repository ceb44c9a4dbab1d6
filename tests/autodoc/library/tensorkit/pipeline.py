"""Classes above classes: what is overridden, inherited, said in `__init__` and in `__call__`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from tensorkit.kinds import Device

S = TypeVar("S", bound="Stage")


class _Saves:
    """Nobody's business, but its method is."""

    def save(self, path: str, *, overwrite: bool = False) -> str:
        """Write it to a file.

        Args:
            path (`str`): The file.
            overwrite (`bool`, *optional*, defaults to `False`): Whether it may be there already.

        Returns:
            `str`: The file.
        """
        return path


class Stage(_Saves, ABC):
    """A step of a [`Pipeline`].

    Args:
        name (`str`): What it is called.
    """

    registry: dict[str, type[Stage]] = {}
    """Every kind of stage, by its name."""

    priority = 1

    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def run(self, values: list[float], *, verbose: bool = False) -> list[float]:
        """Work on values.

        Args:
            values (`list[float]`): What to work on.
            verbose (`bool`, *optional*, defaults to `False`): Whether to say so.

        Returns:
            `list[float]`: What came of it.

        Example:

        ```python
        >>> Scale("double").run([1.0])
        [2.0]
        ```

        Some stages give back more than they take:

        >>> Repeat("twice").run([1.0])
        [1.0, 1.0]
        """

    def __call__(self, values: list[float], **kwargs: Any) -> list[float]:
        """Run it, as [`~Stage.run`] does.

        Args:
            values (`list[float]`): What to work on.
            kwargs (`dict`, *optional*): Passed on to [`Stage.run`].
        """
        return self.run(values, **kwargs)

    @classmethod
    def named(cls: type[S], name: str) -> S:
        """Make one.

        Args:
            name (`str`): What it is called.
        """
        return cls(name)

    @property
    def device(self) -> Device:
        """Where it runs."""
        return Device.CPU

    @device.setter
    def device(self, value: Device) -> None:
        self._device = value

    @device.deleter
    def device(self) -> None:
        del self._device

    @cached_property
    def cost(self) -> float:
        """What a run costs, in seconds."""
        return 0.0

    def reset(self) -> None:
        """Forget what was seen."""

    def close(self) -> None:
        """Give back what it holds."""


class Scale(Stage):
    """Doubles values. Its `run` says nothing of its own, nor does its `cost`."""

    def run(self, values: list[float], *, verbose: bool = False) -> list[float]:
        return [2 * one for one in values]

    @cached_property
    def cost(self) -> float:
        return 1.0

    def reset(self) -> None:
        """Forget what was seen."""

    def close(self) -> None:
        """Give back what it holds, and the factor too."""


class Repeat(Scale):
    def run(self, values: list[float], *, verbose: bool = False, times: int = 2) -> list[float]:
        """Say values again; see [`~Stage.run`] and [`Stage.run#verbose`].

        Args:
            times (`int`, *optional*, defaults to 2): How often.
        """
        return values * times

    def named(self) -> str:
        return self.name


class Pipeline(_Saves):
    """Stages, one after the other.

    Its name comes from [`Stage.save`], which is inherited, and [`Pipeline.save#overwrite`].
    """

    device: Device = Device.CPU

    def __init__(
        self,
        stages: list[Stage] | None = None,
        *,
        device: Device | str = Device.CPU,
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Make a pipeline.

        Args:
            stages (`list[Stage]`, *optional*): Its stages; none when left out.
            device ([`Device`] or `str`, *optional*, defaults to `Device.CPU`): Where they run.
            on_error (`Callable`, *optional*): What is called with an error.
        """
        self.stages = stages or []
        self.on_error = on_error

    async def __aenter__(self) -> Pipeline:
        """Open it."""
        return self

    async def __aexit__(self, *error: object) -> None:
        """Close it."""

    def __call__(self, values: list[float]) -> list[float]:
        """Run every stage."""
        for stage in self.stages:
            values = stage(values)
        return values

    @staticmethod
    def default_stages(count: int = 2) -> list[Stage]:
        """Stages for a start."""
        return [Scale(f"stage {number}") for number in range(count)]

    @classmethod
    async def opened(cls, path: str) -> Pipeline:
        """Read one from a file."""
        return cls()

    def __repr__(self) -> str:
        return f"Pipeline({self.stages!r})"


class ReversePipeline(Pipeline):
    """A pipeline that starts at its end."""

    def __call__(self, values: list[float], *, twice: bool = False) -> list[float]:
        """Run every stage, the last first.

        Args:
            twice (`bool`, *optional*, defaults to `False`): Whether to do it again.
        """
        return super().__call__(values)


class Custom(Pipeline):
    """A pipeline that is made by its class method alone."""

    def __new__(cls, *args: Any, **kwargs: Any) -> Custom:
        return super().__new__(cls)

"""Classes whose methods are made at import."""

import copy
import functools
from types import FunctionType
from typing import Any

_DOC = """
        Pick a BASE by the name of a device.

        Args:
            device (`str`):
                Which device, `"cpu"` or `"cuda"`.
            strict (`bool`, *optional*, defaults to `True`):
                Whether an unknown device is an error.
            **kwargs:
                Passed on to the BASE.

        Example:

        ```python
        >>> from tensorkit import BASE

        >>> BASE.from_device("cpu").device
        'cpu'
        ```
"""


class _BaseAuto:
    """What picks a class by the name of a device."""

    _mapping: dict[str, type] | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        raise OSError(f"{type(self).__name__} is made with `from_device`")

    @classmethod
    def from_device(cls, device: str, *, strict: bool = True, **kwargs: Any) -> Any:
        return (cls._mapping or {})[device](**kwargs)

    @classmethod
    def register(cls, device: str, made: type) -> None:
        """Add a class for a device.

        Args:
            device (`str`): Its name.
            made (`type`): What is made for it.
        """
        cls._mapping = {**(cls._mapping or {}), device: made}


def _copied(function: Any) -> Any:
    made = FunctionType(
        function.__code__,
        function.__globals__,
        function.__name__,
        function.__defaults__,
        function.__closure__,
    )
    made.__kwdefaults__ = copy.copy(function.__kwdefaults__)
    return functools.update_wrapper(made, function)


def auto_class(cls: type) -> type:
    """Give a class a docstring and a `from_device` of its own."""
    name = cls.__name__
    cls.__doc__ = f"Makes the {name} that fits a device; it can't be made itself."
    method = _copied(_BaseAuto.from_device.__func__)
    method.__doc__ = _DOC.replace("BASE", name)
    cls.from_device = classmethod(method)
    return cls


class AutoKernel(_BaseAuto):
    _mapping = {}


AutoKernel = auto_class(AutoKernel)


@auto_class
class AutoPlan(_BaseAuto):
    _mapping = {}

    @classmethod
    def register(cls, device: str, made: type, exist_ok: bool = False) -> None:
        super().register(device, made)


def _count(self: Any, start: int = 0) -> int:
    """How many devices are known.

    Args:
        start (`int`, *optional*, defaults to 0): What to count from.
    """
    return start + len(self._mapping)


setattr(AutoPlan, "count", _count)
AutoPlan.limit = property(lambda self: 8, doc="How many devices there may be.")

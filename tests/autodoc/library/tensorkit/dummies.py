"""What the package exports in place of `tensorkit.nn` where torch is missing."""

from typing import Any, NoReturn


def _needs_torch(name: str) -> NoReturn:
    raise ImportError(f"{name} needs torch")


class LinearKernel:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        _needs_torch("LinearKernel")


class Residual:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        _needs_torch("Residual")


class TinyModel:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        _needs_torch("TinyModel")


class TinyOutput:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        _needs_torch("TinyOutput")


def as_torch(*args: Any, **kwargs: Any) -> NoReturn:
    _needs_torch("as_torch")

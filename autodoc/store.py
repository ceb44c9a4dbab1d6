"""Where results of extraction are kept between runs: whoever runs it says where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol


class Store(Protocol):
    """Keeps JSON values under keys that name what they were made from."""

    def load(self, keys: Iterable[str]) -> dict[str, Any]:
        """The values of those keys that are there."""

    def save(self, values: Mapping[str, Any]) -> None:
        """Keeps values."""


class MemoryStore:
    """Keeps values as long as the process runs."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}

    def load(self, keys: Iterable[str]) -> dict[str, Any]:
        """The values of those keys that are there."""
        return {key: self._values[key] for key in keys if key in self._values}

    def save(self, values: Mapping[str, Any]) -> None:
        """Keeps values."""
        self._values.update(values)

"""Lists that are filled when somebody first looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

Item = TypeVar("Item")


class Later(list[Item]):
    """A list with what `read` gives, which is called once, when an item or the length is first asked for.

    It travels between processes as a plain list.
    """

    def __init__(self, read: Callable[[], Iterable[Item]]) -> None:
        super().__init__()
        self._read: Callable[[], Iterable[Item]] | None = read

    def _fill(self) -> None:
        if self._read is not None:
            read, self._read = self._read, None
            self.extend(read())

    def __iter__(self) -> Iterator[Item]:
        self._fill()
        return super().__iter__()

    def __reversed__(self) -> Iterator[Item]:
        self._fill()
        return super().__reversed__()

    def __len__(self) -> int:
        self._fill()
        return super().__len__()

    def __getitem__(self, index: Any) -> Any:
        self._fill()
        return super().__getitem__(index)

    def __eq__(self, other: object) -> bool:
        self._fill()
        return super().__eq__(other)

    def __reduce__(self) -> tuple[type[list[Item]], tuple[list[Item]]]:
        return list, ([*self],)

"""Runs documents, one after another, in processes that are all gone in the end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import TracebackType

from doctests.model import Aftermath, Document, Result

from .machine import Machine
from .settings import RunSettings


class Run(Iterator[Result]):
    """A document's results, in source order, as they come."""

    def __init__(self) -> None:
        self.aftermath = Aftermath()

    def __next__(self) -> Result:
        raise StopIteration

    def close(self) -> None:
        """Ends what still runs."""


class Runner:
    """Runs documents under the same settings."""

    def __init__(self, settings: RunSettings) -> None:
        self.settings = settings

    def run(
        self,
        document: Document,
        wanted: Collection[str] | None = None,
        *,
        skips: Mapping[str, str] | None = None,
    ) -> Run:
        return Run()

    @property
    def machine(self) -> Machine:
        return Machine("", "", "cpu", "", 0, 0)

    def close(self) -> None: ...

    def __enter__(self) -> Runner:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self.close()

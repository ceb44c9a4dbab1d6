"""Runs documents, one after another, in processes that are all gone in the end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from types import TracebackType

from doctests.model import Aftermath, Document, Failure, Result

from .machine import Machine, versions
from .processes import Template
from .settings import RunSettings
from .state import Processes, State
from .walk import Walk

_LEFTOVER = 16 << 20
"""Bytes that may stay allocated on a device: what libraries keep for themselves."""


class Run(Iterator[Result]):
    """A document's results, in source order, as they come. `aftermath` is whole when they are."""

    def __init__(self, processes: Processes, results: Iterator[Result]) -> None:
        self.aftermath: Aftermath = processes.aftermath
        self._processes = processes
        self._results = results

    def __next__(self) -> Result:
        try:
            return next(self._results)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Ends what still runs; no result follows."""
        self._results = iter(())
        self._processes.close()


class Runner:
    """Runs documents under the same settings. Its template process starts at once, and serves until
    `close`."""

    def __init__(self, settings: RunSettings) -> None:
        self.settings = settings
        self._template = Template(settings)

    def run(
        self,
        document: Document,
        wanted: Collection[str] | None = None,
        *,
        skips: Mapping[str, str] | None = None,
    ) -> Run:
        """Runs a document, as its results are asked for.

        `wanted` are the names of the examples to run, None for all; what they depend on runs, too, and
        has results. `skips` are reasons for not running examples, by name.
        """
        processes = Processes(document, self.settings, self._template)
        return Run(processes, self._results(processes, wanted, skips or {}))

    def _results(
        self, processes: Processes, wanted: Collection[str] | None, skips: Mapping[str, str]
    ) -> Iterator[Result]:
        state = State(processes)
        document, aftermath = processes.document, processes.aftermath
        yield from Walk(processes, self.machine, wanted, skips).results(document.body, state)
        state.end()
        aftermath.files = sorted(set(aftermath.files))
        if aftermath.leftover > _LEFTOVER:
            text = f"{aftermath.leftover / 2**20:.0f} MiB stay allocated on the {self.machine.device}"
            hint = "see what keeps tensors when the page's names are gone"
            aftermath.problems.append(Failure(document.line, f"{text}; {hint}"))

    @cached_property
    def machine(self) -> Machine:
        """The machine, asked in a process of its own."""
        process = self._template.start()
        try:
            process.begin(self.settings.timeout)
            found = process.ask({"do": "describe"}, self.settings.timeout)
            return Machine(**found, libraries=versions(self.settings.library))
        finally:
            process.close()

    def close(self) -> None:
        """Ends every process, and waits until nothing of them is left."""
        self._template.close()

    def __enter__(self) -> Runner:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

"""The results of documents as pytest asks for them: kept ones, or those of a run that has begun."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from doctests.cache import Kept, ResultCache
from doctests.choices import Choices
from doctests.model import Document, Failure, Result
from doctests.report import now
from doctests.run import Run, Runner, RunSettings


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an example, when it ran (ISO 8601), and whether that is known from an earlier run."""

    result: Result
    ran: str
    cached: bool


class DocumentRun:
    """A document and what comes of it. It runs when the first of its results is asked for.

    `wanted` are the names of the examples that will be asked for; what they depend on runs, too.
    """

    def __init__(self, runs: Runs, document: Document) -> None:
        self.document = document
        self.wanted: set[str] = set()
        self.outcomes: dict[str, Outcome] = {}
        self.choices = runs.choices
        self._runs = runs
        self._skips = runs.choices.skips(document)
        self._run: Run | None = None
        self._began = 0

    def outcome(self, name: str) -> Outcome:
        """What came of an example; waits until it has run."""
        if not self.outcomes:
            self._begin()
        while name not in self.outcomes:
            assert self._run is not None
            self._take(next(self._run))
        return self.outcomes[name]

    def failed(self) -> dict[int, Result]:
        """The results of the examples that have failed, by their place in the document."""
        found = {}
        for index, example in enumerate(self.document.examples()):
            outcome = self.outcomes.get(example.name)
            if outcome is not None and outcome.result.outcome == "failed":
                found[index] = outcome.result
        return found

    def finish(self) -> Sequence[Failure]:
        """Ends the run, and gives what is wrong with the document as a whole."""
        run, self._run = self._run, None
        if run is None:
            return ()
        if not self.wanted <= self.outcomes.keys():
            run.close()
            return ()
        for result in run:
            self._take(result)
        problems = run.aftermath.problems
        results = [self.outcomes.get(example.name) for example in self.document.examples()]
        whole = [one.result for one in results if one is not None and _lasts(one.result)]
        if len(whole) == len(results) and not problems and self._runs.cache is not None:
            files, ran = run.aftermath.files, self.outcomes[next(iter(self.wanted))].ran
            self._runs.cache.put(self.document, self._skips, whole, files, ran, self._began)
        return problems

    def _begin(self) -> None:
        self._began = time.time_ns()
        begun = self._runs.begin(self.document, self.wanted, self._skips)
        if isinstance(begun, Kept):
            self.outcomes = {name: Outcome(result, begun.ran, True) for name, result in begun.results.items()}
        else:
            self._run = begun

    def _take(self, result: Result) -> None:
        self.outcomes[result.example] = Outcome(result, now(), False)


def _lasts(result: Result) -> bool:
    """Whether the same must come of an example the next time. A skip of one that ran (its statements have
    something in `printed`) was decided by what it met: a hub, a file, a variable of the environment."""
    return result.outcome == "passed" or (result.outcome == "skipped" and not result.printed)


class Runs:
    """Every document of a pytest process. `folder` is where results are kept, None for nowhere.

    `visible` are the devices that this process may use, as CUDA_VISIBLE_DEVICES has them; None for all.
    """

    def __init__(self, choices: Choices, folder: Path | None, visible: str | None) -> None:
        self.choices = choices
        self._folder = folder
        self._visible = visible
        self._runner: Runner | None = None
        self._cache: ResultCache | None = None
        self._asked = False

    def run_of(self, document: Document) -> DocumentRun:
        """A document's run, which hasn't begun."""
        return DocumentRun(self, document)

    @property
    def runner(self) -> Runner:
        """What runs documents, started when it is first needed."""
        if self._runner is None:
            choices = self.choices
            self._runner = Runner(
                RunSettings(
                    device=choices.device,
                    network=choices.network,
                    timeout=choices.timeout,
                    library=choices.library,
                    visible=self._visible,
                )
            )
        return self._runner

    def machine_facts(self) -> dict[str, Any]:
        """The machine as reports have it; nothing where no result was asked for."""
        if not self._asked:
            return {}
        facts = asdict(self.runner.machine)
        del facts["memory"]
        return facts

    def begin(self, document: Document, wanted: set[str], skips: dict[str, str]) -> Run | Kept:
        """Runs a document, unless what comes of it is known."""
        self._asked = True
        kept = self.cache.get(document, skips) if self.cache is not None else None
        return kept or self.runner.run(document, wanted, skips=skips)

    @property
    def cache(self) -> ResultCache | None:
        """Where results are kept; None where they aren't to be."""
        if self._cache is None and self._folder is not None:
            machine = self.runner.machine
            conditions = [repr(machine), str(self.choices.network), str(self.choices.commands)]
            self._cache = ResultCache(self._folder / machine.device, conditions)
        return self._cache

    def close(self) -> None:
        """Ends every process that was started."""
        if self._runner is not None:
            self._runner.close()
            self._runner = None

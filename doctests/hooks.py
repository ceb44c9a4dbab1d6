"""What pytest asks of the plugin when `--doc-examples` is given."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from doctests.accepting import accept
from doctests.choices import Choices
from doctests.items import ExampleItem, ModuleFile, PageFile
from doctests.results import Results
from doctests.runs import Runs
from doctests.selection import by_document, merge_languages, others_shards, want
from toctree.files import PAGE_SUFFIXES


class ExamplesPlugin:
    """Collects examples and nothing else, runs them, and reports them.

    Every process has one; `results` is there only in the process that reports, which under pytest-xdist
    is none of those that run.
    """

    def __init__(self, config: pytest.Config, choices: Choices, results: Results | None) -> None:
        self._config = config
        self._results = results
        self.choices = choices
        cache = getattr(config, "cache", None)  # absent under `-p no:cacheprovider`
        keep = cache is not None and choices.cached and not choices.accept
        self.runs = Runs(
            choices,
            cache.mkdir("doc-examples") if cache is not None and keep else None,
            getattr(config, "workerinput", {}).get("doc_visible"),
        )

    @pytest.hookimpl(tryfirst=True)
    def pytest_collect_directory(self, path: Path, parent: pytest.Collector) -> pytest.Collector:
        # pytest would import a package's `__init__.py` before it runs what lies within.
        return pytest.Dir.from_parent(parent, path=path)

    @pytest.hookimpl(wrapper=True)
    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> Generator[None, object, list[pytest.Collector]]:
        yield  # other plugins' tests aren't examples
        asked = parent.session.isinitpath(file_path)
        if file_path.suffix == ".py":
            return [ModuleFile.from_parent(parent, path=file_path, runs=self.runs)]
        if file_path.suffix in PAGE_SUFFIXES and (asked or not file_path.name.startswith("_")):
            return [PageFile.from_parent(parent, path=file_path, runs=self.runs)]
        return []

    @pytest.hookimpl(wrapper=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> Generator[None, None, None]:
        for choose in (merge_languages, others_shards):
            dropped = choose(items, self.choices)
            if dropped:
                self._config.hook.pytest_deselected(items=dropped)
                gone = set(dropped)
                items[:] = [item for item in items if item not in gone]
        yield
        items[:] = by_document(items)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        want(session.items)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if isinstance(item, ExampleItem):
            item.complete(report, call)
        return report

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        facts = {
            "machine": self.runs.machine_facts(),
            "accepted": accept(session.items, self.choices) if self.choices.accept else [],
        }
        if self._results is not None:
            self._results.add(facts)
        else:
            session.config.workeroutput["doc_facts"] = facts  # type: ignore[attr-defined]

    def pytest_unconfigure(self) -> None:
        self.runs.close()

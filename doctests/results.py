"""What all processes of a run found out, gathered in the one that reports it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder.files import write
from doctests.choices import Choices
from doctests.gpus import gpus, names, share
from doctests.report import Block, Remark, Report, make_report, unknown_machine, write_report
from doctests.summary import lines, markdown, workflow_commands


class Results:
    """Gathers the facts that items and workers tell, and writes the report and its summaries."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._blocks: dict[tuple[str, str, str], Block] = {}
        self._failures: dict[tuple[str, int, str], Remark] = {}
        self._problems: dict[tuple[str, int, str], Remark] = {}
        self._differences: dict[tuple[str, int, str], Remark] = {}
        self._accepted: set[str] = set()
        self._machine = unknown_machine()
        self._unwritten: list[str] = []
        self._workers = 0

    def add(self, facts: dict[str, Any]) -> None:
        """Takes what an item or a process has to tell; the same facts may come twice."""
        for block in facts.get("blocks", ()):
            self._blocks[block["path"], block["object"], block["name"]] = block
        for kind, known in (
            ("failures", self._failures),
            ("problems", self._problems),
            ("differences", self._differences),
        ):
            known |= {(one["path"], one["line"], one["message"]): one for one in facts.get(kind, ())}
        self._accepted.update(facts.get("accepted", ()))
        self._machine = facts.get("machine") or self._machine

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.add(getattr(report, "doc_facts", {}))

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        found = names(gpus(self._choices.device), os.environ)
        workers = node.workerinput["workercount"]
        node.workerinput["doc_visible"] = share(found, self._workers % workers, workers)
        self._workers += 1

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_make_scheduler(self, config: pytest.Config, log: Any) -> Any:
        # A page is one process, whatever `--dist` says: its blocks go to one worker.
        from xdist.scheduler import LoadFileScheduling

        return LoadFileScheduling(config, log)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        self.add(getattr(node, "workeroutput", {}).get("doc_facts", {}))

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if session.config.getoption("--collect-only"):
            return
        report = self._report()
        if self._choices.report is not None:
            self._write(session, self._choices.report, lambda path: write_report(path, report))
        if self._choices.summary is not None:
            text = markdown(report, list(self._failures.values()))
            self._write(session, self._choices.summary, lambda path: write(path, text.encode()))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        report = self._report()
        if not report["blocks"]:
            return
        terminalreporter.write_sep("=", "examples")
        for line in [*lines(report), *sorted(self._accepted), *self._unwritten]:
            terminalreporter.write_line(line)
        if os.environ.get("GITHUB_ACTIONS") == "true":
            base = Path(os.environ.get("GITHUB_WORKSPACE", self._choices.root))
            folder = os.path.relpath(self._choices.root, base).replace(os.sep, "/")
            for line in workflow_commands([*self._failures.values(), *self._problems.values()], folder):
                terminalreporter.write_line(line)

    def _report(self) -> Report:
        return make_report(
            self._machine,
            list(self._blocks.values()),
            list(self._problems.values()),
            list(self._differences.values()),
        )

    def _write(self, session: pytest.Session, path: Path, writing: Callable[[Path], None]) -> None:
        try:
            writing(path)
        except OSError as error:
            self._unwritten.append(f"{path}: can't be written: {error.strerror}")
            session.exitstatus = pytest.ExitCode.USAGE_ERROR

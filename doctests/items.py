"""Pages, docstrings and their examples as pytest's collectors and items."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

import pytest

from builder.sources import UnreadableError
from doctests.blocks import block_of, remark, same_blocks
from doctests.documents import read_documents, unreadable_document
from doctests.failures import ExampleError, command, describe
from doctests.model import Document, Example
from doctests.report import Remark
from doctests.runs import DocumentRun, Outcome, Runs


class DocumentNode(pytest.Collector):
    """A collector whose examples share a namespace, and so a run.

    `same` are the pages of other languages that have this one's code, `difference` is how a
    translation's code departs from the English page's.
    """

    run: DocumentRun
    same: list[Document]
    difference: Remark | None

    def take(self, runs: Runs, document: Document) -> None:
        """Makes the node that of a document."""
        self.run = runs.run_of(document)
        self.same = []
        self.difference = None

    def examples(self) -> list[ExampleItem]:
        """The document's examples, in its order."""
        return [
            ExampleItem.from_parent(self, name=example.name, example=example)
            for example in self.run.document.examples()
        ]

    def teardown(self) -> None:
        """Ends the run; pytest calls this when the last of the items is done."""
        problems = self.run.finish()
        if problems:
            again = command(self.nodeid, self.config, self.run.choices)
            raise ExampleError(self.run.document.path, problems, again)


class PageFile(pytest.File, DocumentNode):
    """A page: `page.md`, with items like `page.md::line-12`."""

    def __init__(self, *, runs: Runs, **rest: Any) -> None:
        super().__init__(**rest)
        self._runs = runs

    def collect(self) -> list[ExampleItem]:
        [document] = _documents(self, self._runs)
        self.take(self._runs, document)
        return self.examples()


class ModuleFile(pytest.File):
    """A module, whose docstrings have examples: items like `x.py::Trainer.train::line-120`."""

    def __init__(self, *, runs: Runs, **rest: Any) -> None:
        super().__init__(**rest)
        self._runs = runs

    def collect(self) -> Iterable[DocstringNode]:
        for document in _documents(self, self._runs):
            node = DocstringNode.from_parent(self, name=document.name)
            node.take(self._runs, document)
            yield node


class DocstringNode(DocumentNode):
    """A docstring with examples, by the dotted name of its object."""

    def collect(self) -> list[ExampleItem]:
        return self.examples()


class ExampleItem(pytest.Item):
    """An example. Its place is the file's own, its duration the code's."""

    def __init__(self, *, example: Example, **rest: Any) -> None:
        super().__init__(**rest)
        self.example = example
        self._outcome: Outcome | None = None

    @property
    def document(self) -> DocumentNode:
        """The collector that it belongs to."""
        assert isinstance(self.parent, DocumentNode)
        return self.parent

    def reportinfo(self) -> tuple[os.PathLike[str], int, str]:
        return self.example.path, self.example.line - 1, self.name

    def runtest(self) -> None:
        run = self.document.run
        self._outcome = run.outcome(self.name)
        result = self._outcome.result
        printed = "".join(filter(None, result.printed)) + result.output
        if printed:
            self.add_report_section("call", "stdout", printed)
        if result.outcome == "skipped":
            pytest.skip(result.reason)
        if result.outcome == "failed":
            again = command(self.nodeid, self.config, run.choices)
            raise ExampleError(self.example.path, result.failures, again)

    def complete(self, report: pytest.TestReport, call: pytest.CallInfo[None]) -> None:
        """Says in pytest's report what is known better here: the place, the time, what failed.

        Our own report is made of what `doc_facts` holds: plain values, which pytest-xdist carries to
        the process that writes it.
        """
        choices = self.document.run.choices
        failures: list[Remark] = []
        if call.excinfo is not None and isinstance(call.excinfo.value, ExampleError):
            error = call.excinfo.value
            report.longrepr = describe(error, call.excinfo)
            failures = [remark(choices, error.path, one.line, one.message) for one in error.failures]
        if report.when == "call" and self._outcome is not None:
            result = self._outcome.result
            report.duration = result.seconds
            if report.outcome == "skipped":
                place = os.fspath(self.example.path), self.example.line
                report.longrepr = (*place, f"Skipped: {result.reason}")
            document = self.document.run.document
            block = block_of(choices, document, self.example, self._outcome)
            same = same_blocks(choices, document, self.example, block, self.document.same)
            difference = self.document.difference
            facts = {
                "blocks": [block, *same],
                "failures": failures,
                "differences": [difference] if difference is not None else [],
            }
        else:
            facts = {"problems": failures}
        vars(report)["doc_facts"] = facts


def _documents(node: pytest.File, runs: Runs) -> list[Document]:
    try:
        return read_documents(node.path, commands=runs.choices.commands)
    except UnreadableError as error:
        return [unreadable_document(node.path, error)]

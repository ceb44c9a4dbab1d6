"""Which of the collected examples run here: once for all languages, in this shard, document by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from builder.sources import UnreadableError
from doctests.blocks import remark
from doctests.choices import Choices
from doctests.documents import read_documents
from doctests.items import DocumentNode, ExampleItem, PageFile
from doctests.model import Document
from doctests.report import Remark
from doctests.shards import plan
from doctests.translations import Comparison, compare, english_page


def merge_languages(items: Sequence[pytest.Item], choices: Choices) -> list[pytest.Item]:
    """The items of pages that needn't run: their code is that of an English page which runs whole.

    Notes on the nodes which pages are the same, and how the others' code differs.
    """
    pages = {item.parent.path: item.parent for item in items if isinstance(item.parent, PageFile)}
    counts = Counter(item.parent for item in items)
    dropped = set()
    for path, node in pages.items():
        english = english_page(path, choices.language)
        twin = pages.get(english) if english is not None else None
        original = twin.run.document if twin is not None else english and _read(english, choices.commands)
        if english is None or not original or not (_was_read(node.run.document) and _was_read(original)):
            continue
        comparison = compare(node.run.document, original)
        if comparison.relation == "different":
            node.difference = _difference(choices, node.run.document, english, comparison)
        elif comparison.relation == "same" and twin is not None and counts[twin] == _length(original):
            twin.same.append(node.run.document)
            dropped.add(node)
    return [item for item in items if item.parent in dropped]


def files(items: Sequence[pytest.Item], choices: Choices) -> dict[str, list[str]]:
    """The files that items are of, each with the pages in other languages that run by its run."""
    return {
        choices.relative(item.path): [choices.relative(page.path) for page in item.parent.same]
        for item in items
        if isinstance(item.parent, DocumentNode)
    }


def others_shards(items: Sequence[pytest.Item], choices: Choices) -> list[pytest.Item]:
    """The items that are another shard's."""
    if choices.shard is None:
        return []
    index, count = choices.shard
    mine = set(plan(files(items, choices), choices.seconds, count)[index - 1].files)
    return [item for item in items if choices.relative(item.path) not in mine]


def by_document(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The items with each document's together and in its order; documents stay as they are ordered."""
    groups: dict[object, list[pytest.Item]] = {}
    for item in items:
        groups.setdefault(item.parent, []).append(item)
    for node, group in groups.items():
        if isinstance(node, DocumentNode):
            places = {example.name: place for place, example in enumerate(node.run.document.examples())}
            group.sort(key=lambda item: places[item.name])
    return [item for group in groups.values() for item in group]


def want(items: Sequence[pytest.Item]) -> None:
    """Tells the documents which of their examples will be asked for."""
    for item in items:
        if isinstance(item, ExampleItem):
            item.document.run.wanted.add(item.name)


def _read(path: Path, commands: bool) -> Document | None:
    try:
        return read_documents(path, commands=commands)[0]
    except UnreadableError:
        return None


def _was_read(page: Document) -> bool:
    """Whether a page's examples are its own, and not the one that says why it can't be read."""
    return all(example.statements for example in page.examples())


def _length(document: Document) -> int:
    return sum(1 for _ in document.examples())


def _difference(choices: Choices, page: Document, english: Path, found: Comparison) -> Remark:
    original = choices.relative(english)
    if found.line is None:
        line = max((example.end_line for example in page.examples()), default=1)
        message = f"the code of {original}:{found.english_line} isn't here; copy it from there"
    elif found.english_line is None:
        line, message = found.line, f"{original} has no such code; take it out, or add it there"
    else:
        line = found.line
        message = (
            f"the code differs from {original}:{found.english_line} beyond comments and strings; "
            "copy it from there, and translate those alone"
        )
    return remark(choices, page.path, line, message)

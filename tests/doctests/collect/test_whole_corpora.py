"""Every example of an installed transformers, and of the English pages that `DOC_BUILDER_CORPUS` holds.

`DOC_BUILDER_CORPUS=../transformers/docs/source python -m pytest tests/doctests/collect`.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.markdown import CodeBlock, parse, walk
from doctests.docstrings import collect_module
from doctests.model import Document
from doctests.output_fences import is_python
from doctests.pages import collect_page
from tests.doctests.collect.corpora import modules, pages


def check_lines(text: str, document: Document) -> Iterator[str]:
    """What of the collected code and output doesn't stand where it is said to."""
    lines = text.split("\n")
    for example in document.examples():
        for one in example.statements:
            places = [(one.line, one.code.split("\n")[0])]
            if one.want_lines is not None and one.want:
                places += zip(range(*one.want_lines), one.want.split("\n"), strict=False)
            for line, part in places:
                found = lines[line - 1].replace("\\", "")
                if part.strip().replace("\\", "") not in found and found.strip(" >") != "<BLANKLINE>":
                    yield f"{example.path}:{line}: {part}"


def test_all_python_on_pages_is_collected_where_it_stands() -> None:
    wrong = []
    for path, text in pages():
        document = collect_page(path, text)
        wrong += list(check_lines(text, document))
        fences = [one.code_line for one in walk(parse(text)) if isinstance(one, CodeBlock) and is_python(one)]
        examples = [one.line for one in document.examples() if one.kind != "command"]
        if fences != examples:
            wrong.append(f"{path}: {fences} != {examples}")
        for example in document.examples():
            if example.problem is not None and not example.line <= example.problem[0] <= example.end_line:
                wrong.append(f"{path}:{example.problem}")
    assert wrong == []


def test_all_code_of_docstrings_stands_where_it_is_said_to() -> None:
    wrong = []
    count = 0
    for path, text in modules():
        for document in collect_module(path, text):
            count += sum(len(one.statements) for one in document.examples())
            wrong += list(check_lines(text, document))
    assert wrong == []
    assert count > 10_000

"""Whether `doc-builder style` changes nothing but how code looks, and how long it takes.

    python -m benchmarks.style --corpus transformers/docs/source --corpus transformers/src

It formats a copy. Of each file that changes it says whether the page's tree, but for the text of code, is
what it was; whether each statement has the same syntax tree, expects the same output and has the same
flags; whether a module's tokens differ in strings alone. Then it formats the copy again, which must
change nothing.
"""

from __future__ import annotations

import argparse
import ast
import io
import shutil
import sys
import tempfile
import time
import tokenize
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import partial
from pathlib import Path
from typing import Any

from autodoc.docstrings import Examples, Items, Note, Text, VersionChange
from autodoc.docstrings import parse as parse_docstring
from builder.code import code_language
from builder.docstrings import parse_module
from builder.markdown import CodeBlock, Page, parse, walk
from builder.markdown.source import LINE_BREAK
from builder.style.files import avoided, files_in
from builder.style.run import Styled, style
from doctests.docstrings import collect_module
from doctests.model import Document
from doctests.pages import collect_page

_PLACES = frozenset((
    "start", "end", "line", "end_line", "code_line", "source", "line_starts", "problems", "lines_before",
    "href_start", "href_end", "src_start", "src_end",
))  # fmt: skip


def differences(path: Path, before: str, after: str) -> list[str]:
    """What formatting has changed in a file that it must not: a word for each kind of thing, or nothing."""
    if path.suffix == ".py":
        found = {
            "tokens": _tokens(before) == _tokens(after),
            "strings": all(map(_same_string, *(_strings(text) for text in (before, after)))),
            "examples": _examples(collect_module(path, before)) == _examples(collect_module(path, after)),
        }
    else:
        pages = parse(before), parse(after)
        found = {
            "tree": shape(pages[0]) == shape(pages[1]),
            "other lines": _other_lines(pages[0]) == _other_lines(pages[1]),
            "examples": _examples([collect_page(path, before)]) == _examples([collect_page(path, after)]),
        }
    return [name for name, same in found.items() if not same]


def shape(value: Any) -> Any:
    """A tree without the places of its nodes, and without the text of Python's code."""
    if isinstance(value, list):
        return [shape(one) for one in value]
    if not is_dataclass(value):
        return value
    code = isinstance(value, CodeBlock) and code_language(value.language) == "python"
    return type(value).__name__, [
        (one.name, shape(getattr(value, one.name)))
        for one in fields(value)
        if one.name not in _PLACES and not (code and one.name == "code")
    ]


def _other_lines(page: Page) -> list[str]:
    """The lines of a page, with their breaks, that no fence of Python holds."""
    lines = [match[0] for match in LINE_BREAK.finditer(page.source)]
    texts = [text + end for text, end in zip(LINE_BREAK.split(page.source), [*lines, ""], strict=True)]
    code = {
        node.code_line + number
        for node in walk(page)
        if isinstance(node, CodeBlock) and code_language(node.language) == "python"
        for number in range(node.code.count("\n"))
    }
    return [text for number, text in enumerate(texts, 1) if number not in code]


def _examples(documents: list[Document]) -> list[Any]:
    """What examples do and expect, wherever they stand."""
    return [
        (
            example.kind,
            example.options,
            example.decorators,
            example.problem and example.problem[1],
            [(_meaning(one.code), one.want, one.flags) for one in example.statements],
        )
        for document in documents
        for example in document.examples()
    ]


def _meaning(code: str) -> tuple[str, list[str]]:
    """The syntax tree of code, and its lines that are IPython's; the code itself where it isn't Python."""
    lines = code.splitlines()
    magics = [line for line in lines if line.lstrip().startswith(("!", "%"))]
    try:
        return ast.dump(parse_module("\n".join(line for line in lines if line not in magics))), magics
    except (SyntaxError, ValueError):
        return code, []


def _tokens(source: str) -> list[tuple[int, str]]:
    """A module's words; of strings only that they are there."""
    return [
        (one.type, "" if one.type == tokenize.STRING else one.string)
        for one in tokenize.generate_tokens(io.StringIO(source).readline)
    ]


def _strings(source: str) -> Iterator[str]:
    for node in ast.walk(parse_module(LINE_BREAK.sub("\n", source))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _same_string(before: str, after: str) -> bool:
    return before == after or [shape(parse(one)) for one in _texts(before)] == [
        shape(parse(one)) for one in _texts(after)
    ]


def _texts(docstring: str) -> Iterator[str]:
    for section in parse_docstring(docstring).sections:
        match section:
            case Text():
                yield section.text
            case Items():
                for item in section.items:
                    yield f"{item.name} {item.type} {item.default}"
                    yield item.text.text
            case Examples() | Note() | VersionChange():
                yield section.text.text


def run(corpus: Path) -> Counter[str]:
    """Formats a copy of a folder, says what is wrong, and counts."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / corpus.resolve().name
        shutil.copytree(corpus, copy, ignore=shutil.ignore_patterns(".git"))
        paths = files_in([copy])
        begun = time.perf_counter()
        styled = _formatted(copy, paths)
        counts["seconds"] = round(time.perf_counter() - begun)
        for one in styled:
            counts["files"] += 1
            counts["blocks"] += one.blocks
            counts["blocks formatted"] += len(one.changed)
            counts.update({f"left: {reason}": number for reason, number in one.reasons.items()})
            if one.changed:
                counts["files changed"] += 1
                if wrong := differences(one.source.path, one.source.text, one.text):
                    counts["files that differ in more than looks"] += 1
                    print(f"{one.source.path.relative_to(copy)}: {', '.join(wrong)}", file=sys.stderr)
                one.source.write(one.text)
        for one in _formatted(copy, paths):
            for line in one.changed:
                counts["blocks that the second time changes"] += 1
                print(f"{one.source.path.relative_to(copy)}:{line}: changes again", file=sys.stderr)
    return counts


def _formatted(copy: Path, paths: list[Path]) -> list[Styled]:
    config = copy / "en" if (copy / "en").is_dir() else copy
    styled, findings = style(paths, partial(avoided, config), max_len=119, jobs=2)
    for finding in findings:
        print(finding, file=sys.stderr)
    return styled


def main() -> None:
    """Checks each corpus, and prints what there is in it."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument(
        "--corpus",
        type=Path,
        required=True,
        action="append",
        metavar="DIR",
        help="a folder of pages or modules; may be repeated",
    )
    wrong = False
    for corpus in arguments.parse_args().corpus:
        counts = run(corpus)
        print(f"{corpus}\n" + "".join(f"  {name}: {number}\n" for name, number in counts.items()))
        wrong |= any(name.startswith(("files that differ", "blocks that the second")) for name in counts)
    raise SystemExit(wrong)


if __name__ == "__main__":
    main()

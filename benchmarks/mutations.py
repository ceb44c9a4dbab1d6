"""How many mistakes in expected outputs are found: each is changed by a digit, letter, shape or dtype.

    python -m benchmarks.mutations                     # the project's own English pages
    python -m benchmarks.mutations PATH ... --missed   # other pages and modules; also what wasn't found

An expected output stands for what was printed, a changed copy of it for what the page says. Digits are
changed beyond the tolerance that `doctests.check.numbers` states, at each place where that can be done.
Addresses aren't changed, for any agree. Ends with 1 where fewer than 98 % are found.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from doctests.check import compare, compare_exception, expects_exception
from doctests.check.numbers import Tolerance, read_number
from doctests.check.places import dtypes
from doctests.check.tokens import Kind, Token, split
from doctests.docstrings import collect_module
from doctests.model import Document, Statement
from doctests.pages import collect_page

GOAL = 0.98
"""The share of the changes that must be found."""

AT_MOST = 200
"""Changes of one family in one expected output; of more, some are taken, evenly spread."""

DTYPES = ("float16", "bfloat16", "float32", "float64", "int8", "int32", "int64", "bool")


@dataclass(frozen=True, slots=True)
class Mutation:
    """An expected output with one mistake; `start` and `end` are what was replaced, by `text`."""

    family: str
    start: int
    end: int
    text: str

    def apply(self, want: str) -> str:
        """The expected output with the mistake."""
        return want[: self.start] + self.text + want[self.end :]


def mutations(want: str, tolerance: float | None, number: bool) -> Iterator[Mutation]:
    """Every change of an expected output; `tolerance` and `number` are its block's and its flag."""
    tokens = split(want)
    rule = Tolerance(tolerance, number=number)
    families = _digits(want, tokens, rule), _letters(want, tokens), _shapes(tokens), _dtypes(tokens)
    for family in families:
        found = list(family)
        step = max(1, len(found) / AT_MOST)
        yield from (found[int(index * step)] for index in range(min(len(found), AT_MOST)))


def _digits(want: str, tokens: Sequence[Token], rule: Tolerance) -> Iterator[Mutation]:
    named = dtypes(tokens)
    for token, dtype in zip(tokens, named, strict=True):
        if token.kind is Kind.ADDRESS or "0x" in token.text:
            continue
        for at in range(token.start, token.end):
            if not ("0" <= want[at] <= "9"):
                continue
            for by in (1, 2, 5, 7, 9):
                changed = str((int(want[at]) + by) % 10)
                text = want[token.start : at] + changed + want[at + 1 : token.end]
                if token.kind is not Kind.NUMBER or _beyond(text, token.text, dtype, rule):
                    yield Mutation("digit", at, at + 1, changed)
                    break


def _beyond(want: str, got: str, dtype: str, rule: Tolerance) -> bool:
    """Whether two numbers differ by more than what is stated as allowed."""
    expected, actual = read_number(want), read_number(got)
    apart = abs(expected.value - actual.value)
    return apart > rule.allowed(expected, actual, dtype).amount or (expected.integer and want != got)


def _letters(want: str, tokens: Sequence[Token]) -> Iterator[Mutation]:
    for token in tokens:
        if token.kind is Kind.ADDRESS or "0x" in token.text:
            continue
        for at in range(token.start, token.end):
            letter = want[at]
            if letter.isalpha():
                other = chr(ord(letter) - 1) if letter in "zZ" else chr(ord(letter) + 1)
                yield Mutation("letter", at, at + 1, other)


def _shapes(tokens: Sequence[Token]) -> Iterator[Mutation]:
    """One number fewer and one more in each list or tuple of numbers, and one level of brackets more."""
    for opening, token in enumerate(tokens):
        if token.kind is not Kind.OPEN or token.text == "{":
            continue
        end = opening + 1
        while end < len(tokens) and tokens[end].kind in (Kind.NUMBER, Kind.COMMA):
            end += 1
        if end >= len(tokens) or tokens[end].kind is not Kind.CLOSE or end == opening + 1:
            continue
        last, closing = tokens[end - 1], tokens[end]
        if end - opening > 2 and last.kind is Kind.NUMBER:
            yield Mutation("shape", tokens[end - 2].start, last.end, "")
        yield Mutation("shape", closing.start, closing.start, f", {tokens[opening + 1].text}")
        yield Mutation("shape", token.start, closing.end, f"[{'(' if token.text == '(' else '['}0]]")


def _dtypes(tokens: Sequence[Token]) -> Iterator[Mutation]:
    """Each dtype is another one, each `, dtype=…` is left out, each tensor without one gets one."""
    for index, token in enumerate(tokens):
        if token.text in DTYPES:
            other = DTYPES[(DTYPES.index(token.text) + 1) % len(DTYPES)]
            yield Mutation("dtype", token.start, token.end, other)
        if token.kind is Kind.COMMA and [one.text for one in tokens[index + 1 : index + 3]] == ["dtype", "="]:
            end = index + 3
            while tokens[end].kind is Kind.TEXT:
                end += 1
            yield Mutation("dtype", token.start, tokens[end - 1].end, "")
        if token.text == "]" and tokens[index + 1 : index + 2] and tokens[index + 1].text == ")":
            yield Mutation("dtype", token.end, token.end, ", dtype=torch.float64")


def found_in(statement: Statement, tolerance: float | None) -> Iterator[tuple[Mutation, bool]]:
    """The mistakes that can be made in a statement's expected output, and whether each is found."""
    want = statement.want or ""
    printed = want
    begin = 0
    if expects_exception(want):
        begin = want.rfind("\n") + 1
        printed = want[begin:]
    kind, _, message = printed.partition(": ")
    for one in mutations(want, tolerance, "NUMBER" in statement.flags):
        if one.start < begin:
            continue
        mistaken = one.apply(want)
        if begin:
            told = compare_exception(mistaken, kind, message, flags=statement.flags, tolerance=tolerance)
        else:
            told = compare(mistaken, printed, flags=statement.flags, tolerance=tolerance)
        yield one, told is not None


def collect(paths: Iterable[Path]) -> Iterator[Document]:
    """The documents of pages and modules; of a folder, all below it."""
    for path in paths:
        files = sorted([*path.rglob("*.md"), *path.rglob("*.py")]) if path.is_dir() else [path]
        for file in files:
            text = file.read_text(encoding="utf-8")
            if file.suffix == ".py":
                yield from collect_module(file, text)
            else:
                yield collect_page(file, text)


def main() -> int:
    """The command; its exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[Path("docs/source/en")])
    parser.add_argument("--missed", action="store_true", help="list the mistakes that weren't found")
    parser.add_argument("--json", type=Path, help="keep the figures in this file")
    arguments = parser.parse_args()

    started = time.perf_counter()
    made, found, outputs = Counter[str](), Counter[str](), 0
    for document in collect(arguments.paths):
        for example in document.examples():
            for statement in example.statements:
                if not statement.want or "IGNORE_RESULT" in statement.flags:
                    continue
                outputs += 1
                for one, caught in found_in(statement, example.options.tolerance):
                    made[one.family] += 1
                    found[one.family] += caught
                    if arguments.missed and not caught:
                        line = (statement.want_lines or (statement.end_line,))[0]
                        line += statement.want.count("\n", 0, one.start)
                        before = statement.want[max(one.start - 20, 0) : one.start]
                        was = statement.want[one.start : one.end]
                        after = statement.want[one.end : one.end + 20]
                        print(f"{document.path}:{line}: {one.family} {before!r} [{was}→{one.text}] {after!r}")

    share = found.total() / made.total() if made else 1.0
    print(f"{outputs} expected outputs, {time.perf_counter() - started:.1f} s\n")
    print("| change | made | found | share |\n|---|---:|---:|---:|")
    for family in sorted(made):
        print(f"| {family} | {made[family]} | {found[family]} | {found[family] / made[family]:.2%} |")
    print(f"| all | {made.total()} | {found.total()} | {share:.2%} |")
    if arguments.json:
        figures = {"outputs": outputs, "made": made, "found": found, "share": round(share, 5)}
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0 if share >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())

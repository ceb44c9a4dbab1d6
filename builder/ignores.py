"""Comments that switch rules off: where they hold, which findings they take away, which take none.

In a page `<!-- doc-builder: ignore rule-a, rule-b -- why -->` holds for the block below it, or at the end
of a line for that line; `<!-- doc-builder: ignore-page rule-a -->` for the page. In YAML and Python
`# doc-builder: ignore rule-a` holds for its line; in Python at a `def` or `class`, or at the quotes that
close a docstring, for the object's head and docstring.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.findings import ERRORS
from builder.markdown import Block, CodeBlock, CodeSpan, Comment, HtmlBlock, Include, Leaf, Node, Page, walk
from toctree import Finding
from toctree.findings import did_you_mean

MARK = "doc-builder: ignore"
"""What such a comment begins with; a file without it needs no closer look."""

EVERYWHERE = range(1, 10**9)

_COMMENT = re.compile(r"doc-builder:\s*ignore(?P<page>-page)?(?![\w-])(?P<rules>[^\n]*)")
_IN_PAGE = re.compile(r"(?<!\\)<!--(?P<text>\s*doc-builder:\s*ignore.*?)-->", re.DOTALL)
_ANY_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKS = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*[ \t>]*")
"""What stands before the first block of a line: indentation, and the marks of quotes and lists."""

_YAML = re.compile(r"(?:^|\s)#\s*(doc-builder:.*)")


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment on `line` that switches `rules` off on `lines`, all counted from 1."""

    line: int
    rules: tuple[str, ...]
    lines: range


def in_page(page: Page) -> list[Ignore]:
    """The comments of a page; those of files that it includes aren't among them."""
    if MARK not in page.source:
        return []
    nodes = list(walk(page))
    below = _below(page)
    found: list[Ignore] = []
    for match in _IN_PAGE.finditer(page.source):
        start = match.start()
        around = [node for node in nodes if node.start <= start < node.end]
        if not _is_code(page, around, start):
            line = page.line_of(start)
            before = page.source[page.line_starts[line - 1] : start]
            if _MARKS.fullmatch(_ANY_COMMENT.sub("", before)):
                lines = below[line] if line in below else _rest(page, around, nodes, match.end())
            else:
                lines = range(line, line + 1)
            found += _ignore(line, match["text"], lines)
    return found


def in_includes(page: Page) -> Iterator[tuple[str, Ignore]]:
    """The comments of the Markdown that a page includes, with the path as the page names it."""
    for node in walk(page):
        if isinstance(node, Include) and node.page is not None:
            more = node.lines_before
            for one in in_page(node.page):
                lines = one.lines
                if lines != EVERYWHERE:
                    lines = range(lines.start + more, lines.stop + more)
                yield node.page.path, Ignore(one.line + more, one.rules, lines)
            yield from in_includes(node.page)


def in_yaml(text: str) -> list[Ignore]:
    """The comments of a YAML file."""
    found: list[Ignore] = []
    for number, line in enumerate(text.splitlines(), 1):
        if match := _YAML.search(line):
            found += _ignore(number, match[1], range(number, number + 1))
    return found


def in_python(text: str) -> list[Ignore]:
    """The comments of a Python file; none where it can't be read."""
    try:
        tree = ast.parse(text)
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError):
        return []
    spans = dict(_spans(tree))
    found: list[Ignore] = []
    for token in tokens:
        if token.type == tokenize.COMMENT:
            line = token.start[0]
            found += _ignore(line, token.string, spans.get(line, range(line, line + 1)))
    return found


class Ignores:
    """What switches rules off in the files of a documentation.

    `pages` are the comments of pages, by path as findings have it; those of other files are read
    when a finding stands there. `off` are rules that the project has switched off. An error, which
    leaves the site incomplete, is always told.
    """

    def __init__(self, pages: Mapping[str, Sequence[Ignore]], off: Collection[str] = ()) -> None:
        self._files: dict[str, Sequence[Ignore]] = dict(pages)
        self._off = frozenset(off)
        self._used: set[tuple[str, int, str]] = set()

    def kept(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that nothing takes away."""
        return [one for one in findings if one.rule in ERRORS or not self._ignored(one)]

    def _ignored(self, finding: Finding) -> bool:
        here = False
        for one in self.of(finding.path):
            if finding.rule in one.rules and finding.line in one.lines:
                self._used.add((finding.path, one.line, finding.rule))
                here = True
        return here or finding.rule in self._off

    def of(self, path: str) -> Sequence[Ignore]:
        """The comments of a file."""
        if path not in self._files:
            self._files[path] = _read(Path(path))
        return self._files[path]

    def mistakes(
        self, paths: Iterable[str], known: Collection[str], judged: Collection[str]
    ) -> list[Finding]:
        """What is wrong with the comments of files, after `kept` has seen all findings.

        `known` are all rules that there are, `judged` those that were looked for in this run.
        """
        found = []
        for path in paths:
            for one in self.of(path):
                if not one.rules:
                    hint = "name the rules to ignore behind it"
                    found.append(Finding(path, one.line, "unused-ignore", "this comment names no rule", hint))
                found += filter(None, (self._mistake(path, one, rule, known, judged) for rule in one.rules))
        return found

    def _mistake(
        self, path: str, one: Ignore, rule: str, known: Collection[str], judged: Collection[str]
    ) -> Finding | None:
        if rule not in known:
            hint = did_you_mean(rule, known) or "doc-builder check --rules lists them"
            return Finding(path, one.line, "unknown-rule", f"there is no rule {rule}", hint)
        if rule in ERRORS:
            hint = "mend what it tells of: the site would be incomplete"
            return Finding(path, one.line, "unused-ignore", f"{rule} is an error, and is always told", hint)
        if rule not in judged or rule in self._off or (path, one.line, rule) in self._used:
            return None
        hint = "delete the comment, or put it right above the block"
        return Finding(path, one.line, "unused-ignore", f"there is no {rule} here to ignore", hint)


def _ignore(line: int, text: str, lines: range) -> Iterator[Ignore]:
    if match := _COMMENT.match(text.lstrip("#- \t\r\n")):
        rules = tuple(filter(None, re.split(r"[,\s]+", match["rules"].partition(" -- ")[0].strip(" -"))))
        yield Ignore(line, rules, EVERYWHERE if match["page"] else lines)


def _is_code(page: Page, around: Iterable[Node], start: int) -> bool:
    """Whether what looks like a comment is code, or stands in a comment; `around` are the nodes there."""
    return any(
        isinstance(node, CodeBlock | CodeSpan)
        or (isinstance(node, Comment) and page.source[node.start : start].strip(" \t\r\n>") != "")
        for node in around
    )


def _below(page: Page) -> dict[int, range]:
    """The lines of the block below each comment that is a block, by the comment's line."""
    found: dict[int, range] = {}
    waiting: list[Node] = [page]
    while waiting:
        nodes = waiting.pop().nodes
        waiting += nodes
        lines = range(0)
        for node in reversed(nodes):
            if isinstance(node, Comment):
                found[node.line] = lines
            elif isinstance(node, Block):
                lines = range(node.line, node.end_line + 1)
    return found


def _rest(page: Page, around: Iterable[Node], nodes: Iterable[Node], end: int) -> range:
    """The lines below a comment that the tree doesn't have: what follows of its text or its raw HTML; else,
    as between two tabs, the next block."""
    line = page.line_of(end)
    for node in around:
        if isinstance(node, HtmlBlock | Leaf):
            return range(line + 1, node.end_line + 1)
    following = (node for node in nodes if isinstance(node, Block) and node.line > line)
    return next((range(node.line, node.end_line + 1) for node in following), range(0))


def _spans(tree: ast.Module) -> Iterator[tuple[int, range]]:
    """The lines that a comment on a line holds for, where these are more than the line."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        texts = [one for one in node.body if _is_text(one)]
        for one in texts:
            yield one.end_lineno or one.lineno, range(one.lineno, (one.end_lineno or one.lineno) + 1)
        if isinstance(node, ast.Module):
            continue
        first = node.body[0]
        last = first.end_lineno if first in texts else max(first.lineno - 1, node.lineno)
        lines = range(node.lineno, (last or node.lineno) + 1)
        head = first.lineno if first.lineno == node.lineno else first.lineno - 1
        for line in (*range(node.lineno, head + 1), *([last] if first in texts and last else ())):
            yield line, lines


def _is_text(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def _read(path: Path) -> list[Ignore]:
    reader = {".py": in_python, ".yml": in_yaml, ".yaml": in_yaml}.get(path.suffix)
    if reader is None:
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    return reader(text) if MARK in text else []

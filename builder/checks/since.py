"""Which findings a branch has brought: what stands on changed lines, or a change elsewhere has broken."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from autodoc.static.source import decoded
from builder.checks.broken_since import LINK_RULES, newly_broken
from builder.docstrings import docstring_of, owners, parse_module
from builder.findings import is_error
from builder.git import git_text
from builder.site.model import Site
from builder.site.settings import UsageError
from toctree import Finding
from translations.changed_lines import changed_lines, merge_base


def changed_since(findings: Iterable[Finding], site: Site, revision: str) -> list[Finding]:
    """The findings that weren't there where HEAD's history left `revision`, as far as lines can tell.

    These are the ones on lines that have changed; of a docstring, also where the definition has that it
    describes; of a link, where it led somewhere then. Errors are kept wherever they stand, as a page that was
    deleted breaks lines that nobody has touched; and that a page has no entry is kept where the page has
    changed. Raises UsageError.
    """
    folder = site.settings.base
    top = git_text(folder, "rev-parse", "--show-toplevel")
    if top is None:
        raise UsageError(f"{folder} is in no git repository, so there is nothing to compare with")
    base = merge_base(folder, revision)
    if base is None:
        raise UsageError(f"git knows no commit {revision} here: fetch it, or name another")
    root = Path(top.strip()).resolve()
    lines = {path.resolve(): ranges for path, ranges in changed_lines(root, base).items()}
    unlisted = {
        (own.toctree.path, f"page `{local}` has no entry")
        for own in site.sources.languages.values()
        for local, page in own.pages.items()
        if page.path.resolve() in lines
    }
    kept: set[Finding] = set()
    others: dict[Path, list[Finding]] = {}
    links: list[Finding] = []
    findings = list(findings)
    for one in findings:
        path = Path(one.path).resolve()
        changed = lines.get(path, [])
        if is_error(one) or (one.path, one.message) in unlisted or _touches(changed, one.line):
            kept.add(one)
        elif changed and path.suffix in (".py", ".pyi"):
            others.setdefault(path, []).append(one)
        elif one.rule in LINK_RULES:
            links.append(one)
    for path, found in others.items():
        dependent = [places for places in _definitions(path) if _overlap(lines[path], places)]
        kept.update(one for one in found if any(_touches(places, one.line) for places in dependent))
    kept |= newly_broken(site, links, root, base)
    return [one for one in findings if one in kept]


def _touches(places: Iterable[range], line: int) -> bool:
    return any(line in one for one in places)


def _overlap(some: list[range], others: list[range]) -> bool:
    return any(one.start < other.stop and other.start < one.stop for one in some for other in others)


def _definitions(path: Path) -> Iterator[list[range]]:
    """The lines that make each definition of a module: its head and its docstring, and what else of a class
    says how it is called: the head of its constructor, or its fields."""
    try:
        text, _ = decoded(path.read_bytes())
        tree = parse_module(text.replace("\r\n", "\n").replace("\r", "\n"))
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for _, node in owners(tree):
        assert not isinstance(node, ast.Module)  # which no node holds
        places = [_head(node)]
        if isinstance(node, ast.ClassDef):
            starts = [
                one
                for one in node.body
                if isinstance(one, ast.FunctionDef) and one.name in ("__init__", "__new__")
            ]
            places += map(_head, starts)
            if not starts:
                places += (_lines(one) for one in node.body if isinstance(one, ast.AnnAssign))
        yield places


def _head(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> range:
    """The lines of a definition from its first decorator to the end of its docstring."""
    start = min([node.lineno, *(one.lineno for one in node.decorator_list)])
    found = docstring_of(node)
    if found is not None:
        return range(start, (found[0].end_lineno or node.lineno) + 1)
    return range(start, max(node.body[0].lineno, node.lineno + 1))


def _lines(node: ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)

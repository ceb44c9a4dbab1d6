"""`_config.py`: settings of a documentation, read as literals and never executed.

Hugging Face's tool runs the file; a stranger's pull request could then run anything.
Names and defaults are that tool's.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from toctree.findings import Finding, read_text, shown


@dataclass(slots=True)
class DocConfig:
    """What a `_config.py` can say.

    `notebook_first_cells` are cells (`{"type": "code" or "markdown", "content": …}`) that
    open every notebook; `black_avoid_patterns` maps texts that no code formatter must see to
    stand-ins; `disable_toc_check` allows pages that no toctree lists; a release's tag is
    `version_prefix` and its number; `default_branch_name` is empty where it isn't given.
    """

    notebook_first_cells: list[dict[str, str]] = field(default_factory=list)
    black_avoid_patterns: dict[str, str] = field(default_factory=dict)
    disable_toc_check: bool = False
    version_prefix: str = "v"
    default_branch_name: str = ""
    findings: list[Finding] = field(default_factory=list)


def read_config(folder: Path) -> DocConfig:
    """The settings of a language's folder: its own `_config.py`, and for what that doesn't say the
    one a level up. Never raises: what can't be read as a literal is in the result's findings."""
    config = DocConfig()
    for path in (folder.parent / "_config.py", folder / "_config.py"):
        text, findings = read_text(path)
        config.findings += findings
        if text is not None:
            _apply(text, shown(path), config)
    return config


class _NotLiteralError(Exception):
    """A value that only running the file would give; carries the node that stops the reading."""

    def __init__(self, node: ast.expr) -> None:
        super().__init__(textwrap.shorten(ast.unparse(node), 60, placeholder="…"))
        self.node = node


def _apply(text: str, path: str, config: DocConfig) -> None:
    try:
        module = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None) or 1
        reason = error.msg if isinstance(error, SyntaxError) else str(error)
        config.findings.append(Finding(path, line, "bad-value", f"isn't Python: {reason}", "mend the line"))
        return
    known: dict[str, object] = {}
    for name, value in _assignments(module):
        try:
            known[name] = _literal(value, known)
        except _NotLiteralError as error:
            known.pop(name, None)
            if name in _SETTINGS:
                message = f"`{name}` isn't a literal: {error}"
                hint = "write the value itself; the file is read, not run"
                config.findings.append(Finding(path, error.node.lineno, "not-literal", message, hint))
            continue
        if name in _SETTINGS:
            accepts, due = _SETTINGS[name]
            if accepts(known[name]):
                setattr(config, name, known[name])
            else:
                message = f"`{name}` isn't {due}"
                config.findings.append(Finding(path, value.lineno, "bad-value", message, f"write {due}"))


def _assignments(module: ast.Module) -> list[tuple[str, ast.expr]]:
    """`name = value` and `name: type = value` at the file's top level, in order."""
    found: list[tuple[str, ast.expr]] = []
    for statement in module.body:
        if isinstance(statement, ast.Assign):
            names = [target.id for target in statement.targets if isinstance(target, ast.Name)]
            found += [(name, statement.value) for name in names]
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            found += [(statement.target.id, value) for value in (statement.value,) if value]
    return found


def _literal(node: ast.expr, known: dict[str, object]) -> object:
    """Value ::= constant | list | tuple | dict | name of an earlier value"""
    match node:
        case ast.Constant():
            return node.value
        case ast.List() | ast.Tuple():
            return [_literal(item, known) for item in node.elts]
        case ast.Dict():
            pairs = zip(node.keys, node.values, strict=True)
            return {_key(node, key, known): _literal(value, known) for key, value in pairs}
        case ast.Name() if node.id in known:
            return known[node.id]
    raise _NotLiteralError(node)


def _key(node: ast.Dict, key: ast.expr | None, known: dict[str, object]) -> object:
    if key is None:  # {**other}
        raise _NotLiteralError(node)
    value = _literal(key, known)
    if isinstance(value, (list, dict)):
        raise _NotLiteralError(key)
    return value


def _is_text_mapping(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(part, str) for pair in value.items() for part in pair)


def _is_cells(value: object) -> bool:
    return isinstance(value, list) and all(
        _is_text_mapping(cell) and cell.get("type") in ("code", "markdown") and "content" in cell
        for cell in value
    )


_SETTINGS: dict[str, tuple[Callable[[object], bool], str]] = {
    "notebook_first_cells": (_is_cells, 'a list of {"type": "code" or "markdown", "content": "…"}'),
    "black_avoid_patterns": (_is_text_mapping, "a dict of strings"),
    "disable_toc_check": (lambda value: isinstance(value, bool), "True or False"),
    "version_prefix": (lambda value: isinstance(value, str), "a string"),
    "default_branch_name": (lambda value: isinstance(value, str), "a string"),
}
"""What a setting's value must be: a test, and how messages say it."""

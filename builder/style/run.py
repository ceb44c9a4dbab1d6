"""Formats the code of many files at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from builder.sources import SourceFile, UnreadableError, read_source
from builder.style import ruff
from builder.style.blocks import CodeInFile, module_blocks, page_blocks
from builder.style.plans import Left, Plan, plan, rewritten
from builder.style.rewriting import rewrite
from builder.work import in_parallel
from toctree import Finding
from toctree.findings import shown

Patterns = Mapping[str, str]
"""Texts that no formatter must see, and what stands in for them (`black_avoid_patterns`)."""


@dataclass(frozen=True, slots=True)
class Styled:
    """A file and what becomes of it: its text when formatted, and the lines of the blocks that changes.

    `blocks` is how many blocks of Python it has, `left` the lines of those that stay as they are, and why.
    """

    source: SourceFile
    text: str
    blocks: int = 0
    changed: tuple[int, ...] = ()
    left: tuple[tuple[int, Left], ...] = ()

    @property
    def reasons(self) -> Counter[Left]:
        """How many blocks stay for each reason."""
        return Counter(reason for _, reason in self.left)


@dataclass(frozen=True, slots=True)
class _Read:
    """A file with what is to be done with each of its blocks."""

    source: SourceFile
    patterns: Patterns
    plans: list[tuple[CodeInFile, Plan | Left]] = field(default_factory=list)


def style(
    paths: Sequence[Path], patterns: Callable[[Path], Patterns], *, max_len: int, jobs: int
) -> tuple[list[Styled], list[Finding]]:
    """What formatting makes of pages and modules, in the order of `paths`, and what is wrong with files.

    Nothing is written. `patterns` gives those of a file; lines have at most `max_len` characters where
    ruff finds a way. The result is the same for every number of `jobs`. Raises ruff.RuffError.
    """
    read: list[_Read] = []
    findings: list[Finding] = []
    for one in in_parallel(partial(_read, patterns, max_len), paths, jobs):
        if isinstance(one, Finding):
            findings.append(one)
        else:
            read.append(one)
    formatted = ruff.formatted(
        part.piece for one in read for _, made in one.plans if isinstance(made, Plan) for part in made.parts
    )
    return list(in_parallel(partial(_styled, formatted), read, jobs)), findings


def _read(patterns: Callable[[Path], Patterns], max_len: int, path: Path) -> _Read | Finding:
    try:
        source = read_source(path)
    except UnreadableError as error:
        return error.finding
    avoided = patterns(path)
    try:
        blocks = _blocks(source, avoided, source.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None) or 1
        message = f"this module isn't Python: {getattr(error, 'msg', error)}"
        return Finding(
            shown(path), line, "unreadable-module", message, "correct it to have its examples formatted"
        )
    return _Read(source, avoided, [(one, plan(one, avoided, max_len)) for one in blocks])


def _blocks(source: SourceFile, patterns: Patterns, text: str) -> list[CodeInFile]:
    return module_blocks(text, patterns) if source.python else page_blocks(text)


def _styled(formatted: Mapping[ruff.Piece, str | None], read: _Read) -> Styled:
    changes = []
    left = []
    for block, made in read.plans:
        lines = rewritten(made, formatted) if isinstance(made, Plan) else made
        if isinstance(lines, Left):
            left.append((block.line, lines))
        elif lines != list(block.lines):
            changes.append((block, lines))
    text = read.source.text
    if changes:
        wanted = [block.line for block, _ in changes]
        text, changes = rewrite(text, changes, partial(_blocks, read.source, read.patterns))
        kept = {block.line for block, _ in changes}
        left = sorted(left + [(line, Left.PLACE) for line in wanted if line not in kept])
    return Styled(
        source=read.source,
        text=text,
        blocks=len(read.plans),
        changed=tuple(block.line for block, _ in changes),
        left=tuple(left),
    )

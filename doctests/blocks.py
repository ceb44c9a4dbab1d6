"""A report's blocks, made of examples and what came of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from doctests.choices import Choices
from doctests.model import Document, Example
from doctests.report import Block, Remark
from doctests.runs import Outcome


def block_of(choices: Choices, document: Document, example: Example, outcome: Outcome) -> Block:
    """The block of an example that was asked for."""
    result = outcome.result
    return {
        "path": choices.relative(document.path),
        "object": document.name,
        "name": example.name,
        "line": example.line,
        "end_line": example.end_line,
        "digest": example.digest,
        "state": result.outcome,
        "reason": result.reason,
        "as": "",
        "seconds": round(result.seconds, 6),
        "ran": outcome.ran,
        "cached": outcome.cached,
        "message": "\n".join(f"{one.line}: {one.message}" for one in result.failures),
    }


def same_blocks(
    choices: Choices, document: Document, example: Example, block: Block, others: Iterable[Document]
) -> list[Block]:
    """The blocks of `others`, which have the code of `document`, for an example whose `block` ran."""
    index = [one.name for one in document.examples()].index(example.name)
    blocks: list[Block] = []
    for other in others:
        twin = list(other.examples())[index]
        blocks.append(
            block
            | {
                "path": choices.relative(other.path),
                "name": twin.name,
                "line": twin.line,
                "end_line": twin.end_line,
                "state": "same",
                "as": f"{block['path']}:{block['line']}",
                "seconds": 0.0,
                "message": "",
            }
        )
    return blocks


def remark(choices: Choices, path: Path, line: int, message: str) -> Remark:
    """Something about a line of a file."""
    return {"path": choices.relative(path), "line": line, "message": message}

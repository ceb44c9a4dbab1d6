"""Which fence shows what the block before it prints."""

from __future__ import annotations

from collections.abc import Sequence

from builder.markdown import Block, CodeBlock, Comment, Paragraph, text_of

_LANGUAGES = frozenset(("", "out", "output", "text", "txt"))
_PYTHON = frozenset(("ipython", "py", "py3", "pycon", "python", "python-console", "python3"))
_WORDS = frozenset(("output", "outputs", "ausgabe", "출력", "出力", "الناتج", "المخرجات"))
"""What a paragraph says, in any language, that stands between a block and its output."""


def is_python(block: CodeBlock) -> bool:
    """Whether a block is Python: by its language (`py`, `{python}`), or as a session in a fence without."""
    language = block.language.lower().strip("{.}")
    return language in _PYTHON or (language in ("", "text", "txt") and block.code.lstrip().startswith(">>>"))


def output_of(siblings: Sequence[Block], index: int) -> CodeBlock | None:
    """The fence with the output of the block at `index`: the next block, or the one behind `**Output**:`."""
    following = [one for one in siblings[index + 1 :] if not isinstance(one, Comment)][:2]
    said = bool(following) and _says_output(following[0])
    block = following[said] if len(following) > said else None
    if not isinstance(block, CodeBlock) or not block.fenced or is_python(block):
        return None
    return block if said or block.language.lower() in _LANGUAGES else None


def _says_output(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    return text_of(block.children).strip(" :：").casefold() in _WORDS

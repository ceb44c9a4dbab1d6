"""Moving blocks between containers: what stands before their lines."""

from __future__ import annotations

from builder.markdown import Block


def prefix_of(source: str, node: Block) -> str:
    """What stands before a block's second line, as far as its first tells: indentation and `>`.

    The markers of the lists that it is in are spaces there.
    """
    start = source.rfind("\n", 0, node.start) + 1
    return "".join(char if char in " \t>" else " " for char in source[start : node.start])


def dedented(text: str, prefix: str) -> str:
    """A block without the prefix of its container, which its first line has not got."""
    if not prefix:
        return text
    first, *rest = text.split("\n")
    return "\n".join([first, *(_without(line, prefix) for line in rest)])


def _without(line: str, prefix: str) -> str:
    """A line without a prefix, or as much of it as the line has: a paragraph may go on without."""
    at = 0
    for char in prefix:
        if char == ">":
            after = len(line) - len(line[at:].lstrip(" \t"))
            if not line.startswith(">", after):
                break
            at = after + 1
        elif line[at : at + 1] in (" ", "\t"):
            at += 1
    return line[at:]


def indented(text: str, prefix: str) -> str:
    """A block with a prefix before each line but the first."""
    bare = prefix.rstrip()
    first, *rest = text.split("\n")
    return "\n".join([first, *(prefix + line if line else bare for line in rest)])


def quoted(text: str) -> str:
    """A block as a quote."""
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))

"""Lines of a docstring as a `Text`: what is reStructuredText in them, and sessions without a fence, as Markdown."""

from __future__ import annotations

from .lines import Lines
from .model import Text
from .rest import to_markdown


def text_of(lines: Lines, start: int, end: int, first: str = "") -> Text:
    """The text of the lines from `start` to `end`.

    `first` is what stands on the line before them, behind an item's head or a section's name.
    """
    content = lines.content(start, end)
    while end > content and lines.indents[end - 1] < 0:
        end -= 1
    if first:
        return Text(to_markdown([first, *lines.dedented(start, end)]), start)
    if content == end:
        return Text("", min(start + 1, len(lines)))
    return Text(to_markdown(lines.dedented(content, end)), content + 1)


def literal_of(lines: Lines, start: int, end: int) -> Text:
    """Text that is code from its first line to its last, unless it is fenced."""
    content = lines.content(start, end)
    while end > content and lines.indents[end - 1] < 0:
        end -= 1
    if content == end or lines.code[content]:
        return text_of(lines, start, end)
    body = lines.dedented(content, end)
    return Text("\n".join(["```python", *body, "```"]), content + 1)

"""Python sessions (`>>>`) that stand in a text without a fence."""

from __future__ import annotations

import re

from .lines import list_content

_FENCE = re.compile(r" *(?:> ?)*(?:[-*+] +)?(`{3,}(?=[^`]*$)|~{3,})")
_PROMPT = re.compile(r" *>>>(?: |$)")


def fenced(lines: list[str]) -> list[str]:
    """The lines with a fence round each session that has none.

    A session ends at a blank line, unless another prompt follows. Without its fence Markdown would
    read the prompts as quotes.
    """
    result: list[str] = []
    margins: list[int] = []
    fence = ""
    index = 0
    while index < len(lines):
        line = lines[index]
        if fence:
            stripped = line.strip(" >")
            if stripped.startswith(fence) and not stripped.strip(fence[0]):
                fence = ""
        elif found := _FENCE.match(line):
            fence = found[1]
        elif _PROMPT.match(line):
            end = _session_end(lines, index)
            indent = len(line) - len(line.lstrip())
            margin = next((one for one in reversed(margins) if one <= indent), 0)
            result += _with_fence(lines[index:end], indent, margin)
            index = end
            continue
        if line.strip() and not fence:
            indent = len(line) - len(line.lstrip())
            while margins and margins[-1] > indent:
                margins.pop()
            if content := list_content(line):
                margins.append(content)
        result.append(line)
        index += 1
    return result


def _session_end(lines: list[str], start: int) -> int:
    end = start
    while end < len(lines):
        if lines[end].strip():
            end += 1
            continue
        following = end
        while following < len(lines) and not lines[following].strip():
            following += 1
        if following == len(lines) or not _PROMPT.match(lines[following]):
            break
        end = following
    return end


def _with_fence(session: list[str], indent: int, margin: int) -> list[str]:
    fence = "```"
    while any(fence in line for line in session):
        fence += "`"
    space = " " * margin
    body = [space + (line[indent:] if not line[:indent].strip() else line.lstrip()) for line in session]
    return [f"{space}{fence}python", *(line.rstrip() for line in body), f"{space}{fence}"]

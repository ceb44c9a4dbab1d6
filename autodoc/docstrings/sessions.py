"""Markdown that means something else where it is indented: sessions without a fence, lists set too deep."""

from __future__ import annotations

import re

from .directives import fence
from .lines import code_lines, indents_of, list_content

_PROMPT = re.compile(r" *>>>(?: |$)")


def settled(lines: list[str]) -> list[str]:
    """The lines with a fence round each bare session, and each list where Markdown sees one.

    A session (`>>>`) ends at a blank line, unless another prompt follows; without its fence Markdown
    reads the prompts as quotes. A list that is indented by four or more under a text is one in a
    docstring; Markdown reads it as the text's next line, or as code.
    """
    indents = indents_of(lines)
    code, _ = code_lines(lines, indents)
    result: list[str] = []
    margins: list[int] = []
    shift = 0
    shifted_from = 0
    index = 0
    while index < len(lines):
        line, indent = lines[index], indents[index]
        if indent < 0:
            result.append(line)
            index += 1
            continue
        if shift and indent < shifted_from:
            shift = 0
        indent = max(0, indent - shift)
        while margins and margins[-1] > indent and not code[index]:
            margins.pop()
        margin = margins[-1] if margins else 0
        if not code[index]:
            if _PROMPT.match(line):
                end = _session_end(lines, index)
                result += [
                    " " * margin + one if one else one for one in _session(lines[index:end], indents[index])
                ]
                index = end
                continue
            content = list_content(line)
            if content and indent - margin >= 4:
                shift += indent - margin
                shifted_from = indents[index]
                indent = margin
            if content:
                margins.append(content - indents[index] + indent)
        result.append(line[shift:] if not line[:shift].strip() else line)
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


def _session(lines: list[str], indent: int) -> list[str]:
    body = [line[indent:] if not line[:indent].strip() else line.lstrip() for line in lines]
    return fence([line.rstrip() for line in body], "python")

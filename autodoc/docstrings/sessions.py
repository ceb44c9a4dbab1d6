"""Markdown that means something else where it is indented: sessions without a fence, lists set too deep."""

from __future__ import annotations

import re

from .directives import fence
from .lines import Placed, code_lines, indents_of, list_content

_PROMPT = re.compile(r" *>>>(?: |$)")


def settled(lines: list[Placed]) -> list[Placed]:
    """The lines with a fence round each bare session, and each list where Markdown sees one.

    A session (`>>>`) ends at a blank line, unless another prompt follows; without its fence Markdown
    reads the prompts as quotes. A list that is indented by four or more under a text is one in a
    docstring; Markdown reads it as the text's next line, or as code.
    """
    texts = [one.text for one in lines]
    indents = indents_of(texts)
    code, _ = code_lines(texts, indents)
    result: list[Placed] = []
    margins: list[int] = []
    shift = 0
    shifted_from = 0
    index = 0
    while index < len(lines):
        line, indent = texts[index], indents[index]
        if indent < 0:
            result.append(lines[index])
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
                end = _session_end(texts, index)
                for one in _session(lines[index:end], indents[index]):
                    result.append(one.changed(" " * margin + one.text) if one.text else one)
                index = end
                continue
            content = list_content(line)
            if content and indent - margin >= 4:
                shift += indent - margin
                shifted_from = indents[index]
                indent = margin
            if content:
                margins.append(content - indents[index] + indent)
        result.append(lines[index].changed(line[shift:] if not line[:shift].strip() else line))
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


def _session(lines: list[Placed], indent: int) -> list[Placed]:
    body = []
    for one in lines:
        line = one.text
        body.append(one.changed((line[indent:] if not line[:indent].strip() else line.lstrip()).rstrip()))
    return fence(body, "python", lines[0].number)

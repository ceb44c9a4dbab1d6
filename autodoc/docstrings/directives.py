"""reStructuredText's directives and literal blocks as Markdown: `.. note::`, `.. math::`, `Example::`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .lines import code_lines, indents_of
from .model import NoteKind

_DIRECTIVE = re.compile(r" *\.\. +([A-Za-z][\w-]*) ?(::?)(?: +(.*)|$)")
_IN_A_LINE = re.compile(r"( *[^` ].*[.:)]) +(\.\. (?:note|tip|important|warning)::.*)")
_OPTION = re.compile(r" *:([\w-]+):(?: +(.*)|$)")
_PYTHON = re.compile(r">>>|(?:import|from|def|class|with|for|if|return) |[@#]|[\w., \[\]]+ = |[\w.]+\(")

NOTES: dict[str, NoteKind] = {
    "note": "note",
    "tip": "tip",
    "hint": "tip",
    "important": "important",
    "warning": "warning",
    "caution": "caution",
    "attention": "caution",
    "danger": "caution",
    "seealso": "see-also",
    "todo": "todo",
}
_Change = Literal["added", "changed", "deprecated"]
CHANGES: dict[str, _Change] = {
    "versionadded": "added",
    "versionchanged": "changed",
    "deprecated": "deprecated",
}
_CALLOUTS = {"see-also": "NOTE", "todo": "NOTE"}
_CODE = frozenset(("code-block", "code", "sourcecode", "testcode", "doctest", "testoutput", "prompt"))
_IMAGES = frozenset(("image", "figure"))


@dataclass(slots=True)
class Directive:
    """A directive: its name, what stands behind the colons, and the line after the last of its body."""

    name: str
    argument: str
    end: int


def directive(lines: list[str], indents: list[int], index: int) -> Directive | None:
    """The directive that begins on a line, if it means something here.

    Authors forget a colon (`.. note:`); where that makes a comment of an admonition it still is one.
    """
    found = _DIRECTIVE.match(lines[index])
    if found is None:
        return None
    name = found[1].lower()
    if name not in NOTES and name not in CHANGES:
        known = name in _CODE or name in _IMAGES or name == "math"
        if not known or found[2] == ":":
            return None
    return Directive(name, (found[3] or "").strip(), block_end(indents, index))


def block_end(indents: list[int], index: int) -> int:
    """The line after the last one that is indented under a line."""
    end = index + 1
    last = end
    while end < len(indents) and (indents[end] < 0 or indents[end] > indents[index]):
        end += 1
        if indents[end - 1] >= 0:
            last = end
    return last


def without_directives(lines: list[str]) -> list[str]:
    """The lines with Markdown in place of directives and literal blocks."""
    lines = _untangled(lines)
    indents = indents_of(lines)
    code, _ = code_lines(lines, indents)
    result: list[str] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if code[index] or indents[index] < 0:
            result.append(line)
        elif (".. " in line) and (found := directive(lines, indents, index)):
            body = lines[index + 1 : found.end]
            result += [" " * indents[index] + one if one else "" for one in _written(found, body)]
            if found.end < len(lines) and indents[found.end] >= 0:
                result.append("")
            index = found.end
            continue
        elif line.rstrip().endswith("::") and (end := block_end(indents, index)) > index + 1:
            body = _dedented(lines[index + 1 : end])
            if line.strip() != "::":
                result.append(line.rstrip()[:-1])
            result += [" " * indents[index] + one if one else "" for one in _literal(body)]
            index = end
            continue
        else:
            result.append(line)
        index += 1
    return result


def _untangled(lines: list[str]) -> list[str]:
    """The lines with each admonition begun on a line of its own.

    Tools that wrap lines have put many in the middle of their paragraphs: `in the loss. .. note:: Any label`.
    """
    result: list[str] = []
    inside = False
    for line in lines:
        if inside and not line.strip():
            inside = False
        found = _IN_A_LINE.match(line) if " .. " in line else None
        if found:
            space = " " * (len(line) - len(line.lstrip()))
            result += [found[1], "", f"{space}{found[2]}"]
            inside = True
        else:
            result.append(f"  {line}" if inside else line)
    return result


def fence(lines: list[str], language: str) -> list[str]:
    """Lines as a block of code."""
    ticks = "```"
    while any(ticks in line for line in lines):
        ticks += "`"
    return [f"{ticks}{language}", *lines, ticks]


def _literal(body: list[str]) -> list[str]:
    """A literal block's lines; if what is indented is fenced, it is no literal block."""
    if body[0].startswith(("```", "~~~")):
        return ["", *body]
    return fence(body, "python" if _PYTHON.match(body[0]) else "")


def _written(found: Directive, body: list[str]) -> list[str]:
    options = {}
    while body and (option := _OPTION.match(body[0])):
        options[option[1]] = option[2] or ""
        body = body[1:]
    body = _dedented(body)
    if found.name in _CODE:
        language = "" if found.name == "testoutput" else found.argument or "python"
        return fence(body, language)
    if found.name == "math":
        return ["$$", *([found.argument] if found.argument else []), *filter(None, body), "$$"]
    if found.name in _IMAGES:
        return [f"![{options.get('alt', '')}]({found.argument})", "", *body]
    inner = without_directives(body)
    if found.name in CHANGES:
        version, _, text = found.argument.partition(" ")
        tag = CHANGES[found.name].capitalize()
        return [f'<{tag} version="{version}">', "", *filter(None, [text]), *inner, "", f"</{tag}>"]
    kind = NOTES[found.name]
    first = [found.argument] if found.argument else []
    return [f"> [!{_CALLOUTS.get(kind, kind.upper())}]", *(f"> {one}".rstrip() for one in [*first, *inner])]


def _dedented(lines: list[str]) -> list[str]:
    """Lines without the blank ones round them and without their common indentation."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    common = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return [line[common:].rstrip() for line in lines]

"""reStructuredText's directives and literal blocks as Markdown: `.. note::`, `.. math::`, `Example::`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .lines import Placed, code_lines, indents_of
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


def without_directives(lines: list[Placed]) -> list[Placed]:
    """The lines with Markdown in place of directives and literal blocks."""
    lines = _untangled(lines)
    texts = [one.text for one in lines]
    indents = indents_of(texts)
    code, _ = code_lines(texts, indents)
    result: list[Placed] = []
    index = 0
    while index < len(lines):
        line, number = lines[index]
        if code[index] or indents[index] < 0:
            result.append(lines[index])
        elif (".. " in line) and (found := directive(texts, indents, index)):
            result += _under(indents[index], _written(found, lines[index + 1 : found.end], number))
            if found.end < len(lines) and indents[found.end] >= 0:
                result.append(Placed("", lines[found.end - 1].number))
            index = found.end
            continue
        elif line.rstrip().endswith("::") and (end := block_end(indents, index)) > index + 1:
            body = _dedented(lines[index + 1 : end])
            if line.strip() != "::":
                result.append(Placed(line.rstrip()[:-1], number))
            result += _under(indents[index], _literal(body))
            index = end
            continue
        else:
            result.append(lines[index])
        index += 1
    return result


def _untangled(lines: list[Placed]) -> list[Placed]:
    """The lines with each admonition begun on a line of its own.

    Tools that wrap lines have put many in the middle of their paragraphs: `in the loss. .. note:: Any label`.
    """
    result: list[Placed] = []
    inside = False
    for one in lines:
        line = one.text
        if inside and not line.strip():
            inside = False
        found = _IN_A_LINE.match(line) if " .. " in line else None
        if found:
            space = " " * (len(line) - len(line.lstrip()))
            result += map(one.changed, (found[1], "", f"{space}{found[2]}"))
            inside = True
        else:
            result.append(one.changed(f"  {line}") if inside else one)
    return result


def fence(lines: list[Placed], language: str, number: int) -> list[Placed]:
    """Lines as a block of code; `number` is the line of the docstring that it begins with."""
    ticks = "```"
    while any(ticks in line.text for line in lines):
        ticks += "`"
    return [
        Placed(f"{ticks}{language}", number),
        *lines,
        Placed(ticks, lines[-1].number if lines else number),
    ]


def _under(indent: int, lines: list[Placed]) -> list[Placed]:
    return [one.changed(" " * indent + one.text) if one.text else one for one in lines]


def _literal(body: list[Placed]) -> list[Placed]:
    """A literal block's lines; if what is indented is fenced, it is no literal block."""
    first, number = body[0]
    if first.startswith(("```", "~~~")):
        return [Placed("", number), *body]
    return fence(body, "python" if _PYTHON.match(first) else "", number)


def _written(found: Directive, body: list[Placed], number: int) -> list[Placed]:
    """A directive as Markdown; `number` is the line of the docstring that it stands on."""

    def here(*texts: str) -> list[Placed]:
        return [Placed(text, number) for text in texts]

    def below(*texts: str) -> list[Placed]:
        return [Placed(text, body[-1].number if body else number) for text in texts]

    options = {}
    while body and (option := _OPTION.match(body[0].text)):
        options[option[1]] = option[2] or ""
        body = body[1:]
    body = _dedented(body)
    if found.name in _CODE:
        language = "" if found.name == "testoutput" else found.argument or "python"
        return fence(body, language, number)
    first = here(found.argument) if found.argument else []
    if found.name == "math":
        return [*here("$$"), *first, *(one for one in body if one.text), *below("$$")]
    if found.name in _IMAGES:
        return [*here(f"![{options.get('alt', '')}]({found.argument})", ""), *body]
    inner = without_directives(body)
    if found.name in CHANGES:
        version, _, text = found.argument.partition(" ")
        tag = CHANGES[found.name].capitalize()
        opening = here(f'<{tag} version="{version}">', "", *filter(None, [text]))
        return [*opening, *inner, *below("", f"</{tag}>")]
    kind = NOTES[found.name]
    quoted = [one.changed(f"> {one.text}".rstrip()) for one in [*first, *inner]]
    return [*here(f"> [!{_CALLOUTS.get(kind, kind.upper())}]"), *quoted]


def _dedented(lines: list[Placed]) -> list[Placed]:
    """Lines without the blank ones round them and without their common indentation."""
    while lines and not lines[0].text.strip():
        lines = lines[1:]
    while lines and not lines[-1].text.strip():
        lines = lines[:-1]
    common = min((one for one in indents_of([line.text for line in lines]) if one >= 0), default=0)
    return [line.changed(line.text[common:].rstrip()) for line in lines]

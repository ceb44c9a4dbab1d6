"""Mending code: characters that only look like a program's, English code with translated comments."""

from __future__ import annotations

import re

from builder.code import outline
from builder.markdown import CodeBlock
from translations.checks.faults import Fix
from translations.checks.page import Checked

LOOKALIKES = {
    "،": ",", "，": ",", "、": ",", "；": ";", "؛": ";", "：": ":", "．": ".", "。": ".",
    "（": "(", "）": ")", "［": "[", "］": "]", "｛": "{", "｝": "}", "＝": "=", "＋": "+", "－": "-",
    "＊": "*", "／": "/", "＿": "_", "＃": "#", "＜": "<", "＞": ">", "｜": "|", "！": "!", "％": "%",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "＂": '"', "＇": "'",
    "–": "-", "—": "--", "−": "-", "\u00a0": " ", "\u3000": " ", "\u202f": " ", "…": "...",
    "\u200b": "", "\u200e": "", "\u200f": "", "\ufeff": "",
}  # fmt: skip
"""What translators' keyboards and editors write for what a program needs."""

_COMMENT = re.compile(r"(?P<before>[ \t]*(?:(?:>>>|\.\.\.) ?)?[ \t]*)(?P<text>#.*)")
_STRING = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")


def undisguised(page: Checked, own: CodeBlock, english: CodeBlock) -> tuple[Fix, ...]:
    """The lookalikes outside strings and comments replaced, if the code is English's then."""
    start = _start(page, own)
    if start is None:
        return ()
    found = list(_disguised(own.code))
    if not found:
        return ()
    parts, place = [], 0
    for offset in found:
        parts += [own.code[place:offset], LOOKALIKES[own.code[offset]]]
        place = offset + 1
    mended = "".join([*parts, own.code[place:]])
    if outline(mended, english.language) != outline(english.code, english.language):
        return ()
    # Offsets of the code are those of the file where its line breaks are one character each.
    extra = len(page.newline) - 1
    return tuple(
        Fix(at, at + 1, LOOKALIKES[own.code[offset]])
        for offset in found
        if (at := start + offset + extra * own.code.count("\n", 0, offset)) >= 0
    )


def _disguised(code: str) -> list[int]:
    found: list[int] = []
    closing = ""
    comment = False
    for offset, char in enumerate(code):
        if char == "\n":
            closing, comment = "", False
        elif comment:
            continue
        elif closing:
            if char in closing:
                closing = ""
                if char in LOOKALIKES:
                    found.append(offset)
        elif char == "#":
            comment = True
        else:
            plain = LOOKALIKES.get(char, char)
            if char in LOOKALIKES:
                found.append(offset)
            if plain in ('"', "'"):
                closing = (
                    char
                    if plain == char
                    else "".join(one for one, other in LOOKALIKES.items() if other == plain) + plain
                )
    return found


def restored(page: Checked, own: CodeBlock, english: CodeBlock) -> tuple[Fix, ...]:
    """English's code in the place of the translation's, with the translated comments where theirs stand.

    Nothing where something translated would be lost by it: strings, comments that stand elsewhere.
    """
    start = _start(page, own)
    if start is None:
        return ()
    mine, theirs = own.code.splitlines(), english.code.splitlines()
    if _runs(mine) != _runs(theirs):
        return ()
    comments = iter([match["text"] for line in mine if (match := _COMMENT.fullmatch(line))])
    lines = []
    for line in theirs:
        match = _COMMENT.fullmatch(line)
        lines.append(match["before"] + next(comments) if match else line)
    lost = "\n".join(line for line in mine if not _COMMENT.fullmatch(line))
    if any(ord(char) > 127 and char not in LOOKALIKES and char not in english.code for char in lost):
        return ()
    if any(" " in text and text not in english.code for text in _strings(lost)):
        return ()
    if any("# " in line and line not in english.code for line in lost.splitlines()):
        return ()
    text = "".join(line + page.newline for line in lines)
    end = start + len(own.code) + (len(page.newline) - 1) * own.code.count("\n")
    return (Fix(start, end, text),)


def _runs(lines: list[str]) -> list[int]:
    """How many comments stand together, run by run."""
    runs: list[int] = []
    last = False
    for line in lines:
        comment = _COMMENT.fullmatch(line) is not None
        if comment and last:
            runs[-1] += 1
        elif comment:
            runs.append(1)
        last = comment
    return runs


def _strings(code: str) -> list[str]:
    return [match[1] or match[2] or "" for match in _STRING.finditer(code)]


def _start(page: Checked, own: CodeBlock) -> int | None:
    """Where a fence's code begins in the file; None where it isn't written there in one piece."""
    if not own.fenced or not own.code:
        return None
    first = page.text.find("\n", own.start)
    written = own.code.replace("\n", page.newline)
    return first + 1 if page.text.startswith(written, first + 1) else None

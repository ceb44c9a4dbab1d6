"""What a cell has put out, as blocks of Markdown.

The output of code stands in a fence right below it, as doctests expect it: what is printed and the
value of the last line in one, errors as Python shows them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from builder.html.tagreader import Tag, read
from builder.plain import fence

from .pictures import ENDINGS, Pictures
from .tables import markdown_table

_WIDGET = "application/vnd.jupyter.widget-view+json"
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
"""Colours and moves of the cursor, and commands to the terminal, such as links (OSC 8)."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MATH_MARKS = (("$$", "$$"), ("$", "$"), ("\\[", "\\]"), ("\\(", "\\)"))
_BRACES = re.compile(r"\\.|\{[^{}]*\}", re.DOTALL)
_PREFORMATTED = re.compile(r"<(pre|textarea)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_LIVE = frozenset(("button", "canvas", "form", "iframe", "input", "script", "select"))
"""Elements of HTML that do nothing without the program that made them."""


def output_blocks(outputs: Iterable[Mapping[str, Any]], pictures: Pictures, caption: str) -> list[str]:
    """The blocks for all outputs of a cell, in their order. `caption` is what pictures are of."""
    blocks: list[str] = []
    text = ""
    for output in outputs:
        added = _printed(output)
        if added is not None:
            text += added if text.endswith("\n") or not text else f"\n{added}"
            continue
        if text.strip():
            blocks.append(fence(text.strip("\n"), "text"))
        text = ""
        block = _block(output, pictures, caption)
        if block:
            blocks.append(block)
    if text.strip():
        blocks.append(fence(text.strip("\n"), "text"))
    return blocks


def can_be_shown(output: Mapping[str, Any]) -> bool:
    """Whether a page has a format for an output. Nothing at all needs none."""
    if output["output_type"] in ("stream", "error") or not output["data"]:
        return True
    if _printed(output) is not None:
        return True
    return bool(_block(output, Pictures(""), ""))


def raised(outputs: Iterable[Mapping[str, Any]]) -> str:
    """The name of the exception that a cell ended with, where it printed something before; else "".

    A traceback that stands alone says that itself.
    """
    kinds = list(outputs)
    if len(kinds) > 1 and kinds[-1]["output_type"] == "error":
        return str(kinds[-1]["ename"])
    return ""


def _printed(output: Mapping[str, Any]) -> str | None:
    """What is shown as printed text of an output that is nothing else; None for others."""
    if output["output_type"] == "stream":
        return _plain(output["text"]) if output["name"] == "stdout" else None
    if output["output_type"] == "error":
        return None
    data = output["data"]
    rich = [kind for kind in data if kind != "text/plain" and _is_shown(kind)]
    if "text/plain" in data and (_WIDGET in data or not rich):
        return _plain(data["text/plain"])
    return None


def _is_shown(kind: str) -> bool:
    return kind in ENDINGS or kind in ("text/html", "text/markdown", "text/latex", "application/json")


def _block(output: Mapping[str, Any], pictures: Pictures, caption: str) -> str:
    """The block for an output that isn't printed text; "" where nothing of it can be shown."""
    if output["output_type"] == "stream":
        text = _plain(output["text"])
        return fence(text.strip("\n"), output["name"]) if text.strip() else ""
    if output["output_type"] == "error":
        return fence(_traceback(output), "text")
    data = output["data"]
    if "text/html" in data and (html := _html(data["text/html"])):
        return html
    if "text/markdown" in data:
        return str(data["text/markdown"]).strip("\n")
    for kind in ENDINGS:
        path = pictures.add(kind, data[kind]) if kind in data else None
        if path is not None:
            alt = " ".join(caption.translate({ord(one): " " for one in "[]\\`*_"}).split())
            return f"![{alt}]({path})"
    if "text/latex" in data:
        return _formula(str(data["text/latex"]).strip())
    if "application/json" in data:
        return fence(json.dumps(data["application/json"], ensure_ascii=False, indent=2), "json")
    return fence(_plain(data["text/plain"]), "text") if "text/plain" in data else ""


def _html(html: str) -> str:
    """HTML as a table of Markdown, or as one block of HTML; "" where a page can't show what it means."""
    table = markdown_table(html)
    if table is not None:
        return table
    names = {part.name for part in read(html) if isinstance(part, Tag)}
    if names & _LIVE or ("style" in names and "table" not in names) or not names:
        return ""
    # A blank line would end the block; where it is shown, a reference stands for it.
    html = _PREFORMATTED.sub(
        lambda text: _EMPTY_LINES.sub(lambda run: "&#10;" * (run[0].count("\n") - 1) + "\n", text[0]), html
    )
    return "\n".join(line for line in html.splitlines() if line.strip())


def _formula(text: str) -> str:
    """LaTeX as a formula; as it is where it is a text with formulas in it."""
    for opening, closing in _MATH_MARKS:
        inner = text[len(opening) : len(text) - len(closing)]
        if text.startswith(opening) and text.endswith(closing) and inner and not _has_math(inner):
            return f"$$\n{inner.strip()}\n$$"
    return text if _has_math(text) else f"$$\n{text}\n$$"


def _has_math(text: str) -> bool:
    """Whether something in a text begins a formula, but for those in words within one: `\\text{at $x$}`."""
    if any(mark in text for mark in ("\\[", "\\(")):
        return True
    before = ""
    while before != text:
        before, text = text, _BRACES.sub("", text)
    return "$" in text


def _plain(text: str) -> str:
    """Text as a terminal leaves it: without colours, and of a line that is written over only the last."""
    lines = _CONTROL.sub("", _ESCAPE.sub("", text)).replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in lines)


def _traceback(output: Mapping[str, Any]) -> str:
    """An error as Python's prompt shows it: IPython's account of the calls, set in, and the exception."""
    calls = _plain("\n".join(output["traceback"])).split("\n")
    last = f"{output['ename']}: {_plain(output['evalue'])}" if output["evalue"] else str(output["ename"])
    ends = next((at for at, line in enumerate(calls) if line.startswith(f"{output['ename']}:")), len(calls))
    kept = [line for line in calls[:ends] if line.strip("- ") and "Traceback (most recent call" not in line]
    margin = "" if all(line.startswith(" ") for line in kept) else "  "
    return "\n".join(("Traceback (most recent call last):", *(f"{margin}{line}" for line in kept), last))

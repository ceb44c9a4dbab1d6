"""Buttons in a notebook that open it on Colab; its page has its own."""

from __future__ import annotations

import re

from builder.markdown import HtmlBlock, Image, Link, Paragraph, parse, walk

_COLAB = "https://colab.research.google.com/"
_RAW = re.compile(
    rf"<a\b[^<>]*\bhref\s*=\s*[\"']?{re.escape(_COLAB)}[^<>]*>\s*<img\b[^<>]*>\s*</a>", re.IGNORECASE
)
_EMPTY_BOX = re.compile(r"<(table|tr|td|p|div|center|span)\b[^<>]*>\s*</\1\s*>", re.IGNORECASE)


def without_buttons(text: str) -> str:
    """The text of a cell without pictures that are links to Colab. Links with words are the author's."""
    edits: set[tuple[int, int, str]] = set()
    for node in walk(parse(text)):
        if isinstance(node, Link) and node.href.startswith(_COLAB) and _is_picture(node):
            edits.add((node.start, node.end, ""))
        elif isinstance(node, (HtmlBlock, Paragraph)):
            html = text[node.start : node.end]
            left = _RAW.sub("", html)
            if isinstance(node, HtmlBlock) and left != html:
                edits.add((node.start, node.end, _without_empty_boxes(left)))
            else:
                edits |= {
                    (node.start + found.start(), node.start + found.end(), "")
                    for found in _RAW.finditer(html)
                }
    for start, end, left in sorted(edits, reverse=True):
        before, after = text[:start], text[end:]
        if (
            not left.strip()
            and before.rpartition("\n")[2].strip() == ""
            and not after.partition("\n")[0].strip()
        ):
            # What stood alone on its lines goes with them.
            before, after = before.rstrip(), after.lstrip("\n \t")
            left = "\n\n" if before and after else ""
        text = before + left + after
    return text


def _is_picture(link: Link) -> bool:
    return bool(link.children) and all(isinstance(child, Image) for child in link.children)


def _without_empty_boxes(html: str) -> str:
    while (left := _EMPTY_BOX.sub("", html)) != html:
        html = left
    return html

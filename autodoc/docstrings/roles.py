"""reStructuredText inside a line (roles, links) as Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .lines import Placed

_INLINE = re.compile(
    r"(?<![\w`]):(?P<role>[A-Za-z]+(?::[A-Za-z]+)*):`(?P<body>[^`]+)`(?!`)"
    r"|(?P<ticks>`+)(?P<code>(?:(?!\n\s*\n)[^`]|(?!(?P=ticks)(?!`))`+)*)(?P=ticks)(?!`)(?P<under>__?(?!\w))?"
)
_TITLED = re.compile(r"(.*?)\s*<([^<>]+)>$", re.DOTALL)
_NAME = re.compile(r"~?\.?[^\W\d]\w*(?:\.[^\W\d]\w*)*(?:\(\))?$")
_OBJECTS = frozenset((
    "class", "exc", "func", "meth", "mod", "attr", "data", "const", "obj", "type", "any", "property",
    "method", "function",
))  # fmt: skip
_VALUES = frozenset(("attr", "data", "const", "obj", "any"))
_CALLED = frozenset(("func", "meth", "function", "method"))
_LITERALS = frozenset((
    "code", "command", "envvar", "file", "kbd", "literal", "option", "program", "samp", "token",
    "keyword", "default", "ref", "doc",
))  # fmt: skip
_WORDS = frozenset(("term", "abbr", "download", "numref", "dfn", "emphasis", "title"))


def inline(text: str, targets: Mapping[str, str] | None = None) -> str:
    """Markdown for a text that may hold roles and links. Code is left as it is.

    `targets` are the addresses of links by name, in lower case.
    """
    if ":`" in text or "`_" in text:
        return _INLINE.sub(lambda found: _replaced(found, targets or {}), text)
    return text


def inline_placed(lines: list[Placed], targets: Mapping[str, str]) -> list[Placed]:
    """Lines with their roles and links as Markdown; one that went over several lines is then on its first."""
    text = "\n".join(one.text for one in lines)
    numbers = [one.number for one in lines]
    for found in reversed(list(_INLINE.finditer(text))):
        lost = found[0].count("\n") - _replaced(found, targets).count("\n")
        after = text.count("\n", 0, found.start()) + 1
        del numbers[after : after + lost]
    return [Placed(*one) for one in zip(inline(text, targets).split("\n"), numbers, strict=True)]


def _replaced(found: re.Match[str], targets: Mapping[str, str]) -> str:
    if found["role"] is None:
        name = " ".join(found["code"].split())
        if found["under"] and name.lower() in targets:
            return f"[{name}]({targets[name.lower()]})"
        link = _TITLED.match(found["code"]) if found["under"] and found["ticks"] == "`" else None
        if link is None:
            return found[0]
        title = " ".join(link[1].split())
        url = "".join(link[2].split())
        return f"[{title}]({url})" if title else f"<{url}>"
    role = found["role"].rpartition(":")[2]
    body = " ".join(found["body"].split())
    if role == "math":
        return rf"\\({body}\\)"
    titled = _TITLED.match(body)
    if role in _OBJECTS:
        return _object(role, f"~{titled[2].lstrip('~')}" if titled and titled[1] else body)
    if role in _LITERALS | _WORDS:
        if titled and titled[1]:
            return titled[1]
        return body if role in _WORDS else f"`{body}`"
    return f"<{role}>{body}</{role}>" if role in ("sub", "sup") else found[0]


def _object(role: str, target: str) -> str:
    """A cross-reference, or code where it would name a value (`:obj:`True`) and no object."""
    if not _NAME.match(target):
        return f"`{target.lstrip('!~')}`"
    dotted = "." in target.lstrip("~.")
    if role in _VALUES and not dotted and not target.startswith("~"):
        return f"`{target.lstrip('.')}`"
    call = "()" if role in _CALLED and not dotted and not target.endswith(")") else ""
    return f"[`{target.replace('~.', '~').lstrip('.')}{call}`]"

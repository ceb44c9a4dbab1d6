"""The head of an item: names, type, `optional`, default, and the text that stands behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .scan import closing, colon, split

_NAME = r"(?:\\?\*){0,2}[^\W\d][\w.\-]*(?<![.\-])(?:\[\w+\])?|\*"
_NAMES = re.compile(rf"(`?)({_NAME})\1((?: *(?:,|/| and | or ) *`?(?:{_NAME})`?)*)")
_MORE = re.compile(_NAME)
_BOLD = re.compile(r"^\*\*([^\W\d]\w*)\*\*(?=[ :(])")
_SAID_FIRST = re.compile(r"^\([*_]*optional[*_]*\) *", re.IGNORECASE)
_BEFORE_TYPE = re.compile(r" *:? *(?=\()")
_AFTER_TYPE = re.compile(r"[)`]* *(?:,? *:|[:.]? *$)")
_SHAPE = re.compile(r"( *(?:of|with) (?:shape|size|length|dtype|type)\b[^:]*) *:")
_LIKE_A_TYPE = re.compile(r"`|[\w.]+(?:\[.*\])?(?:$|,.*\b[Oo]ptional|,.*\b[Dd]efault)")
"""What stands behind a parenthesis that is never closed, before a colon with text."""

_OPTIONAL = re.compile(r"[*_]{0,2}(?<!\w)(?:optional\w?|Optional(?=[*_ ,)]|$))(?!\w)[*_]{0,2}")
_DEFAULT = re.compile(
    r"[*_]{0,2}\b[Dd]efault(?:s|ed|ing)?"
    r"(?: to\b| value(?: is)?\b|:|=| is\b| (?=[\w`'\"({\[-]))[*_]{0,2}:? ?"
)
_CODE = re.compile(r"(`+)(.+?)\1")
_SPACES = re.compile(r" {2,}")


@dataclass(slots=True)
class Description:
    """What stands in an item's parentheses."""

    type: str
    optional: bool
    default: str | None


@dataclass(slots=True)
class Head:
    """An item's head; `rest` is the text behind it, `lines` how many lines the head has.

    `typed` says whether it has parentheses, `closed` is False where the second one is missing, and
    `colon` whether a colon stands behind them.
    """

    names: list[str]
    description: Description
    rest: str
    lines: int = 1
    closed: bool = True
    typed: bool = True
    colon: bool = False


def head(lines: list[str]) -> Head | None:
    """The head of a parameter or attribute, None if the first line starts no item.

    `lines` are the item's first line and up to three that follow it, for a type can go over several.
    """
    line = _BOLD.sub(r"\1", lines[0].strip(), count=1)
    found = _NAMES.match(line)
    if found is None:
        return None
    names = [found[2].replace("\\", "")]
    if found[3]:
        names += [one.replace("\\", "") for one in _MORE.findall(re.sub(r" (?:and|or) ", ",", found[3]))]
    rest = line[found.end() :].lstrip()
    place = _BEFORE_TYPE.match(line, found.end())
    if place is not None:
        own = _typed(names, line, place.end(), lines)
        if own is not None or not rest.startswith(":"):
            return own
    if not rest and names[0].startswith("*"):
        return Head(names, Description("", False, None), "", typed=False)
    if not rest.startswith(":") or rest.startswith(("::", "://")):
        return None
    text = _SAID_FIRST.sub("", rest[1:].strip())
    return Head(names, Description("", text != rest[1:].strip(), None), text, typed=False)


def _typed(names: list[str], line: str, start: int, lines: list[str]) -> Head | None:
    joined = line
    for count in range(1, len(lines) + 1):
        if count > 1:
            joined = f"{joined} {lines[count - 1].strip()}"
        for code in (True, False):
            end = closing(joined, start, code=code)
            after = _AFTER_TYPE.match(joined, end + 1) if end >= 0 else None
            if after is not None:
                inner = joined[start + 1 : end]
                # `` (`int)`: ``
                about = described(f"{inner}`" if after[0][0:1] == "`" and inner.count("`") % 2 else inner)
                rest = joined[after.end() :].strip()
                return Head(names, about, rest, count, colon=":" in after[0])
    end = closing(line, start)
    if end >= 0:
        inner = line[start + 1 : end]
        shape = _SHAPE.match(line, end + 1)
        if shape is not None:
            return Head(names, described(inner + shape[1]), line[shape.end() :].strip())
        marked = ("`" in inner or "optional" in inner) and ":" not in line[:start]
        if marked and (rest := line[end + 1 :].lstrip(" -–—")):
            return Head(names, described(inner), rest)
        return None
    if closing(joined, start) >= 0:
        return None
    place = colon(line[start + 1 :]) + start + 1
    inner = line[start + 1 : place]
    if place == start or not (line.endswith(":") or _LIKE_A_TYPE.match(inner)):
        return None
    return Head(names, described(inner), line[place + 1 :].strip(), closed=False, colon=True)


@lru_cache(maxsize=4096)
def described(text: str) -> Description:
    """The type, whether it is optional and the default in what stands in parentheses."""
    lowered = text.lower()
    if "optional" not in lowered and "default" not in lowered:
        return Description(_tidy(text), False, None)
    text = _CODE.sub(_opened, text)
    types: list[str] = []
    defaults: list[str] = []
    optional = False
    for part in split(text, ","):
        found = _DEFAULT.search(part) if "efault" in part else None
        before = part[: found.start()] if found else part
        if "optional" in before.lower():
            without = _without_optional(before)
            optional = optional or without != before
            before = without
        if found:
            value = part[found.end() :]
            if "optional" in value.lower():
                without = _without_optional(value)
                optional = optional or without != value
                value = without
            defaults.append(value.strip(" *"))
        elif defaults and before.strip():
            defaults[-1] += f",{before}"
            continue
        if before.strip():
            types.append(before.strip())
    default = next((one for one in defaults if one), "")
    return Description(_tidy(", ".join(types)), optional, _value(default) or None)


def _without_optional(text: str) -> str:
    parts = []
    end = 0
    for code in _CODE.finditer(text):
        parts.append(_OPTIONAL.sub("", text[end : code.start()]))
        parts.append(code[0])
        end = code.end()
    parts.append(_OPTIONAL.sub("", text[end:]))
    return "".join(parts)


def _opened(code: re.Match[str]) -> str:
    """Code that holds more than a type (`` `int, optional` ``) with the backquotes round the type only."""
    inner = code[2]
    if not _DEFAULT.search(inner) and not _OPTIONAL.search(inner):
        return code[0]
    first, comma, others = inner.partition(",")
    kind = first.strip()
    if not comma or _OPTIONAL.search(kind) or _DEFAULT.search(kind):
        return inner
    return f"`{kind}`,{others}"


def _value(text: str) -> str:
    text = text.strip().rstrip(".,")
    found = _CODE.fullmatch(text)
    if text.count("`") == 1:
        return text.replace("`", "")
    return found[2].strip() if found and "`" not in found[2] else text


def _tidy(text: str) -> str:
    text = _SPACES.sub(" ", text).strip(" ,;*")
    return f"{text}`" if text.count("`") == 1 and text[0] == "`" else text

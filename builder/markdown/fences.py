"""What a fence says: its language, flags and attributes; and code for two frameworks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it.common.utils import unescapeAll

_WORD = re.compile(r"(?P<key>[A-Za-z_][\w.-]*)=(?P<value>\"[^\"]*\"|'[^']*'|\S*)|(?P<flag>\S+)")
_KEY = re.compile(r"([A-Za-z_][\w.-]*)=(.*)", re.DOTALL)

# The line between the PyTorch and the TensorFlow half of a block, alone or in a prompt.
SPLIT = re.compile(r"^(?:>>> )?(?:# ?)?===PT-TF-SPLIT===[ \t]*\n", re.MULTILINE)


@dataclass(slots=True)
class FenceInfo:
    """An info string's parts."""

    language: str = ""
    flags: list[str] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)


def read_info(info: str) -> FenceInfo:
    """Split an info string: `py runnable:test needs=cuda:2,mem=16G skip="40 GB"`.

    The language is the first word. Words with `=` are attributes, quoted values may
    hold spaces, and several can be joined by commas where each part is `key=value`;
    a comma that isn't followed by one belongs to the value (`needs=cuda:2,a100`). A quote
    that nothing closes is part of its word.
    """
    language, _, rest = info.strip().partition(" ")
    result = FenceInfo(language=unescapeAll(language))
    if "=" in language:
        result.language, rest = "", info
    for word in _WORD.finditer(rest):
        if word["flag"] is not None:
            result.flags.append(word["flag"])
        elif word["value"][:1] in ("'", '"') and word["value"].endswith(word["value"][0], 1):
            result.attributes[word["key"]] = word["value"][1:-1]
        else:
            _joined(result.attributes, word["key"], word["value"])
    return result


def _joined(attributes: dict[str, str], key: str, value: str) -> None:
    for number, part in enumerate(value.split(",")):
        pair = _KEY.fullmatch(part)
        if pair is not None and number:
            key = pair[1]
            attributes[key] = pair[2]
        else:
            attributes[key] = f"{attributes[key]},{part}" if number else part

"""The comments of YAML files that switch rules off."""

from __future__ import annotations

import re

from .model import Ignore, ignore

_YAML = re.compile(r"(?:^|\s)#\s*(doc-builder:.*)")


def in_yaml(text: str) -> list[Ignore]:
    """The comments of a YAML file."""
    found: list[Ignore] = []
    for number, line in enumerate(text.splitlines(), 1):
        if match := _YAML.search(line):
            found += ignore(match[1], number, range(number, number + 1))
    return found

"""What a fence's attributes ask for: `py needs=cuda:2,mem=16G timeout=60 tol=1e-3`."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from packaging.requirements import InvalidRequirement, Requirement

from doctests.model import Need, Options
from toctree.nearest import Names

DEVICES = frozenset(("cpu", "cuda", "hpu", "mlu", "mps", "mtia", "musa", "npu", "xla", "xpu"))
"""The types of torch's devices."""

_DEVICE = re.compile(r"([a-z]+)(?::([1-9]\d*))?")
_MEMORY = re.compile(r"(\d+(?:\.\d+)?) ?([KMGT])(?:i?B)?", re.IGNORECASE)
_POWERS = {"K": 10, "M": 20, "G": 30, "T": 40}
_EXCEPTION = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_ID = re.compile(r"[\w.:-]+")
_SPECIFIER = re.compile(r"[<>=!~]")


class AttributeMistakeError(Exception):
    """An attribute that means nothing; the message says what is wrong and what to write."""


def read_options(attributes: Mapping[str, str]) -> Options:
    """The options that a fence's attributes give. Raises AttributeMistakeError.

    Attributes that are nothing like ours (`title=`, `hl_lines=`) are others'. `mem=16G` may stand among
    the needs or by itself: a comma before a `key=value` begins an attribute of its own. So does
    `peft==0.9`, whose value then begins with the second `=`.
    """
    values: dict[str, Any] = {}
    needs: list[Need] = []
    for key, value in attributes.items():
        if value.startswith(("'", '"')) and (key in KEYS or _nearest(key)):
            raise AttributeMistakeError(
                f"{key}={value} has no closing quote; write {key}={value[0]}…{value[0]}"
            )
        if key == "needs":
            needs += [_need(one) for one in _listed(value)]
        elif key == "mem":
            needs.append(_need(f"mem={value}"))
        elif value.startswith("="):
            needs += [_need(one) for one in _listed(f"{key}={value}")]
        elif key in _READERS:
            name, read = _READERS[key]
            values[name] = read(value)
        elif near := _nearest(key):
            raise AttributeMistakeError(f"{key}= means nothing here; did you mean {near}=?")
    return Options(needs=tuple(needs), **values)


def _nearest(key: str) -> str:
    """The attribute that one of another name was meant for; "" for one that is others' (`title=`)."""
    return Names(KEYS).nearest(key)


def _listed(value: str) -> list[str]:
    """The needs between commas; one that begins like a version belongs to the library before it."""
    result: list[str] = []
    for part in filter(None, (one.strip() for one in value.split(","))):
        if result and _SPECIFIER.match(part):
            result[-1] += f",{part}"
        else:
            result.append(part)
    if not result:
        raise AttributeMistakeError("needs= names nothing; write needs=cuda, mem=16G, needs=net or a library")
    return result


def _need(text: str) -> Need:
    if text in ("net", "network"):
        return Need("network", text)
    if text.startswith("mem="):
        found = _MEMORY.fullmatch(text.removeprefix("mem="))
        if found is None:
            raise AttributeMistakeError(f"{text} is no amount of memory; write mem=16G")
        return Need("memory", text, amount=round(float(found[1]) * 2 ** _POWERS[found[2].upper()]))
    device = _DEVICE.fullmatch(text)
    if device is not None and device[1] in DEVICES:
        return Need("device", text, name=device[1], amount=int(device[2] or 1))
    try:
        library = Requirement(text)
    except InvalidRequirement:
        raise AttributeMistakeError(
            f"{text} can't be needed; write a device (cuda, cuda:2), mem=16G, net or a library (peft>=0.9)"
        ) from None
    return Need("library", text, name=library.name, specifier=str(library.specifier))


def _reason(value: str) -> str:
    if not value.strip():
        raise AttributeMistakeError('skip= has no reason; write skip="why this isn\'t run"')
    return value.strip()


def _positive(what: str, example: str) -> Callable[[str], float]:
    def read(value: str) -> float:
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if not 0 < number < math.inf:
            raise AttributeMistakeError(f"{what}={value} is no positive number; write {what}={example}")
        return number

    return read


def _exception(value: str) -> str:
    if not _EXCEPTION.fullmatch(value):
        raise AttributeMistakeError(f"raises={value} names no exception; write raises=ValueError")
    return value


def _id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise AttributeMistakeError(f"id={value} is no name; write letters, digits and hyphens")
    return value


_READERS: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "skip": ("skip", _reason),
    "timeout": ("timeout", _positive("timeout", "60")),
    "tol": ("tolerance", _positive("tol", "1e-3")),
    "raises": ("raises", _exception),
    "id": ("id", _id),
}
KEYS = ("needs", "mem", *_READERS)
"""The attributes that a fence may have."""

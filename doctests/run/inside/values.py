"""What is said of a value and of an exception: plain data."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any

_FIRST_FRAMES, _LAST_FRAMES = 20, 30
_OWN = Path(__file__).parent


def kind_of(value: Any) -> tuple[str, str]:
    """(dtype, device type) of a tensor or an array, or of the first one within a list, tuple or dict; ""
    for what it hasn't. Any object that has a dtype and a shape counts."""
    for _ in range(4):
        if isinstance(value, dict):
            value = list(value.values())
        if not isinstance(value, (list, tuple)) or not value:
            break
        value = next((one for one in value if hasattr(one, "dtype")), value[0])
    try:
        if not hasattr(value, "dtype") or not hasattr(value, "shape"):
            return "", ""
        device = getattr(value, "device", "")
        return str(value.dtype).removeprefix("torch."), str(getattr(device, "type", device))
    except Exception:
        return "", ""  # an object of the example's, which answers for itself


def describe(error: BaseException) -> dict[str, Any]:
    """An exception: its type as tracebacks name it, its message, the names of all its classes and of those
    of its causes, and the frames that it passed, outermost first, as (file, line, function, source)."""
    chain, seen, one = [], set(), error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        chain.append(one)
        one = one.__cause__ or one.__context__  # type: ignore[assignment]
    return {
        "type": _name(type(error)),
        "message": _text(error),
        "bases": _names(error),
        "causes": [name for cause in chain[1:] for name in _names(cause)],
        "last": _last(error),
        "frames": _frames(error),
    }


def _name(kind: type) -> str:
    module = kind.__module__
    return kind.__qualname__ if module in ("builtins", "__main__") else f"{module}.{kind.__qualname__}"


def _names(error: BaseException) -> list[str]:
    return [_name(kind) for kind in type(error).__mro__ if kind is not object]


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return "<its message can't be made>"


def _last(error: BaseException) -> str:
    """The exception as the end of a traceback has it, without the line that doesn't parse."""
    if isinstance(error, SyntaxError):
        return f"{_name(type(error))}: {error.msg}"
    return "".join(traceback.format_exception_only(error)).rstrip("\n")


def _frames(error: BaseException) -> list[tuple[str, int, str, str]]:
    found = [
        (one.filename, one.lineno or 0, one.name, one.line or "")
        for one in traceback.extract_tb(error.__traceback__)
        if Path(one.filename).parent != _OWN
    ]
    if isinstance(error, SyntaxError) and error.filename:
        found.append((error.filename, error.lineno or 0, "", (error.text or "").strip()))
    if len(found) > _FIRST_FRAMES + _LAST_FRAMES:
        found[_FIRST_FRAMES:-_LAST_FRAMES] = []
    return found

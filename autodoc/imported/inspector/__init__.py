"""Runs in a process of its own, under the Python that the library lives in, and describes its objects.

Standard library only, and no part of this project is imported: what it has to say is written to a
pipe, a JSON value a line. It is asked for modules, one after the other; before it imports one, it
says so, since the import may be the last thing that it does.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import sys
import traceback
import warnings
from typing import Any

from . import bytecode, mocks
from .describe import Describer


def main() -> None:
    """Reads the task from standard input, and answers on the pipe that it names."""
    task = json.load(sys.stdin)
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - stays open as long as the process
    out = os.fdopen(task["pipe"], "w", encoding="utf-8")

    def say(**message: Any) -> None:
        out.write(json.dumps(message) + "\n")
        out.flush()

    limit_memory(task["memory"])
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    sys.dont_write_bytecode = True
    if task["bytecode"]:
        bytecode.keep(task["root"], task["bytecode"])
    sys.path.insert(0, task["root"])
    mocks.install(task["name"], task["mock"])
    describer = Describer(task["name"], task["root"])
    for module, names in task["modules"]:
        say(begin=module)
        try:
            found = importlib.import_module(module)
            described = [[name, describer.describe(found, module, name)] for name in names]
        except BaseException as error:  # SystemExit too: the library is a guest here
            say(failed=module, error=_said(error), place=_place(error, task["root"]))
        else:
            say(done=module, objects=described)
    for name in task["dotted"]:
        say(begin=name)
        try:
            described = [[name, describer.resolve(name)]]
        except BaseException as error:
            say(failed=name, error=_said(error), place=_place(error, task["root"]))
        else:
            say(done=name, objects=described)
    say(end=True)
    out.flush()
    # What the library has left running, or registered for the end, is of no interest.
    os._exit(0)


def limit_memory(size: int) -> None:
    """Limits what this process may allocate, where the system can.

    RLIMIT_DATA counts private memory alone: torch reserves far more addresses than it uses, which
    RLIMIT_AS would count.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard != resource.RLIM_INFINITY:
        size = min(size, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (size, hard))


def _said(error: BaseException) -> str:
    lines = traceback.format_exception_only(type(error), error)
    return lines[-1].strip() if lines else type(error).__name__


def _place(error: BaseException, root: str) -> str:
    """Where in the library's source an exception came from, as `path:line`; the innermost such place."""
    place = ""
    if isinstance(error, SyntaxError) and error.filename:
        place = _below(error.filename, root, error.lineno or 0)
    for frame in traceback.extract_tb(error.__traceback__):
        place = _below(frame.filename, root, frame.lineno or 0) or place
    return place


def _below(path: str, root: str, line: int) -> str:
    path = os.path.abspath(path)
    if not path.startswith(root + os.sep):
        return ""
    return f"{os.path.relpath(path, root).replace(os.sep, '/')}:{line}"

"""Runs in a process of its own, under the Python that the library lives in, and describes its objects.

Standard library only, Python 3.9 or later, and no part of this project is imported: what it has to
say is written to a pipe, a JSON value a line. It is asked for modules, one after the other; before
it imports one, or one runs on its behalf, it says so, since that may be the last thing it does.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import logging
import os
import sys
import traceback
import warnings
from typing import Any

from . import absent, bytecode, formats, mocks
from .describe import Describer
from .watch import Watch

_LONGEST = 300
"""Characters of an exception's message that are told."""


def main() -> None:
    """Reads how to work, what to preload and the task from standard input; answers on a pipe."""
    tasks = sys.stdin
    task = json.loads(tasks.readline())
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - stays open as long as the process
    out = os.fdopen(task["pipe"], "w", encoding="utf-8")
    process = os.getpid()
    if hasattr(os, "register_at_fork"):
        # A process that the library forks has nothing to say, and must not keep the pipe open.
        os.register_at_fork(after_in_child=lambda: os.close(task["pipe"]))

    def say(**message: Any) -> None:
        if os.getpid() == process:
            out.write(json.dumps(message) + "\n")
            out.flush()

    gc.disable()  # what an import leaves behind is needed to the end
    limit_memory(task["memory"])
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    sys.dont_write_bytecode = True
    if task["bytecode"]:
        bytecode.keep(task["root"], task["bytecode"])
    # The folder that the command was given in isn't a place for modules.
    sys.path[:] = [task["root"], *(path for path in sys.path if path)]
    mocks.install()
    absent.install(task["name"], task["root"], task["mock"])
    watch = Watch(task["name"], say)
    sys.meta_path.insert(0, watch)
    formats.library = task["name"]
    describer = Describer(task["name"], task["root"])
    for line in tasks:
        asked = json.loads(line)
        if "preload" not in asked:
            task.update(asked)
            break
        for module in asked["preload"]:
            with contextlib.suppress(BaseException):  # told when it is asked for
                importlib.import_module(module)
    else:  # nobody has a task any more
        os._exit(0)
    watch.refused = task["refused"]
    for module, names in task["modules"]:
        say(begin=module)
        try:
            found = importlib.import_module(module)
        except BaseException as error:  # SystemExit too: the library is a guest here
            say(failed=module, **_said(error, task))
            if isinstance(error, MemoryError):
                break  # a new process has all its memory
            continue
        described = []
        for name in names:
            try:
                described.append([name, describer.describe(found, module, name)])
            except BaseException as error:
                say(failed=f"{module}.{name}" if name else module, **_said(error, task))
        say(done=module, objects=described)
    else:
        for name in task["dotted"]:
            say(begin=name)
            try:
                resolved = describer.resolve(name)
            except BaseException as error:
                say(failed=name, **_said(error, task))
            else:
                say(done=name, objects=[[name, resolved]])
    say(end=True)
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


def _said(error: BaseException, task: dict[str, Any]) -> dict[str, Any]:
    """What there is to say of an exception.

    `place` is where it came from in the library's source, as `path:line`, and `within` the other
    package that raised it; `absent` is the package that wasn't found.
    """
    root, library = task["root"], task["name"]
    place = within = ""
    if isinstance(error, SyntaxError) and error.filename:
        place = _below(error.filename, root, error.lineno or 0)
    for frame, line in traceback.walk_tb(error.__traceback__):
        package = str(frame.f_globals.get("__name__", "")).partition(".")[0]
        file = frame.f_code.co_filename
        if package == library:
            place, within = _below(file, root, line) or place, ""
        elif "site-packages" in file or "dist-packages" in file:
            within = package
    lines = traceback.format_exception_only(type(error), error)
    text = " ".join("".join(lines[-1:]).split()) or type(error).__name__
    missing = (error.name or "").partition(".")[0] if isinstance(error, ModuleNotFoundError) else ""
    return {
        "error": text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…",
        "place": place,
        "within": within,
        "absent": "" if missing == library else missing,
        "memory": isinstance(error, MemoryError),
    }


def _below(path: str, root: str, line: int) -> str:
    path = os.path.abspath(path)
    if not path.startswith(root + os.sep):
        return ""
    return f"{os.path.relpath(path, root).replace(os.sep, '/')}:{line}"

"""A page's process: it has a namespace, and runs the blocks that it is given, one by one."""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from . import accelerator, machine, wire
from .execute import Executor
from .files import imported_files
from .guards import Folder, Network
from .streams import Streams, out_of_reach
from .threads import unforkable
from .values import describe

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)
_OWN_NAMES = {"__name__", "__spec__", "__loader__", "__package__", "__file__", "__cached__", "__path__"}


def serve_page(setup: dict[str, Any]) -> NoReturn:
    """Serves the descriptor `channel` until its other end closes, and ends the process."""
    try:
        Page(setup).serve()
    except BaseException:
        os.write(2, traceback.format_exc().encode(errors="replace"))
        os._exit(1)
    os._exit(0)


class Page:
    """A document's process, or a copy of it that has gone another way at its tabs."""

    def __init__(self, setup: dict[str, Any]) -> None:
        _end_with_parent()
        self._channel = out_of_reach(setup["channel"])
        self._streams = Streams(out_of_reach(setup["output"]), setup["limit"])
        self._streams.restore()
        with contextlib.suppress(OSError):  # where memory runs out, the system ends this process first
            Path("/proc/self/oom_score_adj").write_text("1000")
        folder, temporary = Path(setup["page"], "work"), Path(setup["page"], "tmp")
        folder.mkdir(parents=True)
        temporary.mkdir()
        os.environ["TMPDIR"] = tempfile.tempdir = str(temporary)
        self._folder = Folder(folder)
        network = Network()
        if not setup["network"]:
            network.install()
        self._setup = setup
        self._module = ModuleType("__main__")
        self._executor = Executor(self._module, self._streams, network, self._folder, self._channel)

    def serve(self) -> None:
        """Does what it is asked to; ends with the other end, or when it is asked to."""
        if self._setup["root"]:
            sys.path.insert(1, self._setup["root"])
        problem = self._take_names(self._setup["module"]) if self._setup["module"] else ""
        wire.send(self._channel, {"begun": os.getpid(), "problem": problem})
        while (message := wire.receive(self._channel)) is not None:
            if message["do"] == "run":
                self._answer(self._executor.run(message))
            elif message["do"] == "fork":
                self._fork(message["folder"])
            elif message["do"] == "describe":
                self._answer(machine.describe(self._setup["device"]))
            else:
                files = imported_files(self._setup["library"])
                self._answer({"files": files, "leftover": accelerator.memory_left(self._module)})
                return

    def _answer(self, message: wire.Message) -> None:
        wire.send(self._channel, message)

    def _take_names(self, name: str) -> str:
        """Puts a module's names into the namespace. What its import raised, "" for nothing."""
        self._executor.prepare()
        try:
            module = importlib.import_module(name)
        except BaseException as error:
            return str(describe(error)["last"])
        vars(self._module).update(
            (key, value) for key, value in vars(module).items() if key not in _OWN_NAMES
        )
        return ""

    def _fork(self, folder: str) -> None:
        """Goes on as a copy of the process, and then as this one when the copy has ended."""
        why = unforkable()
        if why:
            self._answer({"unforkable": why})
            return
        state = random.getstate()
        pid = os.fork()
        if pid == 0:
            os.setpgid(0, 0)
            _end_with_parent()
            random.setstate(state)  # Python seeds it anew in a copy
            shutil.copytree(".", folder, symlinks=True)
            self._folder.enter(Path(folder).resolve())
            self._answer({"forked": os.getpid()})
            return
        status = 0
        # Code that waits for any child may have waited for this one.
        with contextlib.suppress(ChildProcessError):
            os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)
            status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        self._answer({"branch": pid, "status": status})


def _end_with_parent() -> None:
    """Has the system end this process when the one that it was forked from ends."""
    if sys.platform == "linux":
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == 1:
            os._exit(1)

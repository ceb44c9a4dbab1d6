"""The process that pages begin as copies of: it holds torch, has run nothing, and has one thread.

It starts pages, ends them with all that they have started, and tells how they ended.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from . import determinism, wire
from .page import serve_page
from .threads import thread_count

_PR_SET_CHILD_SUBREAPER = 36
_MADV_HUGEPAGE, _MADV_COLLAPSE = 14, 25
_HUGE = 2 << 20


class Template:
    """Serves requests on a socket until its other end closes; leaves no process and no folder behind."""

    def __init__(self, setup: dict[str, Any]) -> None:
        self._setup = setup
        self._socket = socket.socket(fileno=setup["socket"])
        self._folder: str = setup["folder"]
        self._folders: dict[int, str] = {}  # of the pages that run, by process
        self._fork: bool = setup["fork"]

    def serve(self) -> None:
        """Answers until the other end closes; raises ConnectionError if it did so while it was told."""
        if sys.platform == "linux":
            # Whatever a page leaves behind, in a session of its own or not, becomes a child of this process.
            ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
        if self._fork:
            if self._setup["preload"]:
                determinism.preload()
            determinism.settle(self._setup["seed"], self._setup["threads"])
            # Pages that collect their garbage needn't look at what they begin with, nor copy it.
            gc.collect()
            gc.freeze()
            _use_huge_pages()
        wake, woken = self._signals = os.pipe()
        os.set_blocking(wake, False)
        os.set_blocking(woken, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(woken, warn_on_full_buffer=False)
        self._tell({"ready": True})
        while True:
            readable, _, _ = select.select([self._socket.fileno(), wake], [], [])
            if wake in readable:
                os.read(wake, 1 << 12)
                self._reap()
            if self._socket.fileno() in readable:
                data, files, _, _ = socket.recv_fds(self._socket, 1 << 16, 2)
                if not data:
                    return
                for line in data.splitlines():
                    self._answer(json.loads(line), files)

    def _tell(self, message: dict[str, Any]) -> None:
        self._socket.sendall(wire.packed(message))

    def _answer(self, request: dict[str, Any], files: list[int]) -> None:
        if "kill" in request:
            if request["kill"] in self._folders:
                _kill(request["kill"])
            return
        setup = {**self._setup, **request, "channel": files[0], "output": files[1]}
        pid = self._forked(setup) if self._fork and thread_count() == 1 else _started(setup)
        for file in files:
            os.close(file)
        self._folders[pid] = request["page"]
        self._tell({"started": pid})

    def _forked(self, setup: dict[str, Any]) -> int:
        pid = os.fork()
        if pid == 0:
            try:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                for file in self._signals:
                    os.close(file)
                self._socket.close()
                os.setsid()
                determinism.settle_again(setup["seed"])
                serve_page(setup)
            finally:  # whatever it was: the copy doesn't go on as a second template
                os._exit(1)
        return pid

    def _reap(self) -> None:
        while True:
            try:
                ended = -1
                if sys.platform == "linux":
                    found = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
                    if found is None:
                        return
                    ended = found.si_pid
                    _kill(ended)  # until it is waited for, no other process can get its number
                pid, code = os.waitpid(ended, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if ended == -1:
                _kill(pid)
            status = os.waitstatus_to_exitcode(code)
            for orphan in set(_children()) - self._folders.keys():
                _kill(orphan)
            folder = self._folders.pop(pid, None)
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)
                self._tell({"ended": pid, "status": status})

    def end(self) -> None:
        """Ends every process, waits for them, and ends."""
        signal.set_wakeup_fd(-1)
        while True:
            for pid in {*self._folders, *_children()}:
                _kill(pid)
            try:
                self._folders.pop(os.waitpid(-1, 0)[0], None)
            except ChildProcessError:
                break
        shutil.rmtree(self._folder, ignore_errors=True)
        os._exit(0)


def _started(setup: dict[str, Any]) -> int:
    """A page's process as a new interpreter. Its Popen is dropped: `_reap` waits for it."""
    command = [sys.executable, *sys.orig_argv[1:-1], json.dumps(setup)]
    files = (setup["channel"], setup["output"])
    process = subprocess.Popen(command, pass_fds=files, stdin=subprocess.DEVNULL, start_new_session=True)
    process.returncode = 0
    return process.pid


def _kill(pid: int) -> None:
    """Ends a process and, where it leads one, its group."""
    for kill in (os.killpg, os.kill):
        try:
            kill(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue


def _use_huge_pages() -> None:
    """Has the system hold the memory in large pages, so that there are fewer to copy for each process."""
    if sys.platform != "linux":
        return
    madvise = ctypes.CDLL(None).madvise
    for line in Path("/proc/self/maps").read_text().splitlines():
        place, mode, *_, file = line.split(maxsplit=5)
        start, end = (int(one, 16) for one in place.split("-"))
        if mode.startswith("rw") and end - start >= _HUGE and not file.startswith("/"):
            for advice in (_MADV_HUGEPAGE, _MADV_COLLAPSE):  # older systems know the first alone
                madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), advice)


def _children() -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]
    except OSError:
        return []

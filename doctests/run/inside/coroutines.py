"""Runs what awaits something outside any function."""

from __future__ import annotations

import os
from collections.abc import Coroutine
from pathlib import Path
from typing import Any


class Coroutines:
    """Runs coroutines one after another in one event loop, so that what one begins another can await."""

    def __init__(self) -> None:
        self._runner: Any = None
        self._pid = 0

    def result(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """What a coroutine returns; raises what it raises."""
        import asyncio  # a page that awaits nothing does without

        if self._pid != os.getpid():  # a copy of a process needs a loop of its own
            self._runner, self._pid = asyncio.Runner(), os.getpid()
        try:
            return self._runner.run(coroutine)
        except BaseException as error:
            own = Path(__file__).parent, Path(asyncio.__file__).parent
            trace = error.__traceback__
            while trace is not None and Path(trace.tb_frame.f_code.co_filename).parent in own:
                trace = trace.tb_next
            error.__traceback__ = trace
            raise

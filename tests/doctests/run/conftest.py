from __future__ import annotations

from collections.abc import Iterator

import pytest

from doctests.run import Runner, RunSettings


@pytest.fixture(scope="package")
def runner() -> Iterator[Runner]:
    """Runs pages in copies of a process that holds torch."""
    with Runner(RunSettings(device="cpu", timeout=60)) as runner:
        yield runner

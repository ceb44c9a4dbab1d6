"""A plan for several machines, made of what pytest collects."""

from __future__ import annotations

import pytest

from doctests.choices import CHOICES
from doctests.selection import files
from doctests.shards import Shard, plan


class Planned:
    """A plugin for a run with `--collect-only`: then `shards` are `count` parts of its files."""

    def __init__(self, count: int) -> None:
        self._count = count
        self.shards: list[Shard] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        choices = session.config.stash[CHOICES]
        self.shards = plan(files(session.items, choices), choices.seconds, self._count)

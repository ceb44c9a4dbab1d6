"""Runs examples: each document in processes of its own, each tab from the state before the tabs."""

from .machine import Machine
from .runner import Run, Runner
from .settings import RunSettings

__all__ = ["Machine", "Run", "RunSettings", "Runner"]

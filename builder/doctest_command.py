"""`doc-builder doctest`: runs a documentation's examples by way of pytest and `doctests.plugin`."""

from __future__ import annotations

import json
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from builder.site.settings import UsageError

if TYPE_CHECKING:
    from builder.doctest_project import Project

WHAT = "What to run"
HOW = "How"
RESULT = "What to write"


class Device(StrEnum):
    """What examples may run on."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"
    MPS = "mps"


class _Group(TyperGroup):
    """Takes what isn't one of its commands for the paths and options of `run`."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        if not args or args[0] not in self.commands:
            args = ["run", *args]
        return super().parse_args(ctx, args)


class _Command(TyperCommand):
    """Keeps what stands behind `--` for pytest."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        if "--" in args:
            place = args.index("--")
            ctx.meta["pytest"] = args[place + 1 :]
            args = args[:place]
        return super().parse_args(ctx, args)


doctest = typer.Typer(
    cls=_Group, add_completion=False, help="Run the examples of pages and docstrings.", rich_markup_mode="markdown"
)

"""The pytest plugin: `pytest --doc-examples docs` runs the examples of pages and docstrings.

Every pytest of an environment loads this module, so without the option it does nothing, and imports
nothing. `doc-builder doctest` gives these options from its own and from `mkdocs.yml`.
"""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("doc-examples", "examples of documentation (doc-builder)")
    group.addoption(
        "--doc-examples",
        action="store_true",
        help="run the examples of .md pages and of docstrings, and nothing else",
    )
    group.addoption(
        "--doc-root",
        type=Path,
        metavar="DIR",
        help="the folder of mkdocs.yml, where the paths of lists and reports start; pytest's rootdir",
    )
    group.addoption(
        "--doc-language",
        default="en",
        metavar="CODE",
        help="the language that the others are translated from (%(default)s)",
    )
    group.addoption(
        "--doc-library",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="a folder of the library: pages that imported from it run again when it has changed",
    )
    group.addoption(
        "--doc-device",
        choices=["auto", "cpu", "cuda", "mps"],
        default="auto",
        help="what examples may run on (%(default)s: the accelerator that is there, else the CPU)",
    )
    group.addoption("--doc-network", action="store_true", help="let examples reach other hosts")
    group.addoption("--doc-commands", action="store_true", help="run commands for a shell, too")
    group.addoption("--doc-slow", action="store_true", help="run what the list of slow pages names, too")
    group.addoption(
        "--doc-timeout",
        type=float,
        default=300.0,
        metavar="SECONDS",
        help="how long a block may run that says nothing else (%(default)s)",
    )
    group.addoption(
        "--doc-accept", action="store_true", help="write what was printed in place of the expected output"
    )
    group.addoption("--doc-no-cache", action="store_true", help="run what passed before, too")
    group.addoption("--doc-shard", metavar="I/N", help="run only the Ith of N parts, or `auto`")
    group.addoption(
        "--doc-durations",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="the JSON report of an earlier run, by whose times the parts are made",
    )
    group.addoption("--doc-report", type=Path, metavar="FILE", help="write what came of each block as JSON")
    group.addoption("--doc-summary", type=Path, metavar="FILE", help="write a summary in Markdown")
    group.addoption(
        "--doc-not-run-list",
        type=Path,
        default=Path("doctests/not_run.txt"),
        metavar="FILE",
        help="the list of what isn't run (%(default)s)",
    )
    group.addoption(
        "--doc-slow-list",
        type=Path,
        default=Path("doctests/slow.txt"),
        metavar="FILE",
        help="the list of what runs only with --doc-slow (%(default)s)",
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """As many workers for `-n auto` as there are GPUs; None, pytest-xdist's own number, without any."""
    if not config.getoption("--doc-examples"):
        return None
    from doctests.gpus import gpus

    return gpus(config.getoption("--doc-device")) or None


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--doc-examples"):
        from doctests.choices import CHOICES, read_choices
        from doctests.hooks import ExamplesPlugin
        from doctests.results import Results

        choices = config.stash[CHOICES] = read_choices(config)
        results = None if hasattr(config, "workerinput") else Results(choices)
        if results is not None:
            config.pluginmanager.register(results, "doc-examples-results")
        config.pluginmanager.register(ExamplesPlugin(config, choices, results), "doc-examples")

"""Fixtures of the checks: a documentation that a test writes, with the library beside it, and the command."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from builder.checks.rules import RULES
from builder.checks.run import Checked, check
from builder.cli import app
from builder.site.config import load, settle


@dataclass
class Project:
    """A repository with a documentation in `docs/source`, and a library `lib`."""

    root: Path

    def write(self, files: Mapping[str, str | bytes | Path]) -> None:
        """Writes files, by path from the repository; a path makes a link to it."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, Path):
                path.symlink_to(content)
            else:
                path.write_bytes(content.encode() if isinstance(content, str) else content)

    def read(self, name: str) -> str:
        """A file's text."""
        return (self.root / name).read_text(encoding="utf-8")

    def run(self, *arguments: str) -> Result:
        """Runs `doc-builder`."""
        return CliRunner().invoke(app, arguments)

    def check(self, *rules: str, languages: list[str] | None = None) -> Checked:
        """What is wrong, by those rules or by all that need no network."""
        config, plugin = load(self.root / "mkdocs.yml", {}, {"search": False, "languages": languages})
        config = settle(config)
        site = plugin.prepare(plugin.read(), config)
        return check(site, frozenset(rules or (name for name, rule in RULES.items() if rule.on)))

    def found(self, *rules: str, languages: list[str] | None = None) -> list[str]:
        """The same, as `path:line rule`."""
        findings = self.check(*rules, languages=languages).findings
        return [f"{one.path}:{one.line} {one.rule}" for one in findings]

    def git(self, *arguments: str) -> None:
        """Runs git, at a fixed time."""
        day = "2026-01-02T03:04:05+00:00"
        dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
        environment = {**os.environ, **dates, "GIT_CONFIG_GLOBAL": os.devnull}
        name = ["-c", "user.name=Somebody", "-c", "user.email=some@body.org"]
        subprocess.run(
            ["git", *name, *arguments], cwd=self.root, check=True, capture_output=True, env=environment
        )


MKDOCS = """site_name: Library
theme:
  name: material
plugins:
  - doc-builder:
      library: lib
      cache_dir: cache
      imports: false
      jobs: 1
"""

HEALTHY = {
    "mkdocs.yml": MKDOCS,
    "lib/__init__.py": '"""A library."""\n\nfrom lib.models import Model\n\n__all__ = ["Model"]\n',
    "lib/models.py": '''"""Models."""


class Model:
    """A model.

    Args:
        size (`int`, *optional*, defaults to 8): How large it is.
    """

    def __init__(self, size: int = 8) -> None:
        self.size = size

    def forward(self, text: str) -> str:
        """Runs it.

        Args:
            text (`str`): What it gets.

        Returns:
            `str`: What it gives.
        """
        return text
''',
    "docs/source/en/_toctree.yml": "- local: index\n  title: Home\n- local: guide/use\n  title: Use\n",
    "docs/source/en/_redirects.yml": "old: index\n",
    "docs/source/en/index.md": "# Home\n\nSee [use](guide/use#tabs) and [`Model.forward`].\n\n![x](x.svg)\n",
    "docs/source/en/x.svg": "<svg/>",
    "docs/source/en/guide/use.md": (
        "# Use\n\n## Tabs\n\nText with $x$.\n\n```py\nx = 1\n```\n\n## Reference\n\n[[autodoc]] Model\n"
    ),
    "docs/source/ko/_toctree.yml": "- local: index\n  title: 홈\n",
    "docs/source/ko/index.md": "# 홈\n\n[쓰기](guide/use#tabs)\n",
}
"""A documentation in which there is nothing to find."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A healthy documentation, with the working directory in it."""
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.write(HEALTHY)
    return made

"""The workflows of this repository, and those that pages show, as YAML has them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from builder.markdown import parse, walk
from builder.markdown.nodes import CodeBlock

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github/workflows"
GUIDES = [
    ROOT / "docs/source/en" / name for name in ("publish/github.md", "publish/previews.md", "test/runners.md")
]


@dataclass(frozen=True)
class Workflow:
    """A workflow; `name` is its file's, or says where on the page it stands."""

    name: str
    text: str

    @property
    def tree(self) -> dict[str, Any]:
        tree: dict[str, Any] = yaml.safe_load(self.text)
        # YAML 1.1 takes the key `on` for true.
        return {("on" if key is True else key): value for key, value in tree.items()}

    @property
    def jobs(self) -> dict[str, dict[str, Any]]:
        jobs: dict[str, dict[str, Any]] = self.tree["jobs"]
        return jobs

    def steps(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """All steps, each with the name of its job."""
        for name, job in self.jobs.items():
            for step in job.get("steps", []):
                yield name, step

    @property
    def inputs(self) -> dict[str, dict[str, Any]]:
        """What a caller may give; empty for a workflow that isn't to be called."""
        return dict((self.tree["on"].get("workflow_call") or {}).get("inputs") or {})

    def step(self, name: str) -> dict[str, Any]:
        """The step of that name."""
        return next(step for _, step in self.steps() if step.get("name") == name)


def ours() -> list[Workflow]:
    """The workflows of this repository."""
    return [Workflow(path.name, path.read_text()) for path in sorted(FOLDER.glob("*.yml"))]


def shown() -> list[Workflow]:
    """The workflows that pages show."""
    return [
        Workflow(f"{path.name}:{node.line}", node.code)
        for path in GUIDES
        for node in walk(parse(path.read_text(encoding="utf-8"), str(path)))
        if isinstance(node, CodeBlock) and "\njobs:" in node.code
    ]


def workflow(name: str) -> Workflow:
    """One of this repository's."""
    return next(one for one in ours() if one.name == name)


def run_step(
    step: dict[str, Any], folder: Path, values: dict[str, str], path: str, job: dict[str, Any] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a step's script as GitHub does, in `folder`, with `values` for the expressions of its environment.

    `path` is where programs are; what a step hands on to others is in files of the folder above.
    """
    environment = {**(job or {}).get("env", {}), **step.get("env", {})}
    for name, value in environment.items():
        match = re.fullmatch(r"\$\{\{ (.*) \}\}", str(value))
        environment[name] = values[match[1]] if match else str(value)
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env={
            "HOME": str(folder.parent),
            "PATH": path,
            "GITHUB_OUTPUT": str(folder.parent / "outputs"),
            "GITHUB_STEP_SUMMARY": str(folder.parent / "summary.md"),
            **{name: value for name, value in values.items() if name.isupper()},
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )

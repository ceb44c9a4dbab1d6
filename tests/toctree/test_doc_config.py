"""`_config.py` is read as literals; nothing in it runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from toctree import DocConfig, read_config


def test_the_settings_of_hugging_faces_tool(tmp_path: Path) -> None:
    (tmp_path / "_config.py").write_text(
        '''
INSTALL = """
! pip install library
"""
notebook_first_cells = [{"type": "code", "content": INSTALL}]
black_avoid_patterns: dict[str, str] = {"{model_class}": "FakeModel"}
disable_toc_check = True
version_prefix = ""
default_branch_name = "master"
unknown = open("/etc/passwd").read()
'''
    )
    assert read_config(tmp_path) == DocConfig(
        notebook_first_cells=[{"type": "code", "content": "\n! pip install library\n"}],
        black_avoid_patterns={"{model_class}": "FakeModel"},
        disable_toc_check=True,
        version_prefix="",
        default_branch_name="master",
    )


def test_the_defaults(tmp_path: Path) -> None:
    config = read_config(tmp_path)
    assert (config.version_prefix, config.disable_toc_check, config.findings) == ("v", False, [])


def test_a_languages_own_settings_win_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "ko").mkdir()
    (tmp_path / "_config.py").write_text('version_prefix = "release-"\ndisable_toc_check = True\n')
    (tmp_path / "ko" / "_config.py").write_text("disable_toc_check = False\n")
    config = read_config(tmp_path / "ko")
    assert (config.version_prefix, config.disable_toc_check) == ("release-", False)


def test_code_is_reported_and_never_run(tmp_path: Path) -> None:
    (tmp_path / "_config.py").write_text(
        "from pathlib import Path\n"
        f"Path({str(tmp_path / 'ran')!r}).touch()\n"
        "text = 'a' + 'b'\n"
        "version_prefix = str(1)\n"
        "notebook_first_cells = [{'type': 'code', 'content': text}]\n"
    )
    config = read_config(tmp_path)
    assert [(one.line, one.rule, one.message) for one in config.findings] == [
        (4, "not-literal", "`version_prefix` isn't a literal: str(1)"),
        (5, "not-literal", "`notebook_first_cells` isn't a literal: text"),
    ]
    assert not (tmp_path / "ran").exists()
    assert config.version_prefix == "v"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("disable_toc_check = 'yes'", "`disable_toc_check` isn't True or False"),
        ("version_prefix = None", "`version_prefix` isn't a string"),
        ("black_avoid_patterns = {'a': 1}", "`black_avoid_patterns` isn't a dict of strings"),
        (
            "notebook_first_cells = [{'type': 'raw', 'content': ''}]",
            '`notebook_first_cells` isn\'t a list of {"type": "code" or "markdown", "content": "…"}',
        ),
        ("version_prefix = (", "isn't Python: '(' was never closed"),
    ],
)
def test_values_that_mean_nothing(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "_config.py").write_text(text)
    assert [(one.line, one.rule, one.message) for one in read_config(tmp_path).findings] == [
        (1, "bad-value", message)
    ]

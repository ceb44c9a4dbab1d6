"""Files keep their encoding, mark, line ends, permissions and links when they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.sources import UnreadableError, module_name, read_source


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.md", "한국어\r\nβ\n".encode()),
        ("a.md", b"\xef\xbb\xbf# A\n"),
        ("a.py", "# -*- coding: latin-1 -*-\nx = 'é'\r\n".encode("latin-1")),
        ("a.py", "x = 'é'\n".encode()),
    ],
)
def test_the_same_bytes_come_back(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    source = read_source(path)
    assert not source.text.startswith("\ufeff")
    source.write(source.text)
    assert path.read_bytes() == data


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "real.md").chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to("real.md")
    read_source(link).write("new")
    assert link.is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"
    assert (tmp_path / "real.md").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.md", b"a\n\xff\n", "a.md:2: isn't UTF-8: byte 0xff; save the file as UTF-8"),
        (
            "a.py",
            b"# coding: klingon\n",
            "a.py:1: isn't what it declares: unknown encoding: klingon; save it as UTF-8",
        ),
        ("gone.md", None, "gone.md:1: can't be read: No such file or directory; check its permissions"),
    ],
)
def test_what_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes | None, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UnreadableError) as error:
        read_source(path)
    assert str(error.value) == message


def test_the_name_of_a_module(tmp_path: Path) -> None:
    for name in (
        "src/kit/__init__.py",
        "src/kit/models/__init__.py",
        "src/kit/models/bert.py",
        "src/alone.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert module_name(tmp_path / "src/kit/models/bert.py") == "kit.models.bert"
    assert module_name(tmp_path / "src/kit/models/__init__.py") == "kit.models"
    assert module_name(tmp_path / "src/alone.py") == "alone"

"""What a stranger has packed is unpacked only where it can do no harm."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from builder.publish import ArtifactError, tops, unpack
from tests.publish.fake_github import packed


def _refused(tmp_path: Path, archive: bytes, **limits: int) -> str:
    path = tmp_path / "artifact.zip"
    path.write_bytes(archive)
    with pytest.raises(ArtifactError) as caught:
        unpack(path, tmp_path / "out", top="pr_12", **{"max_bytes": 1000, **limits})
    assert not (tmp_path / "out").exists()
    return str(caught.value)


def test_files_below_the_folder_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "artifact.zip"
    path.write_bytes(packed({"pr_12/en/index.html": "Hello", "pr_12/ko/index.html": "안녕"}))
    assert tops(path) == {"pr_12"}
    unpack(path, tmp_path / "out", top="pr_12", max_bytes=1000)
    assert (tmp_path / "out/pr_12/en/index.html").read_text() == "Hello"
    assert (tmp_path / "out/pr_12/ko/index.html").read_text(encoding="utf-8") == "안녕"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../outside.html", "leads elsewhere"),
        ("pr_12/../../outside.html", "leads elsewhere"),
        ("/etc/passwd", "isn't a path that every system has"),
        ("pr_12/a\\b.html", "isn't a path that every system has"),
        ("C:/windows", "isn't a path that every system has"),
        ("pr_12/.git/config", "hidden"),
        ("pr_13/index.html", "isn't below pr_12"),
        ("index.html", "isn't below pr_12"),
        ("pr_12/" + "n" * 256, "isn't below pr_12"),
        ("pr_12", "isn't below pr_12"),
    ],
)
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str, said: str) -> None:
    assert said in _refused(tmp_path, packed({"pr_12/index.html": "", name: "bad"}))


def test_links_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "made.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("pr_12/secrets.html")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert "isn't a file" in _refused(tmp_path, path.read_bytes())


def test_an_entry_without_a_name_is_refused(tmp_path: Path) -> None:
    archive = packed({"pr_12/a": "", "pr_12/Q": "bad"}).replace(b"pr_12/Q", b"\0r_12/Q")
    assert "'' isn't a path" in _refused(tmp_path, archive)


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_other_ways_of_packing_are_refused(tmp_path: Path, method: int) -> None:
    path = tmp_path / "made.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("pr_12/a", "x" * 100)
    assert "is packed as GitHub never does it" in _refused(tmp_path, path.read_bytes())


def test_too_much_is_refused(tmp_path: Path) -> None:
    said = _refused(tmp_path, packed({"pr_12/a": "x" * 800, "pr_12/b": "x" * 800}), max_files=1)
    assert "1600 bytes are more than 1000" in said
    assert "2 files are more than 1" in said


def test_a_size_that_is_a_lie_is_noticed(tmp_path: Path) -> None:
    archive = bytearray(packed({"pr_12/a": "x" * 100_000}))
    # The size, as the list at the archive's end has it: ten bytes instead of a hundred thousand.
    place = archive.rindex((100_000).to_bytes(4, "little"))
    archive[place : place + 4] = (10).to_bytes(4, "little")
    _refused(tmp_path, bytes(archive))


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    assert "can't be read" in _refused(tmp_path, b"<html>")
    assert "nothing in it" in _refused(tmp_path, packed({}))

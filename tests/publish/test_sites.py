"""What a published branch holds after a site, a version or a preview has been put on it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from builder.publish import put_notebooks, put_preview, put_site, remove_previews
from builder.site.settings import UsageError

DAY = date(2026, 11, 21)


def _files(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def _version(folder: Path, name: str, text: str) -> Path:
    """A built site with one version in it."""
    for page, content in (
        ("en/index.html", text),
        ("404.html", "gone"),
        ("en/pages.json", json.dumps({"fallback": "en", "pages": [""]})),
    ):
        path = folder / name / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return folder


def _shown(tree: Path) -> dict[str, str]:
    """The pages and data of a tree."""
    return {
        path.relative_to(tree).as_posix(): path.read_text()
        for path in sorted(tree.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def test_a_site_replaces_the_last_one_and_nothing_else(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    put_site(tree, _files(tmp_path / "one", en__index="1", old__index="1", robots="1"))
    (tree / "CNAME").write_text("docs.example.org")
    put_preview(tree, 12, _files(tmp_path / "preview/pr_12", index="p"), DAY)
    put_site(tree, _files(tmp_path / "two", en__index="2"))
    assert _shown(tree) == {"CNAME": "docs.example.org", "en/index": "2", "pr_12/index": "p"}
    assert (tree / ".nojekyll").exists()


def test_versions_stand_beside_one_another(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    put_site(tree, _version(tmp_path / "one", "v1.9.0", "nine"), "v1.9.0", ["stable"])
    put_site(tree, _version(tmp_path / "two", "v1.10.0", "ten"), "v1.10.0", ["stable"])
    put_site(tree, _version(tmp_path / "three", "main", "main"), "main")
    shown = _shown(tree)
    assert [shown[f"{name}/en/index.html"] for name in ("v1.9.0", "v1.10.0", "stable", "main")] == [
        "nine", "ten", "ten", "main",
    ]  # fmt: skip
    listed = [(one["version"], one["aliases"]) for one in json.loads(shown["versions.json"])]
    assert listed == [("main", []), ("v1.10.0", ["stable"]), ("v1.9.0", [])]


def test_a_correction_of_an_old_release_is_not_the_stable_one(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    put_site(tree, _version(tmp_path / "one", "v2.0.0", "two"), "v2.0.0", ["stable"])
    held = put_site(tree, _version(tmp_path / "two", "v1.9.1", "one"), "v1.9.1", ["stable"])
    assert held == {"stable": "v2.0.0"}
    assert (tree / "stable/en/index.html").read_text() == "two"
    assert (tree / "v1.9.1/en/index.html").read_text() == "one"


def test_a_release_takes_an_alias_from_a_branch(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    put_site(tree, _version(tmp_path / "one", "main", "main"), "main", ["stable"])
    assert put_site(tree, _version(tmp_path / "two", "v1.1.0", "one"), "v1.1.0", ["stable"]) == {}
    assert (tree / "stable/en/index.html").read_text() == "one"


def test_a_version_never_takes_the_place_of_one_below_it(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    put_site(tree, _version(tmp_path / "one", "release/1.0", "one"), "release/1.0")
    before = _shown(tree)
    with pytest.raises(UsageError, match=r"release and release/1\.0 can't both be folders of the site"):
        put_site(tree, _version(tmp_path / "two", "release", "two"), "release")
    assert _shown(tree) == before


@pytest.mark.parametrize("leads", ["/proc/self/environ", "nowhere", "index.html"])
def test_links_are_not_published(tmp_path: Path, leads: str) -> None:
    tree, built = tmp_path / "tree", _version(tmp_path / "one", "main", "main")
    (built / "main/en/leak.txt").symlink_to(leads)
    with pytest.raises(UsageError, match=r"leak\.txt: this is a link, and isn't published"):
        put_site(tree, built, "main")
    with pytest.raises(UsageError, match=r"leak\.txt: this is a link, and isn't published"):
        put_notebooks(tree, built, "lib_doc")


def test_a_version_behind_a_link_is_not_published(tmp_path: Path) -> None:
    _version(tmp_path / "elsewhere", "1.0", "one")
    (tmp_path / "built").mkdir()
    (tmp_path / "built/release").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match=r"built/release: this is a link, and isn't followed"):
        put_site(tmp_path / "tree", tmp_path / "built", "release/1.0")


def test_what_git_keeps_is_not_published(tmp_path: Path) -> None:
    built = _files(tmp_path / "one", en__index="1", en__sub__page="1")
    (built / ".git").write_text("gitdir: elsewhere")
    _files(built / "en/sub/.git", config="1")
    put_site(tmp_path / "tree", built)
    assert not list((tmp_path / "tree").rglob(".git"))
    assert _shown(tmp_path / "tree") == {"en/index": "1", "en/sub/page": "1"}


def test_names_of_the_record_are_never_followed(tmp_path: Path) -> None:
    tree = _files(tmp_path / "tree", old__page="1")
    _files(tmp_path, victim__file="mine")
    record = {"site": ["../victim", "", ".", "old", "a/b"], "previews": {}}
    (tree / ".published.json").write_text(json.dumps(record))
    put_site(tree, _files(tmp_path / "one", en__index="1"))
    assert (tmp_path / "victim/file").read_text() == "mine"
    assert _shown(tree) == {"en/index": "1"}


def test_a_version_built_again_takes_its_aliases_along(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    put_site(tree, _version(tmp_path / "one", "v1.0", "first"), "v1.0", ["stable"])
    put_site(tree, _version(tmp_path / "two", "v1.0", "mended"), "v1.0")
    assert (tree / "stable/en/index.html").read_text() == "mended"


def test_a_site_without_versions_does_not_cover_one_with_them(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    put_site(tree, _version(tmp_path / "one", "v1.0", "first"), "v1.0")
    before = _shown(tree)
    with pytest.raises(UsageError, match="holds versions"):
        put_site(tree, _files(tmp_path / "two", en__index="2"))
    assert _shown(tree) == before


def test_versions_take_the_place_of_a_site_without_them(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    put_site(tree, _files(tmp_path / "one", en__index="1"))
    put_site(tree, _version(tmp_path / "two", "main", "main"), "main")
    assert "en/index" not in _shown(tree)
    assert (tree / "main/en/index.html").read_text() == "main"


def test_previews_go_when_they_are_old_or_done_with(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    for number, day in ((1, date(2026, 10, 1)), (2, DAY), (3, DAY), (4, date(2026, 10, 22))):
        put_preview(tree, number, _files(tmp_path / f"p/pr_{number}", index="p"), day)
    _files(tree, pr_notes__index="somebody's own", pr_9__index="nobody knows since when")
    assert remove_previews(tree, {1, 2, 4, 9}, DAY, 30) == [1, 3]
    assert _shown(tree).keys() == {"pr_2/index", "pr_4/index", "pr_9/index", "pr_notes/index"}
    assert remove_previews(tree, {2, 4, 9}, DAY, 30) == []


def test_a_preview_made_again_is_new(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    built = _files(tmp_path / "p/pr_1", index="1", gone="1")
    put_preview(tree, 1, built, date(2026, 1, 1))
    (built / "gone").unlink()
    put_preview(tree, 1, built, DAY)
    assert _shown(tree) == {"pr_1/index": "1"}
    assert remove_previews(tree, {1}, DAY, 30) == []


def test_notebooks_of_other_languages_stay(tmp_path: Path) -> None:
    tree = _files(tmp_path / "tree", lib_doc__en__old="1", lib_doc__ko__page="1", other__x="1")
    put_notebooks(tree, _files(tmp_path / "built", en__new="2"), "lib_doc")
    assert _shown(tree) == {"lib_doc/en/new": "2", "lib_doc/ko/page": "1", "other/x": "1"}
    for folder in ("", ".", "lib_doc/../..", "a/../b", "/tmp", "../elsewhere", ".git"):
        with pytest.raises(ValueError, match="no folder within the repository"):
            put_notebooks(tree, tmp_path / "built", folder)

"""Versions side by side: what lists them, what leads to them, and what none may do to another."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from typer.testing import CliRunner

from builder.cli import app
from builder.site.settings import UsageError
from builder.site.version_names import newest_first
from builder.site.versions import add_version, remove_version
from tests.site.docs import COMMAND, ENGLISH, KOREAN, Docs

runner = CliRunner()


def listed(root: Path) -> list[str]:
    """What versions.json lists: each version with its aliases, and a star where the root leads."""
    entries = json.loads((root / "versions.json").read_text(encoding="utf-8"))
    return [" ".join([one["version"], *one["aliases"], *"*" * one.get("default", False)]) for one in entries]


def front_door(root: Path) -> str | None:
    """Where the root's page leads."""
    page = LexborHTMLParser((root / "index.html").read_text(encoding="utf-8"))
    link = page.css_first("main a")
    assert link is not None
    return link.attributes["href"]


def looks(root: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder: its bytes, and when it was written."""
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def data(root: Path) -> dict[str, bytes]:
    """The bytes of every file below a folder."""
    return {path: data for path, (data, _) in looks(root).items()}


def put(root: Path, *versions: str) -> None:
    """Versions as a workflow unpacks them: folders that a build elsewhere has made."""
    for version in versions:
        page = root / version / "en" / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(version, encoding="utf-8")
        page.with_name("pages.json").write_text('{"fallback":"en","pages":[""]}', encoding="utf-8")


@pytest.mark.parametrize(
    ("names", "sorted_names"),
    [
        (["v1.2.0", "v1.10.0", "v1.9.1"], ["v1.10.0", "v1.9.1", "v1.2.0"]),
        (["2.0", "main", "v1.9", "dev"], ["main", "dev", "2.0", "v1.9"]),
        (["v2.0", "v2.0rc1", "v2.0.dev1", "v2.0.post1"], ["v2.0.post1", "v2.0", "v2.0rc1", "v2.0.dev1"]),
        (["release/1.2", "release/1.10"], ["release/1.10", "release/1.2"]),
        (["issue/1234", "v1.0", "fix/404", "main"], ["main", "fix/404", "issue/1234", "v1.0"]),
    ],
)
def test_versions_are_sorted_by_number_and_branches_come_first(
    names: list[str], sorted_names: list[str]
) -> None:
    assert newest_first(names) == sorted_names


def test_a_build_lists_its_version_and_sends_the_root_to_the_stable_one(three_languages: Docs) -> None:
    out = three_languages.out
    three_languages.build(version="main")
    assert (listed(out), front_door(out)) == (["main *"], "main/")
    three_languages.build("en", version="v1.9.0")
    assert (listed(out), front_door(out)) == (["main", "v1.9.0 *"], "v1.9.0/")
    three_languages.build("en", version="v1.10.0", aliases=["stable"])
    assert (listed(out), front_door(out)) == (["main", "v1.10.0 stable *", "v1.9.0"], "stable/")
    three_languages.build("en", version="v2.0.0rc1")
    assert (listed(out), front_door(out)) == (["main", "v2.0.0rc1", "v1.10.0 stable *", "v1.9.0"], "stable/")


def test_adding_a_version_touches_no_file_of_another(three_languages: Docs) -> None:
    out = three_languages.out
    three_languages.build(version="v1.0.0", aliases=["stable"])
    three_languages.build(version="main")
    before = looks(out)
    three_languages.write({"en/index.md": "# Home\n\nAnother text.\n"})
    three_languages.build(version="v1.1.0")
    three_languages.build(version="pr_12")
    after = looks(out)
    others = {path: look for path, look in before.items() if "/" in path}
    assert {path: after.get(path) for path in others} == others


def test_an_alias_is_a_whole_copy_and_follows_its_version(three_languages: Docs) -> None:
    out = three_languages.out
    three_languages.write({"en/old.md": "# Only in the first\n"})
    three_languages.build(version="v1.0.0", aliases=["stable", "v1"])
    first = looks(out / "v1.0.0")
    assert looks(out / "stable") == looks(out / "v1") == first
    (three_languages.source / "en" / "old.md").unlink()
    three_languages.build(version="v1.1.0", aliases=["stable"])
    assert looks(out / "v1.0.0") == looks(out / "v1") == first
    assert data(out / "stable") == data(out / "v1.1.0")
    assert "en/old/index.html" not in looks(out / "stable")
    assert listed(out) == ["v1.1.0 stable *", "v1.0.0 v1"]


def test_an_alias_follows_where_files_look_the_same(docs: Docs) -> None:
    """Git writes many files in one tick of the clock, and pages of two versions may be of one size."""
    put(docs.out, "v1", "v2")
    add_version(docs.out, "v1", ["stable"])
    for path in docs.out.rglob("*.html"):
        os.utime(path, (0, 0))
    add_version(docs.out, "v2", ["stable"])
    assert docs.read("stable/en/index.html") == "v2"
    assert docs.read("v1/en/index.html") == "v1"


def test_a_version_that_is_built_again_keeps_its_aliases(three_languages: Docs) -> None:
    three_languages.build("en", version="v1.0.0", aliases=["stable"])
    three_languages.write({"en/index.md": "# Home\n\nA mistake is mended.\n"})
    three_languages.build("en", version="v1.0.0")
    assert "A mistake is mended." in three_languages.read("stable/en/index.html")


def test_the_same_version_again_changes_nothing(three_languages: Docs) -> None:
    three_languages.build(version="v1.0.0", aliases=["stable"])
    before = looks(three_languages.out)
    assert three_languages.build(version="v1.0.0", aliases=["stable"]).unchanged
    assert looks(three_languages.out) == before


def test_an_alias_can_be_given_to_an_unchanged_version(three_languages: Docs) -> None:
    three_languages.build("en", version="v1.0.0")
    assert three_languages.build("en", version="v1.0.0", aliases=["stable"]).unchanged
    assert front_door(three_languages.out) == "stable/"
    assert looks(three_languages.out / "stable") == looks(three_languages.out / "v1.0.0")


def test_a_build_with_mistakes_lists_nothing(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/_toctree.yml": "- local: missing\n  title: Missing\n"})
    assert docs.build(version="v1.0.0").failed
    assert not (docs.out / "versions.json").exists()


def test_previews_are_not_listed(three_languages: Docs) -> None:
    three_languages.build("en", version="pr_12")
    assert sorted(path.name for path in three_languages.out.iterdir()) == ["pr_12"]
    page = LexborHTMLParser(three_languages.read("pr_12/en/index.html"))
    assert page.css_first("meta[name=robots][content=noindex]") is not None


def addresses(docs: Docs, path: str) -> dict[str, str | None]:
    """The address that a page names as canonical, and its translations'."""
    links = LexborHTMLParser(docs.read(path)).css("link[rel=canonical], link[hreflang]")
    return {str(one.attributes.get("hreflang", "canonical")): one.attributes["href"] for one in links}


@pytest.mark.parametrize("version", ["v1.0.0", "main", "pr_12", "release/1.0"])
def test_every_version_names_the_page_of_the_stable_one(three_languages: Docs, version: str) -> None:
    three_languages.build(version=version, site={"site_url": "https://docs.example/lib/"})
    stable = "https://docs.example/lib/stable/"
    assert addresses(three_languages, f"{version}/ko/index.html") == {
        "canonical": f"{stable}ko/",
        "en": f"{stable}en/",
        "ar": f"{stable}ar/",
        "ko": f"{stable}ko/",
        "x-default": f"{stable}en/",
    }
    fallback = addresses(three_languages, f"{version}/ko/guide/tabs/index.html")
    assert fallback == {"canonical": f"{stable}en/guide/tabs/"}


def test_a_site_without_versions_names_its_own_page(three_languages: Docs) -> None:
    three_languages.build("en", site={"site_url": "https://docs.example/lib/"})
    assert addresses(three_languages, "en/index.html")["canonical"] == "https://docs.example/lib/en/"
    assert not (three_languages.out / "versions.json").exists()


def test_each_language_lists_its_pages_with_those_that_send_on(docs: Docs) -> None:
    docs.write({**ENGLISH, **KOREAN, "en/_redirects.yml": "old name: guide/tabs\n"})
    docs.build(version="v1.0.0")
    english = json.loads(docs.read("v1.0.0/en/pages.json"))
    assert english == {
        "fallback": "en",
        "pages": ["", "guide/tabs/", "index/", "old%20name/"],
        "moved": {"old%20name/": "guide/tabs/"},
    }
    assert json.loads(docs.read("v1.0.0/ko/pages.json"))["pages"] == ["", "guide/tabs/", "index/"]


def test_languages_may_be_built_one_by_one(three_languages: Docs) -> None:
    for code in ("ar", "ko", "en"):
        three_languages.build(code, version="v1.0.0")
    (entry,) = json.loads(three_languages.read("versions.json"))
    assert entry["languages"] == ["en", "ar", "ko"]


def test_what_somebody_has_written_into_the_list_stays(docs: Docs) -> None:
    put(docs.out, "v1.0.0", "v2.0.0")
    add_version(docs.out, "v1.0.0")
    path = docs.out / "versions.json"
    text = path.read_text(encoding="utf-8").replace(
        '"title": "v1.0.0"', '"title": "1.0 (LTS)", "until": 2030'
    )
    path.write_text(text, encoding="utf-8")
    add_version(docs.out, "v2.0.0")
    assert {"title": "1.0 (LTS)", "until": 2030}.items() <= json.loads(path.read_text())[1].items()


@pytest.mark.parametrize("remains", ["{", "[1]", "[{}]", '[{"version": 1}]', '"v1"', "{}", "", "\udcff"])
def test_a_list_that_cannot_be_read_is_left_alone(docs: Docs, remains: str) -> None:
    put(docs.out, "v1.0.0")
    path = docs.out / "versions.json"
    path.write_bytes(remains.encode(errors="surrogateescape"))
    with pytest.raises(UsageError, match=r"versions\.json: this is no list of versions; mend it"):
        add_version(docs.out, "v1.0.0")
    assert path.read_bytes() == remains.encode(errors="surrogateescape")


def test_many_may_be_listed_at_once(docs: Docs) -> None:
    names = [f"v1.{minor}" for minor in range(20)]
    put(docs.out, *names)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: add_version(docs.out, name), names))
    assert [one.split()[0] for one in listed(docs.out)] == names[::-1]


def test_a_site_of_versions_takes_none_without_a_name(three_languages: Docs) -> None:
    three_languages.build("en", version="v1.0.0")
    before = three_languages.files()
    with pytest.raises(UsageError, match="holds versions: name this one with --version"):
        three_languages.build("en")
    assert three_languages.files() == before


@pytest.mark.parametrize(
    ("version", "aliases", "message"),
    [
        ("v2", ["v1"], "the alias v1 is a version of the site already"),
        ("stable", [], "stable is an alias of v1"),
        ("v2", ["v2"], "the version's own name"),
        ("v2", ["../up"], "isn't the name of a folder"),
        ("v2", ["latest/one"], "must lie as deep"),
        ("v2", ["mine"], "mine: this folder is no alias of the site"),
        ("pr_3", ["stable"], "can't have aliases"),
        ("", ["stable"], "name that with --version"),
        ("v1/en", [], "can't both be folders of the site"),
        ("stable/2", [], "can't both be folders of the site"),
        ("pr_5/next", [], "would lie within the version pr_5"),
        ("mine", [], "mine: this is no version of the site"),
        ("en", [], "en is the folder of a language"),
        ("v2", ["ko"], "ko is the folder of a language"),
        ("index.html", [], "the site has index.html itself"),
        ("assets", [], "the site has assets itself"),
        (" v3", [], "isn't the name of a folder"),
        ("a\nb", [], "isn't the name of a folder"),
        (".hidden", [], "isn't the name of a folder"),
        ("linked", [], "linked: this is a link, and isn't followed"),
    ],
)
def test_names_that_would_cover_something_are_refused(
    three_languages: Docs, version: str, aliases: list[str], message: str
) -> None:
    put(three_languages.out, "v1", "pr_5")
    add_version(three_languages.out, "v1", ["stable"])
    (three_languages.out / "linked").symlink_to(three_languages.root)
    (three_languages.out / "mine").mkdir()
    (three_languages.out / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    before = three_languages.files()
    with pytest.raises(UsageError, match=message):
        three_languages.build("en", version=version, aliases=aliases)
    assert three_languages.files() == before


def test_a_version_goes_with_its_folder_and_its_alias_goes_first(docs: Docs) -> None:
    put(docs.out, "v1.0.0", "v1.1.0", "pr_7")
    add_version(docs.out, "v1.0.0")
    add_version(docs.out, "v1.1.0", ["stable"])
    with pytest.raises(UsageError, match=r"v1\.1\.0 is stable: give that to another version first"):
        remove_version(docs.out, "v1.1.0")
    with pytest.raises(UsageError, match=r"has no version v1\.1; did you mean v1\.1\.0"):
        remove_version(docs.out, "v1.1")
    for name in ("stable", "v1.1.0", "pr_7"):
        remove_version(docs.out, name)
        assert not (docs.out / name).exists()
    assert (listed(docs.out), front_door(docs.out)) == (["v1.0.0 *"], "v1.0.0/")
    remove_version(docs.out, "v1.0.0")
    assert docs.files() == {}


def test_the_command_lists_adds_and_removes(docs: Docs) -> None:
    put(docs.out, "v1.9", "v1.10", "main")
    for name in ("v1.9", "main"):
        assert runner.invoke(app, ["versions", "out", "--add", name]).exit_code == 0
    done = runner.invoke(app, ["versions", "out", "--add", "v1.10", "--alias", "stable"])
    assert done.output == "main\nv1.10 (stable, current)\nv1.9\n"
    done = runner.invoke(app, ["versions", "out", "--remove", "v1.9", "--format", "json"])
    assert [one["version"] for one in json.loads(done.output)] == ["main", "v1.10"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "nowhere: there is no such folder"),
        (["out", "--add", "v3"], "v3: no language in this folder has a pages.json"),
        (["out", "--alias", "stable"], "name that, too"),
        (["out", "--remove", "v3"], "out has no version v3"),
        (["out", "--add", "../out"], "isn't the name of a folder in the site"),
    ],
)
def test_wrong_use_of_the_command_is_said(docs: Docs, arguments: list[str], message: str) -> None:
    put(docs.out, "v1")
    done = runner.invoke(app, ["versions", *arguments])
    assert done.exit_code == 2
    assert message in done.output


@pytest.mark.parametrize("clean", [False, True])
@pytest.mark.parametrize("first", ["release", "release/1.0"])
def test_a_version_is_never_the_folder_of_another(three_languages: Docs, first: str, clean: bool) -> None:
    second = "release/1.0" if first == "release" else "release"
    three_languages.build("en", version=first)
    before = looks(three_languages.out)
    with pytest.raises(UsageError, match=f"{second} and {first} can't both be folders of the site"):
        three_languages.build("en", version=second, clean=clean)
    with pytest.raises(UsageError, match="has no version"):
        remove_version(three_languages.out, second)
    assert looks(three_languages.out) == before


def test_removing_leaves_what_an_older_list_has_below(docs: Docs) -> None:
    put(docs.out, "release", "release/1.0")
    entries = [{"version": "release/1.0"}, {"version": "release"}]
    (docs.out / "versions.json").write_text(json.dumps(entries), encoding="utf-8")
    remove_version(docs.out, "release")
    assert listed(docs.out) == ["release/1.0 *"]
    assert docs.read("release/1.0/en/index.html") == "release/1.0"
    assert not (docs.out / "release" / "en").exists()
    remove_version(docs.out, "release/1.0")
    assert list(docs.out.iterdir()) == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"aliases": ["../victim"]}, "isn't the name of a folder in the site"),
        ({"aliases": ["v1"]}, "v1 is listed twice"),
        ({"aliases": ["v1/en"]}, "v1/en and v1 can't both be folders"),
        ({"aliases": [""]}, "a version without a name"),
        ({"aliases": "v3"}, "this is no list of versions"),
        ({"version": ""}, "a version without a name"),
        ({"version": "../x"}, "isn't the name of a folder in the site"),
        ({"version": "v1"}, "v1 is listed twice"),
    ],
)
def test_names_of_the_list_are_never_followed_out_of_the_site(
    docs: Docs, changes: dict[str, object], message: str
) -> None:
    put(docs.out, "v1", "v2")
    add_version(docs.out, "v1")
    add_version(docs.out, "v2")
    victim = docs.root / "victim" / "f"
    victim.parent.mkdir()
    victim.write_text("mine", encoding="utf-8")
    path = docs.out / "versions.json"
    entries = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps([{**entries[0], **changes}, entries[1]]), encoding="utf-8")
    before = looks(docs.root)
    done = runner.invoke(app, ["versions", "out", "--add", "v2"])
    assert (done.exit_code, message in done.output) == (2, True), done.output
    assert looks(docs.root) == before


def test_a_version_that_cannot_be_removed_stays_listed(docs: Docs, monkeypatch: pytest.MonkeyPatch) -> None:
    put(docs.out, "v1", "v2")
    add_version(docs.out, "v1")
    add_version(docs.out, "v2")

    def refuse(path: str, **_: object) -> None:
        raise PermissionError(1, "Operation not permitted", "index.html")

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refuse)
        done = runner.invoke(app, ["versions", "out", "--remove", "v1"])
    assert done.exit_code == 2
    assert (
        "v1 could not be removed whole, and stays listed: index.html: Operation not permitted" in done.output
    )
    assert listed(docs.out) == ["v2 *", "v1"]
    remove_version(docs.out, "v1")
    assert listed(docs.out) == ["v2 *"]


def test_of_a_version_that_is_a_link_the_link_goes(docs: Docs) -> None:
    put(docs.root / "elsewhere", "v1")
    put(docs.out, "v1", "v2")
    add_version(docs.out, "v1")
    add_version(docs.out, "v2")
    before = looks(docs.root / "elsewhere")
    shutil.rmtree(docs.out / "v1")
    (docs.out / "v1").symlink_to(docs.root / "elsewhere" / "v1")
    remove_version(docs.out, "v1")
    assert not (docs.out / "v1").exists()
    assert looks(docs.root / "elsewhere") == before


def test_an_alias_that_has_become_a_link_is_not_followed(docs: Docs) -> None:
    put(docs.out, "v1", "v2")
    add_version(docs.out, "v1", ["stable"])
    add_version(docs.out, "v2")
    shutil.rmtree(docs.out / "stable")
    (docs.out / "stable").symlink_to("v2")
    before = looks(docs.out)
    with pytest.raises(UsageError, match="stable: this is a link, and isn't followed"):
        add_version(docs.out, "v1")
    assert looks(docs.out) == before


def test_a_copy_of_a_version_has_no_links(docs: Docs) -> None:
    put(docs.out, "v1")
    (docs.out / "v1" / "en" / "leak.txt").symlink_to("/proc/self/environ")
    (docs.out / "v1" / "en" / "broken.txt").symlink_to("nowhere")
    add_version(docs.out, "v1", ["stable"])
    assert sorted(path.name for path in (docs.out / "stable" / "en").iterdir()) == [
        "index.html",
        "pages.json",
    ]


@pytest.mark.parametrize(("site_url", "start"), [(None, "/"), ("https://docs.example/lib/", "/lib/")])
def test_without_a_script_the_page_for_wrong_addresses_leads_to_the_version(
    docs: Docs, site_url: str | None, start: str
) -> None:
    docs.write(ENGLISH)
    docs.build(version="v1.0.0", site={"site_url": site_url} if site_url else None)
    link = LexborHTMLParser(docs.read("404.html")).css_first("main a")
    assert link is not None
    assert str(link.attributes["href"]).removeprefix("https://docs.example") == f"{start}v1.0.0/en/"


def test_a_pages_older_names_are_told(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/_redirects.yml": "old: guide/tabs#choose\nfar: https://example.org\n"})
    docs.build(version="v1.0.0")
    assert json.loads(docs.read("v1.0.0/en/pages.json"))["moved"] == {"old/": "guide/tabs/"}


CONFIG = """\
site_name: Library
theme: {name: material}
plugins:
- doc-builder: {library: lib, jobs: 1, search: false, cache_dir: "", version: v1.0, aliases: [stable]}
"""


@pytest.mark.parametrize("hooks", ["", "hooks: [hook.py]\n"])
def test_mkdocs_makes_the_same_versions(three_languages: Docs, hooks: str) -> None:
    root = three_languages.root
    (root / "hook.py").write_text("def on_page_markdown(markdown, **_):\n    return markdown\n")
    (root / "mkdocs.yml").write_text(CONFIG + hooks, encoding="utf-8")
    theirs = [sys.executable, "-m", "mkdocs", "build", "--site-dir", "theirs"]
    for command in ([COMMAND, "build", "--build_dir", "out"], theirs):
        subprocess.run(command, cwd=root, capture_output=True, check=True)
    made, ours = (
        {path: one for path, one in data(root / folder).items() if not path.endswith(".gz")}
        for folder in ("theirs", "out")
    )
    assert made == ours
    assert (listed(root / "theirs"), front_door(root / "theirs")) == (["v1.0 stable *"], "stable/")


@pytest.mark.parametrize("settings", ["", ", version: release", ", version: v2.0, aliases: [mine]"])
def test_mkdocs_takes_no_version_away(three_languages: Docs, settings: str) -> None:
    root = three_languages.root
    put(root / "theirs", "release/1.0", "mine/x")
    add_version(root / "theirs", "release/1.0")
    before = looks(root / "theirs")
    config = CONFIG.replace(", version: v1.0, aliases: [stable]", settings)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", "theirs"],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "holds versions: name this one" in done.stderr or "choose another" in done.stderr
    assert looks(root / "theirs") == before

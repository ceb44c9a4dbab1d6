"""Files beside the pages: which of them become part of the site, and which must not."""

from __future__ import annotations

from tests.site.docs import ENGLISH, Docs


def test_files_beside_the_language_folders_are_copied_and_followed(docs: Docs) -> None:
    docs.write({**ENGLISH, "robots.txt": "User-agent: *\n", "_config.py": "disable_toc_check = True\n"})
    docs.build()
    assert docs.read("robots.txt") == "User-agent: *\n"
    assert "_config.py" not in docs.files()
    docs.write({"robots.txt": "User-agent: nobody\n"})
    assert not docs.build().unchanged
    assert docs.read("robots.txt") == "User-agent: nobody\n"


def test_nothing_around_a_folder_of_pages_gets_into_the_site(docs: Docs) -> None:
    flat = {name.removeprefix("en/"): text for name, text in ENGLISH.items()}
    docs.write({**flat, "../secret.txt": "A password.\n", "../../setup.py": "import setuptools\n"})
    docs.build()
    assert "en/guide/tabs/index.html" in docs.files()
    assert not {path for path in docs.files() if path.endswith(("secret.txt", "setup.py"))}


def test_a_site_within_the_documentation_is_not_copied_into_itself(docs: Docs) -> None:
    docs.write(ENGLISH)
    inside = {"site_dir": str(docs.source / "site")}
    docs.build("en", site=inside, source=str(docs.source / "en"))
    docs.build("en", site=inside, source=str(docs.source / "en"), version="v2")
    assert not (docs.source / "site" / "site").exists()
    assert not (docs.source / "site" / "v2" / "site").exists()


def test_a_link_out_of_the_repository_publishes_nothing(docs: Docs) -> None:
    (docs.root / ".git").mkdir()
    docs.write(ENGLISH)
    (docs.source / "name.txt").symlink_to("/etc/hostname")
    docs.build()
    assert "name.txt" not in docs.files()


def test_a_picture_that_cannot_be_read_is_a_finding(somebody: Docs) -> None:
    somebody.write({"en/plot.svg": "<svg/>"})
    (somebody.source / "en" / "plot.svg").chmod(0)
    result = somebody.build()
    assert result.failed
    assert [str(finding) for finding in result.findings] == [
        "docs/source/en/plot.svg:1: can't be read: Permission denied; check its permissions"
    ]

"""What a user's mistakes look like: every one at its place, all at once, and the last site whole."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.site.docs import COMMAND, ENGLISH, Docs


def messages(docs: Docs, **options: object) -> list[str]:
    return [str(finding) for finding in docs.build(**options).findings]


def test_every_mistake_is_told_in_one_run_and_the_site_stays(docs: Docs) -> None:
    docs.write(ENGLISH)
    docs.build()
    before = docs.files()
    docs.write(
        {
            "en/_toctree.yml": ENGLISH["en/_toctree.yml"] + "  - local: guide/tab\n    title: Gone\n",
            "en/index.md": '# Home\n\n<hfoptions id="a">\n<hfoption id="b">\n\nText.\n',
            "en/guide/tabs.md": '# Tabs\n\n<include>{"path": "../../../../secret.txt"}</include>\n',
            "ko/_toctree.yml": "- local: index\n  title: [unclosed\n",
            "ko/index.md": "# 홈\n",
        }
    )
    (docs.source / "en" / "latin.md").write_bytes(b"# Caf\xe9\n")
    (docs.root / ".git").mkdir()
    result = docs.build()
    assert result.failed
    rules = {(finding.path, finding.rule) for finding in result.findings}
    assert rules >= {
        ("docs/source/en/_toctree.yml", "missing-page"),
        ("docs/source/en/index.md", "unclosed-tag"),
        ("docs/source/en/guide/tabs.md", "include-failed"),
        ("docs/source/en/latin.md", "bad-encoding"),
        ("docs/source/ko/_toctree.yml", "bad-yaml"),
    }
    assert all(finding.line >= 1 for finding in result.findings)
    assert docs.files() == before


def test_a_folder_that_cannot_be_read_is_a_finding(somebody: Docs) -> None:
    somebody.write({"en/closed/page.md": "# Closed\n"})
    closed = somebody.source / "en" / "closed"
    closed.chmod(0)
    try:
        result = somebody.build()
    finally:
        closed.chmod(0o755)
    assert result.failed
    assert [str(finding) for finding in result.findings] == [
        "docs/source/en/closed:1: can't be read: Permission denied; check its permissions"
    ]


@pytest.mark.parametrize("name", ["_toctree.yml", "index.md", "_redirects.yml"])
def test_a_file_that_cannot_be_read_is_a_finding(somebody: Docs, name: str) -> None:
    path = somebody.source / "en" / name
    path.touch()
    path.chmod(0)
    result = somebody.build()
    assert result.failed
    assert f"docs/source/en/{name}:1: can't be read: Permission denied; check its permissions" in [
        str(finding) for finding in result.findings
    ]


def test_a_broken_link_names_the_page_that_was_meant(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/index.md": "# Home\n\n## Next steps\n\n[tabs](guide/tab)\n"})
    assert messages(docs) == [
        "docs/source/en/index.md:5: link to guide/tab: there is no such page; did you mean /guide/tabs?"
    ]


def test_a_broken_anchor_names_the_heading_that_was_meant(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/index.md": "# Home\n\n## Next steps\n\n[tabs](guide/tabs#chose)\n"})
    assert messages(docs) == [
        "docs/source/en/index.md:5: link to guide/tabs#chose: the page has no #chose; did you mean #choose?"
    ]


def test_an_unresolved_reference_is_code_and_a_finding(docs: Docs) -> None:
    docs.write({"../lib.py": "class Trainer:\n    'Trains.'\n"})
    docs.write(
        {**ENGLISH, "en/index.md": "# Home\n\n## Next steps\n\nA [`Trainr`].\n\n[[autodoc]] Trainer\n"}
    )
    assert messages(docs) == ["docs/source/en/index.md:5: nothing documents Trainr; did you mean Trainer?"]


def test_a_missing_picture_is_a_finding(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/index.md": "# Home\n\n## Next steps\n\n![x](imgs/x.png)\n"})
    assert [message.split("; ")[0] for message in messages(docs)] == [
        "docs/source/en/index.md:5: picture imgs/x.png: there is no such file"
    ]


def test_findings_that_are_no_errors_fail_only_a_strict_build(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/index.md": "# Home\n\n[x](nowhere)\n\n## Next steps\n"})
    assert docs.build(site={"strict": True}).failed
    assert not (docs.out / "en").exists()
    assert not docs.build().failed
    assert docs.build(site={"strict": True}).failed


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [COMMAND, *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_the_command_ends_with_1_for_mistakes(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/index.md": '# Home\n\n<hfoptions id="a">\n'})
    (docs.source / "en" / "guide" / "tabs.md").unlink()
    done = run(docs.root, "build", "lib", "docs/source", "--build_dir", "out", "--no-search")
    assert done.returncode == 1
    assert "docs/source/en/index.md:3: " in done.stderr
    assert "docs/source/en/_toctree.yml:5: there is no page `guide/tabs`" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_tab_left_open_is_closed_where_its_container_ends_and_told(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/index.md": '# Home\n\n## Next steps\n\n<hfoptions id="a">\n'})
    done = run(docs.root, "build", "lib", "docs/source", "--build_dir", "out", "--no-search")
    assert done.returncode == 0
    assert "docs/source/en/index.md:5: <hfoptions> is not closed" in done.stderr
    strict = run(docs.root, "build", "lib", "docs/source", "--build_dir", "out", "--no-search", "--strict")
    assert strict.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build"], "no mkdocs.yml"),
        (["build", "lib", "nowhere"], "nowhere: there is no such folder"),
        (["build", "lib", "docs/source", "--language", "xx"], "no pages in language xx; there are: en"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_to_do(docs: Docs, arguments: list[str], said: str) -> None:
    docs.write(ENGLISH)
    done = run(docs.root, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_mistake_in_an_included_file_is_told_at_that_file(docs: Docs) -> None:
    docs.write(
        {
            **ENGLISH,
            "en/_part.md": "Included.\n\n<Tip>\n\nLeft open. [x](nowhere)\n",
            "en/index.md": '# Home\n\n## Next steps\n\n<include>{"path": "_part.md"}</include>\n',
        }
    )
    assert [message.partition(";")[0] for message in messages(docs)] == [
        "docs/source/en/_part.md:3: <Tip> is not closed before its container ends",
        "docs/source/en/_part.md:5: link to nowhere: there is no such page",
    ]


def test_a_mistake_in_an_included_part_is_told_at_its_line(docs: Docs) -> None:
    spec = '{"path": "_part.md", "start-after": "<!-- begin", "end-before": "<!-- end"}'
    docs.write(
        {
            **ENGLISH,
            "en/_part.md": (
                "Left out.\n\n<!-- begin -->\n\n[x](nowhere)\n\n$$\n\\frac{\n$$\n\n"
                "<a href='gone'>\n\n<!-- end -->\n"
            ),
            "en/index.md": f"# Home\n\n## Next steps\n\n<include>{spec}</include>\n",
        }
    )
    assert [message.partition(";")[0].partition(": ")[0] for message in messages(docs)] == [
        "docs/source/en/_part.md:5",
        "docs/source/en/_part.md:8",
        "docs/source/en/_part.md:11",
    ]


def test_what_is_no_python_module_has_no_objects_to_miss(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/index.md": "# Home\n\n## Next steps\n\nA [`Trainer`].\n"})
    assert messages(docs, python_module=False) == []
    assert messages(docs) == [
        "docs/source/en/index.md:5: nothing documents Trainer; write it as code, or delete it"
    ]


def test_a_page_that_is_not_utf8_is_not_said_to_be_missing_too(docs: Docs) -> None:
    docs.write(ENGLISH)
    (docs.source / "en" / "guide" / "tabs.md").write_bytes(b"# T\xe4bs\n")
    rules = [finding.rule for finding in docs.build().findings]
    assert "bad-encoding" in rules
    assert "missing-page" not in rules

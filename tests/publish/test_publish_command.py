"""`doc-builder publish`, as a workflow runs it, against a made-up GitHub."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from builder.cli import app
from tests.publish.fake_github import RUN, SHA, FakeGitHub, commits, files_of, packed

BOT = "github-actions[bot]"


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["publish", *arguments])


@pytest.fixture(autouse=True)
def _in_a_workflow(workflow: Path) -> None:
    pass


def test_a_preview_is_published_and_told_once(github: FakeGitHub, remote: Path) -> None:
    github.pull(12)
    github.artifacts["doc-build-artifact"] = packed({"pr_12/en/index.html": "1"})
    assert _run("preview").exit_code == 0
    github.artifacts["doc-build-artifact"] = packed({"pr_12/en/index.html": "2"})
    done = _run("preview")
    assert done.exit_code == 0, done.output
    assert files_of(remote)["pr_12/en/index.html"] == "2"
    assert [one["body"] for one in github.comments] == [
        "<!-- doc-builder: preview -->\n"
        f"[Preview of the documentation](https://org.github.io/lib/pr_12/), made from {SHA}."
    ]


def test_the_store_of_artifacts_does_not_see_the_token(github: FakeGitHub) -> None:
    github.pull(12)
    github.artifacts["doc-build-artifact"] = packed({"pr_12/index.html": "1"})
    assert _run("preview", "--site-url", "https://docs.example.org").exit_code == 0
    tokens = {path.startswith("/store"): token for _, path, token in github.seen}
    assert tokens == {False: "Bearer secret", True: None}
    assert "(https://docs.example.org/pr_12/)" in github.comments[0]["body"]


def test_an_artifact_for_another_pull_request_is_refused(github: FakeGitHub, remote: Path) -> None:
    github.pull(12)
    github.artifacts["doc-build-artifact"] = packed({"pr_1/index.html": "not mine"})
    done = _run("preview")
    assert done.exit_code == 1
    assert "isn't below pr_12" in done.output
    assert not github.comments
    assert not list(remote.glob("refs/heads/*"))


@pytest.mark.parametrize(
    "changes",
    [{"sha": "b" * 40}, {"repo": "somebody/lib"}, {"branch": "other"}, {"owner": "somebody"}],
)
def test_nothing_is_published_for_a_pull_request_that_the_run_was_not_for(
    github: FakeGitHub, changes: dict[str, str]
) -> None:
    github.pull(12, **changes)
    github.artifacts["doc-build-artifact"] = packed({"pr_12/index.html": "1"})
    done = _run("preview")
    assert (done.exit_code, done.output) == (
        0, "no open pull request has this commit as its newest; nothing to do\n",
    )  # fmt: skip


def test_of_two_pull_requests_with_one_commit_the_artifact_is_for_one(
    github: FakeGitHub, remote: Path
) -> None:
    github.pull(12)
    github.pull(15)
    github.artifacts["doc-build-artifact"] = packed({"pr_15/index.html": "1"})
    assert _run("preview").exit_code == 0
    assert "pr_15/index.html" in files_of(remote)
    assert [one for _, one, _ in github.seen if one.endswith("comments")] == ["issues/15/comments"] * 2


def test_a_run_without_the_artifact_is_fine(github: FakeGitHub) -> None:
    github.pull(12)
    done = _run("comment", "--artifact", "translation-report")
    assert (done.exit_code, done.output) == (0, "the run has left no translation-report; nothing to do\n")


def test_an_artifact_that_is_too_large_is_not_even_loaded(github: FakeGitHub) -> None:
    github.pull(12)
    github.artifacts["doc-build-artifact"] = bytes(1_200_000)
    done = _run("preview", "--max-size", "1")
    assert done.exit_code == 1
    assert "more than 1000000 bytes" in done.output


def test_a_report_is_a_comment_that_calls_nobody(github: FakeGitHub) -> None:
    github.pull(12)
    github.comments += [
        {"id": number, "user": {"login": "stranger"}, "body": "<!-- doc-builder: translation-report -->"}
        for number in range(100)
    ]
    for text, shown in (("@team: look", ["@\u200bteam: look"]), ("New", ["New"]), ("", [])):
        github.artifacts["translation-report"] = packed({"pr_12/comment.md": text})
        done = _run("comment", "--artifact", "translation-report")
        assert done.exit_code == 0, done.output
        mine = [one["body"].partition("\n")[2] for one in github.comments if one["user"]["login"] == BOT]
        assert mine == shown
    assert len(github.comments) == 100  # the stranger's, untouched


@pytest.mark.parametrize("at", ["&#64;", "&#064;", "&#x40;", "&#X0040;", "&commat;", "&#64"])
def test_entities_call_nobody(github: FakeGitHub, at: str) -> None:
    github.pull(12)
    github.artifacts["report"] = packed({"pr_12/comment.md": f"{at}team &#640; &#x40f;"})
    assert _run("comment", "--artifact", "report").exit_code == 0
    assert github.comments[0]["body"].endswith(f"\n{at}\u200bteam &#640; &#x40f;")


def test_a_long_line_is_cut(github: FakeGitHub) -> None:
    github.pull(12)
    github.artifacts["report"] = packed({"pr_12/comment.md": "short\n" + "x" * 70_000})
    assert _run("comment", "--artifact", "report").exit_code == 0
    assert 59_000 < len(github.comments[0]["body"]) < 65_536


def test_a_long_report_is_cut(github: FakeGitHub) -> None:
    github.pull(12)
    github.artifacts["report"] = packed({"pr_12/comment.md": "a line\n" * 20_000})
    assert _run("comment", "--artifact", "report").exit_code == 0
    assert len(github.comments[0]["body"]) < 65_536
    assert github.comments[0]["body"].endswith(
        "a line\n\nThere is more; the summary of the workflow has it all."
    )


def test_previews_of_closed_pull_requests_are_removed(github: FakeGitHub, remote: Path) -> None:
    pull = github.pull(12)
    github.artifacts["doc-build-artifact"] = packed({"pr_12/index.html": "1"})
    _run("preview")
    assert _run("clean").output == "gh-pages: previews removed: none\n"
    github.pulls.remove(pull)
    assert _run("clean").output == "gh-pages: previews removed: 12\n"
    assert "pr_12/index.html" not in files_of(remote)


def test_a_site_is_published_once(tmp_path: Path, remote: Path) -> None:
    (tmp_path / "build/en").mkdir(parents=True)
    (tmp_path / "build/en/index.html").write_text("Hello")
    assert _run("site", str(tmp_path / "build")).output == "gh-pages: published\n"
    assert _run("site", str(tmp_path / "build")).output == "gh-pages: nothing has changed\n"
    assert files_of(remote)["en/index.html"] == "Hello"
    assert commits(remote) == ["Publish the documentation"]


def _built(tmp_path: Path, version: str) -> str:
    page = tmp_path / "build" / version / "en" / "pages.json"
    page.parent.mkdir(parents=True)
    page.write_text('{"fallback": "en", "pages": [""]}')
    return str(tmp_path / "build")


def test_an_alias_that_stays_is_told(tmp_path: Path) -> None:
    for version in ("v2.0.0", "v1.9.1"):
        done = _run("site", _built(tmp_path, version), "--version", version, "--alias", "stable")
        assert done.exit_code == 0, done.output
    assert done.output == "stable stays with v2.0.0, a newer release\ngh-pages: published\n"


def test_an_alias_that_cannot_be_given_is_refused(tmp_path: Path, remote: Path) -> None:
    for version in ("main", "next"):
        assert _run("site", _built(tmp_path, version), "--version", version).exit_code == 0
    before = files_of(remote)
    done = _run("site", str(tmp_path / "build"), "--version", "next", "--alias", "main")
    assert done.exit_code == 1
    assert "the alias main is a version of the site already" in done.output
    assert files_of(remote) == before


def test_a_refusal_names_the_branch(tmp_path: Path) -> None:
    built = _built(tmp_path, "main")
    assert _run("site", built, "--version", "main").exit_code == 0
    done = _run("site", built)
    assert done.exit_code == 1
    assert done.output.startswith("gh-pages holds versions: name this one with --version")


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    built = Path(_built(tmp_path, "main"))
    os.mkfifo(built / "main" / "pipe")
    done = _run("site", str(built), "--version", "main")
    assert (done.exit_code, "is a named pipe" in done.output) == (1, True)


def test_notebooks_go_to_another_repository(tmp_path: Path, remote: Path) -> None:
    (tmp_path / "build/en").mkdir(parents=True)
    (tmp_path / "build/en/tour.ipynb").write_text("{}")
    done = _run(
        "notebooks",
        str(tmp_path / "build"),
        "--folder",
        "lib_doc",
        "--repository",
        "org/lib",
        "--branch",
        "nb",
    )
    assert done.exit_code == 0, done.output
    assert files_of(remote, "nb") == {"lib_doc/en/tour.ipynb": "{}"}


def test_a_fork_that_is_gone_has_no_preview(github: FakeGitHub, workflow: Path) -> None:
    github.pull(12)
    workflow.write_text(json.dumps({"workflow_run": {**RUN, "head_repository": None}}))
    assert "nothing to do" in _run("preview").output


def test_git_shows_the_token_to_the_server_and_to_nobody_else(
    github: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_SERVER_URL", github.url)
    (tmp_path / "build").mkdir()
    done = _run("site", str(tmp_path / "build"))
    assert done.exit_code == 1
    assert "not found" in done.output
    secret = base64.b64encode(b"x-access-token:secret").decode()
    assert {token for _, path, token in github.seen if "lib.git" in path} == {f"Basic {secret}"}
    assert secret not in done.output


def test_wrong_use(tmp_path: Path, workflow: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = _run("site", str(tmp_path), "--version", "v1.0")
    assert done.exit_code == 2
    assert "v1.0: there is no such folder" in done.output
    workflow.write_text("{}")
    done = _run("preview")
    assert done.exit_code == 2
    assert "names no event workflow_run" in done.output
    assert _run("clean", "--days", "999999999").exit_code == 2
    monkeypatch.delenv("GITHUB_TOKEN")
    done = _run("clean")
    assert done.exit_code == 2
    assert "set GITHUB_TOKEN in the environment" in done.output


def test_what_github_refuses_is_told(monkeypatch: pytest.MonkeyPatch, github: FakeGitHub) -> None:
    monkeypatch.setenv("GITHUB_API_URL", f"{github.url}/nowhere")
    done = _run("clean")
    assert done.exit_code == 1
    assert "GET pulls: GitHub says 404 Not Found" in done.output

"""`doc-builder translate` as a translator uses it, from a claim to a reviewed page."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from builder.cli import app
from builder.translate_project import find_project

TOCTREE = "- local: index\n  title: About\n- local: install\n  title: Install it\n"
INDEX = "# About [[about]]\n\nA small library.\n"
INSTALL = """# Install it [[install-it]]

Run one command in a shell of yours.

```bash
pip install tensorkit
```

## Check [[check]]

Ask for the version.
"""
KOREAN_INSTALL = """# 설치 [[install-it]]

셸에서 명령 하나를 실행하세요.

```bash
pip install tensorkit
```

## 확인 [[check]]

버전을 물어보세요.
"""


@dataclass
class Repository:
    """A documentation in English and Korean, in a git repository that is the working directory."""

    root: Path
    commits: int = 0

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.root / "docs/source" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.root / "docs/source" / name).read_text(encoding="utf-8")

    def commit(self, files: dict[str, str]) -> None:
        self.write(files)
        self.commits += 1
        day = f"2026-01-{self.commits:02}T12:00:00Z"
        dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
        identity = ["-c", "user.name=Kim", "-c", "user.email=kim@example.org", "-c", "commit.gpgsign=false"]
        for command in (["add", "."], ["commit", "-q", "-m", f"Change {self.commits}"]):
            subprocess.run(["git", *identity, *command], cwd=self.root, check=True, env=os.environ | dates)

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(app, ["translate", *arguments])


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOC_BUILDER_CACHE", str(tmp_path / "cache"))
    (tmp_path / ".gitignore").write_text("cache\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=tmp_path, check=True)
    made = Repository(tmp_path)
    made.commit({"en/_toctree.yml": TOCTREE, "en/index.md": INDEX, "en/install.md": INSTALL})
    made.commit(
        {
            "ko/_toctree.yml": "- local: index\n  title: 소개\n",
            "ko/index.md": "# 소개 [[about]]\n\n작은 라이브러리.\n",
        }
    )
    return made


def test_a_repository_may_have_the_name_of_a_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no", "it/docs/source/en", "it/docs/source/ko"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("no/index.md", "it/README.md", "it/docs/source/en/index.md"):
        (tmp_path / name).write_text("# About\n", encoding="utf-8")
    (tmp_path / "it/docs/source/en/_toctree.yml").write_text("- local: index\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "it")
    assert find_project(near=[Path("index")]).local("index") == "index"


def test_from_a_new_page_to_a_reviewed_one(repository: Repository) -> None:
    begun = repository.run("new", "install", "--language", "ko")
    assert begun.exit_code == 0, begun.output
    assert begun.output == "docs/source/ko/install.md\ndocs/source/ko/_toctree.yml\n"
    assert repository.read("ko/_toctree.yml").endswith("- local: install\n  title: Install it\n")
    text = repository.read("ko/install.md")
    assert text.count(", todo -->") == 2

    refused = repository.run("accept", "install", "--language", "ko")
    assert refused.exit_code == 1
    assert (
        "docs/source/ko/install.md:1: section 'Install it' is still English; translate it first"
        in refused.output
    )

    own = text.replace("# Install it", "# 설치").replace(
        "Run one command in a shell of yours.", "명령을 실행하세요."
    )
    repository.write({"ko/install.md": own})
    accepted = repository.run(
        "accept", "docs/source/ko/install.md", "--language", "ko", "--section", "install-it"
    )
    assert accepted.exit_code == 0, accepted.output
    assert ", draft -->" in repository.read("ko/install.md").split("## Check")[0]

    early = repository.run("review", "install", "--language", "ko")
    assert early.exit_code == 1 and "section 'Check' isn't translated yet" in early.output
    reviewed = repository.run("review", "install", "--language", "ko", "--section", "install-it")
    assert reviewed.exit_code == 0, reviewed.output
    assert ", reviewed -->" in repository.read("ko/install.md")


def test_a_change_in_english_is_shown_beside_the_translation(repository: Repository) -> None:
    repository.commit({"ko/install.md": KOREAN_INSTALL})
    repository.commit({"en/install.md": INSTALL.replace("a shell of yours", "any shell")})
    shown = repository.run("diff", "install", "--language", "ko")
    assert shown.exit_code == 0, shown.output
    lines = shown.output.splitlines()
    assert lines[0].startswith("설치: English has changed (") and lines[0].endswith("2026-01-04, Change 4)")
    assert "- Run one command in a shell of yours." in lines
    assert "+ Run one command in any shell." in lines
    assert "docs/source/ko/install.md:1" in lines and "  셸에서 명령 하나를 실행하세요." in lines

    assert repository.run("accept", "install", "--language", "ko").exit_code == 0
    again = repository.run("diff", "install", "--language", "ko")
    assert again.output == "docs/source/ko/install.md: nothing has changed in English since\n"


def test_status_for_programs(repository: Repository) -> None:
    repository.commit({"ko/install.md": KOREAN_INSTALL})
    repository.commit(
        {"en/install.md": INSTALL.replace("a shell of yours", "any shell"), "en/new.md": "# New\n"}
    )
    done = repository.run("status", "--format", "json")
    assert done.exit_code == 0, done.output
    (korean,) = json.loads(done.output)
    assert korean["language"] == "ko"
    assert [one["page"] for one in korean["stale"]] == ["install"]
    (section,) = korean["stale"][0]["sections"]
    assert (section["id"], section["freshness"], section["since"]["day"]) == (
        "install-it",
        "stale",
        "2026-01-04",
    )
    assert [one["local"] for one in korean["missing"]] == ["new"]


def test_a_check_names_line_and_rule_and_mends(repository: Repository) -> None:
    broken = KOREAN_INSTALL.replace("## 확인 [[check]]", "### 확인").replace("tensorkit\n", "tensorkit ==\n")
    repository.commit({"ko/install.md": broken})
    found = repository.run("check", "docs/source/ko/install.md")
    assert found.exit_code == 1
    rules = {line.rpartition(" ")[2] for line in found.output.splitlines()}
    assert {"[heading-level]", "[missing-id]", "[code]"} <= rules
    assert "docs/source/ko/install.md:9: " in found.output

    mended = repository.run("check", "docs/source/ko/install.md", "--fix")
    assert mended.exit_code == 0, mended.output
    assert repository.read("ko/install.md") == KOREAN_INSTALL


def test_rules_can_be_chosen(repository: Repository) -> None:
    repository.commit({"ko/install.md": KOREAN_INSTALL.replace("## 확인 [[check]]", "### 확인")})
    only = repository.run("check", "--select", "missing-id", "--format", "json")
    assert [one["rule"] for one in json.loads(only.output)] == ["missing-id"]
    without = repository.run("check", "--ignore", "missing-id", "--format", "github")
    assert without.output.startswith("::error file=docs/source/ko/")
    assert "missing-id" not in without.output
    several = repository.run("check", "--select", "missing-id,heading-level", "--format", "json")
    assert {one["rule"] for one in json.loads(several.output)} == {"missing-id", "heading-level"}
    wrong = repository.run("check", "--select", "nothing")
    assert (wrong.exit_code, "there is no rule nothing" in wrong.output) == (2, True)


def test_a_report_of_a_pull_request(repository: Repository) -> None:
    repository.commit({"ko/install.md": KOREAN_INSTALL})
    subprocess.run(["git", "checkout", "-q", "-b", "work"], cwd=repository.root, check=True)
    repository.commit(
        {
            "en/install.md": INSTALL.replace("Ask for", "Print"),
            "en/next.md": "# Next\n",
            "ko/index.md": "# 소개 [[intro]]\n\n아주 작은 라이브러리.\n",
        }
    )
    done = repository.run("report", "--base", "main")
    assert done.exit_code == 1, done.output
    assert "| `docs/source/ko/index.md` | 1 |" in done.output
    assert "| `docs/source/en/install.md:9` Check | ko |" in done.output
    assert "| `docs/source/en/next.md` | ko |" in done.output
    assert "| `docs/source/ko/index.md:1` |" in done.output and "`changed-id`" in done.output

    annotated = repository.run("report", "--base", "main", "--format", "github")
    assert "::notice file=docs/source/en/install.md,line=9,title=stale-section::" in annotated.output
    unknown = repository.run("report", "--base", "nowhere")
    assert unknown.exit_code == 2


def test_claims(repository: Repository) -> None:
    made = repository.run("claim", "install", "--language", "ko", "--who", "Kim")
    assert (made.exit_code, made.output) == (0, "translations/claims/ko/install.yml\n")
    other = repository.run("claim", "install", "--language", "ko", "--who", "Lee")
    assert other.exit_code == 2 and "Kim has install since" in other.output
    back = repository.run("claim", "install", "--language", "ko", "--who", "Kim", "--release")
    assert back.exit_code == 0
    assert not (repository.root / "translations/claims").exists()


def test_texts_go_to_other_tools_and_come_back(repository: Repository) -> None:
    exported = repository.run("export", "install", "--language", "ko", "--output", "po")
    assert exported.exit_code == 0, exported.output
    path = repository.root / "po/ko/install.po"
    unchanged = repository.run("import", "po/ko/install.po")
    assert unchanged.exit_code == 0, unchanged.output
    assert not (repository.root / "docs/source/ko/install.md").exists()

    text = path.read_text(encoding="utf-8")
    for english, korean in {
        "Install it": "설치",
        "Run one command in a shell of yours.": "셸에서 명령 하나를 실행하세요.",
        "Check": "확인",
        "Ask for the version.": "버전을 물어보세요.",
    }.items():
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{korean}"')
    path.write_text(text, encoding="utf-8")
    done = repository.run("import", "po/ko/install.po")
    assert done.exit_code == 0, done.output
    own = repository.read("ko/install.md")
    assert [line for line in own.splitlines() if not line.startswith("<!--")] == KOREAN_INSTALL.splitlines()
    assert own.count(", draft -->") == 2
    assert "local: install" in repository.read("ko/_toctree.yml")


def test_what_history_says_is_recorded(repository: Repository) -> None:
    repository.commit({"ko/install.md": KOREAN_INSTALL})
    repository.commit({"en/install.md": INSTALL.replace("Ask for", "Print")})
    done = repository.run("record")
    assert done.output == "3 sections of 2 pages recorded\n"
    repository.commit({})
    shown = repository.run("diff", "install", "--language", "ko")
    assert "+ Print the version." in shown.output.splitlines()


def test_several_files_of_texts_for_one_page(repository: Repository) -> None:
    repository.run("export", "install", "--language", "ko", "--output", "po")
    whole = (repository.root / "po/ko/install.po").read_text(encoding="utf-8")
    english = {"Install it": "설치", "Run one command in a shell of yours.": "실행하세요."}
    others = {"Check": "확인", "Ask for the version.": "버전을 물어보세요."}
    for name, texts in {"first.po": english, "second.po": others}.items():
        text = whole
        for own, korean in texts.items():
            text = text.replace(f'msgid "{own}"\nmsgstr ""', f'msgid "{own}"\nmsgstr "{korean}"')
        (repository.root / name).write_text(text, encoding="utf-8")
    done = repository.run("import", "first.po", "second.po")
    assert "second.po:11: 2 of 2 texts of section 'install-it' aren't translated" in done.output
    own = repository.read("ko/install.md")
    assert "# 설치" in own and "## 확인" in own and own.count(", draft -->") == 2


def test_an_export_keeps_what_a_translator_has_done(repository: Repository) -> None:
    repository.run("export", "install", "--language", "ko", "--output", "po")
    path = repository.root / "po/ko/install.po"
    text = path.read_text(encoding="utf-8").replace(
        'msgid "Check"\nmsgstr ""', 'msgid "Check"\nmsgstr "확인"'
    )
    path.write_text(text, encoding="utf-8")
    repository.write({"en/install.md": INSTALL.replace("Run one", "Type one")})
    again = repository.run("export", "install", "--language", "ko", "--output", "po")
    assert again.output.startswith("po/ko/install.po: 4 texts")
    merged = path.read_text(encoding="utf-8")
    assert 'msgid "Check"\nmsgstr "확인"' in merged and 'msgid "Type one command' in merged
    path.write_text("no PO", encoding="utf-8")
    refused = repository.run("export", "install", "--language", "ko", "--output", "po")
    assert refused.exit_code == 2 and path.read_text(encoding="utf-8") == "no PO"


def test_a_link_to_another_page_is_not_written(repository: Repository) -> None:
    (repository.root / "shared.md").write_text(KOREAN_INSTALL, encoding="utf-8")
    (repository.root / "docs/source/ko/install.md").symlink_to("../../../shared.md")
    refused = repository.run("accept", "install", "--language", "ko")
    assert (
        refused.exit_code == 2 and "docs/source/ko/install.md is a link to another folder" in refused.output
    )
    assert (repository.root / "shared.md").read_text(encoding="utf-8") == KOREAN_INSTALL


def test_without_history_nothing_is_claimed(repository: Repository, tmp_path: Path) -> None:
    repository.write({"ko/install.md": KOREAN_INSTALL})
    shutil.rmtree(repository.root / ".git")
    shown = repository.run("diff", "install", "--language", "ko")
    assert "what 2 sections were made from isn't known; fetch the whole history" in shown.output
    assert repository.run("record").exit_code == 2
    assert "is in no git repository" in repository.run("report", "--base", "main").output


def test_a_rule_that_mkdocs_yml_ignores_must_exist(repository: Repository) -> None:
    settings = "site_name: T\nplugins:\n  - doc-builder:\n      translations: {ignore: [nope]}\n"
    (repository.root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = repository.run("check")
    assert done.exit_code == 2 and "mkdocs.yml: translations: ignore: there is no rule nope" in done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new", "install", "--language", "KO"], "there is ko already: write it so"),
        (["diff", "instal", "--language", "ko"], "there is no page instal; did you mean `install`?"),
        (
            ["diff", "install", "--language", "ko"],
            "install isn't translated: begin with doc-builder translate new",
        ),
        (["diff", "install", "--language", "fr"], "there is no language fr; there are: ko"),
        (["new", "index", "--language", "ko"], "docs/source/ko/index.md is there already"),
        (["new", "install", "--language", "en"], "en isn't the code of a language to translate into"),
        (["check", "nowhere"], "nowhere holds no translation: it is not there"),
    ],
)
def test_wrong_use_says_what_to_do(repository: Repository, arguments: list[str], said: str) -> None:
    done = repository.run(*arguments)
    assert done.exit_code == 2
    assert said in done.output

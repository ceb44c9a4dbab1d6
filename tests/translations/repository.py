"""A repository made for a test: each commit at its own time, by somebody."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from translations.documentation import Documentation
from translations.model import PageStatus
from translations.past.history import History
from translations.states import States


@dataclass
class Repository:
    """A repository with pages below `docs/<language>/`; every commit is a day later than the one before."""

    root: Path
    day: int = 0

    def git(self, *arguments: str, author: str = "Ana <ana@example.org>") -> str:
        name, _, address = author.partition(" <")
        date = f"2026-01-{self.day:02}T12:00:00Z"
        environment = {
            "HOME": str(self.root),
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{role}_NAME": name for role in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{role}_EMAIL": address.rstrip(">") for role in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{role}_DATE": date for role in ("AUTHOR", "COMMITTER")},
        }
        command = ["git", "-C", str(self.root), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.root / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")

    def commit(
        self, files: dict[str, str] | None = None, message: str = "", author: str = "Ana <ana@example.org>"
    ) -> str:
        """Writes files, commits all there is, and gives the commit."""
        self.day += 1
        self.write(files or {})
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message or f"day {self.day}", author=author)
        return self.git("rev-parse", "HEAD").strip()

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    def history(self, revision: str = "HEAD") -> History:
        return History(self.docs, revision)

    def documentation(self, revision: str | None = None) -> Documentation:
        codes = ("en", "ko", "ja", "de")
        return Documentation({code: self.docs / code for code in codes}, revision=revision)

    def states(self, revision: str | None = None) -> States:
        return States(self.documentation(revision))

    def page(self, local: str = "page", language: str = "ko", revision: str | None = None) -> PageStatus:
        states = self.states(revision)
        status = states.page(states.documentation.files[language][local])
        states.history.close()
        return status

    def told(self, local: str = "page", language: str = "ko", revision: str | None = None) -> dict[str, str]:
        """The freshness of each section of a page by title, English ones in place of those it lacks."""
        found = {}
        for row in self.page(local, language, revision).sections:
            section = row.own or row.english
            assert section is not None
            found[section.title] = row.freshness
        return found


def new_repository(root: Path) -> Repository:
    """An empty repository."""
    repository = Repository(root)
    repository.git("init", "-q", "-b", "main")
    return repository

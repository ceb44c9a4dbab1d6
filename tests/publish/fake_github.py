"""A made-up GitHub on this machine, and what lies on branches."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from builder.git import run_git

SHA = "a" * 40
RUN = {
    "id": 77,
    "event": "pull_request",
    "head_sha": SHA,
    "head_branch": "korean",
    "head_repository": {"full_name": "stranger/lib", "owner": {"login": "stranger"}},
}


@dataclass
class FakeGitHub:
    """Pull requests, comments and artifacts of the repository `org/lib`, by way of HTTP.

    `seen` are the requests, with the token that each came with.
    """

    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    artifacts: dict[str, bytes] = field(default_factory=dict)
    seen: list[tuple[str, str, str | None]] = field(default_factory=list)
    url: str = ""
    elsewhere: str = ""

    def answer(self, method: str, path: str, query: dict[str, list[str]], body: Any) -> Any:
        page = int(query.get("page", ["1"])[0])
        some = slice((page - 1) * 100, page * 100)
        if (method, path) == ("GET", "pulls"):
            head = query.get("head")
            return [one for one in self.pulls if head is None or [f"{one['owner']}:{one['branch']}"] == head][
                some
            ]
        if (method, path) == ("GET", "actions/runs/77/artifacts"):
            items = [
                {"id": number, "name": name, "expired": False, "size_in_bytes": len(data)}
                for number, (name, data) in enumerate(self.artifacts.items())
            ]
            return {"artifacts": [one for one in items if [one["name"]] == query["name"]]}
        if method == "GET" and re.fullmatch(r"issues/\d+/comments", path):
            return self.comments[some]
        if method == "POST" and path.endswith("/comments"):
            self.comments.append(
                {"id": 100 + len(self.comments), "user": {"login": "github-actions[bot]"}, **body}
            )
            return self.comments[-1]
        comment = next((one for one in self.comments if path == f"issues/comments/{one['id']}"), None)
        if comment is None:
            return None
        if method == "PATCH":
            comment.update(body)
        if method == "DELETE":
            self.comments.remove(comment)
        return comment

    def pull(self, number: int, **changes: Any) -> dict[str, Any]:
        """A pull request of the run's commit, but for `changes`."""
        pull = {"sha": SHA, "repo": "stranger/lib", "owner": "stranger", "branch": "korean", **changes}
        made = {
            "number": number,
            "owner": pull["owner"],
            "branch": pull["branch"],
            "head": {"sha": pull["sha"], "repo": {"full_name": pull["repo"]}},
        }
        self.pulls.append(made)
        return made


def handler(github: FakeGitHub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            url = urlsplit(self.path)
            path = url.path.removeprefix("/repos/org/lib/")
            github.seen.append((self.command, path, self.headers["Authorization"]))
            length = int(self.headers["Content-Length"] or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            if match := re.fullmatch(r"actions/artifacts/(\d+)/zip", path):
                # GitHub sends those who ask to a store on another host.
                self.send_response(302)
                self.send_header("Location", f"{github.elsewhere}/store/{match[1]}")
                self.end_headers()
                return
            if match := re.fullmatch(r"/store/(\d+)", path):
                data: bytes | None = list(github.artifacts.values())[int(match[1])]
            else:
                answer = github.answer(self.command, path, parse_qs(url.query), body)
                data = None if answer is None else json.dumps(answer).encode()
            self.send_response(404 if data is None else 200)
            self.end_headers()
            self.wfile.write(data or b"")

        do_GET = do_POST = do_PATCH = do_DELETE = handle_any  # noqa: N815 - the server's names

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


def packed(files: dict[str, str | bytes]) -> bytes:
    """A zip file of these."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def files_of(remote: Path, branch: str = "gh-pages") -> dict[str, str]:
    """What is on a branch."""
    names = run_git(remote, "ls-tree", "-r", "--name-only", branch).split()
    return {name: run_git(remote, "show", f"{branch}:{name}") for name in names}


def commits(remote: Path, branch: str = "gh-pages") -> list[str]:
    """The messages of a branch, newest first."""
    return run_git(remote, "log", "--format=%s", branch).splitlines()

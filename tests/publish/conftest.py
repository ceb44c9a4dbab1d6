"""A made-up GitHub on this machine, and repositories of the test's own."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.publish.fake_github import RUN, FakeGitHub, handler


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    fake = FakeGitHub()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(fake))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    port = server.server_address[1]
    fake.url, fake.elsewhere = f"http://127.0.0.1:{port}", f"http://localhost:{port}"
    yield fake
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """A bare repository `org/lib.git`, with nothing in it."""
    path = tmp_path / "server/org/lib.git"
    path.mkdir(parents=True)
    subprocess.run(["git", "init", "--bare", "--quiet", path], check=True)
    return path


@pytest.fixture
def workflow(github: FakeGitHub, remote: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The environment of a run in `org/lib`; gives the file of its event."""
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"workflow_run": RUN}))
    monkeypatch.setenv("GITHUB_REPOSITORY", "org/lib")
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    monkeypatch.setenv("GITHUB_API_URL", github.url)
    monkeypatch.setenv("GITHUB_SERVER_URL", f"file://{tmp_path}/server")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    return event

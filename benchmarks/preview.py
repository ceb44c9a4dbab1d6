"""How soon an edit shows in `doc-builder preview`: from saving the page to its HTML being served.

python -m benchmarks.preview --edits 10
"""

from __future__ import annotations

import argparse
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import IO

from benchmarks.build import add_corpus_arguments, codes, machine
from benchmarks.documentation import Documentation, append, prepare
from benchmarks.processes import DOC_BUILDER
from builder.site.urls import page_url

POLL = 0.005
"""Seconds between two requests for the page."""

START_LIMIT = 300.0
EDIT_LIMIT = 30.0
"""Seconds after which the measurement is given up."""


class GivenUpError(Exception):
    """The server ended, or a page didn't show what it should in time."""


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def fetch(url: str) -> str:
    """A page's HTML, empty while there is none."""
    try:
        with urllib.request.urlopen(url, timeout=EDIT_LIMIT) as answer:
            return bytes(answer.read()).decode("utf-8", "replace")
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def seconds_until(url: str, text: str, limit: float, server: subprocess.Popen[bytes]) -> float:
    """How long it takes until a page holds a text. Raises GivenUpError after `limit` seconds."""
    start = time.perf_counter()
    while text not in fetch(url):
        if server.poll() is not None:
            raise GivenUpError(f"the server ended with {server.returncode}")
        if time.perf_counter() - start > limit:
            raise GivenUpError(f"{url} didn't show {text!r} within {limit:.0f} s")
        time.sleep(POLL)
    return time.perf_counter() - start


def run(docs: Documentation, work: Path, edits: int, log: IO[bytes]) -> dict[str, object]:
    """Starts a preview, edits a page of each language in turn, and stops it."""
    port = free_port()
    command = [
        *DOC_BUILDER, "preview", docs.library, str(docs.folder), "--language", ",".join(docs.languages),
        "--cache-dir", str(work / "cache"), "--port", str(port),
    ]  # fmt: skip
    server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    try:
        pages = {code: docs.middle_page(code) for code in docs.languages}
        urls = {
            code: f"http://127.0.0.1:{port}/{code}/{page_url(local)}" for code, (local, _) in pages.items()
        }
        start = seconds_until(next(iter(urls.values())), "<html", START_LIMIT, server)
        seen: list[float] = []
        for number in range(edits):
            code = docs.languages[number % len(docs.languages)]
            mark = f"edit number {number} of this measurement"
            append(pages[code][1], f"This is {mark}.")
            seen.append(seconds_until(urls[code], mark, EDIT_LIMIT, server))
    finally:
        server.terminate()
        server.wait()
    return {
        "start": round(start, 3),
        "edits": [round(one, 3) for one in seen],
        "median": round(statistics.median(seen), 3),
        "slowest": round(max(seen), 3),
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.preview", description=(__doc__ or "").split("\n")[0]
    )
    add_corpus_arguments(parser)
    parser.add_argument("--edits", type=int, default=10)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="doc-builder-benchmark-") as folder:
        work = Path(folder)
        docs = prepare(work, arguments.corpus, arguments.library, codes(arguments.languages), arguments.pages)
        with (work / "log").open("w+b") as log:
            try:
                figures = run(docs, work, arguments.edits, log)
            except GivenUpError as error:
                log.seek(0)
                sys.exit(f"{log.read().decode('utf-8', 'replace')}\n{error}")
    print(
        f"started in {figures['start']} s; "
        f"an edit shows after {figures['median']} s, at most {figures['slowest']} s"
    )
    if arguments.json:
        arguments.json.parent.mkdir(parents=True, exist_ok=True)
        arguments.json.write_text(json.dumps({"machine": machine(), **figures}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()

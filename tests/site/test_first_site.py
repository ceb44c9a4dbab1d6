"""The quickstart, typed as somebody new would: its commands, in order, from an empty folder.

The commands are read from the page, so that the page can't promise what this doesn't try. Three things
differ from typing: the environment that runs the tests stands in for the one that the first step
installs, servers take a free port where the page leaves it at 8000, and a block that holds a server is
left when the page has been looked at.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/source/en/quickstart.md"

HEADING = re.compile(r"^## .*\[\[([\w-]+)\]\]$")
TAB = re.compile(r'^<hfoption id="(.*)">$')
SERVERS = {"python3 -m http.server": " 0", "doc-builder preview": " --port 0"}
"""Commands that don't end by themselves, and what makes each of them take a free port."""


@dataclass(frozen=True)
class Block:
    """A fence of the page: the section and the tab that it stands in, its language and its text."""

    section: str
    tab: str
    language: str
    text: str


def read_blocks(page: str) -> list[Block]:
    """The fences of a page, from top to bottom."""
    blocks: list[Block] = []
    section = tab = ""
    fence: list[str] | None = None
    language = ""
    for line in page.splitlines():
        if fence is not None:
            if line == "```":
                blocks.append(Block(section, tab, language, "\n".join(fence)))
                fence = None
            else:
                fence.append(line)
        elif line.startswith("```"):
            fence, language = [], line.removeprefix("```")
        elif heading := HEADING.match(line):
            section = heading[1]
        elif named := TAB.match(line):
            tab = named[1]
        elif line == "</hfoption>":
            tab = ""
    return blocks


BLOCKS = read_blocks(PAGE.read_text(encoding="utf-8"))


class Reader:
    """Somebody with a terminal, in the clone of the repository to begin with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "doc-builder"
        self.folder.mkdir()
        self.environment = {
            **os.environ,
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "DOC_BUILDER_CACHE": str(folder / "cache"),
            "PYTHONUNBUFFERED": "1",
            "COLUMNS": "200",
        }

    def type(self, commands: str) -> subprocess.CompletedProcess[str]:
        """Types commands, and stays in the folder that they lead to."""
        done = subprocess.run(
            ["bash", "-e"],
            input=f"trap 'pwd > {self.folder.parent}/.where' EXIT\n{commands}\n",
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=180,
        )
        self.folder = Path((self.folder.parent / ".where").read_text(encoding="utf-8").strip())
        return done

    @contextmanager
    def serve(self, command: str, address: str) -> Iterator[str]:
        """Types a command that serves a site; gives the address that it prints, as a pattern finds it."""
        extra = next(option for name, option in SERVERS.items() if command.startswith(name))
        with (self.folder.parent / "served.txt").open("w+", encoding="utf-8") as said:
            server = subprocess.Popen(
                ["bash", "-c", "exec " + command + extra],
                cwd=self.folder,
                env=self.environment,
                stdout=said,
                stderr=subprocess.STDOUT,
            )
            try:
                found = None
                for _ in moments(120):
                    found = re.search(address, Path(said.name).read_text(encoding="utf-8"))
                    if found or server.poll() is not None:
                        break
                assert found, Path(said.name).read_text(encoding="utf-8")
                yield f"http://127.0.0.1:{found[1]}/"
            finally:
                server.send_signal(signal.SIGINT)
                try:
                    server.wait(timeout=30)
                except subprocess.TimeoutExpired:
                    server.kill()
                    server.wait()


def moments(seconds: float) -> Iterator[None]:
    """Time to look again, until it has run out."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield
        time.sleep(0.1)


def get(address: str) -> str:
    with urlopen(address, timeout=30) as answer:
        return str(answer.read().decode("utf-8"))


def is_server(block: Block) -> bool:
    return block.text.startswith(tuple(SERVERS))


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


def test_the_first_step_installs_what_is_here() -> None:
    install = [block for block in BLOCKS if block.section == "install"]
    assert {block.tab for block in install} == {"pip", "uv"}
    assert all(block.text.endswith("pip install -e .") for block in install)
    assert 'doc-builder = "builder.cli:main"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("way", ["mkdocs.yml", "no mkdocs.yml"])
def test_a_first_site_typed_to_the_last_line(reader: Reader, way: str) -> None:
    typed = 0
    told: list[str] = []
    for block in BLOCKS:
        if block.section in ("install", "settings") or block.tab not in ("", way):
            continue
        if block.language == "text":
            told += block.text.splitlines()
            continue
        assert block.language == "bash", f"what is a reader to do with {block}?"
        typed += 1
        if not is_server(block):
            done = reader.type(block.text)
            assert done.returncode == 0, done.stdout + done.stderr
            assert "finding" not in done.stdout
            assert "docs/source" not in done.stderr, "a page that readers are given has mistakes"
        elif "http.server" in block.text:
            with reader.serve(block.text, r"port (\d+)") as at:
                assert "Hello! Start with" in get(at + "en/")
                korean = get(at + "ko/")
                assert 'id="second-part"' in korean
                assert "둘째 부분" in korean
        else:
            with reader.serve(block.text, r"http://[\w.]+:(\d+)/") as at:
                preview(reader, at)
    assert typed == 4
    assert len(told) == 2
    make_the_mistake(reader, way, told)


def preview(reader: Reader, address: str) -> None:
    """Changes a line, saves, and looks at the page again."""
    assert "That was all." in get(address + "en/")
    page = reader.folder / "docs/source/en/index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("That was all.", "And there is more."), "utf-8")
    for _ in moments(60):
        if "And there is more." in get(address + "en/"):
            return
    pytest.fail("the page that was saved isn't shown")


def make_the_mistake(reader: Reader, way: str, told: list[str]) -> None:
    """Lists a page twice and one that isn't there, builds again, and is told so as the page says."""
    toctree = reader.folder / "docs/source/en/_toctree.yml"
    entry = "- local: {}\n  title: {}\n"
    right = toctree.read_text(encoding="utf-8")
    toctree.write_text(
        entry.format("index", "Welcome")
        + entry.format("index", "Again")
        + entry.format("install", "Install"),
        encoding="utf-8",
    )
    site = reader.folder / "site/en/index.html"
    before = site.read_bytes()
    command = next(
        line
        for block in BLOCKS
        if block.section == "build-it" and block.tab == way
        for line in block.text.splitlines()
        if line.startswith("doc-builder build")
    )
    done = reader.type(command)
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if line.startswith("docs/source")] == told
    assert site.read_bytes() == before, "the site that was there stays"
    toctree.write_text(right, encoding="utf-8")
    assert reader.type(command).returncode == 0
    page = reader.folder / "docs/source/en/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Nowhere](nowhere)\n", encoding="utf-8")
    assert reader.type(command).returncode == 0
    assert reader.type(command + " --strict").returncode == 1

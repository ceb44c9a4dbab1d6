"""Inventories of other projects: where they come from, what they answer, what is told when they fail."""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from autodoc.inventory import Inventories, InventorySource, read_inventories

SITE = "https://docs.example.org/stable/"

PYTHON = """
Optional term py:data 1 misc.html#term -
abc py:module 0 library/abc.html#module-$ -
collections.abc.Callable py:class 1 library/collections.abc.html#$ -
int py:class 1 library/functions.html#$ -
int std:label -1 index.html#int Another int
typing.Optional py:data 1 library/typing.html#$ -
typing.Any py:data 1 library/typing.html#$ Any
"""

TORCH = """
torch.Tensor py:class 1 tensors.html#$ -
torch.nn.Linear py:class 1 generated/torch.nn.Linear.html#$ -
torch.nn.Module.to py:method 1 generated/torch.nn.Module.html#$ -
torch.relu py:function 1 generated/torch.relu.html#$ -
index std:doc -1 index.html PyTorch
"""


def inventory(lines: str, version: int = 2) -> bytes:
    head = (
        f"# Sphinx inventory version {version}\n# Project: x\n# Version: 1.0\n"
        "# The remainder of this file is compressed using zlib.\n"
    )
    return head.encode() + zlib.compress(lines.lstrip().encode())


@pytest.fixture
def known() -> Inventories:
    return Inventories(
        [("https://docs.python.org/3/", inventory(PYTHON)), ("https://torch.example/", inventory(TORCH))]
    )


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("int", "https://docs.python.org/3/library/functions.html#int"),
        ("builtins.int", "https://docs.python.org/3/library/functions.html#int"),
        ("typing.Any", "https://docs.python.org/3/library/typing.html#typing.Any"),
        ("typing_extensions.Any", "https://docs.python.org/3/library/typing.html#typing.Any"),
        (
            "typing.Callable",
            "https://docs.python.org/3/library/collections.abc.html#collections.abc.Callable",
        ),
        (
            "_collections_abc.Callable",
            "https://docs.python.org/3/library/collections.abc.html#collections.abc.Callable",
        ),
        ("collections.abc.Optional", "https://docs.python.org/3/library/typing.html#typing.Optional"),
        ("abc", "https://docs.python.org/3/library/abc.html#module-abc"),
        ("Optional term", "https://docs.python.org/3/misc.html#term"),
        ("torch.Tensor", "https://torch.example/tensors.html#torch.Tensor"),
        ("torch._tensor.Tensor", "https://torch.example/tensors.html#torch.Tensor"),
        (
            "torch.nn.modules.linear.Linear",
            "https://torch.example/generated/torch.nn.Linear.html#torch.nn.Linear",
        ),
        (
            "torch.nn.modules.module.Module.to",
            "https://torch.example/generated/torch.nn.Module.html#torch.nn.Module.to",
        ),
    ],
)
def test_an_object_is_found_by_the_paths_it_is_met_under(known: Inventories, name: str, url: str) -> None:
    assert known.find(name) == url


@pytest.mark.parametrize("name", ["torch.nn.Conv2d", "torch.nn.functional.relu", "Tensor", "index", "torch"])
def test_what_no_inventory_has_is_not_found(known: Inventories, name: str) -> None:
    assert known.find(name) is None


def test_packages_that_an_inventory_speaks_of(known: Inventories) -> None:
    assert known.knows("torch")
    assert known.knows("typing")
    assert not known.knows("numpy")
    assert known.nearest("torch.nn.Linaer") == "torch.nn.Linear"


def test_the_first_inventory_that_has_a_name_is_believed() -> None:
    both = Inventories([("https://a/", inventory(TORCH)), ("https://b/", inventory(TORCH))])
    assert both.find("torch.relu") == "https://a/generated/torch.relu.html#torch.relu"


def test_the_digest_changes_with_what_is_known() -> None:
    one, other = Inventories([(SITE, inventory(TORCH))]), Inventories([(SITE, inventory(PYTHON))])
    elsewhere = Inventories([("https://b/", inventory(TORCH))])
    assert len({one.digest, other.digest, elsewhere.digest, Inventories().digest}) == 4
    assert one.digest == Inventories([(SITE, inventory(TORCH))]).digest


# What mkdocs.yml says


@pytest.mark.parametrize(
    ("value", "source"),
    [
        (SITE, InventorySource(SITE, SITE + "objects.inv")),
        (SITE.rstrip("/"), InventorySource(SITE, SITE + "objects.inv")),
        (SITE + "py.inv", InventorySource(SITE, SITE + "py.inv")),
        ({"url": SITE}, InventorySource(SITE, SITE + "objects.inv")),
        ({"file": "a.inv", "url": SITE}, InventorySource(SITE, file="a.inv")),
        ({"file": "a.inv", "url": SITE + "objects.inv"}, InventorySource(SITE, file="a.inv")),
    ],
)
def test_how_an_inventory_is_named(value: Any, source: InventorySource) -> None:
    assert InventorySource.from_config(value) == source


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("inventories/torch.inv", "write {file: inventories/torch.inv, url: https://…}"),
        ({"file": "torch.inv"}, "write its address, or {file: …, url: …}"),
        ({"file": "torch.inv", "url": "docs"}, "write {file: torch.inv, url: https://…}"),
        ({"uri": SITE}, "an inventory has no uri"),
        (3, "3 is no inventory"),
        (None, "None is no inventory"),
    ],
)
def test_a_wrong_entry_is_told_with_a_way_out(value: Any, said: str) -> None:
    with pytest.raises(ValueError) as error:
        InventorySource.from_config(value)
    assert said in str(error.value)


# Files and servers


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """A folder on a server of this machine: its address, and what was asked for."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            asked.append(f"{self.path} {self.headers.get('User-Agent')}")

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def read(
    value: Any, cache: Path | None, base: Path = Path()
) -> tuple[Inventories, list[tuple[str, str, str]]]:
    found, problems = read_inventories([InventorySource.from_config(value)], cache, base)
    return found, [(one.rule, one.message, one.hint) for one in problems]


def age(cache: Path, seconds: float) -> None:
    (copy,) = (cache / "inventories").iterdir()
    os.utime(copy, (time.time() - seconds, time.time() - seconds))


def test_a_file_is_found_from_the_base(tmp_path: Path) -> None:
    (tmp_path / "torch.inv").write_bytes(inventory(TORCH))
    found, problems = read({"file": "torch.inv", "url": SITE}, None, tmp_path)
    assert problems == []
    assert found.find("torch.Tensor") == SITE + "tensors.html#torch.Tensor"


def test_a_download_is_kept_for_a_day(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    site.mkdir()
    (site / "objects.inv").write_bytes(inventory(TORCH))
    with served(site) as (address, asked):
        assert read(address, cache)[0].find("torch.Tensor") == f"{address}tensors.html#torch.Tensor"
        assert read(address, cache)[0].knows("torch")
        assert asked == ["/objects.inv doc-builder"]
        (site / "objects.inv").write_bytes(inventory(PYTHON))
        age(cache, 25 * 60 * 60)
        assert read(address, cache)[0].knows("typing")
        assert len(asked) == 2
        assert [path.suffix for path in (cache / "inventories").iterdir()] == [".inv"]


def test_an_old_copy_stands_in_where_the_server_fails(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    site.mkdir()
    (site / "objects.inv").write_bytes(inventory(TORCH))
    with served(site) as (address, asked):
        read(address, cache)
        age(cache, 25 * 60 * 60)
        (site / "objects.inv").write_bytes(b"<html>moved</html>")
        found, problems = read(address, cache)
        assert (found.knows("torch"), problems) == (True, [])
        read(address, cache)
        assert len(asked) == 2  # not again for a while


def test_without_a_copy_and_a_server_it_is_told_once_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    with served(tmp_path / "site") as (address, _):
        found, problems = read(address, tmp_path / "cache")
    assert found.find("torch.Tensor") is None
    assert problems == [
        (
            "inventory-unavailable",
            f"inventory {address}objects.inv can't be read: File not found",
            f"without network, download it and write {{file: …, url: {address}}}",
        )
    ]
    _, problems = read(address, tmp_path / "cache")  # the server is gone
    assert [rule for rule, _, _ in problems] == ["inventory-unavailable"]


def test_one_that_fails_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "torch.inv").write_bytes(inventory(TORCH))
    sources = [InventorySource(SITE, file="gone.inv"), InventorySource(SITE, file="torch.inv")]
    found, problems = read_inventories(sources, None, tmp_path)
    assert found.knows("torch")
    assert [one.message for one in problems] == [
        "inventory gone.inv can't be read: No such file or directory"
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<!doctype html>", "it isn't a Sphinx inventory of version 2"),
        (b"", "it isn't a Sphinx inventory of version 2"),
        (b"# Sphinx inventory version 2\n", "it isn't a Sphinx inventory of version 2"),
        (inventory(TORCH, version=1), "it isn't a Sphinx inventory of version 2"),
        (inventory(TORCH)[:-20], "it is damaged"),
    ],
)
def test_what_is_no_inventory_is_told(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "x.inv").write_bytes(content)
    _, problems = read({"file": "x.inv", "url": SITE}, None, tmp_path)
    assert [message for _, message, _ in problems] == [f"inventory x.inv can't be read: {reason}"]

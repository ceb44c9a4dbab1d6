"""Our own objects.inv: what is in it, and that others read it."""

from __future__ import annotations

import io
import zlib

from mkdocstrings import Inventory

from autodoc.entry import Export
from autodoc.inventory import Inventories, write_inventory

EXPORTS = [
    (Export("lib.Model", "lib.models.bert.Model", "class"), "en/model/#lib.Model"),
    (Export("lib.Model.run", "lib.models.bert.Model.run", "method"), "en/model/#lib.Model.run"),
    (Export("lib.Oops", "lib.Oops", "exception"), "en/model/#lib.Oops"),
    (Export("lib.utils", "lib.utils", "module"), "en/utils/#lib.utils"),
]

PAGES = [("index", "The\nhome page", "en/"), ("lib.utils", "Utilities", "en/utils/"), ("root", "Root", "")]


def lines(data: bytes) -> list[str]:
    return zlib.decompress(data.split(b"\n", 4)[4]).decode().splitlines()


def test_it_has_a_line_for_each_object_path_and_page() -> None:
    assert lines(write_inventory("lib", "1.0", EXPORTS, PAGES)) == [
        "lib.Model py:class 1 en/model/#$ -",
        "lib.models.bert.Model py:class 2 en/model/#lib.Model lib.Model",
        "lib.Oops py:exception 1 en/model/#$ -",
        "lib.Model.run py:method 1 en/model/#$ -",
        "lib.models.bert.Model.run py:method 2 en/model/#lib.Model.run lib.Model.run",
        "lib.utils py:module 1 en/utils/#$ -",
        "index std:doc -1 en/ The home page",
        "lib.utils std:doc -1 en/utils/ Utilities",
        "root std:doc -1 ./ Root",
    ]


def test_its_head_is_that_of_version_2() -> None:
    assert write_inventory("My\nlib", "1.0", []).split(b"\n")[:4] == [
        b"# Sphinx inventory version 2",
        b"# Project: My lib",
        b"# Version: 1.0",
        b"# The remainder of this file is compressed using zlib.",
    ]


def test_the_order_of_what_is_given_does_not_matter() -> None:
    assert write_inventory("lib", "1", EXPORTS, PAGES) == write_inventory(
        "lib", "1", EXPORTS[::-1], PAGES[::-1]
    )


def test_the_first_page_that_documents_an_object_owns_it() -> None:
    again = [*EXPORTS, (Export("lib.Oops", "lib.Oops", "exception"), "en/other/#lib.Oops")]
    assert write_inventory("lib", "1", again) == write_inventory("lib", "1", EXPORTS)


def test_mkdocstrings_and_we_read_it_back() -> None:
    data = write_inventory("lib", "1.0", EXPORTS, PAGES)
    read = Inventory.parse_sphinx(io.BytesIO(data), domain_filter=("py",))
    assert (read.project, read.version) == ("lib", "1.0")
    assert {name: item.uri for name, item in read.items()} == {
        "lib.Model": "en/model/#lib.Model",
        "lib.Model.run": "en/model/#lib.Model.run",
        "lib.Oops": "en/model/#lib.Oops",
        "lib.utils": "en/utils/#lib.utils",
        "lib.models.bert.Model": "en/model/#lib.Model",
        "lib.models.bert.Model.run": "en/model/#lib.Model.run",
    }
    ours = Inventories([("https://x/", data)])
    assert ours.find("lib.models.bert.Model.run") == "https://x/en/model/#lib.Model.run"
    assert ours.find("root") is None

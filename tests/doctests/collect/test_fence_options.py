"""Attributes of a fence."""

from __future__ import annotations

import pytest

from doctests.model import Example, Need, Options
from doctests.pages import collect_page
from tests.doctests.collect.collected import PAGE


def example(info: str) -> Example:
    (found,) = collect_page(PAGE, f"```py {info}\nx\n```\n").examples()
    return found


@pytest.mark.parametrize(
    ("info", "needs"),
    [
        ("needs=cuda", [Need("device", "cuda", "cuda")]),
        ("needs=cuda:2", [Need("device", "cuda:2", "cuda", 2)]),
        ("needs=mem=16G", [Need("memory", "mem=16G", amount=16 * 2**30)]),
        ("mem=512MB", [Need("memory", "mem=512MB", amount=512 * 2**20)]),
        ("needs=net", [Need("network", "net")]),
        ("needs=peft", [Need("library", "peft", "peft")]),
        ("needs=peft>=0.9", [Need("library", "peft>=0.9", "peft", specifier=">=0.9")]),
        ("needs=peft==0.9", [Need("library", "peft==0.9", "peft", specifier="==0.9")]),
        ("needs=peft>=0.9,<1", [Need("library", "peft>=0.9,<1", "peft", specifier="<1,>=0.9")]),
        (
            "needs=mps,peft==0.9,mem=1.5G",
            [
                Need("device", "mps", "mps"),
                Need("library", "peft==0.9", "peft", specifier="==0.9"),
                Need("memory", "mem=1.5G", amount=3 * 2**29),
            ],
        ),
        ('needs="cuda, net"', [Need("device", "cuda", "cuda"), Need("network", "net")]),
    ],
)
def test_needs(info: str, needs: list[Need]) -> None:
    assert example(info).problem is None
    assert example(info).options.needs == tuple(needs)


def test_other_options() -> None:
    info = 'skip="downloads 40 GB" timeout=60 tol=1e-3 raises=ValueError id=train-it'
    assert example(info).options == Options(
        skip="downloads 40 GB", timeout=60, tolerance=1e-3, raises="ValueError", id="train-it"
    )


def test_bare_words_are_others() -> None:
    assert (example("no-style").options, example("no-style").problem) == (Options(), None)


@pytest.mark.parametrize(
    "info",
    [
        'title="train.py"', 'linenums="1"', 'hl_lines="2 3"', "colour=red", "file=a.py", 'name="x"', "line=3",
        'title="unclosed', "style=dark", "caption=Kit", "class=small", "label=fit", "lines=3-4", "width=5",
        "highlight=1", "emphasize-lines=2", "lineno-start=3", "start=1", "source=x", "tab=1", "group=2",
    ],
)  # fmt: skip
def test_attributes_that_are_others(info: str) -> None:
    assert (example(info).options, example(info).problem) == (Options(), None)


@pytest.mark.parametrize(
    ("info", "message"),
    [
        ("need=cuda", "need= means nothing here; did you mean needs=?"),
        ("nedds=cuda", "nedds= means nothing here; did you mean needs=?"),
        ("Timeout=3", "Timeout= means nothing here; did you mean timeout=?"),
        ('skip="unclosed reason', 'skip="unclosed has no closing quote; write skip="…"'),
        ("needs='cuda", "needs='cuda has no closing quote; write needs='…'"),
        ("needs=", "needs= names nothing; write needs=cuda, mem=16G, needs=net or a library"),
        ("mem=16", "mem=16 is no amount of memory; write mem=16G"),
        (
            "needs=cuda:0",
            "cuda:0 can't be needed; write a device (cuda, cuda:2), mem=16G, net or a library (peft>=0.9)",
        ),
        ('skip=""', 'skip= has no reason; write skip="why this isn\'t run"'),
        ("timeout=soon", "timeout=soon is no positive number; write timeout=60"),
        ("timeout=-1", "timeout=-1 is no positive number; write timeout=60"),
        ("tol=inf", "tol=inf is no positive number; write tol=1e-3"),
        ("raises=2", "raises=2 names no exception; write raises=ValueError"),
        ('id="a b"', "id=a b is no name; write letters, digits and hyphens"),
    ],
)
def test_what_means_nothing(info: str, message: str) -> None:
    assert example(info).problem == (1, message)

"""What a fence's info string says."""

from __future__ import annotations

import pytest

from builder.markdown import CodeBlock, parse


@pytest.mark.parametrize(
    ("info", "attributes"),
    [
        ('skip="40 GB"', {"skip": "40 GB"}),
        ("skip='40 GB'", {"skip": "40 GB"}),
        ('skip=""', {"skip": ""}),
        ('skip="unclosed', {"skip": '"unclosed'}),
        ("skip='", {"skip": "'"}),
        ('title="it\'s" id=a', {"title": "it's", "id": "a"}),
        ("needs=cuda:2,mem=16G", {"needs": "cuda:2", "mem": "16G"}),
    ],
)
def test_attributes(info: str, attributes: dict[str, str]) -> None:
    [block] = parse(f"```py {info}\n```\n").children
    assert isinstance(block, CodeBlock)
    assert block.attributes == attributes

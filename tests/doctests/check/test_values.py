"""Tensors, arrays, dicts, sets, shapes and dtypes are compared as values, whatever their layout."""

from __future__ import annotations

import pytest

from doctests.check import compare

TENSOR = """tensor([[ 0.1234, -0.5000],
        [ 1.0000,  2.5000]])"""


@pytest.mark.parametrize(
    ("want", "got"),
    [
        (TENSOR, "tensor([[0.1234, -0.5], [1., 2.5]])"),
        ("tensor([1, 2])", "tensor([1, 2], device='cuda:0')"),
        ("tensor([1., 2.], dtype=torch.float16)", "tensor([1., 2.], device='cuda:0', dtype=torch.float16)"),
        ("tensor(0.5, grad_fn=<...>)", "tensor(0.5, device='mps:0', grad_fn=<SumBackward0>)"),
        ("[tensor([1]), tensor([2])]", "[tensor([1], device='cuda:0'),\n tensor([2], device='cuda:1')]"),
        ("tensor([0.1000, ..., 0.3000])", "tensor([0.1000, ..., 0.3000])"),
        ("tensor([0.1000, ..., 0.3000])", "tensor([0.1000, 0.2000, 0.2500, 0.3000])"),
        ("[[1. 2.]\n [3. 4.]]", "[[1.  2. ]\n [3.  4.]]"),
        ("[0. 1. ... 8. 9.]", "[0. 1. 2. ... 7. 8. 9.]"),
        ("array([1, 2])", "array([ 1,\n        2])"),
        ("{'a': 1, 'b': 2}", "{'b': 2, 'a': 1}"),
        ("{'a': {'x': 1.5, 'y': 2}, 'b': [3]}", "{'b': [3], 'a': {'y': 2, 'x': 1.5}}"),
        ("{'a': tensor([0.1234]), 'b': 2}", "{'b': 2, 'a': tensor([0.1235])}"),
        ("OrderedDict({'a': {'x': 1, 'y': 2}})", "OrderedDict({'a': {'y': 2, 'x': 1}})"),
        ("{1, 2, 'x'}", "{'x', 2, 1}"),
        ("{0.1234, 0.5678}", "{0.5679, 0.1233}"),
        ("{(1, 2), (3, 4)}", "{(3, 4), (1, 2)}"),
        ("{torch.float16, torch.int8}", "{torch.int8, torch.float16}"),
        ("{'a': 1, 'b': ...}", "{'b': [7, 8], 'a': 1}"),
        ("{'a': 1, ...}", "{'a': 1, 'b': 2, 'c': 3}"),
        ("['a', \"it's\"]", "[\"a\", 'it\\'s']"),
        ("u'a'", "'a'"),
        ("<Model at 0x7f00>", "<Model at 0x7fab>"),
        ("<Model at 0x...>", "<Model at 0x7fab>"),
    ],
)
def test_agree(want: str, got: str) -> None:
    assert compare(want, got) is None


@pytest.mark.parametrize(
    ("want", "got"),
    [
        (TENSOR, TENSOR.replace("0.1234", "0.1334")),
        ("tensor([1, 2], device='cuda:0')", "tensor([1, 2])"),
        ("tensor([1, 2], device='cuda:0')", "tensor([1, 2], device='cuda:1')"),
        ("tensor([1.])", "tensor([1.], dtype=torch.float64)"),
        ("tensor([1.], dtype=torch.float16)", "tensor([1.], dtype=torch.bfloat16)"),
        ("tensor([1.], grad_fn=<AddBackward0>)", "tensor([1.])"),
        ("tensor([[1, 2]])", "tensor([1, 2])"),
        ("torch.Size([1, 3])", "torch.Size([1, 4])"),
        ("torch.Size([1, 3])", "torch.Size([1, 3, 1])"),
        ("torch.float16", "torch.float32"),
        ("[[1. 2.]\n [3. 4.]]", "[[1. 2. 3. 4.]]"),
        ("tensor([0.1000, ..., 0.3000])", "tensor([0.1000, ..., 0.4000])"),
        ("{'a': 1, 'b': 2}", "{'a': 2, 'b': 1}"),
        ("{'a': 1, 'b': 2}", "{'a': 1}"),
        ("{'a': 1}", "{'a': 1, 'b': 2}"),
        ("OrderedDict({'a': 1, 'b': 2})", "OrderedDict({'b': 2, 'a': 1})"),
        ("OrderedDict([('a', 1), ('b', 2)])", "OrderedDict([('b', 2), ('a', 1)])"),
        ("{1, 2}", "{1, 3}"),
        ("[1, 2]", "[2, 1]"),
        ("(1, 2)", "[1, 2]"),
        ("{ return a, b }", "{ b, return a }"),
        ("'a'", "a"),
        ("b'a'", "'a'"),
        ("'a'", "'A'"),
        ("'0.1234'", "'0.1235'"),
        ("<Model at 0x7f00>", "<Other at 0x7f00>"),
    ],
)
def test_differ(want: str, got: str) -> None:
    assert compare(want, got) is not None

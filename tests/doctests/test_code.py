"""What the syntax tree of a block says: the names it binds and needs, and the devices it names."""

from __future__ import annotations

import pytest

from doctests.code import bound_names, devices, imported_names, missing_names


def names(text: str) -> set[str]:
    return set(text.split())


@pytest.mark.parametrize(
    ("code", "bound", "missing"),
    [
        ("x = 1", "x", ""),
        ("x = y + 1\ny = 2", "x y", "y"),
        ("x += 1", "x", "x"),
        ("x[0] = y.z", "", "x y"),
        ("a, (b, *c) = d", "a b c", "d"),
        ("import a.b, c as d\nfrom e import f as g", "a d g", ""),
        ("x: int = 1\ny: T", "x", "int T"),
        ("x = 1\ndel x", "", ""),
        ("for i in items:\n    last = i", "i last", "items"),
        ("with open(p) as f, g:\n    pass", "f", "open p g"),
        ("try:\n    x = 1\nexcept E as e:\n    print(e)", "x", "E print"),
        ("if test:\n    x = 1\nprint(x)", "x", "test print"),
        ("while n := step():\n    pass", "n", "step"),
        ("match x:\n    case [a, *b]:\n        1\n    case {'k': c, **d}:\n        1", "a b c d", "x"),
        # Comprehensions have names of their own, but `:=` binds outside.
        ("[x for x in xs if x > y]", "", "xs y"),
        ("[last := x for x in xs]", "last", "xs"),
        ("{k: v for k, v in d.items()}", "", "d"),
        # A function's body counts only for names that the block never binds.
        ("def f(a, b=c):\n    d = a + e + g\n    return d\ne = 1", "f e", "c g"),
        ("def f():\n    return f() + h\nh = f()", "f h", ""),
        ("f = lambda x, y=z: x + y + w", "f", "z w"),
        ("def f():\n    global g\n    g = h", "f g", "h"),
        ("def f():\n    def inner():\n        return x\n    x = 1\n    return inner", "f", ""),
        ("@w\nclass C(B):\n    a = 1\n    b = a + k\n    def m(self) -> R:\n        a", "C", "w B k R a"),
        # Neither fails on what doesn't parse.
        ("x = (", "", ""),
    ],
)  # fmt: skip
def test_names(code: str, bound: str, missing: str) -> None:
    assert (set(bound_names(code)), set(missing_names(code))) == (names(bound), names(missing))


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ('model.to("cuda")', [("cuda", 1, 1)]),
        ('x = 1\nmodel.to("cuda:1")', [("cuda", 2, 2)]),
        ("model.half().cuda()", [("cuda", 1, 1)]),
        ("model.cuda(1)", [("cuda", 2, 1)]),
        ("model.to(0)", [("cuda", 1, 1)]),
        ('model.to("cuda", dtype=torch.float16)', [("cuda", 1, 1)]),
        ('x.to(device="xpu")', [("xpu", 1, 1)]),
        ('torch.ones(2, device="cuda:0")', [("cuda", 1, 1)]),
        ('Auto.from_pretrained(name, device_map="cuda")', [("cuda", 1, 1)]),
        ('Auto.from_pretrained(name, device_map={"": 0})', [("cuda", 1, 1)]),
        ("Auto.from_pretrained(name, device_map=1)", [("cuda", 2, 1)]),
        ('device_map = {"a": 0, "b": 1}\nf(device_map=device_map)', [("cuda", 1, 1), ("cuda", 2, 1)]),
        ('pipe = pipeline(\n    "text-generation",\n    device=0,\n)', [("cuda", 1, 3)]),
        ("dispatch(model, execution_device=1)", [("cuda", 2, 1)]),
        ("DataParallel(model, device_ids=[0, 1])", [("cuda", 1, 1), ("cuda", 2, 1)]),
        ("torch.cuda.get_device_name(device=1)", [("cuda", 2, 1)]),
        ("torch.cuda.f(device_id=3)", [("cuda", 4, 1)]),
        ("import torch.distributed as dist\ndist.init_process_group(device_id=3)", [("cuda", 4, 2)]),
        ('torch.device("mps")', [("mps", 1, 1)]),
        ('torch.device("cuda", 1)', [("cuda", 2, 1)]),
        ('device = "cuda"\nmodel.to(device)', [("cuda", 1, 1)]),
        ('where = "hpu"\nmodel.to(where)', [("hpu", 1, 1)]),
        ('model.to(f"cuda:{rank}")', [("cuda", 1, 1)]),
        ('with torch.device("cuda"):\n    pass', [("cuda", 1, 1)]),
        ('with torch.autocast("cuda"):\n    pass', [("cuda", 1, 1)]),
        ('with torch.autocast(device_type="cuda"):\n    pass', [("cuda", 1, 1)]),
        ('torch.Generator("cuda")', [("cuda", 1, 1)]),
        ('torch.load(path, map_location="cuda:0")', [("cuda", 1, 1)]),
        ("torch.cuda.synchronize()", [("cuda", 1, 1)]),
        ("torch.cuda.max_memory_allocated()", [("cuda", 1, 1)]),
        ("torch.cuda.set_device(2)", [("cuda", 3, 1)]),
        ("from torch import cuda\ncuda.Event()", [("cuda", 1, 2)]),
        ("import torch.cuda as tc\ntc.synchronize()", [("cuda", 1, 2)]),
        ('mesh = init_device_mesh("cuda", (2, 4))', [("cuda", 8, 1)]),
        ("assert torch.cuda.is_available()", [("cuda", 1, 1)]),
        ('{k: v.to("cuda") for k, v in inputs.items()}', [("cuda", 1, 1)]),
        ('data.map(lambda row: model(row.to("cuda")))', [("cuda", 1, 1)]),
        ('def f(x):\n    return x.to("npu")\nf(1)', [("npu", 1, 2)]),
        ('class A:\n    def __init__(self):\n        self.x.to("cuda")\nA()', [("cuda", 1, 3)]),
        ('if __name__ == "__main__":\n    x.cuda()', [("cuda", 1, 2)]),
        ('try:\n    x.cuda()\nexcept KeyError:\n    pass', [("cuda", 1, 2)]),
        ('x.cuda()\nx.to("cuda:1")\nx.to("cuda")', [("cuda", 1, 1), ("cuda", 2, 2)]),
    ],
)  # fmt: skip
def test_devices(code: str, named: list[tuple[str, int, int]]) -> None:
    assert devices(code) == named


@pytest.mark.parametrize(
    "code",
    [
        'device = "cuda" if torch.cuda.is_available() else "cpu"\nmodel.to(device)',
        'device = torch.device("cuda" if torch.cuda.is_available() else "cpu")',
        'if torch.cuda.is_available():\n    model.to("cuda")\nelse:\n    model.to("cpu")',
        'device = "cuda"\nif not torch.cuda.is_available():\n    device = "cpu"\nmodel.to(device)',
        'device = "cpu"\nif torch.cuda.is_available():\n    device = "cuda"\nmodel.to(device)',
        'torch.cuda.is_available() and model.to("cuda")',
        "device = infer_device()\nmodel.to(device)",
        "model.to(model.device)",
        'Auto.from_pretrained(name, device_map="auto")',
        'Auto.from_pretrained(name, device_map="cpu")',
        "pipeline(device=-1)",
        "pipeline(device=True)",
        "dict(num_devices=1)",
        "print(dict(devices=4))",
        "count = 4\nTrainer(devices=count, n_devices=2, num_device=2, device_count=2)",
        "Session(device_id=3)",
        'try:\n    x.to("cuda")\nexcept RuntimeError:\n    pass',
        'def f(x):\n    return x.to("cuda")',
        'def f(x, device="cuda"):\n    return x',
        'print("cuda")',
        'print("run .to(\'cuda\') here")  # .to("cuda")',
        '"""model.to("cuda")"""',
        'tokenizer("cuda")',
        'x == "cuda"',
        "torch.cuda.empty_cache()\ntorch.cuda.manual_seed_all(0)\ntorch.cuda.device_count()",
        "torch.backends.cuda.matmul.allow_tf32 = True",
        'model_id = "tue-mps/eomt"\nload(model_id)',
        "with torch.cuda.amp.autocast(enabled=False):\n    pass",
        "try:\n    pass\nexcept torch.cuda.OutOfMemoryError:\n    pass",
        'model.to("cuda"',
    ],
)
def test_nothing_that_the_code_needs(code: str) -> None:
    assert devices(code) == []


def test_names_that_are_imported_and_nothing_else() -> None:
    assert imported_names("import os, a.b\nfrom c import d as e\nx = os = 1\n") == {"a", "e"}
    assert imported_names("import (") == frozenset()

"""What works in a script works in a block: it is a program's main module, in its own folder."""

from __future__ import annotations

import pytest

from doctests.run import Runner
from tests.doctests.run.documents import outcomes, page, results, script, session, tabs


@pytest.mark.parametrize(
    "code",
    [
        "assert __name__ == '__main__'",
        "import os\nassert os.listdir() == []",
        "import sys\nassert sys.argv == [''] and sys.stdin.read() == ''",
        "import asyncio\nasync def f(): return 1\nassert asyncio.run(f()) == 1",
        "import pickle\nclass A: pass\nassert type(pickle.loads(pickle.dumps(A()))) is A",
        "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: 'int' = 1\nassert A() == A(1)",
        "import inspect\ndef f():\n    return 1\nassert inspect.getsource(f) == 'def f():\\n    return 1\\n'",
        "import typing\nclass A: x: 'B'\nclass B: pass\nassert typing.get_type_hints(A) == {'x': B}",
        "open('mine.py', 'w').write('x = 1')\nimport mine\nassert mine.x == 1",
        "import tempfile, pathlib\nassert pathlib.Path(tempfile.mkdtemp()).is_dir()",
        "import multiprocessing\nwith multiprocessing.get_context('fork').Pool(2) as pool:\n"
        "    assert pool.map(lambda_ := abs, [-1, -2]) == [1, 2]",
        "import multiprocessing\nwith multiprocessing.get_context('spawn').Pool(1) as pool:\n"
        "    assert pool.map(abs, [-1, -2]) == [1, 2]",
        "import multiprocessing\ndef f(queue): queue.put(1)\ncontext = multiprocessing.get_context('fork')\n"
        "queue = context.Queue()\none = context.Process(target=f, args=[queue])\none.start()\n"
        "assert queue.get() == 1\none.join()\nassert one.exitcode == 0",
        "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(2) as pool:\n"
        "    assert list(pool.map(abs, [-1])) == [1]",
        "import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()) as out: print(1)\n"
        "assert out.getvalue() == '1\\n'",
        "import logging\nlogging.basicConfig()\nlogging.warning('so')",
        "import torch\nassert torch.utils.data.DataLoader([1, 2], num_workers=1).__iter__().__next__() == 1",
        "import torch\n@torch.jit.script\ndef f(x: int) -> int:\n    return x + 1\nassert f(1) == 2",
    ],
)
def test_a_block_passes(runner: Runner, code: str) -> None:
    assert outcomes(runner, script(code)) == ["line-10 passed"]


def test_future_imports_hold_for_the_blocks_that_follow(runner: Runner) -> None:
    assert outcomes(
        runner,
        session(">>> from __future__ import annotations"),
        script("def f(x: missing): pass"),
        script("assert f.__annotations__ == {'x': 'missing'}"),
    ) == ["line-10 passed", "line-20 passed", "line-30 passed"]


def test_await_outside_a_function(runner: Runner) -> None:
    code = "import asyncio\nasync def double(x): return 2 * x\ntask = await asyncio.to_thread(abs, -1)\n"
    assert outcomes(
        runner,
        script(f"{code}await double(task)", "2"),
        session(">>> await double(2)\n4\n>>> x = [await double(one) for one in (1, 2)]\n>>> x\n[2, 4]"),
        session(
            ">>> async def begin(): return asyncio.ensure_future(double(3))\n"
            ">>> task = await begin()\n>>> await task\n6"
        ),
        tabs(a=script("await double(4)", "8"), b=script("await double(5)", "10")),
        script("async with asyncio.timeout(9): 1/0"),
        script("double(1).close()"),
    ) == [
        *(f"line-{line} passed" for line in (10, 20, 30, 50, 60)),
        "line-70 failed 70: ZeroDivisionError: division by zero",
        "line-80 passed",
    ]


def test_an_exception_that_was_awaited_names_the_page_alone(runner: Runner) -> None:
    found = results(runner, script("async def f(): 1/0\nawait f()"))["line-10"].failures[0]
    assert (found.line, found.message.splitlines()) == (
        10,
        [
            "ZeroDivisionError: division by zero",
            "  /docs/page.md:11 in line-10",
            "    await f()",
            "  /docs/page.md:10 in f",
            "    async def f(): 1/0",
        ],
    )


def test_the_last_shown_value_has_its_name(runner: Runner) -> None:
    assert outcomes(runner, session(">>> 40\n40\n>>> _ + 2\n42")) == ["line-10 passed"]


def test_warnings_name_the_page(runner: Runner) -> None:
    code = "import sys\nsys.stderr = sys.stdout\nimport warnings\nwarnings.warn('old')"
    assert outcomes(runner, script(code, "/docs/page.md:13: UserWarning: old\n  warnings.warn('old')")) == [
        "line-10 passed"
    ]


@pytest.mark.parametrize("module", ["random", "numpy.random", "torch"])
def test_chance_is_the_same_on_each_page_and_in_each_tab(runner: Runner, module: str) -> None:
    names = {"random": "random.random()", "numpy.random": "numpy.random.rand()", "torch": "torch.rand(2)"}
    code = f"import {module}\nprint({names[module]})"
    document = page(script("1"), tabs(a=script(code), b=script(code)))
    printed = [[one.printed for one in runner.run(document)][1:] for _ in range(2)]
    assert printed[0] == printed[1]
    assert printed[0][0] == printed[0][1]

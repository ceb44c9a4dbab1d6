"""The state that a block begins with: the page's, and within a tab that from before the tabs."""

from __future__ import annotations

import pytest

from doctests.model import Need, Options
from doctests.run import Runner, RunSettings
from tests.doctests.run.documents import outcomes, page, script, session, summary, tabs

# A thread that never ends: no process with two threads may be copied.
THREAD = "import threading, time\nthreading.Thread(target=lambda: time.sleep(9999), daemon=False).start()"


def test_blocks_of_a_page_share_names(runner: Runner) -> None:
    assert outcomes(runner, script("x = 1"), script("assert x == 1"), session(">>> x + 1\n2")) == [
        "line-10 passed",
        "line-20 passed",
        "line-30 passed",
    ]


def test_pages_share_nothing(runner: Runner) -> None:
    spoil = "import os, builtins, sys\nos.environ['X'] = '1'\nbuiltins.Y = 1\nsys.modules['z'] = os\n"
    look = "import os, sys\nassert 'X' not in os.environ and 'z' not in sys.modules\nY\n"
    assert outcomes(runner, script(spoil)) == ["line-10 passed"]
    assert outcomes(runner, script(look)) == ["line-10 failed 12: NameError: name 'Y' is not defined"]


@pytest.mark.parametrize("before", ["", THREAD], ids=["copied", "run again"])
def test_each_tab_begins_with_the_state_before_the_tabs(runner: Runner, before: str) -> None:
    assert outcomes(
        runner,
        script(f"import os\nseen = ['before']\nopen('file', 'w').close()\n{before}"),
        tabs(
            pt=script(
                "assert seen == ['before'] and os.listdir() == ['file']\nseen.append('pt'); os.remove('file')"
            ),
            tf=(
                script("assert seen == ['before'] and os.listdir() == ['file']\nseen.append('tf')"),
                script("assert seen == ['before', 'tf']"),
            ),
            jax=script("assert seen == ['before'] and os.listdir() == ['file']"),
        ),
        script("assert seen == ['before', 'pt'] and not os.listdir()"),
    ) == [f"line-{line} passed" for line in (10, 30, 40, 50, 60, 70)]


def test_tabs_within_a_tab(runner: Runner) -> None:
    inner = tabs(
        c=script("seen += 'c'\nassert seen == ['a', 'b', 'c']"), d=script("assert seen == ['a', 'b']")
    )
    assert outcomes(
        runner,
        script("seen = ['a']"),
        tabs(x=script("pass"), y=(script("seen += 'b'"), inner, script("assert seen == ['a', 'b', 'c']"))),
    ) == [f"line-{line} passed" for line in (10, 30, 40, 60, 70, 80)]


def test_after_the_tabs_comes_the_state_of_the_first_that_ran(runner: Runner) -> None:
    assert outcomes(
        runner,
        script("x = 0"),
        tabs(
            gpu=script(
                "x = y = 1\nmodel.to('cuda')", options=Options(needs=(Need("device", "cuda", "cuda"),))
            ),
            cpu=script("x = 2"),
            other=script("x = 3"),
        ),
        script("assert x == 2"),
        script("y"),
        script("assert x == 2"),
    ) == [
        "line-10 passed",
        "line-30 skipped: needs cuda: there is none",
        "line-40 passed",
        "line-50 passed",
        "line-60 passed",
        "line-70 skipped: needs `y` of line 30, which was skipped: needs cuda: there is none",
        "line-80 passed",
    ]


def test_a_block_without_the_names_that_it_needs_is_skipped_with_the_first_reason(runner: Runner) -> None:
    document = page(
        script("model = 1", name="load"),
        script("out = model"),
        script("print(out)"),
        script("x = 1/0"),
        script("x"),
    )
    assert [summary(one) for one in runner.run(document, skips={"load": "too slow"})] == [
        "load skipped: too slow",
        "line-20 skipped: needs `model` of line 10, which was skipped: too slow",
        "line-30 skipped: needs `out` of line 20, which was skipped: too slow",
        "line-40 failed 40: ZeroDivisionError: division by zero",
        "line-50 skipped: needs `x` of line 40, which failed",
    ]


def test_a_name_keeps_no_older_value_after_a_block_that_would_have_bound_it_again(runner: Runner) -> None:
    document = page(
        script("x = y = 1"),
        script("x = 2", name="off"),
        script("x"),
        script("y = 2\n1/0"),
        script("y"),
        script("x = 3"),
        script("x"),
    )
    assert [summary(one) for one in runner.run(document, skips={"off": "too slow"})] == [
        "line-10 passed",
        "off skipped: too slow",
        "line-30 skipped: needs `x` of line 20, which was skipped: too slow",
        "line-40 failed 41: ZeroDivisionError: division by zero",
        "line-50 skipped: needs `y` of line 40, which failed",
        "line-60 passed",
        "line-70 passed",
    ]


def test_the_names_of_a_block_that_ran_to_its_end_are_there(runner: Runner) -> None:
    printed = "line 1: expected 3, got 2 (integers must be equal)"
    assert outcomes(
        runner, script("x = 1"), script("x = 2\nprint(x)", "3"), script("assert x == 2"), session(">>> x\n3")
    ) == [
        "line-10 passed",
        f"line-20 failed 20: {printed}",
        "line-30 passed",
        f"line-40 failed 40: {printed}",
    ]


def test_what_loads_a_name_that_only_a_skipped_statement_binds_is_not_run(runner: Runner) -> None:
    skip = "# doctest: +SKIP"
    assert outcomes(
        runner,
        session(f">>> x = 1  {skip}\n>>> y = x + 1\n>>> y\n3\n>>> print(4)\n4"),
        session(f">>> z = 1  {skip}\n>>> z\n2"),
        session(f">>> w = 1\n>>> w = 2  {skip}\n>>> w\n1"),
        session(f">>> v = 1  {skip}\n>>> v = 2\n>>> v\n2"),
        script("y"),
        script("assert (v, w) == (2, 1)"),
    ) == [
        "line-10 passed",
        "line-20 skipped: needs `z` of line 20, which was skipped: marked +SKIP",
        "line-30 passed",
        "line-40 passed",
        "line-50 skipped: needs `y` of line 10, which was skipped: marked +SKIP",
        "line-60 passed",
    ]


def test_what_a_skipped_block_imports_again_is_the_same(runner: Runner) -> None:
    document = page(script("import os"), script("import os, json", name="off"), script("os"), script("json"))
    assert [summary(one) for one in runner.run(document, skips={"off": "too slow"})] == [
        "line-10 passed",
        "off skipped: too slow",
        "line-30 passed",
        "line-40 skipped: needs `json` of line 20, which was skipped: too slow",
    ]


def test_a_skipped_tab_takes_no_names_from_the_others(runner: Runner) -> None:
    cuda = Options(needs=(Need("device", "cuda", "cuda"),))
    assert outcomes(
        runner,
        script("x = 1"),
        tabs(gpu=script("x = 2", options=cuda), cpu=script("assert x == 1"), other=script("assert x == 1")),
        script("assert x == 1"),
    ) == [
        "line-10 passed",
        "line-30 skipped: needs cuda: there is none",
        "line-40 passed",
        "line-50 passed",
        "line-60 passed",
    ]


def test_only_what_is_wanted_runs_and_what_that_depends_on(runner: Runner) -> None:
    document = page(
        script("x = 1"),
        tabs(a=(script("x += 1"), script("x += 1")), b=(script("x += 10"), script("1/0"))),
        script("assert x == 3"),
        script("1/0"),
    )
    assert [summary(one) for one in runner.run(document, ["line-70"])] == [
        f"line-{line} passed" for line in (10, 30, 40, 70)
    ]
    assert [summary(one) for one in runner.run(document, ["line-50"])] == ["line-10 passed", "line-50 passed"]


def test_tabs_that_cannot_be_run_again_fail_with_the_reason(runner: Runner) -> None:
    count = (
        "import os, pathlib\nmark = pathlib.Path(os.environ['TMPDIR']).parent.with_name('mark')\n"
        f"assert not mark.exists()\nmark.touch()\n{THREAD}\n"
    )
    assert outcomes(runner, script(count), tabs(a=script("mark.unlink()"), b=(script("1"), script("2")))) == [
        "line-10 passed",
        "line-30 passed",
        "line-40 failed 40: line 10 was run again in a new process, and raised AssertionError",
        "line-50 failed 50: line 10 was run again in a new process, and raised AssertionError",
    ]


def test_two_hundred_pages_that_begin_with_threads_and_have_tabs(runner: Runner) -> None:
    begin = script(
        "import torch\ntorch.set_num_threads(2)\nx = torch.ones(300, 300)\ny = (x @ x).sum() + x.exp().sum()"
    )
    again = script("z = (x @ x).sum()\nassert z == 300 ** 3")
    for _ in range(200):
        assert outcomes(runner, begin, tabs(a=again, b=again), again) == [
            f"line-{line} passed" for line in (10, 30, 40, 50)
        ]


def test_without_fork_each_page_is_a_new_interpreter() -> None:
    with Runner(RunSettings(device="cpu", fork=False)) as runner:
        assert outcomes(
            runner,
            script("import sys\nassert 'torch' not in sys.modules\nx = [1]"),
            tabs(a=script("x.append(2)"), b=script("assert x == [1]")),
            script("import os; os._exit(1)"),
            script("assert x == [1, 2]"),
        ) == [
            "line-10 passed",
            "line-30 passed",
            "line-40 passed",
            "line-50 failed 50: it ended its process (exit code 1)",
            "line-60 passed",
        ]

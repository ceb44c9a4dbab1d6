"""What a block gives, and how that is held against what its page shows."""

from __future__ import annotations

import pytest

from doctests.model import Failure, Options, Result
from doctests.run import Runner
from tests.doctests.run.documents import outcomes, results, script, session


def only(results: dict[str, Result]) -> Result:
    (result,) = results.values()
    return result


def test_each_statement_of_a_session_is_held_against_its_own_output(runner: Runner) -> None:
    result = only(
        results(
            runner,
            session(
                """
>>> x = 2
>>> x + 1
3
>>> print(x); x
2
2
>>> for one in range(2):
...     one
0
1
>>> None
>>> x
4
>>> 'on'
'on'
"""
            ),
        )
    )
    assert result.printed == ("", "3\n", "2\n2\n", "0\n1\n", "", "2\n", "'on'\n")
    assert [one.line for one in result.failures] == [21]


def test_output_where_none_is_shown_is_wrong_in_a_session(runner: Runner) -> None:
    assert outcomes(runner, session(">>> 1")) != ["line-10 passed"]


def test_a_script_whose_output_is_not_shown_may_print_anything(runner: Runner) -> None:
    result = only(results(runner, script("print(1)\n2")))
    assert (result.outcome, result.printed) == ("passed", ("1\n",))


@pytest.mark.parametrize(
    ("code", "want", "printed"),
    [
        ("print(1)", "1", "1\n"),
        ("x = 2\nx", "2", "2\n"),
        ("print(1)\n2", "1", "1\n"),
        ("print(1)\n2", "1\n2", "1\n2\n"),
        ("print(1, end='')\n2", "12", "12\n"),
        ("print(1)\nNone", "1", "1\n"),
    ],
)
def test_a_script_gives_what_it_prints_or_that_and_its_value(
    runner: Runner, code: str, want: str, printed: str
) -> None:
    assert only(results(runner, script(code, want))).printed == (printed,)
    assert outcomes(runner, script(code, want)) == ["line-10 passed"]
    assert outcomes(runner, script(code, "other")) != ["line-10 passed"]


def test_a_value_that_nobody_compares_is_not_shown(runner: Runner) -> None:
    code = "class Shy:\n    def __repr__(self): raise ValueError\nShy()"
    assert outcomes(runner, script(code)) == ["line-10 passed"]
    assert outcomes(runner, script(code, "x")) == ["line-10 failed 11: ValueError"]


def test_flags_skip_a_statement_or_its_output(runner: Runner) -> None:
    result = only(
        results(runner, session(">>> 1/0  # doctest: +SKIP\n>>> 3  # doctest: +IGNORE_RESULT\n4\n>>> 5\n5"))
    )
    assert (result.outcome, result.printed) == ("passed", (None, "3\n", "5\n"))


def test_a_block_of_which_nothing_runs_is_skipped(runner: Runner) -> None:
    assert outcomes(runner, session(">>> 1/0  # doctest: +SKIP")) == ["line-10 skipped: marked +SKIP"]


def test_the_streams_beside_pythons_output_are_kept_apart(runner: Runner) -> None:
    code = (
        "import os, subprocess, sys\nos.write(1, b'a\\n')\nprint('b', file=sys.stderr)\n"
        "subprocess.run(['echo', 'c'])\nprint('d')"
    )
    result = only(results(runner, script(code, "d")))
    assert (result.outcome, result.printed, result.output) == ("passed", ("d\n",), "a\nb\nc\n")


def test_output_that_is_not_text(runner: Runner) -> None:
    code = "import sys, os\nsys.stdout.buffer.write(b'\\xff'); print('\\ud800é'); os.write(1, b'\\xfe')"
    result = only(results(runner, script(code, "\ufffd\\ud800é")))
    assert (result.outcome, result.output) == ("passed", "\ufffd")


def test_tensors_and_arrays(runner: Runner) -> None:
    code = "import torch, numpy\nx = torch.tensor([1., 2.])"
    shown = ">>> x\ntensor([1., 2.])\n>>> x.numpy()\narray([1., 2.], dtype=float32)"
    assert outcomes(runner, script(code), session(shown)) == ["line-10 passed", "line-20 passed"]


def test_an_exception_stops_the_block_and_is_shown_with_the_pages_lines(runner: Runner) -> None:
    (first, second) = results(
        runner,
        script("import json\n\ndef read(text):\n    return json.loads(text)"),
        session(">>> 1\n1\n>>> read('[')\n>>> never"),
    ).values()
    assert first.outcome == "passed"
    assert second.printed == ("1\n", None, None)
    ((line, lines),) = [(one.line, one.message.splitlines()) for one in second.failures]
    assert line == 22
    assert lines[:5] == [
        "json.decoder.JSONDecodeError: Expecting value: line 1 column 2 (char 1)",
        "  /docs/page.md:22 in line-20",
        "    read('[')",
        "  /docs/page.md:13 in read",
        "    return json.loads(text)",
    ]
    assert [line.rpartition(" in ")[2] for line in lines[5::2]] == ["loads", "decode", "raw_decode"]


def test_an_exception_that_is_shown(runner: Runner) -> None:
    trace = "Traceback (most recent call last):\n    ...\nZeroDivisionError: division by zero"
    assert outcomes(runner, session(f">>> 1/0\n{trace}\n>>> 2\n2")) == ["line-10 passed"]
    wrong = session(f">>> 1/0\n{trace}s\n>>> 2\n3")
    assert [one.line for one in only(results(runner, wrong)).failures] == [10, 14]
    nothing = session(f">>> 1\n{trace}")
    assert only(results(runner, nothing)).failures[0].message == (
        "it must raise ZeroDivisionError: division by zero, and raised nothing, and printed:\n1\n"
    )


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("int('x')", "passed"),
        ("class Mine(ValueError): pass\nraise Mine", "passed"),
        ("1", "failed 10: it must raise ValueError, and raised nothing"),
        ("1/0", "failed 10: it must raise ValueError, and raised:"),
    ],
)
def test_a_block_that_must_raise(runner: Runner, code: str, outcome: str) -> None:
    assert outcomes(runner, script(code, options=Options(raises="ValueError"))) == [f"line-10 {outcome}"]


def test_a_block_that_cannot_be_run_at_all(runner: Runner) -> None:
    block = script("x = 1", problem=(11, "`needs=cudo`: there is no such need"))
    assert only(results(runner, block)).failures == (Failure(11, "`needs=cudo`: there is no such need"),)


def test_decorators(runner: Runner) -> None:
    def decorated(code: str, *names: str) -> list[str]:
        return outcomes(runner, script(code, kind="runnable", decorators=names), script("assert x == 1"))

    assert decorated("x = 1", "functools.lru_cache", "contextlib.suppress") != []
    assert decorated("x = 1", "functools.cache") == ["line-10 passed", "line-20 passed"]
    assert (
        decorated("x = 1\n1/0", "functools.cache")[0]
        == "line-10 failed 11: ZeroDivisionError: division by zero"
    )
    assert decorated("# pytest-decorator: unittest.x\nx = 1", "unittest.x") == [
        "line-10 failed 10: the decorator unittest.x can't be imported; name one that can be",
        "line-20 skipped: needs `x` of line 10, which failed",
    ]


@pytest.mark.parametrize(
    "code", ["import unittest; raise unittest.SkipTest('no luck')", "import pytest; pytest.skip('no luck')"]
)
def test_a_block_that_skips_itself(runner: Runner, code: str) -> None:
    assert outcomes(runner, script(code)) == ["line-10 skipped: no luck"]

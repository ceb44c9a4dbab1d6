"""Blocks that do to their process what they shouldn't: each fails by itself, and the others run."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from doctests.model import Options
from doctests.run import Runner, RunSettings
from tests.doctests.run.documents import outcomes, page, results, script, session

BEFORE = script("kept = [1]")
AFTER = script("assert kept == [1]\nprint(kept)", "[1]")

ENDS = "it ended its process"
LONG = "it printed more than 1,048,576 bytes; print less, or write to a file"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os; os._exit(3)", f"20: {ENDS} (exit code 3)"),
        ("import os; os.kill(os.getpid(), 9)", f"20: {ENDS} (signal 9, SIGKILL)"),
        ("import ctypes; ctypes.string_at(0)", f"20: {ENDS} (signal 11, SIGSEGV)"),
        ("import os; os.abort()", f"20: {ENDS} (signal 6, SIGABRT)"),
        ("import os; os.closerange(3, 65536)", f"20: {ENDS} (exit code 1)"),
        ("x = 1\nraise SystemExit(2)", "21: SystemExit: 2"),
        ("exit()", "20: SystemExit: None"),
        ("raise KeyboardInterrupt", "20: KeyboardInterrupt"),
        ("class Odd(BaseException): pass\nraise Odd('so')", "21: Odd: so"),
        ("def f(): return f()\nf()", "20: RecursionError: maximum recursion depth exceeded"),
        ("import os; os.chdir('/')", "20: it changed the directory to /; use `with contextlib.chdir(...)`"),
        (
            "import os; os.fork()",
            "20: it returned twice: a process that it forked came back; end that with os._exit",
        ),
        ("print('x' * 10**8)", f"20: {LONG}"),
        ("while True: print('x' * 1000)", f"20: {LONG}"),
        ("import os\nfor _ in range(1000): os.write(1, b'x' * 10**5)", f"21: {LONG}"),
        ("import subprocess; subprocess.run(['yes'])", f"20: {LONG}"),
        ("input()", "20: EOFError: EOF when reading a line"),
        ("bytearray(10**18)", "20: MemoryError"),
        ("import builtins\nbuiltins.len = None\nlen('')", "22: TypeError: 'NoneType' object is not callable"),
        ("x = (", "20: SyntaxError: '(' was never closed"),
    ],
)
def test_a_block_that_fails(runner: Runner, code: str, said: str) -> None:
    assert outcomes(runner, BEFORE, script(code), AFTER) == [
        "line-10 passed",
        f"line-20 failed {said}",
        "line-30 passed",
    ]


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.close(1); os.close(2)",
        "import os; os.close(0); open('a', 'w')",
        "import sys; sys.stdout.close(); sys.stderr.close(); sys.stdin.close()",
        "import sys; sys.stdout = sys.stderr = None",
        "import builtins; builtins.print = builtins.repr = builtins.exec = builtins.compile = None",
        "import sys; sys.displayhook = None",
        "import sys\nfor name in list(sys.modules): del sys.modules[name]",
        "import threading, time; threading.Thread(target=time.sleep, args=[9999]).start()",
        "import subprocess; subprocess.Popen(['sleep', '9999'])",
        "import subprocess; subprocess.Popen(['sleep', '9999'], start_new_session=True)",
        "import os\npid = os.fork()\nif not pid: os._exit(4)\nassert os.waitpid(pid, 0)[1] == 4 << 8",
        "import os\npid = os.fork()\nif not pid: os.execvp('true', ['true'])\nos.waitpid(pid, 0)",
        "import os; os.environ['HOME'] = '/nowhere'; os.environ.clear()",
        "import os, contextlib\nwith contextlib.chdir('/'): assert os.listdir()",
        "import warnings; warnings.simplefilter('error')",
        "from signal import *\nsignal(SIGCHLD, SIG_IGN); signal(SIGTERM, SIG_IGN)",
        "import sys; sys.setrecursionlimit(60)",
        "import time; time.perf_counter = time.monotonic = None",
    ],
)
def test_a_block_that_may_do_so_and_those_after_it_are_spared(runner: Runner, code: str) -> None:
    assert outcomes(runner, BEFORE, script(code), AFTER) == [
        "line-10 passed",
        "line-20 passed",
        "line-30 passed",
    ]


def test_a_block_that_ends_the_process_that_all_pages_come_from(runner: Runner) -> None:
    outcomes(runner, script("import os; os.kill(os.getppid(), 9)"))
    assert outcomes(runner, BEFORE, AFTER) == ["line-10 passed", "line-20 passed"]


def test_a_block_that_hangs(runner: Runner) -> None:
    code = "x = 1\nif x:\n    while True: pass"
    text = "it didn't end within 0.5 s; set `timeout=` on the fence, or see what it waits for"
    assert outcomes(runner, script(code, options=Options(timeout=0.5))) == [f"line-10 failed 11: {text}"]
    hangs = session(">>> 1\n1\n>>> while True: pass\n>>> 2\n2", options=Options(timeout=0.5))
    assert outcomes(runner, BEFORE, hangs, AFTER) == [
        "line-10 passed",
        f"line-20 failed 22: {text}",
        "line-30 passed",
    ]


def test_a_block_that_waits_for_a_copy_of_itself(runner: Runner) -> None:
    code = "import os, time\nif not os.fork(): time.sleep(9999)"
    assert "didn't end within 0.5 s" in outcomes(runner, script(code, options=Options(timeout=0.5)), AFTER)[0]


def test_what_was_printed_before_the_end_is_kept(runner: Runner) -> None:
    code = "import os, sys\nprint('in'); os.write(1, b'out\\n'); print('err', file=sys.stderr); os._exit(0)"
    assert results(runner, script(code))["line-10"].output == "out\nerr\n"


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    with Runner(RunSettings(device="cpu", fork=False)) as runner:
        code = (
            "import os, subprocess, tempfile, time\n"
            "ended = ['sleep', '9999']\n"
            "one, two = subprocess.Popen(ended), subprocess.Popen(ended, start_new_session=True)\n"
            "three = subprocess.Popen(['sh', '-c', 'setsid sleep 9999 & echo $!'], stdout=-1, text=True)\n"
            "pids = [os.getpid(), one.pid, two.pid, three.stdout.readline().strip()]\n"
            f"open({str(tmp_path / 'pids')!r}, 'w').write(' '.join(map(str, pids)))\n"
            f"open({str(tmp_path / 'folder')!r}, 'w').write(tempfile.mkdtemp() + ' ' + os.getcwd())\n"
        )
        assert outcomes(runner, script(code)) == ["line-10 passed"]
    assert [pid for pid in (tmp_path / "pids").read_text().split() if Path("/proc", pid).exists()] == []
    assert [one for one in (tmp_path / "folder").read_text().split() if Path(one).parent.exists()] == []


@pytest.mark.parametrize("end", ["raise SystemExit", "os.kill(os.getpid(), 9)"])
def test_who_ends_without_a_word_leaves_nothing_behind(tmp_path: Path, end: str) -> None:
    program = (
        "import os\nfrom doctests.run import Runner, RunSettings\n"
        "from tests.doctests.run.documents import page, script\n"
        "runner = Runner(RunSettings(device='cpu', fork=False))\n"
        "run = runner.run(page(script('import os; print(os.getpid())', ''), script('1')))\n"
        "page = next(run).printed[0]\n"
        "(template,) = open(f'/proc/self/task/{os.getpid()}/children').read().split()\n"
        f"print(page, template, flush=True)\ninput()\n{end}"
    )
    environment = {
        **os.environ,
        "TMPDIR": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as process:
        assert process.stdout is not None
        pids = [*map(int, (process.stdout.readline() + process.stdout.readline()).split())]
        files = [os.pidfd_open(pid) for pid in pids]
        process.communicate("\n")
    for file in files:
        assert select.select([file], [], [], 30)[0]
        os.close(file)
    assert len(files) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_is_given_up_leaves_nothing_behind(runner: Runner, tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    run = runner.run(
        page(script(f"import os\nopen({str(mark)!r}, 'w').write(str(os.getpid()))"), script("1"))
    )
    assert next(run).outcome == "passed"
    run.close()
    assert list(run) == []
    assert outcomes(runner, script("1")) == ["line-10 passed"]
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)

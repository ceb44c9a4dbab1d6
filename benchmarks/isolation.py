"""What running each page in a process of its own costs, beyond the time of the page's code.

`python -m benchmarks.isolation` runs pages of trivial code, with and without tabs, in copies of a process
that holds torch, and prints milliseconds a page; with `--spawn`, in new interpreters.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

from doctests.model import Branch, Choice, Document, Example, Statement
from doctests.run import Runner, RunSettings

_PAGE = Path("page.md")


def main() -> None:
    """Measures, and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--spawn", action="store_true", help="new interpreters instead of copies")
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    begun = time.perf_counter()
    with Runner(RunSettings(device=options.device, fork=not options.spawn)) as runner:
        machine = runner.machine
        print(f"{machine.device} ({machine.device_name}), Python {machine.python}, torch {machine.torch}")
        print(f"start of the process that holds torch: {time.perf_counter() - begun:.2f} s")
        print(f"{'page':<24}{'mean ms':>10}{'median ms':>12}{'of it code':>12}{'isolation':>12}")
        plain = _example(1, "x = 1")
        tabs = Choice(
            2, tuple(Branch(name, name, (_example(line, "x += 1"),)) for line, name in ((3, "a"), (4, "b")))
        )
        threads = "import torch\ntorch.set_num_threads(2)\ny = torch.ones(1 << 16).exp()"
        _measure(runner, "a block", (plain,), options.pages)
        _measure(runner, "a block and two tabs", (plain, tabs), options.pages)
        _measure(runner, "threads and two tabs", (plain, _example(10, threads), tabs), options.pages)


def _example(line: int, code: str) -> Example:
    statement = Statement(code + "\n", line, line)
    return Example(_PAGE, f"line-{line}", line, line, "script", (statement,))


def _measure(runner: Runner, what: str, body: tuple[Example | Choice, ...], pages: int) -> None:
    walls, codes = [], []
    for _ in range(pages):
        begun = time.perf_counter()
        results = list(runner.run(Document(_PAGE, body)))
        walls.append((time.perf_counter() - begun) * 1000)
        codes.append(sum(one.seconds for one in results) * 1000)
        assert all(one.outcome == "passed" for one in results), results
    mean, code = statistics.mean(walls), statistics.mean(codes)
    print(f"{what:<24}{mean:>10.1f}{statistics.median(walls):>12.1f}{code:>12.1f}{mean - code:>12.1f}")


if __name__ == "__main__":
    main()

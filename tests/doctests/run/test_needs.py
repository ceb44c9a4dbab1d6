"""What a block needs and the machine lacks is why the block is skipped."""

from __future__ import annotations

import pytest

from doctests.model import Need, Options
from doctests.run import Runner, RunSettings
from tests.doctests.run.documents import outcomes, script

ASKS = "import socket\nsocket.create_connection(('example.org', 80))"


@pytest.mark.parametrize(
    ("need", "reason"),
    [
        (Need("device", "cuda", "cuda"), "needs cuda: there is none"),
        (Need("device", "cpu:2", "cpu", 2), "needs cpu:2: there is only 1"),
        (Need("network", "net"), "needs net: the network may not be used"),
        (Need("library", "nosuch>=2", "nosuch", specifier=">=2"), "needs nosuch>=2: it isn't installed"),
    ],
)
def test_an_unmet_need(runner: Runner, need: Need, reason: str) -> None:
    assert outcomes(runner, script("1", options=Options(needs=(need,)))) == [f"line-10 skipped: {reason}"]


def test_needs_of_libraries_and_memory_name_what_there_is(runner: Runner) -> None:
    def reason(need: Need) -> str:
        (said,) = outcomes(runner, script("1", options=Options(needs=(need,))))
        return said

    assert reason(Need("library", "pytest>=8", "pytest", specifier=">=8")) == "line-10 passed"
    assert reason(Need("library", "pytest", "pytest")) == "line-10 passed"
    assert reason(Need("memory", "mem=1M", amount=1 << 20)) == "line-10 passed"
    assert reason(Need("library", "pytest<1", "pytest", specifier="<1")).startswith(
        f"line-10 skipped: needs pytest<1: {pytest.__version__} is installed"
    )
    assert reason(Need("memory", "mem=900T", amount=900 << 40)).startswith(
        "line-10 skipped: needs mem=900T: the cpu has "
    )


def test_reasons_come_in_order_and_the_first_is_told(runner: Runner) -> None:
    needs = Options(needs=(Need("device", "cuda", "cuda"),), skip="it takes a day")
    assert outcomes(runner, script("x.to('cuda')", options=needs)) == ["line-10 skipped: it takes a day"]


def test_a_device_that_the_code_names(runner: Runner) -> None:
    assert outcomes(runner, script("x = 1\ny = x.to('cuda')"), script("y")) == [
        "line-10 skipped: needs cuda: line 11 names it",
        "line-20 skipped: needs `y` of line 10, which was skipped: needs cuda: line 11 names it",
    ]


@pytest.mark.parametrize(
    "code",
    [
        ASKS,
        "import urllib.request\nurllib.request.urlopen('http://example.org')",
        "import socket\nsocket.getaddrinfo(b'example.org', 80)",
        "import socket\ntry: socket.gethostbyname('example.org')\nexcept OSError: raise ValueError",
        "from socket import *\nsocket(AF_INET, SOCK_DGRAM).connect(('192.0.2.1', 80))",
        "from socket import *\nsocket(AF_INET, SOCK_DGRAM).sendto(b'', ('192.0.2.1', 80))",
    ],
)
def test_a_block_that_fails_after_it_asked_for_a_host(runner: Runner, code: str) -> None:
    host = "192.0.2.1" if "192" in code else "example.org"
    assert outcomes(runner, script(code)) == [f"line-10 skipped: needs the network: asked for {host}"]


def test_a_block_that_does_without_the_host(runner: Runner) -> None:
    code = f"try:\n    {ASKS.replace(chr(10), '; ')}\nexcept OSError: pass"
    assert outcomes(runner, script(code)) == ["line-10 passed"]


def test_a_block_that_prints_something_else_after_it_asked_for_a_host(runner: Runner) -> None:
    code = f"try:\n    {ASKS.replace(chr(10), '; ')}\n    print('there')\nexcept OSError: print('not there')"
    assert outcomes(runner, script(code, "there"), script(code, "not there"), script("1", "2")) == [
        "line-10 skipped: needs the network: asked for example.org",
        "line-20 passed",
        "line-30 failed 30: line 1: expected 2, got 1 (integers must be equal)",
    ]


def test_a_block_that_must_raise_something_else_than_that_it_asked_for_a_host(runner: Runner) -> None:
    code = f"try:\n    {ASKS.replace(chr(10), '; ')}\nexcept OSError: pass"
    assert outcomes(runner, script(code, options=Options(raises="ValueError"))) == [
        "line-10 skipped: needs the network: asked for example.org"
    ]


def test_this_machine_is_no_other_host(runner: Runner) -> None:
    code = "from socket import *\ns = create_server(('127.0.0.1', 0))\ncreate_connection(s.getsockname())"
    assert outcomes(runner, script(code), script("create_connection(('localhost', 1))")) == [
        "line-10 passed",
        "line-20 failed 20: ConnectionRefusedError: [Errno 111] Connection refused",
    ]


def test_a_library_that_knows_that_it_may_not_ask(runner: Runner) -> None:
    code = (
        "from huggingface_hub import hf_hub_download\n"
        "try: hf_hub_download('nobody/nothing', 'config.json', cache_dir='.')\n"
        "except Exception: found = None\n"
    )
    assert outcomes(runner, script(code), script(f"{code}found['x']")) == [
        "line-10 passed",
        "line-20 skipped: needs the network: asked for huggingface.co",
    ]


def test_a_library_that_does_without_the_file_and_gives_something_else(runner: Runner) -> None:
    code = (
        "from huggingface_hub import hf_hub_download\n"
        "def vocabulary():\n"
        "    try: return hf_hub_download('nobody/nothing', 'vocab.txt', cache_dir='.')\n"
        "    except Exception: return None\n"
    )
    assert outcomes(runner, script(f"{code}print(vocabulary())", "vocab.txt"), script(code)) == [
        "line-10 skipped: needs the network: asked for huggingface.co",
        "line-20 passed",
    ]


def test_commands() -> None:
    echo, fail, after = (
        script(code, want, kind="command")
        for code, want in (
            ("echo $((1 + 1))", "2"),
            ("echo no >&2; exit 3", None),
            ("python -c 'print(1)'", "1"),
        )
    )
    with Runner(RunSettings(device="cpu", fork=False)) as runner:
        assert outcomes(runner, echo, fail, after) == [
            "line-10 passed",
            "line-20 failed 20: the command ended with exit code 3: no",
            "line-30 passed",
        ]


def test_the_machine(runner: Runner) -> None:
    machine = runner.machine
    assert (machine.device, machine.devices) == ("cpu", 1)
    assert machine.memory > 1 << 20
    assert machine.torch.startswith("2.")

"""How far two printed numbers may be apart: digits, dtypes, devices, flags, the page's own tolerance."""

from __future__ import annotations

import pytest

from doctests.check import compare

NUMBER = frozenset({"NUMBER"})


@pytest.mark.parametrize(
    ("want", "got"),
    [
        # More digits than expected: half a unit of the last one.
        ("0.123", "0.1234567"),
        ("0.123", "0.1225001"),
        ("1.2e-05", "1.2412e-05"),
        # As many, and at least four significant ones: both were rounded.
        ("0.1234", "0.1235"),
        ("12.34", "12.33"),
        ("1.234e-05", "1.235e-05"),
        # The value is what counts.
        ("1e-05", "0.00001"),
        ("0.5000", "0.5"),
        ("-0.", "0."),
        ("[-0., 1.]", "[0.0000, 1.0000]"),
        ("nan", "nan"),
        ("[nan, -inf, inf]", "[nan, -inf, inf]"),
        ("1.0000+2.0000j", "1.0000+2.0001j"),
        # float32, which is assumed where nothing is known.
        ("0.30000001192092896", "0.3000001"),
        ("tensor([1000000.])", "tensor([1000001.])"),
    ],
)
def test_agree(want: str, got: str) -> None:
    assert compare(want, got) is None


@pytest.mark.parametrize(
    ("want", "got"),
    [
        ("0.123", "0.1236"),
        ("0.123", "0.124"),
        ("0.1234", "0.1236"),
        ("0.0012", "0.0013"),
        ("0.1234", "0.12"),
        ("1.", "1.4"),
        ("tensor([2.])", "tensor([3.])"),
        ("3", "4"),
        ("1234567890", "1234567891"),
        ("3", "3.0"),
        ("3.0", "3"),
        ("7", "007"),
        ("nan", "0.5"),
        ("inf", "-inf"),
        ("0.5", "inf"),
        ("1.0000+2.0000j", "1.0000-2.0000j"),
        ("2.0000j", "2.0000"),
        ("2.13.0", "2.13.1"),
        ("2024-01-02", "2024-01-03"),
    ],
)
def test_differ(want: str, got: str) -> None:
    assert compare(want, got) is not None


@pytest.mark.parametrize(
    ("dtype", "device", "apart"),
    [
        ("", "cpu", 1.3e-6),
        ("torch.float32", "cpu", 1.3e-6),
        ("float32", "cuda:0", 1e-4),
        ("", "mps", 1e-4),
        ("torch.float16", "cpu", 1e-3),
        ("torch.float16", "cuda", 1e-3),
        ("torch.bfloat16", "cuda", 1.6e-2),
        ("torch.float64", "cpu", 1e-7),
        ("torch.float64", "cuda", 1e-7),
        ("torch.complex128", "cpu", 1e-7),
    ],
)
def test_relative_tolerance_by_dtype_and_device(dtype: str, device: str, apart: float) -> None:
    within, beyond = 1000 * (1 + 0.9 * apart), 1000 * (1 + 1.2 * apart)
    assert compare("[1000.]", f"[{within:.9f}]", dtype=dtype, device=device) is None
    message = compare("[1000.]", f"[{beyond:.9f}]", dtype=dtype, device=device)
    assert message is not None
    assert f"{apart:g} of the value" in message


@pytest.mark.parametrize(
    ("want", "got", "agree"),
    [
        ("tensor([100.], dtype=torch.bfloat16)", "tensor([101.], dtype=torch.bfloat16)", True),
        ("tensor([100.], dtype=torch.float16)", "tensor([101.], dtype=torch.float16)", False),
        ("array([100.], dtype=float16)", "array([100.09], dtype=float16)", True),
        ("np.float16(100.0)", "np.float16(100.09)", True),
        ("np.float64(100.00)", "np.float64(100.01)", True),
        ("np.float64(100.001)", "np.float64(100.003)", False),
        ("(tensor([1.], dtype=torch.bfloat16), 100.)", "(tensor([1.01], dtype=torch.bfloat16), 100.)", True),
        ("(tensor([1.], dtype=torch.bfloat16), 100.)", "(tensor([1.], dtype=torch.bfloat16), 101.)", False),
    ],
)
def test_the_dtype_that_the_text_names(want: str, got: str, agree: bool) -> None:
    assert (compare(want, got) is None) is agree


def test_a_tensor_on_a_device_has_that_devices_tolerance() -> None:
    assert compare("tensor([100.])", "tensor([100.009], device='cuda:0')") is None
    assert compare("tensor([100.])", "tensor([100.009])") is not None


@pytest.mark.parametrize(
    ("want", "got", "agree"),
    [
        ("0.12", "0.13", True),
        ("0.12", "0.14", False),
        ("1.", "1.9", True),
        ("3", "3.0", True),
        ("3", "3.5", False),
        ("3", "4", False),
        ("'loss 0.12'", "'loss 0.123'", True),
    ],
)
def test_the_flag_number(want: str, got: str, agree: bool) -> None:
    assert (compare(want, got, flags=NUMBER) is None) is agree


def test_the_flag_number_compares_numbers_within_strings() -> None:
    assert compare("'loss 0.12'", "'loss 0.123'") is not None


def test_the_pages_tolerance_replaces_all() -> None:
    assert compare("[0.1234, 100.0]", "[0.1334, 101.0]", tolerance=0.01) is None
    assert compare("0.12", "0.1234", tolerance=0.001) is not None
    message = compare("0.1234", "0.1434", tolerance=0.01)
    assert message == (
        "line 1: expected 0.1234, got 0.1434 (off by 0.02, at most 0.0112 is allowed: "
        "0.01 and 0.01 of the value, as the page states)"
    )


def test_the_pages_tolerance_is_not_for_integers() -> None:
    assert compare("torch.Size([1, 1000])", "torch.Size([1, 1001])", tolerance=0.1) is not None


def test_numbers_within_prose() -> None:
    assert compare("loss: 0.1234 after 3 steps.", "loss: 0.12341 after 3 steps.") is None
    assert compare("took 0.5134s", "took 0.5135s") is None
    assert compare("loss: 0.1234 after 3 steps.", "loss: 0.1234 after 4 steps.") == (
        "line 1: expected 3, got 4 (integers must be equal)"
    )
    assert compare("See layer1.0.weight", "See layer1.1.weight") is not None


@pytest.mark.parametrize("before", ["version ", "Version: ", "(version=", "Python ", "v ", "v", "1."])
def test_versions_are_no_numbers(before: str) -> None:
    assert compare(f"{before}3.10", f"{before}3.1") is not None
    assert compare(f"{before}3.10", f"{before}3.10\n") is None
    assert compare("loss 3.10", "loss 3.1") is None

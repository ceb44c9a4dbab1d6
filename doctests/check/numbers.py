"""Numbers as they are printed, and how far two may be apart.

A printed number says how exactly it is meant: `0.1234` was rounded to four decimals. Two numbers agree
when they differ by no more than an absolute amount and a share of the expected value together.

Absolute, by the last digit of the expected number:

- the output has more digits: half a unit of that digit, for the expected number was rounded;
- both have as many: one unit if the expected number has at least four significant digits, for both were
  rounded; nothing if it has fewer;
- the output has fewer digits, or the expected number has no decimals (`2.`): nothing;
- with the flag NUMBER: always one unit, as in pytest, whose `NUMBER` compares "as far as the precision
  you have written".

Relative, by the dtype, the values being `torch.testing.assert_close`'s: 1.3e-6 for float32 and where no
dtype is known, 1e-3 for float16, 1.6e-2 for bfloat16, 1e-7 for float64. On an accelerator, 1e-4 instead of
1.3e-6: its sums are made in another order, with other instructions.

A tolerance that the page states replaces both: it is the absolute amount and the share. Integers agree when
they are equal, whatever is stated; an integer never agrees with a float, except under NUMBER when the values
are equal. NaN agrees with NaN.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

_RELATIVE = {
    "float16": 1e-3,
    "half": 1e-3,
    "bfloat16": 1.6e-2,
    "float32": 1.3e-6,
    "float": 1.3e-6,
    "float64": 1e-7,
    "double": 1e-7,
    "complex32": 1e-3,
    "complex64": 1.3e-6,
    "complex128": 1e-7,
}

FLOATING = frozenset(_RELATIVE)
"""The dtypes that have a tolerance of their own."""

_ON_ACCELERATOR = 1e-4

_ROUNDED_TO = 4
"""Significant digits from which on equally long numbers are taken to be rounded; torch prints four."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written. `place` is the power of ten of its last digit, `digits` how many are significant.

    `exact` says that it has neither decimals nor an exponent, as integers and torch's `2.` have none.
    """

    value: float
    integer: bool
    imaginary: bool
    exact: bool
    place: int
    digits: int


def read_number(text: str) -> Number:
    """The number that a token of `tokens` is."""
    imaginary = text.endswith("j")
    text = text.removesuffix("j")
    mantissa, marker, exponent = text.lower().partition("e")
    whole, point, decimals = mantissa.partition(".")
    finite = mantissa[-1] not in "nf"
    return Number(
        value=float(text),
        integer=finite and not point and not marker and not imaginary,
        imaginary=imaginary,
        exact=not decimals and not marker,
        place=int(exponent[:9] or 0) - len(decimals),
        digits=len((whole.lstrip("+-") + decimals).lstrip("0")),
    )


@dataclass(frozen=True, slots=True)
class Allowed:
    """How far a number may be from the expected one, and `why` in words."""

    amount: float
    why: str


@dataclass(frozen=True, slots=True)
class Tolerance:
    """The rule of this module, for one comparison.

    `given` is the tolerance that the page states, `dtype` what is assumed where the text names none,
    `number` whether the flag NUMBER is set.
    """

    given: float | None = None
    dtype: str = ""
    accelerator: bool = False
    number: bool = False

    def agree(self, want: str, got: str, dtype: str = "") -> bool:
        """Whether two written numbers agree; `dtype` is the one that the text names for them."""
        expected, actual = read_number(want), read_number(got)
        if expected.imaginary != actual.imaginary:
            return False
        if math.isnan(expected.value) or math.isnan(actual.value):
            return math.isnan(expected.value) and math.isnan(actual.value)
        if expected.integer and actual.integer:
            # As text, for a float would round them; `007` is no number.
            return want.lstrip("+") == got.lstrip("+")
        if expected.integer != actual.integer:
            return self.number and expected.value == actual.value
        if math.isinf(expected.value) or math.isinf(actual.value):
            return expected.value == actual.value
        return abs(expected.value - actual.value) <= self.allowed(expected, actual, dtype).amount

    def allowed(self, want: Number, got: Number, dtype: str = "") -> Allowed:
        """How far `got` may be from `want`."""
        if want.integer and got.integer:
            return Allowed(0.0, "integers must be equal")
        if want.integer != got.integer:
            return Allowed(0.0, "an integer is not a float")
        if not math.isfinite(want.value) or not math.isfinite(got.value):
            return Allowed(0.0, "they must be equal")
        if self.given is not None:
            amount = self.given * (1 + abs(want.value))
            return Allowed(amount, f"{self.given:g} and {self.given:g} of the value, as the page states")
        absolute, why = self._absolute(want, got)
        name = (dtype or self.dtype).rpartition(".")[2]
        relative = _RELATIVE.get(name, _RELATIVE["float32"])
        if self.accelerator and relative == _RELATIVE["float32"]:
            relative = _ON_ACCELERATOR
        where = "an accelerator" if self.accelerator else "the CPU"
        kind = f"{name} on {where}" if name in _RELATIVE else f"on {where}"
        return Allowed(absolute + relative * abs(want.value), f"{why}{relative:g} of the value, {kind}")

    def _absolute(self, want: Number, got: Number) -> tuple[float, str]:
        unit = float(f"1e{want.place}")
        if self.number:
            return unit, "a unit of the last digit (NUMBER) and "
        if want.exact:
            return 0.0, ""
        if got.place < want.place:
            return unit / 2, "half a unit of the last digit and "
        if got.place == want.place and want.digits >= _ROUNDED_TO:
            return unit, "a unit of the last digit and "
        return 0.0, ""

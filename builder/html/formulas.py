"""Formulas: TeX into MathML, while the site is built."""

from __future__ import annotations

import re
from dataclasses import dataclass

from math_core import LatexError, LatexToMathML

# `\hbox` is plain TeX and `math-core` knows LaTeX's `\text`, which is the same in a formula.
_CONVERTER = LatexToMathML(macros={"hbox": r"\text{#1}"}, fancy_error=False)
_ERROR = re.compile(r"(\d+): (.*)\Z", re.DOTALL)


@dataclass(slots=True)
class TexError(Exception):
    """TeX that can't be read: what is wrong, and at which character of it."""

    message: str
    offset: int


def mathml(tex: str, *, display: bool) -> str:
    """A formula as a `<math>` element. Raises TexError."""
    try:
        return str(_CONVERTER.convert_with_local_state(tex, displaystyle=display))
    except LatexError as error:
        match = _ERROR.match(str(error))
        if match is None:
            raise TexError(str(error), 0) from None
        raise TexError(match[2].rstrip("."), int(match[1])) from None

"""What IPython reads and Python doesn't: commands for a shell, magics, questions, and transcripts.

https://ipython.readthedocs.io/en/stable/interactive/python-ipython-diff.html
"""

from __future__ import annotations

import re
from collections.abc import Callable

_OF_PYTHON = r"%%(?:capture|prun|time|timeit)\b"
"""The magics of a whole cell whose rest is Python."""

_LINE = re.compile(
    r"^([ \t]*)("
    rf"(?:(?:[\w, ]+=[ \t]*)?(?:!(?!=)[ \t]*\S|%\w)|{_OF_PYTHON}|\?{{1,2}}\w|%?[\w.]+\?{{1,2}}(?=[ \t]*$))"
    r"(?:.*\\\n)*.*)$",
    re.MULTILINE,
)
_CELL = re.compile(rf"\s*(?!{_OF_PYTHON})%%\w")
_TRANSCRIPT = re.compile(r"^[ \t]*In \[\d*\]:", re.MULTILINE)


def is_other_language(code: str) -> bool:
    """Whether a cell isn't Python as a whole: it begins with a magic such as `%%bash`."""
    return _CELL.match(code) is not None


def is_transcript(code: str) -> bool:
    """Whether code has IPython's prompts (`In [1]:`), between which stands what was printed."""
    return _TRANSCRIPT.search(code) is not None


def replaced(code: str, stand_in: Callable[[str], str]) -> str:
    """Code with something else in place of IPython's lines, their indentation kept.

    `stand_in` gets such a line, with those that it goes on in after a backslash. It may also get one of a
    string that only looks like it: try first whether the code is Python as it is.
    """
    return _LINE.sub(lambda found: found[1] + stand_in(found[2]), code)

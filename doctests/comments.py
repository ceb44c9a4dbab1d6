"""What comments in an example ask for: doctest's flags and pytest's decorators.

Comments are found with `tokenize`, so that none is seen in a string.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator

FLAGS = frozenset((
    # https://docs.python.org/3/library/doctest.html#option-flags
    "DONT_ACCEPT_BLANKLINE", "DONT_ACCEPT_TRUE_FOR_1", "ELLIPSIS", "FAIL_FAST", "IGNORE_EXCEPTION_DETAIL",
    "NORMALIZE_WHITESPACE", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "REPORT_UDIFF",
    "SKIP",
    # https://docs.pytest.org/en/stable/how-to/doctest.html
    "ALLOW_BYTES", "ALLOW_UNICODE", "NUMBER",
    # Transformers' own
    "IGNORE_RESULT",
))  # fmt: skip
"""The flags that examples may have; those that change nothing here can be left where they are."""

_DOCTEST = re.compile(r"#\s*doctest:(.*)")
_DECORATOR = re.compile(r"#\s*pytest-decorator:\s*([\w.]+)\s*$")


def doctest_flags(code: str) -> frozenset[str]:
    """The flags that are set in the code (`# doctest: +SKIP, +NUMBER`), in upper case, known or not."""
    return frozenset(
        word[1:].upper()
        for _, comment in _comments(code, "doctest:")
        if (found := _DOCTEST.match(comment))
        for word in found[1].replace(",", " ").split()
        if word.startswith("+")
    )


def unknown_flag(code: str) -> tuple[int, str] | None:
    """The line in the code, from 1, and the text of what stands behind `# doctest:` and is no flag."""
    for line, comment in _comments(code, "doctest:"):
        if found := _DOCTEST.match(comment):
            for word in found[1].replace(",", " ").split():
                if word[0] not in "+-" or word[1:].upper() not in FLAGS:
                    return line, word
    return None


def decorators(code: str) -> tuple[str, ...]:
    """The dotted names behind `# pytest-decorator:`, in their order."""
    return tuple(
        found[1]
        for _, comment in _comments(code, "pytest-decorator:")
        if (found := _DECORATOR.match(comment))
    )


def _comments(code: str, mark: str) -> Iterator[tuple[int, str]]:
    """The comments of code that holds the mark, by line, from 1; of broken code those before the break."""
    if mark not in code:
        return
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string
    except (tokenize.TokenError, SyntaxError):
        return

"""Whether code is Python, and where it isn't."""

from __future__ import annotations

import ast
import codeop
import warnings


def syntax_mistake(code: str, *, prompted: bool) -> tuple[int, str] | None:
    """The line in the code, from 1, and the message of what keeps it from being compiled.

    `prompted` says that it was typed at a prompt.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(code, "<example>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
        except SyntaxError as error:
            line = min(max(error.lineno or 1, 1), code.count("\n") or 1)
            return line, _message(code, line, error.msg, prompted)
        except (ValueError, OverflowError, RecursionError, MemoryError) as error:
            return 1, f"Python can't read this: {error}; shorten it, or give the fence another language"
    return None


def _message(code: str, line: int, message: str, prompted: bool) -> str:
    text = code.split("\n")[line - 1].lstrip()
    if text.startswith(("!", "%")):
        return f"`{text.split()[0]}` is IPython's; put it into a fence of its own, ```bash"
    if prompted and _goes_on(code):
        return f"this statement has no end: {message}; begin the lines that belong to it with `... `"
    return f"this isn't Python: {message}; correct it, or give the fence another language"


def _goes_on(code: str) -> bool:
    try:
        return codeop.compile_command(code, symbol="exec") is None
    except (SyntaxError, ValueError, OverflowError):
        return False

"""Python fences that aren't Python: what a reader copies from them can't run.

Prompts and what is printed are told apart as the doctests do. An excerpt needn't be whole: `return`
outside of a function is fine, and so are IPython's lines (`!pip`, `%time`). Where a line holds what stands
for something else (`...`, `<your-token>`, `{{ name }}`), nobody takes it for code. What a newer Python than
this one may read is no mistake.
"""

from __future__ import annotations

import ast
import re
import textwrap
import warnings
from collections.abc import Iterator
from functools import lru_cache

from builder.checks.newer_python import as_older, may_be_newer
from builder.code import code_language
from builder.ipython import is_other_language, is_transcript, replaced
from builder.markdown import CodeBlock, Page, Problem, walk
from builder.markdown.tags import BLOCK_TAGS
from doctests.sessions import is_session, session

_STANDS_FOR = re.compile(r"\.\.\.|…|\{\{|\{%|<[A-Za-z][^<>]*>")
_BEGUN = re.compile(r"^expected an indented block .* on line (\d+)$")
_CLOSING = re.compile(r"[ \t]*</(\w+)>[ \t]*")
_SYNTAX_ERROR = re.compile(r"[ \t]*(?:\w+\.)*(?:SyntaxError|IndentationError|TabError)\b")
_EXCERPTS = 10
"""How many heads of functions without a body a block may show."""


def python_problems(page: Page) -> Iterator[Problem]:
    """The fences of a page whose language is Python, and whose code isn't."""
    for node in walk(page):
        if not isinstance(node, CodeBlock) or not node.fenced or code_language(node.language) != "python":
            continue
        if "skip" not in node.attributes and (found := mistake(node.code)) is not None:
            line, message = found
            if (tag := _swallowed(node.code)) is not None:
                fence = page.line_of(node.start)
                what = f"the code fence isn't closed above {tag[1]} in line {node.code_line + tag[0]}"
                yield Problem(fence, "unclosed-fence", what, "end the code with its own line of backticks")
                continue
            hint = "correct it, or give the fence another language"
            yield Problem(node.code_line + line, "python-syntax", f"this isn't Python: {message}", hint)


@lru_cache(maxsize=1 << 12)
def mistake(code: str) -> tuple[int, str] | None:
    """The line of a block, from 0, that keeps it from being read as Python, and why; None if it can be."""
    lines = code.splitlines()
    if not is_session(lines):
        last = lines[-1].strip() if lines else ""
        # A decorator shown alone needs something to decorate.
        return _mistake(textwrap.dedent(code) + ("\ndef _(): pass" if last.startswith("@") else ""))
    for typed in session(lines):
        if any(_SYNTAX_ERROR.match(lines[index]) for index in typed.output):
            continue  # it shows the mistake
        found = _mistake(typed.code, prompted=True)
        if found is not None:
            return typed.start + found[0], found[1]
    return None


def _swallowed(code: str) -> tuple[int, str] | None:
    """The first closing tag of the dialect that stands alone in a line, with that line, from 0."""
    for number, line in enumerate(code.splitlines()):
        match = _CLOSING.fullmatch(line)
        if match is not None and match[1] in BLOCK_TAGS:
            return number, line.strip()
    return None


def _mistake(code: str, *, prompted: bool = False) -> tuple[int, str] | None:
    if is_other_language(code) or is_transcript(code) or _error(code.splitlines()) is None:
        return None
    lines = as_older(replaced(code, lambda line: "pass" + "\n" * line.count("\n"))).splitlines()
    for _ in range(_EXCERPTS):
        error = _error(lines)
        if error is None:
            return None
        begun = _BEGUN.search(error.msg)
        if begun is None or prompted or not _is_cut(lines, int(begun[1])):
            line = min(max(error.lineno or 1, 1), len(lines))
            near = lines[max(line - 2, 0) : line]
            if any(_STANDS_FOR.search(one) or may_be_newer(one) for one in near):
                return None
            return line - 1, error.msg
        head = lines[int(begun[1]) - 1]
        lines[int(begun[1]) - 1] = head.partition("#")[0].rstrip() + " pass"
    return None


def _error(lines: list[str]) -> SyntaxError | None:
    flags = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile("\n".join(lines), "<fence>", "exec", flags, dont_inherit=True)
        except SyntaxError as error:
            return error
        except (ValueError, RecursionError, MemoryError):
            return None
    return None


def _is_cut(lines: list[str], head: int) -> bool:
    """Whether nothing stands below a `def …:`, whose line counts from 1: its author shows the head alone."""
    below = lines[head].strip() if head < len(lines) else ""
    return (not below or below.startswith("#")) and lines[head - 1].partition("#")[0].rstrip().endswith(":")

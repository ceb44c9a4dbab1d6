"""Code without what a translator may change: comments and the text of strings.

Two pieces of code with equal outlines do the same, but for the strings they hold.
"""

from __future__ import annotations

import ast
import io
import re
import shlex
import tokenize
from collections.abc import Iterator
from functools import lru_cache

from builder.html.sessions import python_session, shell_session
from builder.samples import MARKUP, structure

PYTHON = frozenset({"py", "python", "py3", "python3", "pycon", "python-console", "ipython"})
SHELL = frozenset({"bash", "sh", "shell", "zsh", "console", "shell-session", "sh-session"})
TEXT = frozenset({"", "text", "txt", "plain", "plaintext", "none"})
"""Languages of fences, in lower case; of the last there's no telling what is code."""

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)


def code_language(language: str) -> str:
    """The one name for a fence's language: `python`, `bash`, `text`, or what is written, in lower case."""
    name = language.lower().strip("{}.")
    if name in PYTHON:
        return "python"
    if name in SHELL:
        return "bash"
    # A translated name of a language is most often that of text.
    return (
        "text"
        if name in TEXT or not name.isascii()
        else {"yml": "yaml", "docker": "dockerfile"}.get(name, name)
    )


def typed(code: str, language: str) -> str:
    """What is code of a block: the whole, or what is typed in a session, without its prompts."""
    lines = code.splitlines()
    name = code_language(language)
    session = shell_session(lines) if name == "bash" else python_session(lines) if name != "diff" else None
    return code if session is None else "\n".join(line.text for line in session if line.code)


def printed(code: str, language: str) -> str:
    """What a session in a block shows as printed; nothing where there is no session."""
    session = python_session(code.splitlines()) if code_language(language) != "bash" else None
    return "\n".join(line.text for line in session or () if not line.code)


def parses(code: str, language: str) -> bool:
    """Whether a block is Python that can be run as it stands, its prompts aside."""
    return code_language(language) == "python" and _tree(typed(code, language)) is not None


@lru_cache(maxsize=1 << 12)
def outline(code: str, language: str, *, strings: bool = False) -> object:
    """A block's code without comments and, unless `strings` is true, without the text of strings.

    How it is laid out counts for nothing. `language` is a fence's, however it is spelled. What a session
    prints is left out.
    """
    name = code_language(language)
    if name in MARKUP and not strings:
        return structure(code, name, outline)
    text = typed(code, language)
    if name == "bash":
        try:
            return tuple(shlex.split(text, comments=True))
        except ValueError:
            return tuple(_COMMENT.sub("", text).split())
    if name == "python" or (name == "text" and text != code):
        tree = _tree(text)
        if tree is None:
            return tuple(_tokens(text, strings))
        return ast.dump(tree if strings else _Blank().visit(tree))
    return tuple(text.split()) if name == "text" else tuple(_lexed(text, name, strings))


def _tree(code: str) -> ast.Module | None:
    try:
        return ast.parse(code)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None


class _Blank(ast.NodeTransformer):
    """Empties strings: alone, and between the values of an f-string."""

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.Constant("") if isinstance(node.value, str) else node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.JoinedStr:
        return ast.JoinedStr(
            [
                ast.FormattedValue(self.visit(value.value), value.conversion, value.format_spec)
                for value in node.values
                if isinstance(value, ast.FormattedValue)
            ]
        )


def _tokens(code: str, strings: bool) -> Iterator[str]:
    """The words of code that isn't Python's, as far as they can be told apart."""
    skipped = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type == tokenize.STRING and not strings:
                found.append('""')
            elif token.type not in skipped and token.string.strip():
                found.append(token.string)
    except (tokenize.TokenError, SyntaxError):
        found = _COMMENT.sub("", code).split()
    yield from found


def _lexed(code: str, name: str, strings: bool) -> Iterator[str]:
    """The words of another language that Pygments knows, strings and comments left out."""
    from pygments.lexers import get_lexer_by_name  # slow to import, and seldom needed
    from pygments.token import Comment, String
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(name)
    except ClassNotFound:
        yield from code.split()
        return
    for kind, text in lexer.get_tokens(code):
        if kind not in Comment and (strings or kind not in String):
            yield from text.split()

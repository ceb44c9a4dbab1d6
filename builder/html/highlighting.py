"""Code blocks: coloured by Pygments, each only once.

The same block stands in the page of every language, so what was made of a
(language, code) is kept under its hash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, Error, Text, Token, Whitespace, _TokenType
from pygments.util import ClassNotFound

from . import bidi, escape
from .hidden import visible_lines
from .sessions import Line, copied, python_session, shell_session

# Names that pages use and Pygments doesn't know, or knows as something else.
_ALIASES = {
    "cmd": "batch",
    "console": "bash",
    "jsonl": "json",
    "node": "javascript",
    "py": "python",
    "py3": "python",
    "pycon": "python",
    "python-console": "python",
    "python3": "python",
    "shell": "bash",
    "shell-session": "bash",
    "sh": "bash",
    "svelte": "html",
    "txt": "text",
    "yml": "yaml",
    "zsh": "bash",
}
_PLAIN = frozenset(["", "text", "plain", "plaintext", "output", "none"])
_NAME = re.compile(r"[^a-z0-9+#_-]+")
# No theme colours plain names and spaces, and they are half of all tokens.
_UNSTYLED = (Token, Text, Whitespace, Error, Token.Name, Text.Whitespace)


class Highlighter:
    """Makes the HTML of code blocks and keeps it."""

    def __init__(self) -> None:
        self._memo: dict[bytes, str] = {}
        self.highlighted = 0
        """How many blocks were really lexed so far."""

    def highlight(self, language: str, code: str, *, runnable: bool = False) -> str:
        """A code block as HTML, `<div class="highlight language-…">…</div>`.

        `language` is what the fence says; one that nobody knows leaves the code plain.
        Prompts and output of a session are marked, and what a copy button should
        give then stands in `data-copy`. `runnable` hides what `hidden` describes. A
        block of which nothing is left to show is the empty string.
        """
        source = f"{language}\0{runnable:d}{code}".encode("utf-8", "surrogatepass")
        key = blake2b(source, digest_size=16).digest()
        made = self._memo.get(key)
        if made is None:
            made = self._memo[key] = self._block(language, code, runnable)
        return made

    def _block(self, language: str, code: str, runnable: bool) -> str:
        name = canonical_language(language)
        lines = code.strip("\n").split("\n") if name != "python" else code.rstrip("\n").split("\n")
        session: list[Line] | None = None
        if name == "python" or (name == "text" and code.lstrip().startswith(">>>")):
            session = python_session(lines)
            name = "python" if session else name
        elif name == "bash":
            session = shell_session(lines)
        if name == "python":
            shown = without_hidden(session or [Line("", line, True) for line in lines], runnable)
            if runnable and not any(line.text.strip() for line in shown):
                return ""
            if session:
                session = shown
            else:
                lines = [line.text for line in shown]
        if session is None:
            return _wrap(name, self._spans(name, "\n".join(lines)))
        coloured = iter(self._spans(name, "\n".join(line.text for line in session if line.code)).split("\n"))
        body = "\n".join(_session_line(line, coloured) for line in session)
        return _wrap(name, body, copied(session))

    def _spans(self, name: str, code: str) -> str:
        """The code with a `<span>` round each coloured token; no span crosses a line."""
        lexer = _lexer(name)
        if lexer is None:
            return bidi.code(escape.text(code))
        self.highlighted += 1
        # Some lexers, diff's among them, know a line only by its end.
        return colour(lexer, code + "\n").removesuffix("\n")


def canonical_language(language: str) -> str:
    """The one name under which a fence's language is known: `py`, `{Python}` are `python`."""
    name = _NAME.sub("", language.lower())
    name = _ALIASES.get(name, name)
    return "text" if name in _PLAIN else name


def colour(lexer: Lexer, code: str) -> str:
    """What a lexer makes of the code, as HTML; spans are closed at the end of each line."""
    parts: list[str] = []
    waiting: list[str] = []
    current = ""
    for _, token, value in lexer.get_tokens_unprocessed(code):
        css = _css_class(token)
        if css != current and (css or not value.isspace()):
            if waiting:
                _flush(parts, current, "".join(waiting))
                waiting.clear()
            current = css
        waiting.append(value)
    _flush(parts, current, "".join(waiting))
    return "".join(parts)


def _flush(parts: list[str], css: str, value: str) -> None:
    if "&" in value or "<" in value or ">" in value:
        value = escape.text(value)
    if not value.isascii():
        value = bidi.code(value)
    if not css:
        parts.append(value)
    elif "\n" not in value:
        parts.append(f'<span class="{css}">{value}</span>')
    else:
        parts.append("\n".join(_span(css, line) for line in value.split("\n")))


def _span(css: str, line: str) -> str:
    return line if not line or line.isspace() else f'<span class="{css}">{line}</span>'


@cache
def _css_class(token: _TokenType) -> str:
    """Pygments' short class for a token type; empty for one that no theme colours."""
    while token not in STANDARD_TYPES and token.parent is not None:
        token = token.parent
    return "" if token in _UNSTYLED else STANDARD_TYPES[token]


@cache
def _lexer(name: str) -> Lexer | None:
    if name == "text":
        return None
    try:
        return get_lexer_by_name(name)
    except ClassNotFound:
        return None


def without_hidden(lines: list[Line], runnable: bool) -> list[Line]:
    """The lines that a reader sees; a hidden statement takes its output along."""
    texts = iter(visible_lines([line.text for line in lines if line.code], runnable=runnable))
    shown: list[Line] = []
    hiding = False
    for line in lines:
        if not line.code:
            if not hiding:
                shown.append(line)
            continue
        text = next(texts)
        hiding = text is None
        if text is not None:
            shown.append(Line(line.prompt, text, True))
    while shown and not shown[-1].text.strip() and not shown[-1].prompt:
        shown.pop()
    return shown


def _session_line(line: Line, coloured: Iterator[str]) -> str:
    if not line.code:
        return f'<span class="go">{escape.text(line.text)}</span>' if line.text.strip() else ""
    code = next(coloured)
    return f'<span class="gp">{escape.text(line.prompt)}</span>{code}' if line.prompt else code


def _wrap(name: str, body: str, copy: str | None = None) -> str:
    data = "" if copy is None else f' data-copy="{escape.attribute(copy)}"'
    return f'<div class="highlight language-{name}"{data}><pre><span></span><code>{body}\n</code></pre></div>'

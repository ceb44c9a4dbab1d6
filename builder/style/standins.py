"""What no formatter must see, and the names that stand in for it meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.ipython import is_other_language, is_transcript, replaced
from builder.style.syntax import is_python


@dataclass(frozen=True, slots=True)
class Masked:
    """Code with stand-ins, and the texts that they stand for."""

    code: str
    texts: tuple[tuple[str, str], ...] = ()

    def unmasked(self, code: str) -> str:
        """The code, formatted meanwhile, with the texts in place of their stand-ins."""
        for name, text in reversed(self.texts):
            code = code.replace(name, text)
        return code


def masked(code: str, patterns: Mapping[str, str]) -> Masked | None:
    """Code as a formatter may see it; None where it isn't Python.

    `patterns` are texts and their stand-ins (`black_avoid_patterns`). Lines of IPython's (`!pip …`,
    `x = %time …`, `f?`) become names where the rest is Python.
    """
    texts = []
    for text, name in patterns.items():
        if text and text in code:
            if not name or name in code:
                return None  # it couldn't be told apart on the way back
            code = code.replace(text, name)
            texts.append((name, text))
    if is_transcript(code):
        return None  # its prompts could be read as annotations
    if is_python(code):
        return Masked(code, tuple(texts))
    if is_other_language(code) or "_stays_" in code:
        return None

    def name_of(line: str) -> str:
        name = f"line_{len(texts)}_stays_"
        texts.append((name, line))
        return name

    code = replaced(code, name_of)
    return Masked(code, tuple(texts)) if is_python(code) else None

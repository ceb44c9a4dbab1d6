"""Formulas in a page: MathML, or their TeX with a problem when it can't be read."""

from __future__ import annotations

from builder.markdown import InlineMath, MathBlock

from . import escape
from .context import Context
from .formulas import TexError, mathml


def inline_math(context: Context, node: InlineMath) -> None:
    """A formula in a line; `$$…$$` in a line stands on its own."""
    html = _formula(context, node.tex, node.display, context.line(node))
    if node.display:
        context.write(f'<span class="db-math db-math--block" tabindex="0">{html}</span>')
    else:
        context.write(f'<span class="db-math">{html}</span>')


def math_block(context: Context, node: MathBlock) -> None:
    """A formula of its own; it can be scrolled when it is wider than the page."""
    # The formula begins below its mark when the mark stands on a line of its own.
    opened = context.page.slice(node).removeprefix("$$")
    line = context.line(node) + opened.count("\n", 0, len(opened) - len(opened.lstrip()))
    html = _formula(context, node.tex, True, line)
    context.write(f'<div class="db-math db-math--block" tabindex="0">{html}</div>\n')


def _formula(context: Context, tex: str, display: bool, line: int) -> str:
    context.features.add("math")
    try:
        return mathml(tex, display=display)
    except TexError as error:
        context.problem(
            line + tex.count("\n", 0, error.offset),
            "invalid-math",
            f"this formula can't be read: {error.message}",
            "correct the TeX; until then the page shows it as it is written",
        )
        return f'<code class="db-math-error">{escape.text(tex.strip())}</code>'

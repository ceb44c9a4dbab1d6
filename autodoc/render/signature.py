"""How an object is called: on one line where it fits, else a parameter on each.

The markup is for `entry.css`: an argument is a block of its own in a long signature, so that
what is too long for a line wraps below its name, and the class names are Pygments' short ones
(`n` name, `p` punctuation, `k` constant, …), in the theme's colours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from autodoc.model import Expression, Parameter, Signature, text_of
from builder.html.escape import attribute, text

from .draft import Draft

WIDTH = 80
"""The columns that a signature on one line may have."""

_STARS = {"var-positional": "*", "var-keyword": "**"}
_STRING = re.compile(r"""[rbuf]{0,2}["']""", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\.?[0-9]")


def write_signature(draft: Draft, name: str, signature: Signature, anchors: Mapping[str, str]) -> None:
    """`name(parameters) -> type`; parameters link to their `anchors`, types to what they stand for."""
    arguments = _with_marks(signature.parameters)
    long = _is_long(name, arguments, signature)
    write = draft.write
    write(f'<div class="db-api-signature{" db-api-signature--long" if long else ""}" dir="ltr"><code>')
    write(f'<span class="nf">{text(name)}</span><span class="p">(</span>')
    last = len(arguments) - 1
    for index, one in enumerate(arguments):
        if long:
            write("\n<span>")
        if isinstance(one, str):
            write(f'<span class="o">{one}</span>')
        else:
            _write_parameter(draft, one, anchors.get(one.name, ""))
        if long:
            write('<span class="p">,</span></span>')
        elif index < last:
            write('<span class="p">,</span> ')
    write('\n<span class="p">)</span>' if long and arguments else '<span class="p">)</span>')
    if signature.returns:
        write(' <span class="o">-&gt;</span> ')
        write_expression(draft, signature.returns)
    write("</code></div>\n")


def signature_text(name: str, signature: Signature) -> str:
    """The same as plain text; a long one has a parameter on each line."""
    arguments = _with_marks(signature.parameters)
    plain = [one if isinstance(one, str) else _plain(one) for one in arguments]
    returns = f" -> {text_of(signature.returns)}" if signature.returns else ""
    if not _is_long(name, arguments, signature):
        return f"{name}({', '.join(plain)}){returns}"
    inner = "".join(f"    {one},\n" for one in plain)
    return f"{name}(\n{inner}){returns}"


def _is_long(name: str, arguments: list[Parameter | str], signature: Signature) -> bool:
    plain = [one if isinstance(one, str) else _plain(one) for one in arguments]
    returns = text_of(signature.returns)
    width = len(name) + 2 + len(", ".join(plain)) + (len(returns) + 4 if returns else 0)
    return width > WIDTH or "\n" in returns or any("\n" in one for one in plain)


def write_variable(draft: Draft, name: str, annotation: Expression, value: str) -> None:
    """`name: type = value`."""
    draft.write(f'<div class="db-api-signature" dir="ltr"><code><span class="nf">{text(name)}</span>')
    if annotation:
        draft.write('<span class="p">:</span> ')
        write_expression(draft, annotation)
    if value:
        draft.write(f' <span class="o">=</span> {value_html(value)}')
    draft.write("</code></div>\n")


def write_expression(draft: Draft, expression: Expression) -> None:
    """An expression; a name with a dotted path is a link to what it stands for."""
    for piece in expression:
        if isinstance(piece, str):
            draft.write(text(piece))
        elif "." in piece[1]:
            draft.type(piece[1], piece[0])
        else:
            draft.write(text(piece[0]))


def value_html(source: str) -> str:
    """A value as written, coloured by what it is."""
    if source in ("None", "True", "False", "..."):
        kind = "kc"
    elif _STRING.match(source):
        kind = "s"
    elif _NUMBER.match(source):
        kind = "m"
    else:
        return text(source)
    return f'<span class="{kind}">{text(source)}</span>'


def _with_marks(parameters: list[Parameter]) -> list[Parameter | str]:
    """The parameters with `/` and `*` where Python has them."""
    marked: list[Parameter | str] = []
    previous = ""
    starred = False
    for one in parameters:
        if previous == "positional-only" and one.kind != "positional-only":
            marked.append("/")
        if one.kind == "keyword-only" and not starred:
            marked.append("*")
        starred = starred or one.kind in ("keyword-only", "var-positional")
        marked.append(one)
        previous = one.kind
    if previous == "positional-only":
        marked.append("/")
    return marked


def _plain(parameter: Parameter) -> str:
    annotation = text_of(parameter.annotation)
    shown = _STARS.get(parameter.kind, "") + parameter.name + (f": {annotation}" if annotation else "")
    if parameter.default is None:
        return shown
    return f"{shown} = {parameter.default}" if annotation else f"{shown}={parameter.default}"


def _write_parameter(draft: Draft, parameter: Parameter, anchor: str) -> None:
    stars = _STARS.get(parameter.kind, "")
    write = draft.write
    if stars:
        write(f'<span class="o">{stars}</span>')
    name = text(parameter.name)
    write(
        f'<a class="n" href="#{attribute(anchor)}">{name}</a>' if anchor else f'<span class="n">{name}</span>'
    )
    if parameter.annotation:
        write('<span class="p">:</span> ')
        write_expression(draft, parameter.annotation)
    if parameter.default is not None:
        equals = ' <span class="o">=</span> ' if parameter.annotation else '<span class="o">=</span>'
        write(equals + value_html(parameter.default))

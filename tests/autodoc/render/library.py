"""Objects for the tests, made of Python source as the library would make them."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from autodoc.documented import Documented
from autodoc.entry import Entry
from autodoc.model import Expression, Object, Parameter, ParameterKind, Signature
from autodoc.options import EntryOptions
from autodoc.render import EntryRenderer
from builder.html import Highlighter
from builder.strings import strings

FILE = "lib/core.py"
PATHS = {"Tensor": "torch.Tensor", "Config": "lib.core.Config", "Base": "lib.core.Base"}
"""What names in annotations stand for."""

_RENDERERS: dict[str, EntryRenderer] = {}


def object_of(source: str, **known: Any) -> Object:
    """The one object that the source defines, in the module `lib.core`; `known` is set on it."""
    made = _made(ast.parse(textwrap.dedent(source).strip()).body[0], "lib.core")
    for key, value in known.items():
        setattr(made, key, value)
    return made


def documented(found: Object, name: str = "", **known: Any) -> Documented:
    """The object as a page asks for it, with all its members that don't begin with an underscore."""
    name = name or f"lib.{found.name}"
    members = [
        documented(member, f"{name}.{member.name}")
        for member in found.members.values()
        if not member.name.startswith("_")
    ]
    return Documented(name, found, members, **known)


def entry_of(
    shown: Documented | str,
    *,
    level: int = 2,
    heading: str = "",
    taken: Sequence[str] = (),
    language: str = "en",
    options: EntryOptions | None = None,
) -> Entry:
    """An entry, of source or of an object."""
    if isinstance(shown, str):
        shown = documented(object_of(shown))
    if language not in _RENDERERS:
        _RENDERERS[language] = EntryRenderer(strings(language), Highlighter())
    return _RENDERERS[language].render(shown, level=level, heading=heading, taken=taken, options=options)


def html_of(shown: Documented | str | Entry, **how: Any) -> str:
    """An entry's HTML: a slot is `{kind:value}`, a type is `{text=value}`."""
    rendered = (shown if isinstance(shown, Entry) else entry_of(shown, **how)).rendered
    return rendered.fill(
        [
            f"{{{slot.text}={slot.value}}}" if slot.kind == "type" else f"{{{slot.kind}:{slot.value}}}"
            for slot in rendered.slots
        ]
    )


def _made(node: ast.stmt, owner: str) -> Object:
    match node:
        case ast.ClassDef():
            return _class(node, f"{owner}.{node.name}")
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return _function(node, owner)
        case ast.AnnAssign(target=ast.Name(name)):
            return _attribute(f"{owner}.{name}", node, node.annotation)
        case ast.Assign(targets=[ast.Name(name)]):
            return _attribute(f"{owner}.{name}", node, None)
    raise TypeError(ast.dump(node))


def _class(node: ast.ClassDef, path: str) -> Object:
    made = Object(path, "class", bases=[_expression(base) for base in node.bases])
    last: Object | None = None
    for child in node.body:
        if isinstance(child, ast.Expr):
            if last is not None:
                _document(last, child)
        elif not isinstance(child, ast.Pass):
            last = made.members[_made(child, path).name] = _made(child, path)
    if "__init__" in made.members:
        made.signature = made.members["__init__"].signature
    return _placed(made, node)


def _function(node: ast.FunctionDef | ast.AsyncFunctionDef, owner: str) -> Object:
    decorators = [ast.unparse(one) for one in node.decorator_list]
    made = Object(f"{owner}.{node.name}", "property" if "property" in decorators else "function")
    made.labels = ["async"] if isinstance(node, ast.AsyncFunctionDef) else []
    made.labels += [one for one in ("classmethod", "staticmethod") if one in decorators]
    made.signature = _signature(node.args, node.returns)
    return _placed(made, node)


def _attribute(path: str, node: ast.Assign | ast.AnnAssign, annotation: ast.expr | None) -> Object:
    made = Object(path, "attribute", annotation=_expression(annotation))
    made.value = ast.unparse(node.value) if node.value is not None else ""
    return _placed(made, node)


def _placed(made: Object, node: ast.stmt) -> Object:
    made.file, made.line, made.end_line = FILE, node.lineno, node.end_lineno or node.lineno
    body = getattr(node, "body", [])
    if body and isinstance(body[0], ast.Expr):
        _document(made, body[0])
    return made


def _document(made: Object, node: ast.Expr) -> None:
    if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        text = node.value.value
        blank = len(text) - len(text.lstrip())
        made.doc = inspect.cleandoc(text)
        made.doc_line = node.lineno + text.count("\n", 0, blank)


def _signature(arguments: ast.arguments, returns: ast.expr | None) -> Signature:
    plain = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(plain) - len(arguments.defaults)) + list(arguments.defaults)
    made = [
        _parameter(
            one, "positional-only" if one in arguments.posonlyargs else "positional-or-keyword", default
        )
        for one, default in zip(plain, defaults, strict=True)
    ]
    if arguments.vararg:
        made.append(_parameter(arguments.vararg, "var-positional", None))
    for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        made.append(_parameter(one, "keyword-only", default))
    if arguments.kwarg:
        made.append(_parameter(arguments.kwarg, "var-keyword", None))
    return Signature([one for one in made if one.name not in ("self", "cls")], _expression(returns))


def _parameter(node: ast.arg, kind: ParameterKind, default: ast.expr | None) -> Parameter:
    written = None if default is None else ast.unparse(default)
    return Parameter(node.arg, kind, _expression(node.annotation), written)


def _expression(node: ast.expr | None, paths: Mapping[str, str] = PATHS) -> Expression:
    if node is None:
        return []
    source = ast.unparse(node)
    names = [one for one in ast.walk(node) if isinstance(one, ast.Name) and one.id in paths]
    made: Expression = []
    end = 0
    for one in sorted(names, key=lambda name: name.col_offset):
        start = source.index(one.id, end)
        made += [*([source[end:start]] if start > end else []), (one.id, paths[one.id])]
        end = start + len(one.id)
    return [*made, *([source[end:]] if end < len(source) else [])]

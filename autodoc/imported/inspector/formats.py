"""Signatures, annotations and values as text: no addresses, and names with the paths they stand for."""

from __future__ import annotations

import ast
import collections.abc
import enum
import inspect
import types
import typing
from typing import Any

from .mocks import Mock

Expression = list[Any]
"""Texts, and pairs of a name as it is shown and its dotted path."""

KINDS = {
    inspect.Parameter.POSITIONAL_ONLY: "positional-only",
    inspect.Parameter.POSITIONAL_OR_KEYWORD: "positional-or-keyword",
    inspect.Parameter.VAR_POSITIONAL: "var-positional",
    inspect.Parameter.KEYWORD_ONLY: "keyword-only",
    inspect.Parameter.VAR_KEYWORD: "var-keyword",
}

LONGEST = 200
"""Characters of a value that is shown."""


def signature_of(function: Any, bound: bool) -> Any:
    """A signature as JSON, None where nobody knows it. `bound` leaves the first parameter out."""
    try:
        signature = inspect.signature(function)
    except (ValueError, TypeError, AttributeError, NameError):
        return _documented_signature(function, bound)
    parameters = list(signature.parameters.values())
    if bound and parameters and parameters[0].kind in (
        inspect.Parameter.POSITIONAL_ONLY,
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
    ):  # fmt: skip
        parameters = parameters[1:]
    empty = inspect.Parameter.empty
    return {
        "parameters": [
            [
                one.name,
                KINDS[one.kind],
                [] if one.annotation is empty else annotation(one.annotation),
                None if one.default is empty else value(one.default),
            ]
            for one in parameters
        ],
        "returns": [] if signature.return_annotation is empty else annotation(signature.return_annotation),
    }


def _documented_signature(function: Any, bound: bool) -> Any:
    """The signature on the first line of a docstring, where extensions in C++ and Rust write it."""
    first = (getattr(function, "__doc__", None) or "").strip().partition("\n")[0].strip()
    name = getattr(function, "__name__", "")
    if not name or not first.startswith(f"{name}("):
        return None
    try:
        tree = ast.parse(f"def {first.rstrip(':')}: ...").body[0]
    except SyntaxError:
        return None
    if not isinstance(tree, ast.FunctionDef):
        return None
    arguments = tree.args
    plain = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(plain) - len(arguments.defaults)) + arguments.defaults
    rows = []
    for one, default in zip(plain, defaults):
        kind = "positional-only" if one in arguments.posonlyargs else "positional-or-keyword"
        rows.append(_row(one, kind, default))
    if arguments.vararg:
        rows.append(_row(arguments.vararg, "var-positional", None))
    rows += [
        _row(one, "keyword-only", default)
        for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults)
    ]
    if arguments.kwarg:
        rows.append(_row(arguments.kwarg, "var-keyword", None))
    if bound and rows and rows[0][0] in ("self", "cls", "arg0"):
        rows = rows[1:]
    return {"parameters": rows, "returns": [ast.unparse(tree.returns)] if tree.returns else []}


def _row(argument: ast.arg, kind: str, default: Any) -> Any:
    written = [ast.unparse(argument.annotation)] if argument.annotation else []
    return [argument.arg, kind, written, None if default is None else ast.unparse(default)]


def annotation(given: Any) -> Expression:
    """A type as an expression."""
    if isinstance(given, str):
        return [given]
    if given is None or given is type(None):
        return ["None"]
    if given is Ellipsis:
        return ["..."]
    if isinstance(given, typing.ForwardRef):
        return [given.__forward_arg__]
    if isinstance(given, typing.TypeVar):
        return [given.__name__]
    if isinstance(given, Mock):
        return (
            [[given.__name__, repr(given)]]
            if "." in repr(given) and " " not in repr(given)
            else [repr(given)]
        )
    origin = typing.get_origin(given)
    if origin is not None:
        return _generic(given, origin, typing.get_args(given))
    if isinstance(given, type):
        return [_name(given)]
    return [_without_address(repr(given)).replace("typing.", "")]


def _generic(given: Any, origin: Any, arguments: tuple[Any, ...]) -> Expression:
    if origin is typing.Union or origin is getattr(types, "UnionType", None):
        present = [one for one in arguments if one is not type(None)]
        if len(present) == 1 and len(arguments) == 2:
            return [["Optional", "typing.Optional"], "[", *annotation(present[0]), "]"]
        return [["Union", "typing.Union"], "[", *_listed(arguments), "]"]
    if origin is typing.Literal:
        return [["Literal", "typing.Literal"], "[", ", ".join(map(repr, arguments)), "]"]
    if origin is getattr(typing, "Annotated", None):
        return annotation(arguments[0])
    if origin is collections.abc.Callable and len(arguments) == 2 and isinstance(arguments[0], list):
        inner = _listed(arguments[0])
        return [["Callable", "collections.abc.Callable"], "[[", *inner, "], ", *annotation(arguments[1]), "]"]
    name = getattr(given, "_name", None)
    shown = [name, f"typing.{name}"] if name and getattr(typing, name, None) is not None else _name(origin)
    return [shown, "[", *_listed(arguments), "]"]


def _listed(arguments: Any) -> Expression:
    pieces: Expression = []
    for one in arguments:
        if pieces:
            pieces.append(", ")
        pieces += annotation(one)
    return pieces


def _name(given: Any) -> Any:
    """A class by name: a pair where it isn't a builtin."""
    module, name = getattr(given, "__module__", ""), getattr(given, "__qualname__", repr(given))
    return name if module in ("builtins", "") else [name, f"{module}.{name}"]


def value(given: Any) -> str:
    """A default or an attribute's value as code: what can't be written is `...`."""
    if isinstance(given, enum.Enum):
        return f"{type(given).__name__}.{given.name}"
    if isinstance(given, (type, types.FunctionType, types.BuiltinFunctionType, types.MethodType)):
        name = given.__qualname__
        return "..." if "<" in name else name
    if isinstance(given, types.ModuleType):
        return given.__name__
    if (isinstance(given, float) and given != given) or given in (float("inf"), -float("inf")):
        return f"float({str(given)!r})"
    try:
        text = repr(given)
    except Exception:
        return "..."
    text = _without_address(text)
    return text if len(text) <= LONGEST else "..."


def is_literal(given: Any) -> bool:
    """Whether a value says something by itself: numbers, texts, and collections of them."""
    if isinstance(given, (list, tuple, set, frozenset)):
        return all(map(is_literal, given))
    if isinstance(given, dict):
        return all(map(is_literal, given)) and all(map(is_literal, given.values()))
    return given is None or isinstance(given, (bool, int, float, complex, str, bytes))


def _without_address(text: str) -> str:
    return "..." if " at 0x" in text else text

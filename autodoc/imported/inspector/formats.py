"""Signatures, annotations and values as text: no addresses, and names with the paths they stand for."""

from __future__ import annotations

import ast
import collections.abc
import enum
import inspect
import sys
import types
import typing
from typing import Any

from .mocks import is_made_up, path_of

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

_DEEPEST = 20
"""Collections within collections that are looked into."""

library = ""
"""The library, whose own objects are known by the path where they are defined; `main` sets it."""


def signature_of(function: Any, bound: bool, follow: bool = True) -> Any:
    """A signature as JSON, None where nobody knows it.

    `bound` leaves the first parameter out; `follow` looks for what the function wraps.
    """
    try:
        signature = inspect.signature(function, follow_wrapped=follow)
    except Exception:  # annotations are evaluated, descriptors asked: the library's code runs
        return None
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


def documented_signature(name: str, doc: str, bound: bool) -> tuple[Any, str]:
    """The signature on a docstring's first line, where extensions in C++ and Rust write it, and what follows.

    (None, doc) where there is none.
    """
    first, _, rest = doc.partition("\n")
    if not first.startswith(f"{name}("):
        return None, doc
    try:
        tree = ast.parse(f"def {first.rstrip(': ')}: ...").body[0]
    except SyntaxError:
        return None, doc
    if not isinstance(tree, ast.FunctionDef):
        return None, doc
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
    returns = [ast.unparse(tree.returns)] if tree.returns else []
    return {"parameters": rows, "returns": returns}, rest.strip("\n")


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
    if is_made_up(given):
        return [[path_of(given).rpartition(".")[2], path_of(given)]]
    origin = typing.get_origin(given)
    if origin is not None:
        return _generic(given, origin, typing.get_args(given))
    if isinstance(given, type) or inspect.isroutine(given):
        return [_name(given)]
    return [_text(given).replace("typing.", "")]


def _generic(given: Any, origin: Any, arguments: tuple[Any, ...]) -> Expression:
    if origin is getattr(types, "UnionType", None):
        return _listed(arguments, " | ")
    if origin is typing.Union:
        present = [one for one in arguments if one is not type(None)]
        if len(present) == 1 and len(arguments) == 2:
            return [["Optional", "typing.Optional"], "[", *annotation(present[0]), "]"]
        return [["Union", "typing.Union"], "[", *_listed(arguments), "]"]
    if origin is typing.Literal:
        return [["Literal", "typing.Literal"], "[", ", ".join(map(value, arguments)), "]"]
    if origin is getattr(typing, "Annotated", None):
        return annotation(arguments[0])
    if origin is collections.abc.Callable and len(arguments) == 2 and isinstance(arguments[0], list):
        inner = _listed(arguments[0])
        return [["Callable", "collections.abc.Callable"], "[[", *inner, "], ", *annotation(arguments[1]), "]"]
    name = getattr(given, "_name", None)
    shown = [name, f"typing.{name}"] if name and getattr(typing, name, None) is not None else _name(origin)
    return [shown, "[", *_listed(arguments), "]"] if arguments else [shown]


def _listed(arguments: Any, between: str = ", ") -> Expression:
    pieces: Expression = []
    for one in arguments:
        if pieces:
            pieces.append(between)
        pieces += annotation(one)
    return pieces


def _name(given: Any) -> Any:
    """A class or function by name: a pair where it isn't a builtin."""
    module, name = getattr(given, "__module__", "") or "", getattr(given, "__qualname__", "")
    short = getattr(given, "__name__", "")
    if short != name and getattr(sys.modules.get(module), "__dict__", {}).get(short) is given:
        name = short  # a function of an extension, which is a method of a hidden object
    if "<" in name or not name:
        return "..."
    return name if module in ("builtins", "") else [name, f"{_public(given, module, name)}.{name}"]


def _public(given: Any, module: str, name: str) -> str:
    """The module under which an object of another package is known.

    `torch.nn.Module` is defined in `torch.nn.modules.module`, and `operator.add` in `_operator`:
    nobody writes these.
    """
    parts = module.split(".")
    if parts[0] == library:
        return module
    first = name.partition(".")[0]
    object_ = getattr(sys.modules.get(module), "__dict__", {}).get(first)
    packages = [".".join(parts[:length]) for length in range(1, len(parts))]
    for package in [*packages, module.lstrip("_")]:
        found = getattr(sys.modules.get(package), "__dict__", {}).get(first)
        if found is not None and found is object_:
            return package
    return module


def value(given: Any) -> str:
    """A default or an attribute's value as code: what can't be written is `...`."""
    text = _value(given, 0)
    return text if len(text) <= LONGEST else "..."


def _value(given: Any, depth: int) -> str:
    if isinstance(given, enum.Enum):
        names = (given.name or "").split("|")
        if given.name is None:  # of flags joined, before Python 3.11
            names = [str(one.name) for one in type(given) if one.value & given.value]
        return " | ".join(f"{type(given).__name__}.{name}" for name in names)
    if isinstance(given, types.ModuleType):
        return given.__name__
    if is_made_up(given):
        return path_of(given)
    if isinstance(given, type) or inspect.isroutine(given):
        return _code_name(given)
    if isinstance(given, float) and (given != given or abs(given) == float("inf")):
        return f"float({str(given)!r})"
    if depth < _DEEPEST:
        if type(given) is list:
            return f"[{_values(given, depth)}]"
        if type(given) is tuple:
            return f"({_values(given, depth)}{',' if len(given) == 1 else ''})"
        if type(given) in (set, frozenset) and given:
            inner = ", ".join(sorted(_value(one, depth + 1) for one in given))
            return f"{{{inner}}}" if type(given) is set else f"frozenset({{{inner}}})"
        if type(given) is dict:
            pairs = (f"{_value(key, depth + 1)}: {_value(one, depth + 1)}" for key, one in given.items())
            return f"{{{', '.join(pairs)}}}"
    return _text(given)


def _values(given: Any, depth: int) -> str:
    return ", ".join(_value(one, depth + 1) for one in given)


def _code_name(given: Any) -> str:
    """A class or function as code writes it: after its package, unless it is the library's or Python's."""
    name = getattr(given, "__qualname__", "") or ""
    module = getattr(given, "__module__", "") or ""
    if not name or "<" in name:
        return "..."
    if module in ("builtins", "") or module.partition(".")[0] == library:
        return name
    return f"{_public(given, module, name)}.{name}"


def is_literal(given: Any, depth: int = 0) -> bool:
    """Whether a value says something by itself: numbers, texts, and plain collections of them."""
    if depth > _DEEPEST:
        return False
    if type(given) in (list, tuple, set, frozenset):
        return all(is_literal(one, depth + 1) for one in given)
    if type(given) is dict:
        return all(is_literal(one, depth + 1) for pair in given.items() for one in pair)
    return given is None or isinstance(given, (bool, int, float, complex, str, bytes))


def _text(given: Any) -> str:
    """What an object says of itself, unless that is where it lies in memory."""
    try:
        text = repr(given)
    except Exception:  # `__repr__` is the library's code
        return "..."
    return "..." if " at 0x" in text or text.startswith("<") else text

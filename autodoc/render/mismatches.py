"""Where a docstring and a signature contradict each other."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from autodoc.docstrings.model import Item
from autodoc.model import Parameter, Signature
from toctree.nearest import Names

RULE = "docstring-mismatch"

_REST = ("var-positional", "var-keyword")


@dataclass(slots=True)
class Mismatch:
    """What is wrong, on a line of the docstring."""

    line: int
    message: str
    hint: str


def undocumented(signature: Signature, documented: Iterable[str]) -> list[Parameter]:
    """The parameters that a docstring with a list of them leaves out.

    What takes "the rest" and what is private needs no description.
    """
    known = set(documented)
    return [
        one
        for one in signature.parameters
        if one.name not in known and one.kind not in _REST and not one.name.startswith("_")
    ]


def mismatches(
    name: str, signature: Signature, items: Sequence[Item], missing: Sequence[Parameter], line: int
) -> Iterator[Mismatch]:
    """What is wrong with the parameters' `items`; `missing` of them are told on a `line`."""
    parameters = {one.name: one for one in signature.parameters}
    takes_any = any(one.kind == "var-keyword" for one in signature.parameters)
    for item in items:
        bare = item.name.lstrip("*")
        parameter = parameters.get(bare)
        if parameter is None:
            if not takes_any and not item.name.startswith("*"):
                near = Names(parameters).nearest(bare) if parameters else ""
                hint = f"did you mean {near}?" if near else "remove it, or add it to the signature"
                yield Mismatch(
                    item.line, f"{name} has no parameter {bare}, which its docstring describes", hint
                )
        elif parameter.kind in _REST:
            continue
        elif item.default is not None and _contradict(item.default, parameter.default):
            actual = "has no default" if parameter.default is None else f"is {parameter.default} by default"
            yield Mismatch(
                item.line,
                f"{bare} of {name} {actual}, but its docstring says {item.default}",
                "correct the docstring",
            )
    if missing:
        names = ", ".join(one.name for one in missing)
        yield Mismatch(
            line, f"the docstring of {name} doesn't describe {names}", "describe it with the others"
        )


def _contradict(documented: str, actual: str | None) -> bool:
    """Whether a docstring's default is another value than the signature's.

    Only literals are compared. None often stands for a default that is decided later, so
    a docstring may say what that is; it may leave out the quotes of a string; and of lists
    and tuples only what they hold is compared.
    """
    if actual is None:
        return True
    if actual == "None" or documented.strip("\"'") == actual.strip("\"'"):
        return False
    try:
        said, real = ast.literal_eval(documented), ast.literal_eval(actual)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return False
    if isinstance(said, list | tuple) and isinstance(real, list | tuple):
        return list(said) != list(real)
    if isinstance(said, str) and isinstance(real, str):
        return said.strip() != real.strip()
    return bool(said != real)

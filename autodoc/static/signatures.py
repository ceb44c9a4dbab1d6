"""Signatures as they were written."""

from __future__ import annotations

import ast

import griffe

from autodoc.model import Parameter, ParameterKind, Signature
from autodoc.static.expressions import annotation
from autodoc.static.lines import Lines

Definition = ast.FunctionDef | ast.AsyncFunctionDef


def signature(node: Definition, scope: griffe.Object, lines: Lines, *, bound: bool) -> Signature:
    """What a function takes and gives. `bound` leaves out the first parameter, `self` or `cls`."""
    arguments = node.args
    name = node.name
    parameters: list[Parameter] = []

    def add(argument: ast.arg, kind: ParameterKind, default: ast.expr | None = None) -> None:
        parameters.append(
            Parameter(
                argument.arg,
                kind,
                annotation(argument.annotation, scope, name),
                None if default is None else lines.one_line(default),
            )
        )

    plain = [*arguments.posonlyargs, *arguments.args]
    missing: list[ast.expr | None] = [None] * (len(plain) - len(arguments.defaults))
    for position, (argument, default) in enumerate(zip(plain, [*missing, *arguments.defaults], strict=True)):
        positional_only = position < len(arguments.posonlyargs)
        add(argument, "positional-only" if positional_only else "positional-or-keyword", default)
    if bound and parameters:
        parameters.pop(0)
    if arguments.vararg is not None:
        add(arguments.vararg, "var-positional")
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        add(argument, "keyword-only", default)
    if arguments.kwarg is not None:
        add(arguments.kwarg, "var-keyword")
    return Signature(parameters, annotation(node.returns, scope, name))

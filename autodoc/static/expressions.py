"""griffe's expressions as the model's: text, and names with the dotted paths that they stand for."""

from __future__ import annotations

import ast
from collections.abc import Collection

import griffe

from autodoc.model import Expression, Piece

Scope = griffe.Module | griffe.Class


def expression(found: griffe.Expr | str | None) -> Expression:
    """An expression; strings in it stand in double quotes, dotted names are one piece."""
    if found is None:
        return []
    if isinstance(found, str):
        return [_quoted(found)]
    pieces: list[Piece] = []
    for one in found.iterate(flat=True):
        if isinstance(one, griffe.ExprName):
            _add_name(pieces, one)
        else:
            assert isinstance(one, str)
            pieces.append(_quoted(one))
    return _joined(pieces)


def annotation(node: ast.expr | None, scope: griffe.Object, member: str | None = None) -> Expression:
    """A type annotation; types that it gives as strings are read too."""
    if node is None:
        return []
    if isinstance(node, (ast.Name, ast.Attribute)) and not _has_type_parameters(scope, member):
        path = dotted_path(node, scope)  # most annotations are no more than a name
        if path:
            return [(ast.unparse(node), path)]
    node = _Unquoted().visit(node)
    found = griffe.safe_get_annotation(
        node, _owner(scope), member=member, parse_strings=False, log_level=None
    )
    return expression(found) if found is not None else [ast.unparse(node)]


def unwrapped(
    node: ast.expr | None, scope: griffe.Object, wrappers: Collection[str]
) -> tuple[ast.expr | None, set[str]]:
    """An annotation without the wrappers round it that are given by path, and the paths of those taken off.

    `Required[ReadOnly[int]]` is `int` and the paths of both.
    """
    taken = set()
    node = _Unquoted().visit(node) if node is not None else None
    while isinstance(node, ast.Subscript):
        path = dotted_path(node.value, scope)
        if path not in wrappers:
            break
        taken.add(path)
        node = node.slice
    return node, taken


def _has_type_parameters(scope: griffe.Object, member: str | None) -> bool:
    found = scope.members.get(member) if member is not None else None
    return isinstance(found, griffe.Object) and bool(list(found.type_parameters))


def dotted_path(node: ast.expr, scope: griffe.Object) -> str:
    """The path that a name or a chain of attributes stands for; "" for any other expression."""
    if isinstance(node, ast.Name):
        path = path_in(scope, node.id)
        return node.id if path is None else path
    if isinstance(node, ast.Attribute):
        before = dotted_path(node.value, scope)
        return before and f"{before}.{node.attr}"
    return ""


def path_in(scope: griffe.Object | griffe.Alias | None, name: str) -> str | None:
    """What a name stands for in a class or module; None where they don't say, "" for a type parameter.

    Methods and attributes of a class are passed over: `list` in the annotations of a class with a
    method `list` means the type.
    """
    while isinstance(scope, griffe.Object):
        if any(one.name == name for one in scope.type_parameters):
            return ""
        member = scope.members.get(name) if not scope.is_function else None
        if isinstance(member, griffe.Alias):
            return member.target_path
        if isinstance(member, griffe.Object) and (scope.is_module or member.is_class):
            return f"{scope.path}.{name}"
        if scope.is_module:
            return None
        if scope.is_class and scope.name == name:
            return scope.path
        scope = scope.parent
    return None


def first_path(found: Expression) -> str:
    """The path of the name that an expression begins with: of a base, without what it is generic in."""
    return found[0][1] if found and not isinstance(found[0], str) else ""


class _Unquoted(ast.NodeTransformer):
    """Puts types in the place of the strings that hold them; values in `Literal`, `Annotated` stay."""

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if not isinstance(node.value, str):
            return node
        try:
            return ast.parse(node.value.strip(), mode="eval").body
        except (SyntaxError, ValueError):
            return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        name = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
        if name == "Annotated" and isinstance(node.slice, ast.Tuple) and node.slice.elts:
            node.slice.elts[0] = self.visit(node.slice.elts[0])
        elif name != "Literal":
            node.slice = self.visit(node.slice)
        return node


def _owner(scope: griffe.Object) -> Scope:
    while not isinstance(scope, (griffe.Module, griffe.Class)):
        assert isinstance(scope.parent, griffe.Object)
        scope = scope.parent
    return scope


def _add_name(pieces: list[Piece], name: griffe.ExprName) -> None:
    last = pieces[-2] if len(pieces) > 1 and pieces[-1] == "." else None
    if isinstance(name.parent, griffe.ExprName) and last is not None and not isinstance(last, str):
        pieces[-2:] = [(f"{last[0]}.{name.name}", f"{last[1]}.{name.name}")]
        return
    scope = name.parent
    path: str | None = None
    if isinstance(scope, griffe.Object):
        # A function's or class's own type parameters are asked first.
        own = scope.members.get(name.member) if name.member is not None else None
        if isinstance(own, griffe.Object) and any(one.name == name.name for one in own.type_parameters):
            path = ""
        else:
            path = path_in(scope, name.name)
    if path == "" or isinstance(scope, str):
        pieces.append(name.name)
    else:
        pieces.append((name.name, path or name.name))


def _joined(pieces: list[Piece]) -> Expression:
    joined: Expression = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _quoted(text: str) -> str:
    """griffe gives strings as `repr` does; most source has them in double quotes."""
    simple = len(text) > 1 and text[0] == text[-1] == "'" and not set(text[1:-1]) & {'"', "\\", "'"}
    return f'"{text[1:-1]}"' if simple else text

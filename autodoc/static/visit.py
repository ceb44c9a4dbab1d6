"""Has griffe read one module, and keeps what its tree has no place for: the syntax of each object.

Where a name is defined several times, griffe keeps the last; here the one that counts stays, as
`branches` has it.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import griffe

from autodoc.static.branches import fallback_body, fallback_else, replaces, strength
from autodoc.static.source import Source

_ON_INSTANCE = -1
"""The strength of an attribute that `__init__` sets: anything in the class's body counts more."""


@dataclass(slots=True)
class Visited:
    """A module as griffe sees it. `docs` are docstrings that are set from outside: by path in the module."""

    module: griffe.Module
    tree: ast.Module
    nodes: dict[int, ast.AST]
    docs: dict[str, ast.Constant]

    def node(self, found: griffe.Object) -> ast.AST:
        """The syntax that an object was made from."""
        return self.nodes[id(found)]


def visit(source: Source, file: str, text: str) -> Visited:
    """A module, read by griffe; SyntaxError when it isn't Python."""
    name = source.module_of(file)
    parent: griffe.Module | None = None
    folder = source.root
    for part in name.split(".")[:-1]:
        # Relative imports are resolved along the parents.
        folder = folder / part
        parent = griffe.Module(part, filepath=folder / "__init__.py", parent=parent)
    recorder = _Recorder()
    with griffe.logger.disable():
        module = griffe.visit(
            name.rpartition(".")[2],
            source.root / PurePosixPath(file),
            text,
            extensions=griffe.Extensions(recorder),
            parent=parent,
        )
    assert recorder.tree is not None
    return Visited(module, recorder.tree, recorder.nodes, recorder.docs)


@dataclass(eq=False)
class _Recorder(griffe.Extension):
    tree: ast.Module | None = None
    nodes: dict[int, ast.AST] = field(default_factory=dict)
    docs: dict[str, ast.Constant] = field(default_factory=dict)
    _kept: dict[tuple[int, str], tuple[griffe.Object | griffe.Alias, int]] = field(default_factory=dict)
    _alive: list[griffe.Object] = field(default_factory=list)
    """Keeps ids from being given out again."""

    def on_module_node(self, *, node: Any, agent: Any, **kwargs: Any) -> None:
        self.tree = node

    def on_instance(self, *, node: Any, obj: griffe.Object, agent: Any, **kwargs: Any) -> None:
        self.nodes[id(obj)] = node
        self._alive.append(obj)
        owner = obj.parent
        if isinstance(owner, (griffe.Module, griffe.Class)) and not obj.is_module:
            self._keep(owner, obj, node)

    def on_alias_instance(self, *, node: Any, alias: griffe.Alias, agent: Any, **kwargs: Any) -> None:
        owner = agent.current
        if isinstance(owner, (griffe.Module, griffe.Class)):
            self._keep(owner, alias, node)

    def on_attribute_node(self, *, node: Any, agent: Any, **kwargs: Any) -> None:
        """`Class.method.__doc__ = "…"` in the module's body."""
        if not isinstance(node, ast.Assign) or not agent.current.is_module:
            return
        target = node.targets[0]
        if (
            isinstance(target, ast.Attribute)
            and target.attr == "__doc__"
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            self.docs[ast.unparse(target.value)] = node.value

    def _keep(
        self, owner: griffe.Module | griffe.Class, found: griffe.Object | griffe.Alias, node: Any
    ) -> None:
        name = found.name
        if owner.members.get(name) is not found:
            return  # an overload or a setter: griffe has put it where it belongs
        fallback, conditional, in_function = _place(node)
        attribute = isinstance(found, griffe.Attribute) and not isinstance(
            node, (ast.FunctionDef, ast.AsyncFunctionDef)
        )
        value = getattr(node, "value", None) if attribute else None
        strong = _ON_INSTANCE if in_function else strength(not attribute, value, fallback)
        before = self._kept.get((id(owner), name))
        if before is None or replaces(strong, before[1], conditional):
            self._kept[id(owner), name] = (found, strong)
            return
        kept = before[0]
        owner.members[name] = kept
        if in_function and isinstance(kept, griffe.Attribute) and kept.docstring is None:
            assert isinstance(found, griffe.Object)
            kept.docstring = found.docstring


def _place(node: ast.AST) -> tuple[bool, bool, bool]:
    """Whether a statement stands in a branch for stand-ins, under a condition, in a function."""
    fallback = conditional = False
    below = node
    above = getattr(node, "parent", None)
    while above is not None and not isinstance(above, (ast.Module, ast.ClassDef)):
        if isinstance(above, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return fallback, conditional, True
        if isinstance(above, ast.ExceptHandler):
            fallback = conditional = True
        elif isinstance(above, ast.If):
            conditional = True
            in_body = any(one is below for one in above.body)
            fallback = fallback or (fallback_body(above) if in_body else fallback_else(above))
        elif isinstance(above, (ast.Try, ast.TryStar, ast.For, ast.While, ast.match_case)):
            conditional = True
        below, above = above, getattr(above, "parent", None)
    return fallback, conditional, False

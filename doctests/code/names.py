"""The global names that a block of code binds and those that it takes from elsewhere."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from contextlib import suppress

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def bound_names(code: str) -> frozenset[str]:
    """The global names that the code's top level binds; none where it doesn't parse.

    A name bound in a branch counts, one that is deleted again doesn't. `import *` binds names unknown.
    """
    return frozenset(_read(code).bound)


def imported_names(code: str) -> frozenset[str]:
    """Those of the bound names that the top level binds by imports alone."""
    try:
        body = ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError):
        return frozenset()
    others = [one for one in body if not isinstance(one, ast.Import | ast.ImportFrom)]
    return bound_names(code) - bound_names(ast.unparse(ast.Module(others, type_ignores=[])))


def missing_names(code: str) -> frozenset[str]:
    """The global names that the code loads before it binds them, built-in ones among them.

    The body of a function loads its names when it is called, and nobody knows when that is: a name counts
    there only if the block never binds it.
    """
    names = _read(code)
    return frozenset(names.missing | (names.later - names.bound))


def _read(code: str) -> _Names:
    names = _Names()
    with suppress(SyntaxError, ValueError, RecursionError):
        names.visit(ast.parse(code))
    return names


class _Names(ast.NodeVisitor):
    """Walks the code in the order in which it runs.

    `locals` are the scopes around what is visited, the innermost last: names that aren't global in there.
    `deferred` says that it is within a function, which runs later.
    """

    def __init__(self) -> None:
        self.bound: set[str] = set()
        self.missing: set[str] = set()
        self.later: set[str] = set()
        self.locals: list[set[str]] = []
        self.deferred = False

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self._load(node.id)
        elif isinstance(node.ctx, ast.Store):
            self._bind(node.id)
        elif not self.locals:
            self.bound.discard(node.id)

    def _load(self, name: str) -> None:
        if any(name in scope for scope in self.locals):
            return
        if self.deferred:
            self.later.add(name)
        elif name not in self.bound:
            self.missing.add(name)

    def _bind(self, name: str) -> None:
        (self.locals[-1] if self.locals else self.bound).add(name)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._bind(alias.asname or alias.name.partition(".")[0])

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            self._bind(alias.asname or alias.name)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        self._all(node.targets)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.visit(node.annotation)
        if node.value is not None:
            self.visit(node.value)
            self.visit(node.target)
        elif not isinstance(node.target, ast.Name):
            self.visit(node.target)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self._load(node.target.id)
        self.visit(node.value)
        self.visit(node.target)

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self._all([node.iter, node.target, *node.body, *node.orelse])

    def visit_AsyncFor(self, node: ast.AsyncFor) -> None:
        self.visit_For(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.type is not None:
            self.visit(node.type)
        known = not node.name or node.name in self.bound
        if node.name:
            self._bind(node.name)
        self._all(node.body)
        if not known and not self.locals:
            self.bound.discard(node.name or "")  # the name ends with its clause

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self.generic_visit(node)
        if node.name:
            self._bind(node.name)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        if node.name:
            self._bind(node.name)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self.generic_visit(node)
        if node.rest:
            self._bind(node.rest)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._define(node)
        self._function(node.args, node.body)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self.visit_FunctionDef(node)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._arguments(node.args)
        self._function(node.args, [node.body])

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._all([*node.decorator_list, *node.bases, *node.keywords])
        # A class's names are its own while its body runs; its functions don't see them.
        outer, self.locals = self.locals, [*self.locals, set()]
        functions = [one for one in node.body if isinstance(one, _DEFINITIONS)]
        for one in node.body:
            if isinstance(one, _DEFINITIONS):
                self._define(one)
            else:
                self.visit(one)
        self.locals = outer
        self._bind(node.name)
        for one in functions:
            self._function(one.args, one.body)

    def visit_ListComp(self, node: ast.ListComp) -> None:
        self._comprehension(node.generators, [node.elt])

    def visit_SetComp(self, node: ast.SetComp) -> None:
        self._comprehension(node.generators, [node.elt])

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> None:
        self._comprehension(node.generators, [node.elt])

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self._comprehension(node.generators, [node.key, node.value])

    def _comprehension(self, generators: list[ast.comprehension], results: list[ast.expr]) -> None:
        self.visit(generators[0].iter)
        targets = set(_stored([one.target for one in generators]))
        inner = [part for one in generators for part in (one.iter, *one.ifs)][1:]
        for name in _walrus([*inner, *results]):  # `:=` binds around the comprehension
            self._bind(name)
        self.locals.append(targets)
        self._all([*inner, *results])
        self.locals.pop()

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        self.visit(node.target)

    def _define(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._all(node.decorator_list)
        self._arguments(node.args)
        if node.returns is not None:
            self.visit(node.returns)
        self._bind(node.name)

    def _arguments(self, arguments: ast.arguments) -> None:
        """What a definition loads at once: defaults and annotations."""
        self._all([*arguments.defaults, *(one for one in arguments.kw_defaults if one is not None)])
        for one in _parameters(arguments):
            if one.annotation is not None:
                self.visit(one.annotation)

    def _function(self, arguments: ast.arguments, body: Iterable[ast.AST]) -> None:
        body = list(body)
        own = {one.arg for one in _parameters(arguments)} | set(_stored(body))
        declared = {name for one in _scope(body) if isinstance(one, ast.Global) for name in one.names}
        self.bound |= declared & own
        outer, self.locals = self.locals, [*self.locals, own - declared]
        deferred, self.deferred = self.deferred, True
        self._all(body)
        self.locals, self.deferred = outer, deferred

    def _all(self, nodes: Iterable[ast.AST]) -> None:
        for one in nodes:
            self.visit(one)


def _parameters(arguments: ast.arguments) -> list[ast.arg]:
    rest = [one for one in (arguments.vararg, arguments.kwarg) if one is not None]
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *rest]


def _scope(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """The nodes and what is below them; of what has a scope of its own, only the definition itself."""
    for node in nodes:
        yield node
        if isinstance(node, (*_DEFINITIONS, ast.ClassDef, ast.Lambda, *_COMPREHENSIONS)):
            continue
        yield from _scope(ast.iter_child_nodes(node))


def _stored(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The names that code binds in its own scope."""
    for node in _scope(nodes):
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case (
                ast.ExceptHandler(name=str(name))
                | ast.MatchAs(name=str(name))
                | ast.MatchStar(name=str(name))
            ):
                yield name
            case ast.MatchMapping(rest=str(name)):
                yield name
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                yield from (one.asname or one.name.partition(".")[0] for one in aliases)
            case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                yield from _walrus([node])


def _walrus(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The names that `:=` within comprehensions binds around them."""
    for node in nodes:
        for one in ast.walk(node):
            if isinstance(one, ast.NamedExpr):
                yield one.target.id

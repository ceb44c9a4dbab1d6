"""The devices that a block of code can't do without, as far as its syntax tree shows them.

A device counts where it is written out and where that is always reached: `.to("cuda")` does, `"cuda" if
torch.cuda.is_available() else "cpu"` doesn't, nor do branches of an `if`, a function that nothing in the
block mentions, strings that are only printed, and comments.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from contextlib import suppress

_DEVICE = re.compile(r"(cuda|mps|xpu|npu|hpu|mlu|musa)(?::(\d+))?")

_TYPES = ("cuda", "mps", "xpu", "npu", "hpu", "mlu", "musa")

_NAMED_SO = re.compile(r"(?:.*_)?devices?(?:_(?:map|type|name|ids?))?|map_location", re.IGNORECASE)
"""Variables, arguments and keys that hold a device."""

_INDEX = re.compile(r"(?:(?:execution|output)_)?device|(?:.*_)?device_map")
"""Arguments whose number is a device's index; that of others (`num_devices=2`) is how many, or anything."""

_INDICES = re.compile(r"devices|device_ids")
"""Arguments whose list is of indices, while a number alone isn't one."""

_POSITIONAL = {
    "device": 0,
    "autocast": 0,
    "GradScaler": 0,
    "Generator": 0,
    "Stream": 0,
    "Event": 0,
    "set_default_device": 0,
    "init_device_mesh": 0,
    "to": 0,
    "load": 1,  # torch.load's map_location
}
"""Callables whose argument at that place is a device."""

_WITHOUT_DEVICE = frozenset(
    {
        "is_available",
        "is_initialized",
        "is_bf16_supported",
        "device_count",
        "empty_cache",
        "get_arch_list",
        "manual_seed",
        "manual_seed_all",
        "seed",
        "seed_all",
    }
)
"""What `torch.cuda` and its like do where there is no device, too."""

_FALLBACK = frozenset({"BaseException", "Exception", "RuntimeError", "AssertionError"})
"""What a missing device raises: code that catches it gets along without one."""


def devices(code: str) -> list[tuple[str, int, int]]:
    """(device type, how many are needed, line in the code from 1) for each device named unconditionally.

    `cuda:1` needs two. A number alone (`device=0`, `.to(0)`) is taken for a CUDA device. Each type and
    amount is told once, where it comes first; the result is in the order of lines, empty where the code
    doesn't parse.
    """
    visitor = _Devices()
    with suppress(SyntaxError, ValueError, RecursionError):
        visitor.run(ast.parse(code))
    first: dict[tuple[str, int], int] = {}
    for line, name, amount in sorted(visitor.found):
        first.setdefault((name, amount), line)
    return [(name, amount, line) for (name, amount), line in first.items()]


class _Devices(ast.NodeVisitor):
    """Visits what the code always reaches; definitions once something that is reached mentions them."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str, int]] = []
        self.values: dict[str, ast.expr] = {}
        self.modules: dict[str, str] = {}
        self.definitions: dict[str, list[ast.AST]] = {}
        self.mentioned: set[str] = set()
        self.conditional: set[str] = set()

    def run(self, tree: ast.Module) -> None:
        """Visits the module, then the bodies of what it mentions, until there is nothing more."""
        self.conditional = _bound_in_branches(tree)
        self._all(tree.body)
        while reached := self.definitions.keys() & self.mentioned:
            for name in sorted(reached):
                for node in self.definitions.pop(name):
                    self.visit(node)

    # What runs later, or perhaps not

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._all([*node.decorator_list, *node.args.defaults])
        self.definitions.setdefault(node.name, []).extend(node.body)
        if re.fullmatch("__.*__", node.name):
            self.mentioned.add(node.name)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self.visit_FunctionDef(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._all([*node.decorator_list, *node.bases])
        self.definitions.setdefault(node.name, []).extend(node.body)

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        if isinstance(node.test, ast.Compare) and ast.unparse(node.test.left) == "__name__":
            self._all(node.body)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self.visit(node.test)

    def visit_While(self, node: ast.While) -> None:
        self.visit(node.test)
        if isinstance(node.test, ast.Constant) and node.test.value:
            self._all(node.body)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        self.visit(node.values[0])

    def visit_Match(self, node: ast.Match) -> None:
        self.visit(node.subject)

    def visit_Try(self, node: ast.Try | ast.TryStar) -> None:
        caught = {name for handler in node.handlers for name in _exceptions(handler)}
        if not caught & _FALLBACK:
            self._all([*node.body, *node.orelse])
        self._all(node.finalbody)

    def visit_TryStar(self, node: ast.TryStar) -> None:
        self.visit_Try(node)

    # What names a device

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            if isinstance(target, ast.Name):
                self._assign(target.id, node.value)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if isinstance(node.target, ast.Name) and node.value is not None:
            self._assign(node.target.id, node.value)
        self.generic_visit(node)

    def _assign(self, name: str, value: ast.expr) -> None:
        if name in self.conditional:
            return
        self.values[name] = value
        if _NAMED_SO.fullmatch(name):
            self._device(value, numbers=name.lower().endswith("map"))

    def visit_Dict(self, node: ast.Dict) -> None:
        for key, value in zip(node.keys, node.values, strict=True):
            if (
                isinstance(key, ast.Constant)
                and isinstance(key.value, str)
                and _NAMED_SO.fullmatch(key.value)
            ):
                self._device(value, numbers=False)
        self.generic_visit(node)

    def visit_Assert(self, node: ast.Assert) -> None:
        for call in ast.walk(node.test):
            if isinstance(call, ast.Call):
                name = self._dotted(call.func).split(".")
                if name[-1] == "is_available" and name[-2:-1] and name[-2] in _TYPES:
                    self._add(node, name[-2], 1)
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.mentioned.add(node.id)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.mentioned.add(node.attr)
        self.generic_visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            if alias.asname:
                self.modules[alias.asname] = alias.name

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            self.modules[alias.asname or alias.name] = f"{node.module}.{alias.name}"

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        path = self._dotted(node.func).split(".")
        if path[0] == "torch" and len(path) > 2 and path[1] in _TYPES:
            if path[-1] not in _WITHOUT_DEVICE and not _disabled(node):
                named = [one.value for one in node.keywords if one.arg in ("device", "device_id")]
                self._add(node, path[1], max([1, *(_index(one) + 1 for one in [*node.args[:1], *named])]))
            return
        if isinstance(node.func, ast.Attribute) and node.func.attr in _TYPES:  # model.cuda()
            self._add(node, node.func.attr, max([1, *(_index(one) + 1 for one in node.args[:1])]))
        place = _POSITIONAL.get(path[-1], len(node.args))
        for argument in node.args[place : place + 1]:
            if path[-1] == "init_device_mesh" and len(node.args) > 1:
                self._device(argument, numbers=False, amount=_product(node.args[1]))
            elif path[-1] == "device" and len(node.args) > 1:
                self._device(argument, numbers=False, amount=_index(node.args[1]) + 1)
            else:
                self._device(argument, numbers=path[-1] in ("to", "device"))
        for keyword in node.keywords:
            if keyword.arg is not None and _NAMED_SO.fullmatch(keyword.arg):
                self._device(keyword.value, numbers=_numbers_are_devices(keyword, path[0]))

    def _dotted(self, node: ast.expr) -> str:
        """The dotted name of what is called, as imported; what isn't a name is "" in it."""
        if isinstance(node, ast.Attribute):
            return f"{self._dotted(node.value)}.{node.attr}"
        return self.modules.get(node.id, node.id) if isinstance(node, ast.Name) else ""

    def _device(self, node: ast.expr, *, numbers: bool, amount: int = 1) -> None:
        """Notes the device that an expression is; with `numbers`, one may be meant by its index alone."""
        match node:
            case ast.Constant(value=str(text)):
                if found := _DEVICE.fullmatch(text):
                    self._add(node, found[1], max(int(found[2] or 0) + 1, amount))
            case ast.Constant(value=int(index)) if numbers and not isinstance(index, bool) and index >= 0:
                self._add(node, "cuda", index + 1)
            case ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]):
                if found := _DEVICE.match(text):
                    self._add(node, found[1], 1)
            case ast.Name(id=name) if name in self.values:
                # Popped meanwhile, lest a name that stands for itself never ends.
                value = self.values.pop(name)
                self._device(value, numbers=numbers, amount=amount)
                self.values[name] = value
            case ast.Dict(values=values) | ast.List(elts=values) | ast.Tuple(elts=values):
                for value in values:
                    self._device(value, numbers=numbers)

    def _add(self, node: ast.AST, name: str, amount: int) -> None:
        self.found.append((getattr(node, "lineno", 1), name, amount))

    def _all(self, nodes: Iterable[ast.AST]) -> None:
        for one in nodes:
            self.visit(one)


def _bound_in_branches(tree: ast.Module) -> set[str]:
    """The names that some branch binds: what they are bound to elsewhere may not hold."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.If, ast.While, ast.Try, ast.Match)):
            for one in ast.walk(node):
                if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store):
                    names.add(one.id)
    return names


def _exceptions(handler: ast.ExceptHandler) -> list[str]:
    """The last parts of the names that a handler catches."""
    if handler.type is None:
        return ["BaseException"]
    types = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return [ast.unparse(one).rpartition(".")[2] for one in types]


def _index(node: ast.expr) -> int:
    """The device's index that an argument states, 0 for none."""
    match node:
        case ast.Constant(value=int(index)):
            return max(index, 0)
        case ast.Constant(value=str(text)) if found := _DEVICE.fullmatch(text):
            return int(found[2] or 0)
        case _:
            return 0


def _numbers_are_devices(keyword: ast.keyword, package: str) -> bool:
    """Whether a number in a keyword argument of that package's callable is a device's index."""
    name = keyword.arg or ""
    if isinstance(keyword.value, (ast.List, ast.Tuple)) and _INDICES.fullmatch(name):
        return True
    return _INDEX.fullmatch(name) is not None or (name == "device_id" and package == "torch")


def _product(shape: ast.expr) -> int:
    """How many devices a mesh of that shape has, 1 where it isn't written out."""
    try:
        sizes = ast.literal_eval(shape)
    except (ValueError, TypeError):
        return 1
    product = 1
    for size in sizes if isinstance(sizes, tuple) else ():
        product *= size if isinstance(size, int) else 1
    return product


def _disabled(call: ast.Call) -> bool:
    """Whether a call is of autocast or the like, and says that it does nothing."""
    enabled = [one.value for one in call.keywords if one.arg == "enabled"]
    return any(isinstance(one, ast.Constant) and not one.value for one in enabled)

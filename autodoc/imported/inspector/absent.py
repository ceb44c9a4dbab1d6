"""Which packages are made up, and who is told that they are there.

The library is: by `import`, `importlib.util.find_spec` and `importlib.metadata`. Another package
is told so if it is made to work with the absent one: its metadata requires it, if only for an
extra, or it imports it where an ImportError would end its own import. Else it is told the truth.
"""

from __future__ import annotations

import ast
import contextlib
import importlib.abc
import importlib.machinery
import importlib.metadata
import importlib.util
import linecache
import os
import re
import sys
from types import ModuleType
from typing import Any

from .mocks import VERSION, MockModule, versions

DISTRIBUTIONS = {
    "PIL": "pillow",
    "bs4": "beautifulsoup4",
    "cv2": "opencv-python",
    "dateutil": "python-dateutil",
    "google": "protobuf",
    "sklearn": "scikit-learn",
    "skimage": "scikit-image",
    "yaml": "pyyaml",
}
"""Packages that are installed under another name."""

_REQUIREMENT = re.compile(r"\s*([\w.-]+)\s*(?:\[[^]]*\])?\s*\(?\s*((?:[<>=!~]=?=?\s*[\w.*+!-]+\s*,?\s*)*)")
_WRITTEN = re.compile(
    r"""["']([A-Za-z][\w.-]*(?:\[[^]"']*\])?\s*[<>=!~]=[^"';]+|[A-Za-z][\w.-]*<[^"';]+)["';]"""
)


def install(library: str, root: str, names: list[str]) -> None:
    """Makes up those of the packages `names` that aren't installed."""
    absent = frozenset(
        name
        for name in names
        if name != library and not _is_installed(name) and not _is_added_to_installed(name)
    )
    finder = _Finder(library, absent)
    pins = _pins(library, root)
    for name in absent:
        pinned = pins.get(finder.distributions[name])
        if pinned is not None:
            versions[name] = pinned
    sys.meta_path.append(finder)
    from_name = importlib.metadata.Distribution.from_name

    def known_from_name(name: str) -> Any:
        try:
            return from_name(name)
        except importlib.metadata.PackageNotFoundError:
            for package in absent:
                if _spelled(name) == finder.distributions[package] and finder.tells(package):
                    return _Distribution(name, versions.get(package, VERSION))
            raise

    importlib.metadata.Distribution.from_name = staticmethod(known_from_name)  # type: ignore[method-assign]


def _is_installed(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def _is_added_to_installed(name: str) -> bool:
    """Whether a package extends one that is installed, as torch_npu does: it would be looked for there."""
    base, mark, _ = name.partition("_")
    return bool(base and mark) and _is_installed(base)


def _spelled(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _distribution(package: str) -> str:
    return _spelled(DISTRIBUTIONS.get(package, package))


class _Distribution(importlib.metadata.Distribution):
    """What `importlib.metadata` says of a package that is made up."""

    def __init__(self, name: str, version: str) -> None:
        self._text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"

    def read_text(self, filename: str) -> str | None:
        return self._text if filename == "METADATA" else None

    def locate_file(self, path: Any) -> Any:
        return path


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Comes last, and finds what nobody has found."""

    def __init__(self, library: str, absent: frozenset[str]) -> None:
        self.library = library
        self.absent = absent
        self.distributions = {name: _distribution(name) for name in absent}
        self._required: dict[str, set[str]] = {}

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        first, _, below = fullname.partition(".")
        if first not in self.absent:
            return None
        parent = sys.modules.get(fullname.rpartition(".")[0])
        if not isinstance(parent, MockModule) if below else not self.tells(first):
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: Any) -> Any:
        return MockModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass

    def tells(self, package: str) -> bool:
        """Whether the code that is asking is told that an absent package is there."""
        frame: Any = sys._getframe(1)
        while frame is not None:
            name = str(frame.f_globals.get("__name__", ""))
            if name != __name__ and name.partition(".")[0] not in ("importlib", "_frozen_importlib"):
                asking = name.partition(".")[0]
                return (
                    asking == self.library
                    or self.distributions[package] in self._requirements(asking)
                    or _fails_without(frame)
                )
            frame = frame.f_back
        return False

    def _requirements(self, package: str) -> set[str]:
        """The distributions that an installed package requires, with those of its extras."""
        if package not in self._required:
            try:
                written = importlib.metadata.requires(_distribution(package)) or []
            except importlib.metadata.PackageNotFoundError:
                written = []
            found = map(_REQUIREMENT.match, written)
            self._required[package] = {_spelled(one[1]) for one in found if one}
        return self._required[package]


def _fails_without(frame: Any) -> bool:
    """Whether a frame is at an import, in a module's own code, whose failure nothing there expects."""
    if frame.f_code.co_name != "<module>":
        return False
    try:
        tree = ast.parse("".join(linecache.getlines(frame.f_code.co_filename)))
    except SyntaxError:
        return False
    line = frame.f_lineno
    imports, expected = False, False
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            imports = imports or node.lineno <= line <= (node.end_lineno or 0)
        elif isinstance(node, ast.Try) and node.handlers:
            expected = expected or node.body[0].lineno <= line <= (node.body[-1].end_lineno or 0)
        elif isinstance(node, ast.With) and "suppress" in ast.dump(node.items[0]):
            expected = expected or node.lineno < line <= (node.end_lineno or 0)
    return imports and not expected


def _pins(library: str, root: str) -> dict[str, str]:
    """Versions of the distributions that the library wants no newer than some version.

    They are read from its metadata, where it is installed, and from how its source is packaged.
    """
    pins: dict[str, str] = {}
    for requirement in _requirements_of(library, root):
        found = _REQUIREMENT.match(requirement)
        if found is None:
            continue
        bounds = re.findall(r"([<>=!~]=?=?)\s*([\w.*+!-]+)", found[2])
        if not any(operator in ("<", "<=", "==", "===", "~=") for operator, _ in bounds):
            continue
        for wanted in ("==", "===", "~=", ">=", "<="):
            version = next((version for operator, version in bounds if operator == wanted), None)
            if version is not None:
                pins.setdefault(_spelled(found[1]), version.replace(".*", ".0"))
                break
    return pins


def _requirements_of(library: str, root: str) -> list[str]:
    written: list[str] = []
    for folder in (root, os.path.dirname(root)):
        for name in ("pyproject.toml", "setup.cfg", "setup.py"):
            try:
                with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                    written += _WRITTEN.findall(file.read())
            except OSError:
                continue
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        written += importlib.metadata.requires(library) or []
    return written

"""The machine that examples run on, and what they need that it hasn't."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from packaging.specifiers import SpecifierSet

from doctests.code import devices
from doctests.model import Example, Need


@dataclass(frozen=True, slots=True)
class Machine:
    """What there is: the device's type (`cpu` where no accelerator may be used), its name, how many
    there are, and the bytes of memory that each has. `torch` is its version, "" where it isn't installed;
    `libraries` are the versions of other distributions that matter for results, by name."""

    python: str
    platform: str
    device: str
    device_name: str
    devices: int
    memory: int
    torch: str = ""
    libraries: dict[str, str] = field(default_factory=dict)

    def lacks(self, example: Example, network: bool) -> str:
        """What an example needs, or names in its code, that isn't here, as a reason; "" for nothing."""
        reasons = [*(self._unmet(need, network) for need in example.options.needs), *self._unnamed(example)]
        return next(filter(None, reasons), "")

    def _unmet(self, need: Need, network: bool) -> str:
        if need.kind == "network":
            return "" if network else f"needs {need.text}: the network may not be used"
        if need.kind == "device":
            return self._without(need.name, need.amount, f"needs {need.text}")
        if need.kind == "memory":
            has = f"{self.memory / 2**30:.0f} GiB"
            return "" if self.memory >= need.amount else f"needs {need.text}: the {self.device} has {has}"
        try:
            version = metadata.version(need.name)
        except metadata.PackageNotFoundError:
            return f"needs {need.text}: it isn't installed"
        if SpecifierSet(need.specifier).contains(version, prereleases=True):
            return ""
        return f"needs {need.text}: {version} is installed"

    def _without(self, device: str, amount: int, need: str) -> str:
        has = self.devices if device == self.device else int(device == "cpu")
        if has >= amount:
            return ""
        return f"{need}: there is {f'only {has}' if has else 'none'}"

    def _unnamed(self, example: Example) -> Iterator[str]:
        for device, amount, line in devices(example.code):
            need = f"needs {device}{f':{amount}' if amount > 1 else ''}"
            if self._without(device, amount, need):
                yield f"{need}: line {_line(example, line)} names it"


def versions(library: Iterable[Path]) -> dict[str, str]:
    """The versions of what results depend on beside torch: numpy, and the packages in these folders."""
    found = {}
    for name in ("numpy", *(folder.name for folder in library)):
        with contextlib.suppress(metadata.PackageNotFoundError, ValueError):
            found[name] = metadata.version(name)
    return found


def _line(example: Example, line: int) -> int:
    """The file's line for a line of an example's code, both from 1."""
    for statement in example.statements:
        lines = statement.code.count("\n")
        if line <= lines:
            return statement.line + line - 1
        line -= lines
    return example.line

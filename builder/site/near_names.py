"""What a name that no page documents may have been meant for: better nothing than something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from toctree.nearest import Names


def object_part(target: str) -> list[str]:
    """The parts of a name without its modules: from the first with a capital on, else the last alone."""
    parts = target.split(".")
    at = next((at for at, part in enumerate(parts) if part[:1].isupper()), -1)
    return parts[at:]


def in_order(parts: list[str], whole: list[str]) -> bool:
    """Whether the parts stand in a path, in their order, the last one last."""
    left = iter(whole)
    return parts[-1] == whole[-1] and all(part in left for part in parts)


class NearNames:
    """Documented names, classes and what is below them. `is_documented` knows also what is inherited."""

    def __init__(self, names: Iterable[str], is_documented: Callable[[str], bool]) -> None:
        below: dict[str, list[str]] = {}
        for name in names:
            owner, _, last = name.rpartition(".")
            below.setdefault(owner, []).append(last)
        self._below = {owner: Names(last) for owner, last in below.items()}
        self._is_documented = is_documented

    def of(self, target: str) -> str:
        """The documented name that is likely to be meant, or nothing; nothing is meant by an empty part."""
        found = ""
        for part in object_part(target):
            start = f"{found}." if found else ""
            if not self._is_documented(f"{start}{part}"):
                part = self._meant(found, part)
                if not part:
                    return ""
            found = f"{start}{part}"
        return found

    def _meant(self, owner: str, part: str) -> str:
        if not owner and part[:1].isupper():
            # `EncoderDecoder` for `EncoderDecoderModel`, or the other way round.
            other = part.removesuffix("Model") if part.endswith("Model") else f"{part}Model"
            if other and self._is_documented(other):
                return other
        return self._below[owner].meant(part) if owner in self._below and len(part) >= 4 else ""

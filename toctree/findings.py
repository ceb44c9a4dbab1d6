"""What is wrong with a documentation's files, as values that a run collects and shows together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toctree.nearest import Names


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A mistake in a file: where it stands, what is wrong and, as `hint`, what to do about it.

    `rule` is the mistake's stable name (`missing-page`). `line` counts from 1.
    """

    path: str
    line: int
    rule: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}: {self.message}"
        return f"{text}; {self.hint}" if self.hint else text


def shown(path: Path) -> str:
    """A path as messages show it: from the working directory where it lies below, else as given."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def unreadable(path: Path, error: OSError) -> Finding:
    """The finding for a file or folder that the system refuses to read."""
    reason = error.strerror or type(error).__name__
    return Finding(shown(path), 1, "unreadable", f"can't be read: {reason}", "check its permissions")


def read_text(path: Path) -> tuple[str | None, list[Finding]]:
    """A file's text, decoded as UTF-8; None and a finding where it can't be had.

    A file that isn't there is None without a finding: whether it is needed is for the caller to say.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None, []
    except OSError as error:
        return None, [unreadable(path, error)]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"isn't UTF-8: byte {data[error.start]:#04x}"
        return None, [Finding(shown(path), line, "bad-encoding", message, "save the file as UTF-8")]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint with the page that `name` may have meant, or nothing when none is like it.

    The same file name in one other folder comes before a slip: `bert` for `model_doc/bert`.
    """
    candidates = sorted(known)
    last = name.rsplit("/", 1)[-1]
    found = [one for one in candidates if one.rsplit("/", 1)[-1] == last and one != name]
    near = found[0] if len(found) == 1 else Names(candidates).meant(name)
    return f"did you mean `{near}`?" if near else ""

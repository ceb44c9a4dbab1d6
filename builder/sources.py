"""Files that hold examples: read and written with their encoding, byte order mark and line ends kept."""

from __future__ import annotations

import io
import tokenize
from dataclasses import dataclass
from pathlib import Path

from builder.files import write
from toctree.findings import Finding, shown

MODULE_SUFFIXES = (".py", ".pyi")


class UnreadableError(Exception):
    """A file that can't be read, and the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(str(finding))


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A page or a module as text, its line ends as they are in the file."""

    path: Path
    text: str
    encoding: str

    @property
    def python(self) -> bool:
        """Whether this is a module."""
        return self.path.suffix in MODULE_SUFFIXES

    def write(self, text: str) -> None:
        """Puts `text` in the file's place. Raises OSError."""
        write(self.path, text.encode(self.encoding))


def read_source(path: Path) -> SourceFile:
    """A file's text: UTF-8 for a page, what it declares for a module. Raises UnreadableError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"can't be read: {reason}"
        raise _unreadable(path, 1, message, "check its permissions", "unreadable") from None
    encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
    if path.suffix in MODULE_SUFFIXES:
        try:
            encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        except SyntaxError as error:
            raise _unreadable(path, 1, f"isn't what it declares: {error.msg}", "save it as UTF-8") from None
    try:
        return SourceFile(path, data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"isn't {error.encoding.upper()}: byte {data[error.start]:#04x}"
        raise _unreadable(path, line, message, "save the file as UTF-8") from None


def module_name(path: Path) -> str:
    """The name under which a file is imported: its packages are the folders that have an `__init__.py`."""
    parts = [] if path.stem == "__init__" else [path.stem]
    for folder in path.parents:
        if not (folder / "__init__.py").is_file():
            break
        parts.insert(0, folder.name)
    return ".".join(parts)


def _unreadable(path: Path, line: int, message: str, hint: str, rule: str = "") -> UnreadableError:
    """`rule` is left out for text that can't be decoded."""
    rule = rule or ("unreadable-module" if path.suffix in MODULE_SUFFIXES else "bad-encoding")
    return UnreadableError(Finding(shown(path), line, rule, message, hint))

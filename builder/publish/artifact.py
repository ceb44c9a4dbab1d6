"""Unpacks what a stranger may have packed: nothing outside its folder, no links, not more than is allowed."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - an exception, which zlib writes small

_TOLD = 10
_LONGEST = 255
_DAMAGED = (BadZipFile, ZlibError, OSError, ValueError, LookupError, RuntimeError, EOFError)
"""What reading a damaged archive ends with; NotImplementedError is a RuntimeError."""


class ArtifactError(Exception):
    """An artifact that isn't taken; the message says all that is wrong with it."""


def unpack(archive: Path, folder: Path, *, top: str, max_bytes: int, max_files: int = 200_000) -> None:
    """Unpacks a zip file, all of whose files lie below a folder `top`, into `folder`.

    Sizes are those of the files, not of the archive. Raises ArtifactError, and `folder` is then gone.
    """
    try:
        with ZipFile(archive) as packed:
            files = [one for one in packed.infolist() if not one.filename.endswith("/")]
            if faults := _faults(files, top, max_bytes, max_files):
                more = [f"and {len(faults) - _TOLD} more"] if len(faults) > _TOLD else []
                raise ArtifactError("; ".join([*faults[:_TOLD], *more]))
            left = max_bytes
            for one in files:
                to = folder / one.filename
                to.parent.mkdir(parents=True, exist_ok=True)
                with packed.open(one) as source, to.open("xb") as target:
                    left -= _copy(source, target, left)
    except _DAMAGED as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise ArtifactError(f"the archive can't be read: {error}") from None
    except ArtifactError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def tops(archive: Path) -> set[str]:
    """The names at the root of a zip file. Raises ArtifactError."""
    try:
        with ZipFile(archive) as packed:
            return {name.partition("/")[0] for name in packed.namelist()}
    except _DAMAGED as error:
        raise ArtifactError(f"the archive can't be read: {error}") from None


def _faults(files: list[ZipInfo], top: str, max_bytes: int, max_files: int) -> list[str]:
    faults = [f"{one.filename!r} {fault}" for one in files if (fault := _fault(one, top))]
    names = {one.filename for one in files}
    if not files:
        faults.append("there is nothing in it")
    if len(names) < len(files):
        faults.append("a file is in it twice")
    if len(files) > max_files:
        faults.append(f"{len(files)} files are more than {max_files}")
    if (size := sum(one.file_size for one in files)) > max_bytes:
        faults.append(f"{size} bytes are more than {max_bytes}")
    return faults


def _fault(file: ZipInfo, top: str) -> str:
    """What is wrong with where a file would lie, or with what it is."""
    name = file.filename
    parts = PurePosixPath(name).parts
    if not name or name.startswith("/") or "\\" in name or ":" in name or not name.isprintable():
        return "isn't a path that every system has"
    if any(part.startswith(".") for part in name.split("/")) or "//" in name:
        return "leads elsewhere, or is hidden"  # `..` too, and `.git`
    if len(parts) < 2 or parts[0] != top or any(len(part.encode()) > _LONGEST for part in parts):
        return f"isn't below {top}"
    # The upper half holds the file's mode where a Unix packed it: a link or a device isn't a file.
    mode = file.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "isn't a file"
    if file.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "is packed as GitHub never does it"
    return "is encrypted" if file.flag_bits & 1 else ""


def _copy(source: IO[bytes], target: IO[bytes], limit: int) -> int:
    """Copies a file and counts: what an archive says of its sizes needn't be true."""
    size = 0
    while block := source.read(1 << 20):
        size += len(block)
        if size > limit:
            raise ArtifactError("there is more in it than it says")
        target.write(block)
    return size

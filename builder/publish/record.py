"""What a published branch says of itself: which of its files are a site's, and since when previews stand.

And how its files are replaced.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass, field
from pathlib import Path

from builder.files import write
from builder.site.settings import UsageError

NAME = ".published.json"


@dataclass(slots=True)
class Record:
    """`site` are the names at the root that a site brought, `previews` the day (ISO 8601) on which the
    preview of each pull request was made."""

    site: list[str] = field(default_factory=list)
    previews: dict[int, str] = field(default_factory=dict)


def read_record(tree: Path) -> Record:
    """What a branch's folder says; nothing where it says nothing, or what it says can't be read."""
    try:
        kept = json.loads((tree / NAME).read_text(encoding="utf-8"))
        return Record(
            [str(name) for name in kept["site"] if str(name) and Path(name).name == name],
            {int(number): str(day) for number, day in kept["previews"].items()},
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Record()


def write_record(tree: Path, record: Record) -> None:
    """Writes it, and the file that has GitHub Pages take the folder as it is, `_` and all."""
    kept = asdict(Record(sorted(record.site), dict(sorted(record.previews.items()))))
    write(tree / NAME, (json.dumps(kept, indent=1) + "\n").encode())
    write(tree / ".nojekyll", b"")


def copy(source: Path, target: Path) -> None:
    """Copies a file or a folder to where nothing is, but for what git keeps in a `.git`.

    Raises UsageError for a link: what it leads to need not be meant for everybody.
    """
    if source.name == ".git":
        return
    if source.is_symlink():
        raise UsageError(f"{source}: this is a link, and isn't published; put the file itself there")
    if source.is_dir():
        target.mkdir(parents=True)
        for one in sorted(source.iterdir()):
            copy(one, target / one.name)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def remove(path: Path) -> None:
    """Removes a file, or a folder with all that is in it, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)

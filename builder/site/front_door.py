"""The root of a site with versions: a page that leads to one of them, and the answer to wrong addresses."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import jinja2

from builder.files import write
from builder.site.defaults import THEME
from builder.strings import strings

DOOR, MISSING = "index.html", "404.html"


def write_front_door(root: Path, folder: str, language: str) -> None:
    """Has the site at `root` begin with the version in `folder`; with "" there is none, and no way in.

    The page that answers for missing ones is the version's own: it finds out the reader's language and
    version itself. Files that are right already aren't written again. Raises OSError.
    """
    if not folder:
        for name in (DOOR, MISSING):
            (root / name).unlink(missing_ok=True)
        return
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME))
    page = env.get_template("redirect.html").render(
        target=f"{quote(folder)}/", language=language, strings=strings(language), door=True
    )
    _put(root / DOOR, page.encode("utf-8"))
    missing = root / folder / MISSING
    if missing.is_file():
        _put(root / MISSING, missing.read_bytes())


def _put(path: Path, data: bytes) -> None:
    if not path.is_file() or path.read_bytes() != data:
        write(path, data)

"""The versions of a site that stand beside one another, and `versions.json`, which lists them.

`<site>/<version>/<language>/<page>/` is a page, `<site>/versions.json` what the switcher reads:
`[{"version": "v1.2.0", "title": "v1.2.0", "aliases": ["stable"], "languages": ["en", "ko"],
"released": true, "default": true}]`, newest first, branches such as `main` before the releases. The
first of `languages` is the one that the others fall back to; `released` marks releases that aren't
candidates, `default` the version that the site's root leads to, and that the others name as the current
one. Titles may be changed by hand, and other keys added: both are kept. Names are folders, and looked at
as such whenever the list is read.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from builder.files import write
from builder.site.aliases import mirror
from builder.site.front_door import write_front_door
from builder.site.settings import UsageError
from builder.site.version_names import (
    FILE,
    check_version,
    is_final,
    is_preview,
    newest_first,
    number,
    within,
)
from toctree.nearest import Names, suggestion

if sys.platform != "win32":
    import fcntl

PAGES = "pages.json"
"""The list of a language's pages in one version, in the language's folder."""

STABLE = "stable"
"""The alias whose pages search engines should keep."""


@dataclass(slots=True)
class Listed:
    """An entry of versions.json; `others` are keys that somebody has added."""

    name: str
    title: str
    aliases: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    default: bool = False
    others: dict[str, Any] = field(default_factory=dict)

    def written(self) -> dict[str, Any]:
        """The entry as it stands in the file."""
        own: dict[str, Any] = {
            "version": self.name,
            "title": self.title,
            "aliases": self.aliases,
            "languages": self.languages,
        }
        marks = {"released": is_final(self.name), "default": self.default}
        return {**own, **{mark: True for mark, given in marks.items() if given}, **self.others}


def canonical_site(site_url: str, version: str) -> str:
    """The address of the site whose pages search engines should keep, for a version's address.

    A site without versions is that itself.
    """
    return site_url.removesuffix(f"{quote(version)}/") + f"{STABLE}/" if version else site_url


def check_place(root: Path, version: str, aliases: Iterable[str]) -> None:
    """Raises UsageError when a version and its aliases can't stand in the site at `root`."""
    aliases = list(aliases)
    for name in (version, *aliases):
        check_version(name)
    if not version:
        if aliases:
            raise UsageError("an alias is another name of a version: name that with --version")
        if (root / FILE).exists():
            raise UsageError(
                f"{root} holds versions: name this one with --version, or choose another folder for it"
            )
        return
    if is_preview(version) and aliases:
        raise UsageError(f"{version} shows a pull request, and can't have aliases")
    for alias in aliases:
        if alias == version:
            raise UsageError(f"the alias {alias} is the version's own name; choose another")
        if alias.count("/") != version.count("/"):
            raise UsageError(f"the alias {alias} must lie as deep in the site as {version} does")
    entries = read_versions(root)
    names = [entry.name for entry in entries]
    taken = {alias: entry.name for entry in entries for alias in entry.aliases}
    if version in taken:
        raise UsageError(f"{version} is an alias of {taken[version]}; build that version, or another name")
    kept = [alias for alias, name in taken.items() if name == version]
    for name in (version, *aliases, *kept):
        _check_folder(root, name, [*names, *taken, version, *aliases])
    if version not in names and _filled(root / version) and not _languages(root / version):
        raise UsageError(
            f"{root / version}: this is no version of the site; remove it, or choose another name"
        )
    for alias in aliases:
        if alias in names:
            raise UsageError(f"the alias {alias} is a version of the site already; choose another")
        if alias not in taken and _filled(root / alias):
            raise UsageError(
                f"{root / alias}: this folder is no alias of the site; remove it, or choose another alias"
            )


def _check_folder(root: Path, name: str, others: Iterable[str]) -> None:
    """Raises UsageError where a folder would hold another version's, lie within one, or be a link's."""
    if other := within(name, others):
        raise UsageError(f"{name} and {other} can't both be folders of the site; choose another name")
    check_links(root, name)
    above = [Path(name).parents[depth] for depth in range(name.count("/"))]
    if held := next((one for one in above if _languages(root / one)), None):
        raise UsageError(f"{name} would lie within the version {held.as_posix()}; choose another name")


def check_links(root: Path, name: str) -> None:
    """Raises UsageError where the way to a version's folder is a link: it could lead anywhere."""
    place = root
    for part in filter(None, name.split("/")):
        place /= part
        if place.is_symlink():
            raise UsageError(f"{place}: this is a link, and isn't followed; put the folder itself there")


def add_version(root: Path, version: str, aliases: Iterable[str] = ()) -> None:
    """Lists the version that stands in `root / version`, and copies it to its aliases.

    It keeps the aliases that it has, and takes the new ones away from other versions. Previews are left
    as they are. Nothing of another version is touched, and what is right already isn't written again;
    several processes may do this at once. Raises UsageError, as `check_place` does, and for a folder
    that holds no site of ours.
    """
    if not version or is_preview(version):
        return
    check_version(version)
    aliases = list(aliases)
    languages = _languages(root / version)
    if not languages:
        raise UsageError(
            f"{root / version}: no language in this folder has a {PAGES}; "
            f"build it with doc-builder build --version {version}"
        )
    with _alone(root):
        check_place(root, version, aliases)
        entries = read_versions(root)
        entry = next((one for one in entries if one.name == version), None)
        if entry is None:
            entry = Listed(version, version)
            entries.append(entry)
        entry.languages = languages
        for one in entries:
            one.aliases = [alias for alias in one.aliases if one is entry or alias not in aliases]
        entry.aliases = sorted({*entry.aliases, *aliases})
        for alias in entry.aliases:
            mirror(root / version, root / alias)
        _save(root, entries)


def remove_version(root: Path, name: str) -> None:
    """Removes a version, an alias or a preview, with its folder.

    Raises UsageError for a name that isn't one, for a version that still has aliases, and where a file
    can't be removed: it stays listed then.
    """
    check_version(name)
    with _alone(root):
        entries = read_versions(root)
        owner = next((one for one in entries if name in one.aliases), None)
        listed = next((one for one in entries if one.name == name), None)
        preview = is_preview(name) and bool(_languages(root / name))
        names = [one.name for one in entries] + [alias for one in entries for alias in one.aliases]
        if listed is None and owner is None and not preview:
            hint = suggestion(Names(names).nearest(name))
            raise UsageError(f"{root} has no version {name}" + (f"; {hint}" if hint else ""))
        if listed is not None and listed.aliases:
            raise UsageError(
                f"{name} is {', '.join(listed.aliases)}: give that to another version first, or remove it"
            )
        check_links(root, name.rpartition("/")[0])
        try:
            _delete(root / name, {root / other for other in names if other != name})
        except OSError as error:
            what = f"{error.filename or name}: {error.strerror or error}"
            raise UsageError(f"{root / name} could not be removed whole, and stays listed: {what}") from None
        for above in (root / name).parents[: name.count("/")]:
            if above.is_dir() and not any(above.iterdir()):
                above.rmdir()
        if owner is not None:
            owner.aliases.remove(name)
        if not preview:
            _save(root, [one for one in entries if one is not listed])


def _delete(folder: Path, kept: Collection[Path]) -> None:
    """Removes a folder with all that is in it but the folders `kept`; of a link, the link. Raises OSError."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif any(one.is_relative_to(folder) for one in kept):
        for inner in sorted(folder.iterdir()):
            if inner not in kept:
                _delete(inner, kept)
    elif folder.exists():
        shutil.rmtree(folder)


def read_versions(root: Path) -> list[Listed]:
    """What versions.json lists; nothing where there is none.

    Raises UsageError for one that can't be read, and for names that aren't folders of their own.
    """
    path = root / FILE
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(written, list):
            raise TypeError(written)
        entries = [_entry(one) for one in written]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise UsageError(
            f"{path}: this is no list of versions; mend it, or remove it and list each version anew with "
            "doc-builder versions --add"
        ) from None
    aliases = [alias for one in entries for alias in one.aliases]
    names = [*(one.name for one in entries), *aliases]
    try:
        for name in names:
            if not name:
                raise UsageError("a version without a name")
            check_version(name)
    except UsageError as error:
        raise UsageError(f"{path}: {error}; mend it") from None
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise UsageError(f"{path}: {twice} is listed twice; mend it")
    for alias in aliases:
        if other := within(alias, names):
            raise UsageError(f"{path}: {alias} and {other} can't both be folders of the site; mend it")
    return entries


def _entry(written: dict[str, Any]) -> Listed:
    others = dict(written)
    name, title = others.pop("version"), others.pop("title", None)
    aliases, languages = others.pop("aliases", []), others.pop("languages", [])
    for one in (name, *aliases, *languages):
        if not isinstance(one, str) or not isinstance(aliases, list):
            raise TypeError(one)
    default = bool(others.pop("default", False))
    others.pop("released", None)
    return Listed(
        name, name if title is None else str(title), list(aliases), list(languages), default, others
    )


def _save(root: Path, entries: list[Listed]) -> None:
    """Writes the list in its order, and the site's root with it."""
    order = newest_first(one.name for one in entries)
    entries = sorted(entries, key=lambda one: order.index(one.name))
    current = _current(entries)
    for one in entries:
        one.default = one is current
    path = root / FILE
    if not entries:
        path.unlink(missing_ok=True)
    else:
        data = json.dumps([one.written() for one in entries], ensure_ascii=False, indent=1) + "\n"
        if not path.is_file() or path.read_bytes() != data.encode():
            write(path, data.encode())
    if current is not None:
        folder = STABLE if STABLE in current.aliases else current.name
        write_front_door(root, folder, current.languages[0] if current.languages else "en")
    else:
        write_front_door(root, "", "")


def _current(entries: list[Listed]) -> Listed | None:
    """The version that readers should see first: the stable one, else the newest release, else its newest
    candidate, else the first.

    `entries` stand in their order.
    """
    stable = [one for one in entries if STABLE in one.aliases]
    final = [one for one in entries if is_final(one.name)]
    numbered = [one for one in entries if number(one.name) is not None]
    return next(iter([*stable, *final, *numbered, *entries]), None)


def _languages(folder: Path) -> list[str]:
    """The languages of a built version, the one that the others fall back to first."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob(f"*/{PAGES}")):
        try:
            found[path.parent.name] = json.loads(path.read_text(encoding="utf-8"))["fallback"]
        except (OSError, ValueError, TypeError, KeyError):
            continue
    return sorted(found, key=lambda code: (code not in found.values(), code))


def _filled(folder: Path) -> bool:
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Keeps other processes from changing the list meanwhile.

    The folder itself is what is locked, so that no file of ours is published with the site. Windows
    can't lock folders.
    """
    if sys.platform == "win32":
        yield
        return
    folder = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)

"""The versions of a site that stand beside one another, and `versions.json`, which lists them.

`<site>/<version>/<language>/<page>/` is a page, `<site>/versions.json` what the switcher reads:
`[{"version": "v1.2.0", "title": "v1.2.0", "aliases": ["stable"], "languages": ["en", "ko"],
"default": true}]`, newest first, branches such as `main` before the releases. The first of
`languages` is the one that the others fall back to; `default` marks the version that the site's root
leads to, and that the others name as the current one. Titles may be changed by hand, and other keys
added: both are kept.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from packaging.version import InvalidVersion, Version

from builder.files import write
from builder.site.aliases import mirror
from builder.site.front_door import write_front_door
from builder.site.settings import UsageError, check_version
from toctree.nearest import Names, suggestion

if sys.platform != "win32":
    import fcntl

FILE = "versions.json"
"""The list of versions, at the site's root."""

PAGES = "pages.json"
"""The list of a language's pages in one version, in the language's folder."""

STABLE = "stable"
"""The alias whose pages search engines should keep."""

PREVIEW = "pr_"
"""How the name of a version begins that shows a pull request. Hugging Face's workflows name it so."""

TRUNKS = ("main", "master")
"""Branches that come before other ones."""


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
        return {**own, **({"default": True} if self.default else {}), **self.others}


def is_preview(version: str) -> bool:
    """Whether a version shows a pull request: such are never listed, and kept from search engines."""
    return version.startswith(PREVIEW)


def canonical_site(site_url: str, version: str) -> str:
    """The address of the site whose pages search engines should keep, for a version's address.

    A site without versions is that itself.
    """
    return site_url.removesuffix(f"{quote(version)}/") + f"{STABLE}/" if version else site_url


def newest_first(names: Iterable[str]) -> list[str]:
    """Names of versions as a list shows them: branches, then releases by number (PEP 440), newest first.

    The number of `release/1.0` is that of its last part; a leading `v` counts for nothing.
    """
    numbers = {name: _number(name) for name in names}
    branches = sorted(
        (name for name, number in numbers.items() if number is None),
        key=lambda name: (TRUNKS.index(name) if name in TRUNKS else len(TRUNKS), name),
    )
    releases = sorted(
        ((number, name) for name, number in numbers.items() if number is not None), reverse=True
    )
    return branches + [name for _, name in releases]


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
    taken = {alias: entry.name for entry in entries for alias in entry.aliases}
    if version in taken:
        raise UsageError(f"{version} is an alias of {taken[version]}; build that version, or another name")
    for alias in aliases:
        if any(entry.name == alias for entry in entries):
            raise UsageError(f"the alias {alias} is a version of the site already; choose another")
        if alias not in taken and _filled(root / alias):
            raise UsageError(
                f"{root / alias}: this folder is no alias of the site; remove it, or choose another alias"
            )


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

    Raises UsageError for a name that isn't one, and for a version that still has aliases.
    """
    check_version(name)
    with _alone(root):
        entries = read_versions(root)
        owner = next((one for one in entries if name in one.aliases), None)
        listed = next((one for one in entries if one.name == name), None)
        preview = is_preview(name) and _languages(root / name)
        if listed is None and owner is None and not preview:
            names = [one.name for one in entries] + [alias for one in entries for alias in one.aliases]
            hint = suggestion(Names(names).nearest(name))
            raise UsageError(f"{root} has no version {name}" + (f"; {hint}" if hint else ""))
        if listed is not None and listed.aliases:
            raise UsageError(
                f"{name} is {', '.join(listed.aliases)}: give that to another version first, or remove it"
            )
        if owner is not None:
            owner.aliases.remove(name)
        if not preview:
            _save(root, [one for one in entries if one is not listed])
        shutil.rmtree(root / name, ignore_errors=True)


def read_versions(root: Path) -> list[Listed]:
    """What versions.json lists; nothing where there is none. Raises UsageError for one that can't be read."""
    path = root / FILE
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        return [_entry(one) for one in written]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise UsageError(
            f"{path}: this is no list of versions; mend it, or remove it and list each version anew with "
            "doc-builder versions --add"
        ) from None


def _entry(written: dict[str, Any]) -> Listed:
    others = dict(written)
    name = others.pop("version")
    if not isinstance(name, str):
        raise TypeError(name)
    return Listed(
        name,
        str(others.pop("title", name)),
        [str(one) for one in others.pop("aliases", [])],
        [str(one) for one in others.pop("languages", [])],
        bool(others.pop("default", False)),
        others,
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
    """The version that readers should see first: the stable one, else the newest release, else the first.

    `entries` stand in their order.
    """
    stable = [one for one in entries if STABLE in one.aliases]
    numbered = [(one, number) for one in entries if (number := _number(one.name)) is not None]
    final = [one for one, number in numbered if not number.is_prerelease]
    return next(iter([*stable, *final, *(one for one, _ in numbered), *entries]), None)


def _number(name: str) -> Version | None:
    try:
        return Version(name.rpartition("/")[2])
    except InvalidVersion:
        return None


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

"""The names of versions: which there may be, which of them are releases, and how they are ordered."""

from __future__ import annotations

from collections.abc import Iterable

from packaging.version import InvalidVersion, Version

from builder.site.settings import UsageError

FILE = "versions.json"
"""The list of versions, at the site's root."""

PREVIEW = "pr_"
"""How the name of a version begins that shows a pull request. Hugging Face's workflows name it so."""

TRUNKS = ("main", "master")
"""Branches that come before other ones."""

RESERVED = ("404.html", "assets", "index.html", "robots.txt", "sitemap.xml", FILE)
"""What stands at the root of a site, and can't be a version's folder."""

NUMBERED = ("release", "releases", "v", "version", "versions")
"""What may stand before a release's number and `/`: `release/1.0` is one, `issue/1234` isn't."""


def check_version(version: str) -> None:
    """Raises UsageError for a version that names no folder of its own within the site; "" is none at all."""
    parts = version.split("/")
    if version and (
        "\\" in version
        or not version.isprintable()
        or any(part != part.strip() or not part or part.startswith(".") for part in parts)
    ):
        raise UsageError(
            f"version {version!r} isn't the name of a folder in the site; write it like main or v1.2.3"
        )
    if parts[0].lower() in RESERVED:
        raise UsageError(f"version {version!r}: the site has {parts[0]} itself; choose another name")


def is_preview(version: str) -> bool:
    """Whether a version shows a pull request: such are never listed, and kept from search engines."""
    return version.startswith(PREVIEW)


def number(name: str) -> Version | None:
    """The number of a release (PEP 440), where a leading `v` counts for nothing; None for a branch."""
    before, _, last = name.rpartition("/")
    try:
        return Version(last) if not before or before.lower() in NUMBERED else None
    except InvalidVersion:
        return None


def is_final(name: str) -> bool:
    """Whether a name is that of a release, and no candidate for one."""
    own = number(name)
    return own is not None and not own.is_prerelease


def newest_first(names: Iterable[str]) -> list[str]:
    """Names of versions as a list shows them: branches, then releases by number, newest first."""
    numbers = {name: number(name) for name in names}
    branches = sorted(
        (name for name, own in numbers.items() if own is None),
        key=lambda name: (TRUNKS.index(name) if name in TRUNKS else len(TRUNKS), name),
    )
    releases = sorted(((own, name) for name, own in numbers.items() if own is not None), reverse=True)
    return branches + [name for _, name in releases]


def within(name: str, others: Iterable[str]) -> str:
    """The one of `others` whose folder would hold that of `name`, or lie in it; "" where none would."""
    return next(
        (one for one in others if one != name and (one.startswith(f"{name}/") or name.startswith(f"{one}/"))),
        "",
    )

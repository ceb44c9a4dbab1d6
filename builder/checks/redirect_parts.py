"""Redirects to a part of a page that the page doesn't have: readers land at its top."""

from __future__ import annotations

from collections.abc import Iterator

from builder.html import Slot
from builder.site.model import Site
from toctree import Finding


def missing_parts(site: Site) -> Iterator[Finding]:
    """The redirects of all languages whose fragment leads nowhere; judged as links are."""
    for code, own in site.sources.languages.items():
        rules, lines = own.redirects.rules, own.redirects.lines
        resolver = site.resolvers[code]
        slots = [
            Slot("link", value=f"/{target}", line=lines[old])
            for old, target in rules.items()
            if "#" in target and "://" not in target
        ]
        _, problems = resolver.values("index", slots, {})
        said = {lines[old]: f"`{old}` redirects to `{target}`" for old, target in rules.items()}
        for one in problems:
            if one.rule == "broken-anchor":  # that the page is missing is told already
                message = f"{said[one.line]}: the page has no such part"
                yield Finding(own.redirects.path, one.line, "redirect-missing", message, one.hint)

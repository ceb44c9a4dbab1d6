"""Where links lead in the Markdown of pages: to the Markdown of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from builder.html import Slot
from builder.site.links import Links, Report
from builder.site.references import Answer


@dataclass(slots=True)
class MarkdownResolver(Links):
    """Gives addresses from the site's root, with a `/` before them; others are outside of it.

    `files` are where pages' Markdown stands, by language and published name. What is wrong with a
    link has been told when the HTML was made.
    """

    files: Mapping[tuple[str, str], str] = field(default_factory=dict)
    _answers: dict[tuple[str, str, bool], Answer] = field(default_factory=dict)

    def link_address(self, local: str, slot: Slot, *, library: bool) -> str:
        """The address for a `link` on page `local`; `library` says that it stands in a docstring."""
        href = slot.value
        if href.startswith("#"):
            if library and (address := self.link(local, slot, Report(library=True))) != href:
                return address
            here = self.maps[self.language]
            return self._address(local, self.language, here.published.get(local, local)) + href
        return self.link(local, slot, Report(library=library))

    def image_address(self, local: str, slot: Slot) -> str:
        """The address for a picture or film."""
        return self.asset(local, slot, Report())

    def reference_address(self, local: str, slot: Slot) -> tuple[str, bool]:
        """The address for a `reference` or `type`, "" for none; whether it is prose between brackets."""
        key = (slot.value, slot.parameter, slot.call or slot.short)
        objects = self.maps[self.language].objects
        if slot.kind == "type":
            return self.object_address(local, objects.type(slot.value)), False
        if key not in self._answers:
            self._answers[key] = objects.refer(slot.value, slot.parameter, marked=key[2])
        answer = self._answers[key]
        return self.object_address(local, answer), answer.prose

    def _address(self, local: str, code: str, page: str) -> str:
        return "/" + quote(self.files.get((code, page), f"{code}/{page}.md"))

    def _asset_address(self, local: str, owner: str, target: str) -> str:
        return f"/{owner}/{quote(target)}"

"""What fills the slots of a page: links, pictures, cross-references and what came of examples."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from builder.html import Slot
from builder.site.doctest_reports import Ran
from builder.site.library_names import LibraryNames
from builder.site.links import LinkProblem, Links, Report
from builder.site.references import Answer
from builder.site.source_links import source_address
from builder.strings import strings

_NONE: Mapping[int, Ran] = {}

Values = list[str | list[str]]
"""What fills the slots of a page; for an API entry, what fills the entry's own."""


@dataclass(slots=True)
class Resolver(Links):
    """Fills the slots of pages of one language.

    `notebook_url` is where the notebook of a page opens, with `{language}` and `{page}`;
    without one `[[open-in-colab]]` shows nothing. Where the library is no `python_module`,
    a cross-reference that nothing documents is no mistake. `source_templates` say where the source of
    each package is read, as `source_links.source_template` makes them.
    """

    notebook_url: str = ""
    python_module: bool = True
    source_templates: Mapping[str, str] = field(default_factory=dict)

    @property
    def asked(self) -> set[str]:
        """The classes of the library, by path, that references have asked about since it was cleared."""
        return self.maps[self.language].objects.asked

    @property
    def library_names(self) -> LibraryNames | None:
        """What is known of the library's names."""
        return self.maps[self.language].objects.names

    def values(
        self,
        local: str,
        slots: list[Slot],
        aliases: dict[str, str],
        entries: Sequence[list[Slot]] = (),
        ran: Mapping[int, Ran] = _NONE,
    ) -> tuple[Values, list[LinkProblem]]:
        """A value for each slot of a page, and what was wrong.

        `entries` are the slots of its API entries, `ran` what is known of its examples, by their line.
        """
        report = Report()
        left = iter(entries)
        values: Values = []
        for slot in slots:
            if slot.kind == "autodoc":
                report.library = True
                values.append([self._value(local, one, aliases, report) for one in next(left)])
                report.library = False
            elif slot.kind == "example":
                known = None if slot.path else ran.get(int(slot.value))
                values.append(known.html(self.language) if known is not None else "")
            else:
                values.append(self._value(local, slot, aliases, report))
        return values, report.problems

    def _value(self, local: str, slot: Slot, aliases: dict[str, str], report: Report) -> str:
        match slot.kind:
            case "link":
                return html.escape(self.link(local, slot, report))
            case "image":
                return html.escape(self.asset(local, slot, report))
            case "reference":
                return self.reference(local, slot, report)
            case "type":
                return self.type(local, slot)
            case "source":
                return self.source(slot)
            case "heading":
                return "" if report.library else _alias(aliases.get(slot.value))
            case "notebook":
                return self.notebook(local)
            case "section":  # its frame fills it, as `Body.html` says
                return ""
            case "autodoc" | "example":  # within a docstring, where they mean nothing
                return ""

    def notebook(self, local: str) -> str:
        """The button that opens the page's notebook."""
        if not self.notebook_url:
            return ""
        address = self.notebook_url.replace("{language}", self.language).replace("{page}", quote(local))
        label = html.escape(strings(self.language)["notebook.open"])
        return f'<p class="db-notebook"><a href="{html.escape(address)}">{label}</a></p>'

    def reference(self, local: str, slot: Slot, report: Report) -> str:
        """The HTML for a cross-reference."""
        code = f"<code>{html.escape(slot.text, quote=False)}</code>"
        marked = slot.call or slot.short
        objects = self.maps[self.language].objects
        file = slot.path if report.library else ""
        answer = objects.refer(slot.value, slot.parameter, marked=marked, file=file)
        if answer.prose:
            return f"[{code}]"  # `[`mask`]` in a list of shapes: brackets and code, as written
        if answer.message and self.python_module:
            report.add(slot, answer.rule, answer.message, answer.hint)
        address = html.escape(self.object_address(local, answer))
        language = _hreflang(answer)
        return f'<a class="db-reference" href="{address}"{language}>{code}</a>' if address else code

    def type(self, local: str, slot: Slot) -> str:
        """The HTML for a name in a signature."""
        text = html.escape(slot.text, quote=False)
        answer = self.maps[self.language].objects.type(slot.value)
        address = html.escape(self.object_address(local, answer))
        return f'<a href="{address}"{_hreflang(answer)}>{text}</a>' if address else text

    def source(self, slot: Slot) -> str:
        """The link to the source of an object, where readers can see it."""
        template = self.source_templates.get(re.split(r"[/.]", slot.value, maxsplit=1)[0])
        if not template:
            return ""
        address = html.escape(source_address(template, slot.value))
        label = html.escape(strings(self.language)["api.source"])
        return f'<a href="{address}">{label}</a>'


def _hreflang(answer: Answer) -> str:
    return f' hreflang="{answer.language}"' if answer.language else ""


def _alias(english: str | None) -> str:
    return f'<a id="{html.escape(english)}" class="db-alias"></a>' if english else ""

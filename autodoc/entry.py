"""A rendered reference entry: HTML with slots, and what the rest of the site asks of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from builder.html import Rendered
from builder.plain import Marked

Role = Literal["module", "class", "exception", "function", "method", "property", "attribute", "data"]
"""What Sphinx's inventories call the kinds of objects."""


@dataclass(slots=True)
class Export:
    """An object that an entry documents: its anchor (its public name), where it is defined, what it is.

    `parameters` have anchors below it (`name.parameter`).
    """

    name: str
    path: str
    role: Role
    parameters: list[str] = field(default_factory=list)


@dataclass(slots=True)
class EntryProblem:
    """What is wrong in the library's source: `file` as in `Object.file`, `line` from 1."""

    file: str
    line: int
    rule: str
    message: str
    hint: str = ""


@dataclass(slots=True)
class Entry:
    """An object with its members, rendered. `rendered.ids` are all ids in its HTML, in order.

    `plain` is the same as Markdown, None where nobody has asked for it.
    """

    rendered: Rendered
    exports: list[Export] = field(default_factory=list)
    problems: list[EntryProblem] = field(default_factory=list)
    plain: Marked | None = None

    def to_json(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The entry as JSON in two parts: what every build needs, and segments with slots."""
        rendered = self.rendered.to_json()
        body = {"segments": rendered.pop("segments"), "slots": rendered.pop("slots")}
        head = {
            "rendered": rendered,
            "exports": [[one.name, one.path, one.role, one.parameters] for one in self.exports],
            "problems": [[one.file, one.line, one.rule, one.message, one.hint] for one in self.problems],
        }
        return head, body

    @classmethod
    def from_json(cls, head: dict[str, Any], body: dict[str, Any]) -> Entry:
        """The entry that the two parts were made from."""
        return cls(
            Rendered.from_json({**head["rendered"], **body}),
            [Export(*one) for one in head["exports"]],
            [EntryProblem(*one) for one in head["problems"]],
        )

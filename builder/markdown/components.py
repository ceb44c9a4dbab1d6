"""Tags without Markdown in them: videos, notebooks, questions, includes."""

from __future__ import annotations

from collections.abc import Callable

from .block_state import Context
from .includes import IncludeError, IncludeSpec, cut, read_spec
from .literals import Literal, LiteralError, read_literal
from .nodes import (
    Block,
    Choice,
    CodeBlock,
    FrameworkSwitch,
    Include,
    Notebook,
    NotebookLink,
    Page,
    Question,
    Youtube,
)
from .tags import Tag

# Reads a file by the path that a tag gives.
ReadFile = Callable[[str], str]
# Parses an included file: (text, path).
ParseFile = Callable[[str, str], Page]

# A file that includes itself, by way of others too, is stopped here.
MAX_INCLUDE_DEPTH = 8


class Components:
    """Makes the nodes of such tags for one page.

    `read` is None when files are not to be read; `depth` counts the includes that
    the page itself stands in.
    """

    def __init__(self, context: Context, read: ReadFile | None, parse: ParseFile, depth: int) -> None:
        self._context = context
        self._read = read
        self._parse = parse
        self._depth = depth

    def make(self, tag: Tag, content: str) -> Block:
        """The node of a tag; `content` is what stands between it and its closing tag."""
        match tag.name:
            case "Youtube":
                return Youtube(id=self._required(tag, "id", '<Youtube id="…"/>'))
            case "DocNotebookDropdown":
                return Notebook(links=self._links(tag, "options"))
            case "CourseFloatingBanner":
                return Notebook(links=self._links(tag, "notebooks"))
            case "FrameworkSwitchCourse":
                return FrameworkSwitch()
            case "Question":
                return Question(choices=self._choices(tag))
            case _:
                return self._include(tag, content)

    def _required(self, tag: Tag, key: str, hint: str) -> str:
        value = tag.text(key)
        if not value:
            self._context.problem(
                tag.start, "missing-attribute", f"<{tag.name}> has no {key}=", f"write {hint}"
            )
        return value or ""

    def _objects(self, tag: Tag, key: str) -> list[dict[str, Literal]]:
        """The objects of an attribute such as `choices={[{…}, {…}]}`."""
        written = tag.attributes.get(key)
        if written is None:
            self._context.problem(
                tag.start,
                "missing-attribute",
                f"<{tag.name}> has no {key}=",
                f"write {key}={{[{{…}}]}}",
            )
            return []
        try:
            value = read_literal(written[1:-1] if written.startswith("{") else written)
        except LiteralError as error:
            self._bad(tag, key, str(error))
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._bad(tag, key, "it is not a list of objects")
            return []
        return [item for item in value if isinstance(item, dict)]

    def _bad(self, tag: Tag, key: str, reason: str) -> None:
        self._context.problem(
            tag.start,
            "bad-attribute",
            f"{key}= of <{tag.name}> cannot be read: {reason}",
            'write it as a list: {[{key: "text", other: true}]}',
        )

    def _links(self, tag: Tag, key: str) -> list[NotebookLink]:
        return [
            NotebookLink(label=_text(item.get("label")), url=_text(item.get("value")))
            for item in self._objects(tag, key)
        ]

    def _choices(self, tag: Tag) -> list[Choice]:
        return [
            Choice(
                text=_text(item.get("text")),
                explain=_text(item.get("explain")),
                correct=item.get("correct") is True,
            )
            for item in self._objects(tag, "choices")
        ]

    def _include(self, tag: Tag, content: str) -> Include:
        node = Include(path="", literal=tag.name == "literalinclude")
        try:
            spec = read_spec(content)
        except IncludeError as error:
            self._failed(tag, "bad-include", str(error))
            return node
        node.path = spec.path
        if self._read is None:
            return node
        if self._depth >= MAX_INCLUDE_DEPTH:
            self._failed(tag, "include-failed", f"{spec.path}: files include one another in a circle")
            return node
        try:
            text = self._read(spec.path)
        except IncludeError as error:
            self._failed(tag, "include-failed", str(error))
            return node
        try:
            part, node.lines_before = cut(text, spec)
        except IncludeError as error:
            self._failed(tag, "bad-include", str(error))
            return node
        if node.literal:
            node.children = [_literal(part, node.lines_before, spec)]
        else:
            node.page = self._parse(part, spec.path)
            for problem in node.page.problems:
                problem.line += node.lines_before
            node.children = node.page.children
        return node

    def _failed(self, tag: Tag, rule: str, message: str) -> None:
        self._context.problem(
            tag.start,
            rule,
            f"<{tag.name}>: {message}",
            f'write <{tag.name}>{{"path": "…", "start-after": "…", "end-before": "…"}}</{tag.name}>',
        )


def _literal(code: str, before: int, spec: IncludeSpec) -> CodeBlock:
    code = code if not code or code.endswith("\n") else code + "\n"
    return CodeBlock(info=spec.language, language=spec.language, code=code, code_line=before + 1)


def _text(value: Literal) -> str:
    return "" if value is None else str(value)

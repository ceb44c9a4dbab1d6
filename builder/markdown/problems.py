"""The rules that a page can break, and the collector of what was found."""

from __future__ import annotations

from .nodes import Problem

RULES: dict[str, str] = {
    "autodoc-member": "an item under [[autodoc]] is not the name of a member",
    "autodoc-target": "[[autodoc]] or ::: without the dotted name of an object",
    "bad-attribute": "an attribute of a tag cannot be read",
    "bad-include": "an include whose description cannot be read or whose marks are missing",
    "broken-id": "a heading's [[id]] lacks a bracket",
    "content-outside-tab": "content between the tabs of a group, where no reader expects it",
    "duplicate-footnote": "a footnote is defined twice",
    "duplicate-id": "a heading asks for an id that an earlier heading has",
    "duplicate-tab": "two tabs of a group have the same id",
    "empty-tabs": "a group of tabs without a tab",
    "include-failed": "an included file cannot be read",
    "mangled-member": "- **call** under [[autodoc]]: an editor turned __call__ into bold",
    "missing-attribute": "a tag lacks an attribute that it cannot do without",
    "stray-callout": "[!TIP] or its like stands outside of a quote",
    "stray-tag": "a tag stands where it has no meaning: closed without being open, or outside its group",
    "tab-without-id": "<hfoption> or <hfoptions> without id=",
    "too-deep": "blocks are nested deeper than the parser follows",
    "unbalanced-math": "a formula is opened and never closed",
    "unclosed-comment": "a comment is never closed",
    "unclosed-fence": "a code fence is never closed",
    "unclosed-tag": "a tag is never closed, or not before its container ends",
}


class Problems:
    """The problems of one page; the same one is kept once."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, str, str], Problem] = {}

    def add(self, line: int, rule: str, message: str, hint: str = "") -> None:
        """Note a broken rule of `RULES` at `line`, counted from 1."""
        assert rule in RULES, rule
        self._found.setdefault((line, rule, message), Problem(line, rule, message, hint))

    def sorted(self) -> list[Problem]:
        """All of them, by line."""
        return sorted(self._found.values(), key=lambda problem: (problem.line, problem.rule))

"""The list of rules is whole: every name that the code gives a mistake is in it, and on the guide's page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from builder.checks.rules import FAMILIES, RULES
from builder.findings import ERRORS
from builder.markdown import Heading, parse, text_of

ROOT = Path(__file__).parents[2]
ROOMS = ("toctree", "builder/markdown", "builder/html", "builder/site", "builder/checks", "autodoc")
MAKERS = frozenset(
    {
        "Finding", "Problem", "Note", "Complaint", "Fault", "Answer", "add", "_add", "report", "problem",
        "DocstringProblem", "EntryProblem", "ImportProblem", "InventoryProblem", "OptionProblem",
        "_RefusedError",
    }
)  # fmt: skip
"""What is called with the name of a rule."""
NAME = re.compile(r"[a-z]+(?:-[a-z]+)+|unreadable")


def emitted(tree: ast.AST) -> Iterator[str]:
    """The names of rules that a module gives mistakes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = [*node.args, *(word.value for word in node.keywords)] if called in MAKERS else []
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3:
            given = node.value.elts[:1]
        else:
            continue
        for value in given:
            if isinstance(value, ast.Constant) and NAME.fullmatch(str(value.value)):
                yield str(value.value)


def test_every_name_in_the_code_is_a_rule() -> None:
    found = {
        name: path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if path.parent != ROOT / "autodoc/static"  # its names are those of kinds of parameters
        for name in emitted(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert len(found) > 60
    assert {name: path for name, path in found.items() if name not in RULES} == {}


def test_errors_are_rules() -> None:
    assert RULES.keys() >= ERRORS


def test_every_rule_belongs_to_one_family() -> None:
    names = [name for rules in FAMILIES.values() for name in rules]
    assert sorted(names) == sorted(RULES)


def test_the_guide_has_every_rule_with_what_to_do() -> None:
    text = (ROOT / "docs/source/en/check/rules.md").read_text(encoding="utf-8")
    page = parse(text, "rules.md")
    headings = {node.id: node for node in page.children if isinstance(node, Heading) and node.level == 3}
    assert list(headings) == list(RULES)
    ends = [
        *(node.start for node in page.children if isinstance(node, Heading) and node.level < 4),
        len(text),
    ]
    for name, heading in headings.items():
        end = min(place for place in ends if place > heading.start)
        said = text[heading.end : end].strip()
        assert text_of(heading.children) == name
        assert len(said) > 60, f"{name}: say what it finds, why, and what to do"
        fixable = "`--fix`" in said
        assert fixable == RULES[name].fixable, name

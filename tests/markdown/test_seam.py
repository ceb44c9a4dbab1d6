"""What the room shows to others."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from builder import markdown
from builder.markdown import RULES, nodes, parse, slugify, text_of, walk

ROOM = Path(markdown.__file__).parent


def test_every_node_is_exported() -> None:
    public = {
        name
        for name, value in vars(nodes).items()
        if inspect.isclass(value) and value.__module__ == nodes.__name__
    }
    assert public <= set(markdown.__all__)
    assert all(hasattr(markdown, name) for name in markdown.__all__)


def test_every_rule_is_used() -> None:
    """A rule that no module names is dead; one that isn't in the table is caught when it is broken."""
    code = "".join(
        file.read_text(encoding="utf-8") for file in ROOM.rglob("*.py") if file.name != "problems.py"
    )
    assert {rule for rule in RULES if f'"{rule}"' not in code} == set()


def test_every_rule_has_an_example() -> None:
    """Each rule is broken somewhere in these tests."""
    tests = "".join(
        file.read_text(encoding="utf-8")
        for file in Path(__file__).parent.rglob("*.*")
        if file.suffix != ".pyc"
    )
    assert {rule for rule in RULES if not re.search(rf"{rule}[:\"]", tests)} == set()


def test_problems_say_what_to_do() -> None:
    problems = parse("<Tip>\n\n</hfoption>\n\n\\\\( x\n").problems
    assert [(problem.line, problem.rule) for problem in problems] == [
        (1, "unclosed-tag"),
        (3, "stray-tag"),
        (5, "unbalanced-math"),
    ]
    assert all(problem.message and problem.hint for problem in problems)


def test_slugs() -> None:
    assert slugify("  What's New_in 2.0?  ") == "whats-new_in-20"
    assert slugify("हिन्दी पाठ") == "हिन्दी-पाठ"
    assert slugify("?!") == "section"


def test_parsing_is_a_function_of_the_text() -> None:
    text = "# A[[x]]\n\n[^a] [b]\n\n[^a]: c\n\n[b]: d\n"
    assert parse(text) == parse(text)
    assert parse("[b] [^a]").problems == []
    assert [type(node).__name__ for node in walk(parse("[b] [^a]"))] == ["Page", "Paragraph", "Text"]


def test_text_of_a_title() -> None:
    (heading,) = parse("# `A` *b* [c](d) ![e](f) \\\\( g \\\\) [`~h.i`]\n").children
    assert text_of(heading.children) == "A b c e g i"  # type: ignore[attr-defined]

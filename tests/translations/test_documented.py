"""Every rule stands on the page about checks, with whether it can be mended."""

from __future__ import annotations

from pathlib import Path

from builder.markdown import RULES as PARSER_RULES
from builder.markdown import CodeSpan, TableRow, Text, parse, walk
from translations.checks import RULES

PAGE = Path(__file__).parents[2] / "docs/source/en/translate/checks.md"


def test_every_rule_is_documented() -> None:
    documented: dict[str, bool] = {}
    for row in walk(parse(PAGE.read_text(encoding="utf-8"))):
        if isinstance(row, TableRow):
            fixable = any(isinstance(node, Text) and node.text == "fix" for node in walk(row.cells[-1]))
            documented |= {node.code: fixable for node in walk(row.cells[0]) if isinstance(node, CodeSpan)}
    assert documented == {name: rule.fixable for name, rule in RULES.items() if name not in PARSER_RULES}

"""This documentation's own translations break no rule."""

from __future__ import annotations

from pathlib import Path

from builder.translate_checks import check_translations
from builder.translate_project import find_project
from translations.checks import RULES

ROOT = Path(__file__).parents[2]


def test_our_own_pages_pass_the_checks() -> None:
    project = find_project(config_file=ROOT / "mkdocs.yml")
    documentation = project.documentation
    rules = RULES.keys() - project.ignored
    assert check_translations(project, documentation.translations(), rules, documentation.languages) == []

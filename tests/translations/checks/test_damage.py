"""Each kind of damage is found by its rule on a page that is healthy otherwise."""

from __future__ import annotations

import pytest

from tests.translations.checks.damage import DAMAGES, Damage
from tests.translations.checks.documents import LANGUAGES, Documents, healthy

DOCUMENTS = Documents()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_healthy_page_has_no_faults(language: str) -> None:
    assert DOCUMENTS.faults(language, healthy(language)) == []


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_damage_is_found_by_its_rule(damage: Damage) -> None:
    found = DOCUMENTS.faults(damage.language, damage.done())

    assert damage.rule in {fault.rule for fault in found}, found


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_damage_is_mended_where_that_is_safe(damage: Damage) -> None:
    after = DOCUMENTS.mended(damage.language, damage.done())

    assert not any(fault.fixes for fault in DOCUMENTS.faults(damage.language, after))
    if damage.mending == "healed":
        assert after == healthy(damage.language)
    elif damage.mending == "mended":
        assert damage.rule not in {fault.rule for fault in DOCUMENTS.faults(damage.language, after)}

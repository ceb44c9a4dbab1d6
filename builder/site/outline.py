"""Which English heading a translated one stands for, so that links to the English id still arrive."""

from __future__ import annotations

from builder.site.records import HeadingPlace
from translations.pairing import pair


def english_aliases(own: list[HeadingPlace], english: list[HeadingPlace]) -> dict[str, str]:
    """From a translated page's heading ids to the English ids that they answer to as well.

    An id that the translated page already has is nobody's alias.
    """
    taken = {heading.id for heading in own}
    aliases: dict[str, str] = {}
    for mine, theirs in pair(own, english):
        other = english[theirs].id
        if other not in taken:
            aliases[own[mine].id] = other
            taken.add(other)
    return aliases

"""What translating breaks: found by rule, with its line, and mended where that is safe.

Each section is compared with the English that it was made from. What only later changes of English
explain is no fault: a section's state tells that it is stale.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from builder.work import in_parallel
from translations.checks.faults import Fault, Fix
from translations.checks.fixing import fixed, mended
from translations.checks.known import Known
from translations.checks.page import Checked
from translations.checks.rules import FAMILIES, RULES, Rule
from translations.checks.toctrees import toctree_faults, toctree_path
from translations.documentation import Documentation, File
from translations.glossary import Glossary
from translations.model import PageStatus
from translations.states import States

__all__ = [
    "RULES", "Fault", "Fix", "Known", "Rule", "check", "check_page", "check_toctree", "fixed", "mended",
]  # fmt: skip

_ON = frozenset(name for name, rule in RULES.items() if rule.on)


def check_page(
    status: PageStatus,
    *,
    known: Known,
    glossary: Glossary | None = None,
    rules: Collection[str] | None = None,
) -> list[Fault]:
    """The faults of a translated page by the given rules, or by all that are on; by line."""
    wanted = _ON if rules is None else frozenset(rules)
    page = Checked(status, known, glossary)
    found: set[Fault] = set()
    for look, names in FAMILIES:
        if names & wanted:
            found |= {fault for fault in look(page) if fault.rule in wanted}
    return sorted(found)


def check_toctree(
    documentation: Documentation,
    language: str,
    *,
    rules: Collection[str] | None = None,
    mend: bool = False,
) -> list[Fault]:
    """The faults of a language's toctree, as it is on disk, beside English's; by line.

    One that can't be read is always told of, whatever the rules. `mend` gives faults their fixes.
    """
    left_out = RULES.keys() - (_ON if rules is None else frozenset(rules))
    found = toctree_faults(documentation, language, mend=mend)
    return sorted({fault for fault in found if fault.rule not in left_out})


def check(
    states: States,
    files: Iterable[File] | None = None,
    toctrees: Sequence[str] = (),
    *,
    glossaries: Mapping[str, Glossary] | None = None,
    rules: Collection[str] | None = None,
) -> list[tuple[Path, Fault]]:
    """The faults of the given pages, or of all, and of the toctrees of languages; by path and line.

    They are looked at in as many processes as `states` has.
    """
    known = Known(states.documentation, states.history)
    chosen = list(states.documentation.translations() if files is None else files)

    def look(status: PageStatus) -> list[Fault]:
        glossary = (glossaries or {}).get(status.file.language)
        return check_page(status, known=known, glossary=glossary, rules=rules)

    found = [
        (file.path, fault)
        for file, faults in zip(chosen, states.each(look, chosen, dated=False), strict=True)
        for fault in faults
    ]
    looked = in_parallel(
        lambda language: check_toctree(states.documentation, language, rules=rules),
        list(toctrees),
        states.jobs,
        chunk=1,
    )
    for language, faults in zip(toctrees, looked, strict=True):
        found += [(toctree_path(states.documentation, language), fault) for fault in faults]
    return sorted(found)

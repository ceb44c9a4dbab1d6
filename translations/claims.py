"""Who works on which page: `translations/claims/ko/model_doc/bert.yml`, beside `mkdocs.yml`.

    who: Kim Minsu
    since: 2026-11-21
    note: together with the other models

One file a claim, so that two people's claims don't conflict. A claim lapses by itself, lest a page wait for
somebody who has left.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

from builder.files import write
from toctree import Finding
from toctree.edit import scalar
from toctree.findings import shown
from toctree.yamlfile import kind, line_of, read_yaml

FOLDER = Path("translations", "claims")
"""Where the claims lie, from the folder that holds `mkdocs.yml`."""

DAYS = 60
"""How long a claim holds, unless its owner renews it."""

KEYS = ("who", "since", "note")


class ClaimError(Exception):
    """A claim that can't be made or given back; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Claim:
    """That somebody works on a page, since which day."""

    language: str
    local: str
    who: str
    since: date
    note: str = ""

    def lapsed(self, today: date, days: int = DAYS) -> bool:
        """Whether it is too old to hold."""
        return today - self.since > timedelta(days=days)


def claim_path(base: Path, language: str, local: str) -> Path:
    """The file of a claim; `base` is the folder that holds `mkdocs.yml`."""
    return base / FOLDER / language / f"{local}.yml"


def claims_in(base: Path, today: date | None = None) -> tuple[list[Claim], list[Finding]]:
    """All claims of a documentation, lapsed ones too, by language and page; and what is wrong with files.

    A claim since a day after `today` (the present day without one) is wrong: it would hold until then.
    """
    today = today or date.today()
    claims, findings = [], []
    folder = base / FOLDER
    for path in sorted(folder.rglob("*.yml")):
        language, _, local = path.relative_to(folder).with_suffix("").as_posix().partition("/")
        if local and not path.name.startswith("."):
            claim, wrong = _read(path, language, local, today)
            findings += wrong
            if claim is not None:
                claims.append(claim)
    return claims, findings


def claim(
    base: Path, language: str, local: str, who: str, today: date, note: str = "", *, days: int = DAYS
) -> Path:
    """Writes that somebody works on a page from today on, and gives the file's path.

    Renews a claim of their own. Control characters in the texts become spaces. Raises ClaimError where
    somebody else has the page, or nobody is named, and OSError.
    """
    path = claim_path(base, language, local)
    who, note = _line(who), _line(note)
    if not who:
        hint = "name somebody"
        raise ClaimError(Finding(shown(path), 1, "bad-value", "a claim without `who`", hint))
    _refuse_others(path, language, local, who, today, days)
    lines = {"who": who, "since": today.isoformat(), "note": note}
    text = "".join(f"{key}: {scalar(value)}\n" for key, value in lines.items() if value)
    write(path, text.encode())
    return path


def release(base: Path, language: str, local: str, who: str, today: date, *, days: int = DAYS) -> Path:
    """Deletes somebody's claim, and folders that hold no other; gives the path that it had.

    Raises ClaimError where there is none or it is somebody else's and holds, and OSError.
    """
    path = claim_path(base, language, local)
    if not path.exists():
        raise ClaimError(Finding(shown(path), 1, "not-claimed", f"nobody has claimed {local}"))
    _refuse_others(path, language, local, who, today, days)
    path.unlink()
    for parent in path.parents:
        if parent == base / FOLDER.parent or any(parent.iterdir()):
            break
        parent.rmdir()
    return path


def _refuse_others(path: Path, language: str, local: str, who: str, today: date, days: int) -> None:
    there, findings = _read(path, language, local, today)
    if findings:
        raise ClaimError(findings[0])
    if there is None or there.who.casefold() == who.strip().casefold() or there.lapsed(today, days):
        return
    until = there.since + timedelta(days=days)
    note = f" ({there.note})" if there.note else ""
    message = f"{there.who} has {local} since {there.since}{note}"
    hint = f"ask them, or wait until {until}"
    raise ClaimError(Finding(shown(path), 1, "claimed", message, hint))


def _line(text: str) -> str:
    """A text in one line, without what YAML can't have."""
    kept = (" " if unicodedata.category(one) in ("Cc", "Cn", "Cs", "Zl", "Zp") else one for one in text)
    return " ".join("".join(kept).split())


def _read(path: Path, language: str, local: str, today: date) -> tuple[Claim | None, list[Finding]]:
    node, findings = read_yaml(path)
    if node is None:
        return None, findings
    place = shown(path)
    if not isinstance(node, yaml.MappingNode):
        hint = "write `who: …` and `since: 2026-01-31`"
        return None, [Finding(place, line_of(node), "bad-value", f"{kind(node)} where a claim is due", hint)]
    values: dict[str, str] = {}
    for key, value in node.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else kind(key)
        if name not in KEYS:
            hint = f"a claim has the keys {', '.join(KEYS)}"
            findings.append(Finding(place, line_of(key), "unknown-key", f"unknown key `{name}`", hint))
        elif not isinstance(value, yaml.ScalarNode):
            message = f"{kind(value)} where the text of `{name}` is due"
            findings.append(Finding(place, line_of(value), "bad-value", message, "put it in quotes"))
        else:
            values[name] = str(value.value).strip()
    try:
        since = date.fromisoformat(values.get("since", ""))
    except ValueError:
        message = "`since` isn't a day" if values.get("since") else "a claim without `since`"
        findings.append(Finding(place, line_of(node), "bad-value", message, "write `since: 2026-01-31`"))
        return None, findings
    # Where the day begins earlier, it may be tomorrow already.
    if since - today > timedelta(days=1):
        message, hint = f"`since` lies in the future: {since}", "write the day of the claim, or delete it"
        findings.append(Finding(place, line_of(node), "bad-value", message, hint))
        return None, findings
    if not values.get("who"):
        findings.append(
            Finding(
                place, line_of(node), "bad-value", "a claim without `who`", "say whose it is, or delete it"
            )
        )
        return None, findings
    return Claim(language, local, values["who"], since, values.get("note", "")), findings

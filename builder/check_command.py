"""`doc-builder check`: every fault of a documentation, in one pass."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from builder.build_options import (
    CacheDir,
    ConfigFile,
    Languages,
    Library,
    NoImport,
    NotPython,
    Source,
)
from builder.configured import load_site, progress
from builder.printing import Format, printed
from builder.site.settings import UsageError
from builder.usage import WHAT, AsFormat, Fix, Ignore, Jobs, ListRules, Select, names, wrong_use

if TYPE_CHECKING:
    from builder.checks.external import Answers
    from builder.checks.run import Checked
    from builder.site.model import Site

EXAMPLES = (
    "Examples:\n\n    doc-builder check\n\n    doc-builder check --language ko --ignore heading-skip\n\n"
    "    doc-builder check transformers docs/source --since origin/main --format github\n\n"
    "    doc-builder check --external"
)

_ROUNDS = 5
"""How often what is mended is looked at again: one edit may wait for another."""


def check(
    library: Library = None,
    path: Source = None,
    language: Languages = None,
    select: Select = None,
    ignore: Ignore = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REVISION",
            help="Only what has changed since a commit, as `origin/main`, or was broken by that.",
            rich_help_panel=WHAT,
            show_default=False,
        ),
    ] = None,
    external: Annotated[
        bool,
        typer.Option(
            "--external",
            help="Ask other sites whether links to them lead anywhere.",
            rich_help_panel=WHAT,
        ),
    ] = False,
    rules: ListRules = False,
    fix: Fix = False,
    form: AsFormat = Format.HUMAN,
    not_python_module: NotPython = False,
    no_import: NoImport = False,
    config_file: ConfigFile = None,
    cache_dir: CacheDir = None,
    jobs: Jobs = None,
) -> None:
    """Find what is wrong: in pages, links, toctrees and docstrings.

    Nothing is built, but what a build has read is not read again. Docstrings are judged where the
    documentation's own repository holds the library.
    """
    if rules:
        _list_rules(form)
        return
    only, without = names(select), names(ignore)
    _check_names(only, without, external)
    gc.disable()  # as in a build
    tell = progress()

    def look() -> tuple[Site, Checked, Answers | None]:
        config, plugin = load_site(
            library, path, language, None, not_python_module, config_file, cache_dir, jobs, True, no_import
        )
        return _look(config, plugin, only, without, external, since, tell)

    try:
        site, checked, answers = look()
        if fix:
            site, checked, answers = _mend(look, site, checked, answers)
    except UsageError as error:
        wrong_use(str(error))
    except OSError as error:
        wrong_use(f"{error.filename}: {error.strerror}")
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    text = printed(checked.findings, form)
    if text:
        print(text)
    if form is Format.HUMAN:
        for line in _summary(site, checked, answers):
            print(line, file=sys.stderr)
    if checked.findings:
        raise typer.Exit(1)


def _list_rules(form: Format) -> None:
    """Prints all rules: a table, or JSON with the fields of `Rule`."""
    import json
    from dataclasses import asdict

    from builder.checks.rules import RULES

    if form is Format.GITHUB:
        wrong_use("--rules has no place in a pull request: leave out --format github")
    if form is Format.JSON:
        print(json.dumps([asdict(rule) for rule in RULES.values()], ensure_ascii=False, indent=1))
        return
    for rule in RULES.values():
        print(f"{rule.name:28} {'fix' if rule.fixable else '   '}  {rule.meaning}")


def _check_names(select: list[str], ignore: list[str], external: bool) -> None:
    """Ends the command where a rule is named that there isn't, or that can't be meant."""
    from builder.checks.rules import RULES
    from builder.findings import ERRORS

    for name in [*select, *ignore]:
        if name not in RULES:
            wrong_use(f"there is no rule {name}: see doc-builder check --rules")
    for name in select:
        if not RULES[name].on and not external:
            wrong_use(f"{name} asks other sites: add --external")
    for name in ignore:
        if name in ERRORS:
            wrong_use(f"{name} is an error, which leaves the site incomplete: it is always told")


def _look(
    config: Any,
    plugin: Any,
    select: list[str],
    ignore: list[str],
    external: bool,
    since: str | None,
    tell: Any,
) -> tuple[Site, Checked, Answers | None]:
    """The site, what is wrong with it, and what other sites have answered."""
    from builder.checks.external import ask
    from builder.checks.rules import RULES
    from builder.checks.run import check as check_site
    from builder.checks.run import links_outside
    from builder.checks.since import changed_since
    from builder.site.config import settle

    config = settle(config)
    tell("read")
    site = plugin.prepare(plugin.read(), config)
    asked = frozenset(select) or {name for name, rule in RULES.items() if rule.on or external}
    answers = None
    if external:
        answers = ask(
            links_outside(site), site.settings.cache_dir, tell=lambda done, all_: tell(f"links {done}/{all_}")
        )
    tell("check")
    checked = check_site(site, asked - frozenset(ignore), answers)
    if since is not None:
        checked.findings = changed_since(checked.findings, site, since)
    return site, checked, answers


def _mend(
    look: Any, site: Site, checked: Checked, answers: Answers | None
) -> tuple[Site, Checked, Answers | None]:
    """Mends what is certain of what was found at first, and says so; what is left then."""
    from builder.checks.fixing import fix, kind_of
    from toctree.findings import shown

    told: set[Path] = set()
    listed = {kind_of(one) for one in checked.findings}
    for _ in range(_ROUNDS):
        changed, wrong = fix(checked, listed)
        for file in sorted(set(changed) - told):
            print(f"{shown(file)}: mended", file=sys.stderr)
        told.update(changed)
        if changed:
            site, checked, answers = look()
        checked.findings = sorted({*checked.findings, *wrong})
        if not changed:
            break
    return site, checked, answers


def _summary(site: Site, checked: Checked, answers: Answers | None) -> list[str]:
    """What is said after the findings."""
    pages, findings = _count(checked.pages, "page"), _count(len(checked.findings), "finding")
    lines = [f"{pages} checked, {findings}"]
    if checked.foreign:
        name = site.settings.library
        lines.append(f"{checked.foreign} more in {name}, an installed package, not this project's own")
    unchecked = answers.unchecked() if answers is not None else {}
    if unchecked:
        lines.append(f"{_count(len(unchecked), 'link')} to other sites couldn't be checked:")
        lines += (f"  {url}: {reason}" for url, reason in unchecked.items())
    return lines


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"

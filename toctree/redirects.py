"""`_redirects.yml`: where pages that moved are now. Flat, `old: new`, one file a language."""

from __future__ import annotations

from collections.abc import Container, Set
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from toctree.findings import Finding, did_you_mean, shown
from toctree.read import is_page_path
from toctree.yamlfile import is_null, kind, line_of, read_yaml


@dataclass(slots=True)
class Redirects:
    """The rules of one file: `rules` from the old page to the new one, `lines` where each stands.

    A target may have a fragment (`page#part`) or be an address (`https://…`).
    """

    path: str
    rules: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def resolve(self, name: str, pages: Container[str] = ()) -> str:
        """Where a page is at last, through chains. The last fragment on the way holds.

        At one of `pages` the way ends, as its own rule does nothing. A name without a rule is
        itself; so is one whose rules go round in a circle.
        """
        seen = {name}
        target, fragment = name, ""
        while target in self.rules:
            target, mark, own = self.rules[target].partition("#")
            fragment = mark + own or fragment
            if target in seen:
                return name
            if target in pages:
                break
            seen.add(target)
        return target + fragment


def read_redirects(path: Path) -> Redirects:
    """Reads the rules; no file, no rules. Never raises: mistakes are in the result's findings."""
    node, findings = read_yaml(path)
    redirects = Redirects(shown(path), findings=findings)
    if node is None:
        return redirects
    if not isinstance(node, yaml.MappingNode):
        message = f"{kind(node)} where `old: new` pairs are due"
        findings.append(
            Finding(redirects.path, line_of(node), "bad-value", message, "write `old/page: new/page`")
        )
        return redirects
    for key, value in node.value:
        fault = _fault(key, value, redirects.rules)
        if fault is not None:
            findings.append(Finding(redirects.path, line_of(key), "bad-value", *fault))
        else:
            redirects.rules[key.value] = value.value
            redirects.lines[key.value] = line_of(key)
    return redirects


def _fault(key: yaml.Node, value: yaml.Node, known: dict[str, str]) -> tuple[str, str] | None:
    """What makes a rule unusable, and what to do about it."""
    if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode) or is_null(value):
        return f"{kind(key)}: {kind(value)} where `old: new` is due", "write `old/page: new/page`"
    old, new = key.value, value.value
    if old in known:
        return f"a second rule for `{old}`", "keep one of them"
    if not is_page_path(old):
        return f"`{old}` isn't the path of a page", "write it like a `local` of the toctree: folder/page"
    if "://" not in new and not is_page_path(new.partition("#")[0]):
        return f"`{new}` isn't the path of a page", "write it like a `local` of the toctree: folder/page"
    return None


def check_redirects(redirects: Redirects, pages: Set[str]) -> list[Finding]:
    """Rules that don't help a reader: in a circle, in two steps, to no page, or from a page that exists."""
    return [
        Finding(redirects.path, redirects.lines[old], *fault)
        for old in redirects.rules
        if (fault := _useless(redirects, old, pages)) is not None
    ]


def _useless(redirects: Redirects, old: str, pages: Set[str]) -> tuple[str, str, str] | None:
    if old in pages:
        return (
            "redirect-shadowed",
            f"`{old}` is a page, so its rule does nothing",
            "delete the rule or the page",
        )
    new = redirects.rules[old]
    if "://" in new:
        return None
    final = redirects.resolve(old, pages)
    if final == old:
        return "redirect-loop", f"the rule for `{old}` goes round in a circle", "point it to a page"
    target = final.partition("#")[0]
    if "://" not in final and target not in pages:
        return (
            "redirect-missing",
            f"`{old}` redirects to `{target}`, which isn't a page",
            did_you_mean(target, pages),
        )
    if new.partition("#")[0] != target:
        return (
            "redirect-chain",
            f"`{old}` redirects to `{new}`, which is redirected itself",
            f"write `{old}: {final}`",
        )
    return None

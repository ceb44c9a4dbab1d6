"""The import graph of a library, and digests of modules that cover all that they import, directly or not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from autodoc.digests import digest

Group = tuple[list[str], list[int]]
"""Modules that import one another in a circle (mostly one alone), and the groups they lead to, by number."""


def import_groups(imports: Mapping[str, Collection[str]]) -> list[Group]:
    """The graph's groups, those that are imported before those that import.

    `imports` has every module; what it leads to besides counts for nothing.
    """
    numbers: dict[str, int] = {}
    groups: list[Group] = []
    for members in _components(imports):
        numbers.update(dict.fromkeys(members, len(groups)))
        below = {numbers[target] for name in members for target in imports[name] if target in imports}
        groups.append((sorted(members), sorted(below - {len(groups)})))
    return groups


def closure_digests(contents: Mapping[str, str], groups: Iterable[Group]) -> dict[str, str]:
    """For each module a digest of its own content and that of every module that it leads to.

    Modules that import one another in a circle change together.
    """
    made: list[str] = []
    digests: dict[str, str] = {}
    for members, below in groups:
        parts = (f"{name} {contents[name]}" for name in members)
        made.append(digest(*parts, "", *sorted(made[number] for number in below)))
        digests.update(dict.fromkeys(members, made[-1]))
    return digests


def _components(imports: Mapping[str, Collection[str]]) -> list[list[str]]:
    """The strongly connected components, those that are imported before those that import (Tarjan)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    groups: list[list[str]] = []
    for start in sorted(imports):
        if start in order:
            continue
        work = [(start, iter(sorted(imports[start])))]
        order[start] = low[start] = len(order)
        stack.append(start)
        on_stack.add(start)
        while work:
            name, targets = work[-1]
            for target in targets:
                if target not in imports:
                    continue
                if target not in order:
                    order[target] = low[target] = len(order)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(sorted(imports[target]))))
                    break
                if target in on_stack:
                    low[name] = min(low[name], order[target])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[name])
                if low[name] == order[name]:
                    group = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        group.append(member)
                        if member == name:
                            break
                    groups.append(group)
    return groups

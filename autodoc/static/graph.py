"""Digests of modules that cover all that they import, directly or not."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from autodoc.digests import digest


def closure_digests(contents: Mapping[str, str], imports: Mapping[str, Collection[str]]) -> dict[str, str]:
    """For each module a digest of its own content and that of every module that it leads to.

    Modules that import one another in a circle change together. `imports` may name modules that
    are not in `contents`; they count for nothing.
    """
    made: dict[str, str] = {}
    for group in _groups(contents, imports):
        members = set(group)
        below = {
            made[target]
            for name in group
            for target in imports.get(name, ())
            if target in contents and target not in members
        }
        value = digest(*sorted(f"{name} {contents[name]}" for name in group), "", *sorted(below))
        made.update(dict.fromkeys(group, value))
    return made


def _groups(contents: Mapping[str, str], imports: Mapping[str, Collection[str]]) -> list[list[str]]:
    """The strongly connected components, those that are imported before those that import (Tarjan)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    groups: list[list[str]] = []
    for start in sorted(contents):
        if start in order:
            continue
        work = [(start, iter(sorted(imports.get(start, ()))))]
        order[start] = low[start] = len(order)
        stack.append(start)
        on_stack.add(start)
        while work:
            name, targets = work[-1]
            for target in targets:
                if target not in contents:
                    continue
                if target not in order:
                    order[target] = low[target] = len(order)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(sorted(imports.get(target, ())))))
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

"""Tabs: the ARIA pattern (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/).

Every branch is in the HTML, so search, print and a browser without JavaScript have all.
"""

from __future__ import annotations

from collections.abc import Mapping

from builder.markdown import Node, Tabs

from . import escape
from .context import Context, Handler


def tabs(context: Context, node: Tabs) -> None:
    """A list of tabs and a panel for each; the first is active."""
    if not node.tabs:
        return
    context.features.add("tabs")
    ids = _ids(context, len(node.tabs))
    group = escape.attribute(node.group)
    label = escape.attribute(context.labels["tabs.label"])
    write = context.write
    write(f'<div class="db-tabs" data-group="{group}">\n')
    write(f'<div class="db-tabs__list" role="tablist" aria-label="{label}">\n')
    for index, (tab, (name, panel)) in enumerate(zip(node.tabs, ids, strict=True)):
        context.ids.place(name)
        active, selected, focus = (" is-active", "true", "0") if index == 0 else ("", "false", "-1")
        write(
            f'<button type="button" class="db-tabs__tab{active}" role="tab" id="{name}"'
            f' aria-controls="{panel}" aria-selected="{selected}" tabindex="{focus}"'
            f' data-tab="{escape.attribute(tab.id)}">{escape.text(tab.label)}</button>\n'
        )
    write("</div>\n")
    for index, (tab, (name, panel)) in enumerate(zip(node.tabs, ids, strict=True)):
        context.ids.place(panel)
        write(
            f'<div class="db-tabs__panel{"" if index else " is-active"}" role="tabpanel" id="{panel}"'
            f' aria-labelledby="{name}" data-tab="{escape.attribute(tab.id)}"'
            f' data-label="{escape.attribute(tab.label)}" tabindex="0">\n'
        )
        context.blocks(tab.children)
        write("</div>\n")
    write("</div>\n")


def _ids(context: Context, count: int) -> list[tuple[str, str]]:
    """Ids for each tab of the Nth group and its panel, N such that all of them are free."""
    while True:
        group = context.count("tabs")
        wanted = [(f"tab-{group}-{index}", f"panel-{group}-{index}") for index in range(1, count + 1)]
        if all(context.ids.free(*pair) for pair in wanted):
            return [(context.ids.reserve(tab), context.ids.reserve(panel)) for tab, panel in wanted]


HANDLERS: Mapping[type[Node], Handler] = {Tabs: tabs}

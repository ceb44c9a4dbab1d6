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
    names = _names(context, len(node.tabs))
    group = escape.attribute(node.group)
    label = escape.attribute(context.labels["tabs.label"])
    write = context.write
    write(f'<div class="db-tabs" data-group="{group}">\n')
    write(f'<div class="db-tabs__list" role="tablist" aria-label="{label}">\n')
    for index, (tab, name) in enumerate(zip(node.tabs, names, strict=True)):
        context.ids.place(f"tab-{name}")
        active, selected, focus = (" is-active", "true", "0") if index == 0 else ("", "false", "-1")
        write(
            f'<button type="button" class="db-tabs__tab{active}" role="tab" id="tab-{name}"'
            f' aria-controls="panel-{name}" aria-selected="{selected}" tabindex="{focus}"'
            f' data-tab="{escape.attribute(tab.id)}">{escape.text(tab.label)}</button>\n'
        )
    write("</div>\n")
    for index, (tab, name) in enumerate(zip(node.tabs, names, strict=True)):
        context.ids.place(f"panel-{name}")
        write(
            f'<div class="db-tabs__panel{"" if index else " is-active"}" role="tabpanel" id="panel-{name}"'
            f' aria-labelledby="tab-{name}" data-tab="{escape.attribute(tab.id)}"'
            f' data-label="{escape.attribute(tab.label)}" tabindex="0">\n'
        )
        context.blocks(tab.children)
        write("</div>\n")
    write("</div>\n")


def _names(context: Context, count: int) -> list[str]:
    """`N-M` for each tab of the Nth group, such that no id made of them is taken."""
    while True:
        group = context.count("tabs")
        names = [f"{group}-{index}" for index in range(1, count + 1)]
        wanted = [f"{kind}-{name}" for name in names for kind in ("tab", "panel")]
        if context.ids.free(*wanted):
            for name in wanted:
                context.ids.reserve(name)
            return names


HANDLERS: Mapping[type[Node], Handler] = {Tabs: tabs}

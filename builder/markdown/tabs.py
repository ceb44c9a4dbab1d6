"""Groups of tabs and their tabs, from the dialect's tags."""

from __future__ import annotations

from .block_state import Context
from .nodes import Block, Comment, Tab, Tabs
from .slugs import Ids
from .tags import FRAMEWORKS, GROUPS, LANGUAGES, Tag


def make_tab(context: Context, tag: Tag, children: list[Block]) -> Tab:
    """The tab that an `<hfoption>`, a framework's or a language's tag opens."""
    if tag.name in FRAMEWORKS:
        name, label = FRAMEWORKS[tag.name]
    elif tag.name in LANGUAGES:
        name, label = LANGUAGES[tag.name]
    else:
        name = label = _option(context, tag)
    return Tab(id=name, label=label, children=children)


def _option(context: Context, tag: Tag) -> str:
    name = tag.text("id")
    if name:
        return name
    other = tag.text("label") or tag.text("value") or ""
    context.problem(
        tag.start,
        "tab-without-id",
        "<hfoption> has no id=" + (f", {other!r} is taken for it" if other else ""),
        'write <hfoption id="…">: the id is the label and what the URL holds',
    )
    return other


def make_tabs(context: Context, tag: Tag, children: list[Block]) -> Tabs:
    """The group that a tag opens, from the blocks between its tags.

    What stands between two tabs has no place of its own on the page; it is put at the
    end of the tab before it, or at the start of the first, and reported.
    """
    tabs: list[Tab] = []
    early: list[Block] = []
    comments: list[Comment] = []
    ids = Ids()
    for child in children:
        if isinstance(child, Tab):
            if not _unique(context, child, ids):
                continue
            if early:
                _prepend(child, early)
                early = []
            tabs.append(child)
            continue
        if isinstance(child, Comment):
            comments.append(child)
            continue
        context.problem(
            child.start,
            "content-outside-tab",
            f"content between the tabs of <{tag.name}>",
            "move it into a tab, or out of the group",
        )
        if tabs:
            _append(tabs[-1], child)
        else:
            early.append(child)
    if not tabs:
        context.problem(tag.start, "empty-tabs", f"<{tag.name}> has no tabs", "write its tabs, or remove it")
    return Tabs(group=_group(context, tag), kind=tag.name, tabs=tabs, comments=comments)


def _group(context: Context, tag: Tag) -> str:
    if tag.name != "hfoptions":
        return GROUPS.get(tag.name, "framework")
    name = tag.text("id") or ""
    if not name:
        context.problem(
            tag.start,
            "tab-without-id",
            "<hfoptions> has no id=",
            "name what the tabs choose between: groups of the same name switch together",
        )
    return name


def _unique(context: Context, tab: Tab, ids: Ids) -> bool:
    """Give a tab an id of its own; False for an empty one that another tab stands for."""
    wanted = tab.id
    if ids.is_free(wanted):
        ids.take(wanted)
        return True
    context.problem(
        tab.start,
        "duplicate-tab",
        f"a tab {wanted!r} stands in this group already",
        "give each tab of a group an id of its own",
    )
    if tab.children:
        tab.id = ids.take(wanted)
    return bool(tab.children)


def _append(tab: Tab, child: Block) -> None:
    tab.children.append(child)
    tab.end, tab.end_line = max(tab.end, child.end), max(tab.end_line, child.end_line)


def _prepend(tab: Tab, children: list[Block]) -> None:
    tab.children[:0] = children
    tab.start, tab.line = children[0].start, children[0].line

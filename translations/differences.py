"""In what the structure of a translated page isn't that of the English one."""

from __future__ import annotations

from builder.code import outline
from builder.markdown import Autodoc, CodeBlock, Heading, Page, Tabs, walk_blocks

ASPECTS = ("headings", "code", "tabs", "autodoc")


def differences(page: Page, english: Page) -> tuple[str, ...]:
    """Of `headings`, `code`, `tabs` and `autodoc`, those in which the pages differ.

    These are the levels of headings, code but for comments and strings, the ids of tabs and
    of their groups, and the targets of autodoc, each in the page's order.
    """
    own, other = _structure(page), _structure(english)
    names = [name for name in own if name != "code" and own[name] != other[name]]
    if not _same_code(_code(page), _code(english)):
        names.append("code")
    return tuple(sorted(names, key=ASPECTS.index))


def _structure(page: Page) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {"headings": [], "tabs": [], "autodoc": []}
    for node in walk_blocks(page):
        match node:
            case Heading():
                found["headings"].append(node.level)
            case Tabs():
                found["tabs"].append((node.group, *(tab.id for tab in node.tabs)))
            case Autodoc():
                found["autodoc"].append(node.target)
    return found


def _code(page: Page) -> list[CodeBlock]:
    return [node for node in walk_blocks(page) if isinstance(node, CodeBlock)]


def _same_code(own: list[CodeBlock], english: list[CodeBlock]) -> bool:
    return len(own) == len(english) and all(
        one.code == other.code or outline(one.code, other.language) == outline(other.code, other.language)
        for one, other in zip(own, english, strict=True)
    )

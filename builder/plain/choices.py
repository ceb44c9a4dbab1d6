"""What the Markdown of a page depends on beside its tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from builder.markdown import Autodoc, Heading, Reference, Tab, Youtube

from .escaping import escaped


def youtube_link(node: Youtube) -> str:
    """A video as a link: Markdown has no other way to show one."""
    return f"[YouTube]({youtube_address(node)})"


def youtube_address(node: Youtube) -> str:
    """Where a video is watched."""
    return f"https://www.youtube.com/watch?v={quote(node.id, safe='')}"


def bold_label(tab: Tab, level: int) -> str:
    """A tab's label as a line of its own, in bold."""
    return f"**{escaped(tab.label)}**"


def as_written(target: str) -> str:
    """An address stays as it is written."""
    return target


def nothing(node: Heading) -> str:
    """No mark before a heading."""
    return ""


@dataclass(frozen=True, slots=True)
class Choices:
    """How the world outside the page is reached, and what has more than one way to be written.

    `link` gives the address for a target as its author meant it: the target itself where it stays as
    it is. `image` does so for pictures and films, where they differ. `outside` gives what takes the
    place of an address that stays, from what is written between the brackets of a link. `reference` and
    `autodoc` give Markdown, inline and blocks. `heading` gives what stands right before a heading, in
    its line. `labels` are the words of the page's language (`builder.strings`). `tab_heading` gives the
    line above a tab's content from the tab and the level of the heading above it (0: none). `video`
    gives a block. With `alerts` a callout is GitHub's `> [!TIP]`, otherwise a quote under its title.
    """

    link: Callable[[str], str]
    reference: Callable[[Reference], str]
    autodoc: Callable[[Autodoc], str]
    labels: Mapping[str, str]
    tab_heading: Callable[[Tab, int], str] = bold_label
    video: Callable[[Youtube], str] = youtube_link
    alerts: bool = True
    image: Callable[[str], str] | None = None
    outside: Callable[[str], str] = as_written
    heading: Callable[[Heading], str] = nothing

    def media(self, target: str) -> str:
        """The address for a picture or film."""
        return (self.image or self.link)(target)

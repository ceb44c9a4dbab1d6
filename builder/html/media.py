"""What leads away from the page: videos and notebooks."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from builder.markdown import Node, Notebook, Youtube

from . import escape
from .context import Context, Handler
from .rendered import Slot

_PLAY = (
    '<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">'
    '<path fill="currentColor" d="M8 5v14l11-7z"></path></svg>'
)


def youtube(context: Context, node: Youtube) -> None:
    """A link to the video: nothing is asked of YouTube before a reader follows it."""
    context.features.add("youtube")
    url = f"https://www.youtube.com/watch?v={quote(node.id, safe='')}"
    label = escape.text(context.labels["video.play"])
    context.write(
        f'<a class="db-video" href="{escape.attribute(url)}" data-youtube="{escape.attribute(node.id)}"'
        f' rel="noopener">{_PLAY}<span>{label}</span></a>\n'
    )


def notebook(context: Context, node: Notebook) -> None:
    """Links to notebooks; a slot where the site makes the notebook itself."""
    context.features.add("notebook")
    if node.generated:
        context.slot(Slot("notebook"), node)
        context.write("\n")
    if not node.links:
        return
    context.write('<p class="db-notebook">')
    for index, link in enumerate(node.links):
        context.write(f'{" " if index else ""}<a href="')
        context.writer.url("link", link.url, context.line(node), context.path)
        context.write(f'">{escape.text(link.label or context.labels["notebook.open"])}</a>')
    context.write("</p>\n")


HANDLERS: Mapping[type[Node], Handler] = {Notebook: notebook, Youtube: youtube}

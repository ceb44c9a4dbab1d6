"""Raw HTML in a line, the dialect's badges, and dialect tags where none can stand.

https://spec.commonmark.org/0.31.2/#raw-html; but only known elements are tags, all
other `<name>` is text. `<img …` whose `>` was forgotten is an image all the same.
"""

from __future__ import annotations

import re

from markdown_it.common.utils import isLinkClose, isLinkOpen
from markdown_it.rules_inline import StateInline

from ..elements import ELEMENTS, FOREIGN_ELEMENTS
from ..html_tags import CLOSE_TAG, COMMENT, OPEN_TAG, OTHER, UNCLOSED_IMAGE
from ..inline_state import InlineProblem, InlineState
from ..tags import BADGES, LANGUAGE_TAGS, TAG, read_tag
from ..tokens import PlacedToken

_BADGE = re.compile(rf"<(?P<slash>/?)(?P<name>{'|'.join(sorted(BADGES))})(?=[\s/>])")
_PICTURE = re.compile(r"<(?:svg|math)[\s>]", re.IGNORECASE)
_TERMINATORS = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>", "<!": ">"}


def html(state: StateInline, silent: bool) -> bool:
    """Take one tag, comment, badge or misplaced tag of the dialect."""
    assert isinstance(state, InlineState)
    pos = state.pos
    src = state.src
    if src[pos] != "<" or pos + 2 >= state.posMax:
        return False
    char = src[pos + 1]
    if char in "!?":
        end = _special(state, pos)
    elif char.isascii() and (char.isalpha() or char == "/"):
        if _dialect(state, pos, silent):
            return True
        end = _element(state, pos)
    else:
        return False
    if end < 0:
        return False
    if not silent:
        token = state.push("html_inline", "", 0)
        token.content = src[pos:end]
        _close_image(state, token)
        _count_link(state, token.content)
    state.pos = end
    return True


def _special(state: InlineState, pos: int) -> int:
    """The end of a comment, a processing instruction or a declaration; -1 if it has none."""
    for mark, closing in _TERMINATORS.items():
        if state.src.startswith(mark, pos):
            # Without a closing mark ahead the patterns would search the content for nothing.
            if state.html_terminator_last(closing) < pos + 2:
                return -1
            break
    match = COMMENT.match(state.src, pos, state.posMax) or OTHER.match(state.src, pos, state.posMax)
    return match.end() if match else -1


def _element(state: InlineState, pos: int) -> int:
    """The end of the tag of a known element; -1 if none begins at `pos`."""
    if state.html_terminator_last(">") > pos:
        match = OPEN_TAG.match(state.src, pos, state.posMax) or CLOSE_TAG.match(state.src, pos, state.posMax)
        if match is not None:
            name = match["name"].lower()
            known = name in ELEMENTS or (name in FOREIGN_ELEMENTS and _in_picture(state))
            return match.end() if known else -1
    image = UNCLOSED_IMAGE.match(state.src, pos, state.posMax)
    return image.end() if image else -1


def _close_image(state: InlineState, token: PlacedToken) -> None:
    """Give `<img …` the `>` that was forgotten."""
    if token.content.endswith(">"):
        return
    token.content += ">"
    state.problems.append(
        InlineProblem(state.pos, "unclosed-tag", "<img …> lacks its >", "add > after its last attribute")
    )


def _count_link(state: InlineState, tag: str) -> None:
    """Between `<a …>` and `</a>` an address isn't made a link."""
    if isLinkOpen(tag):
        state.linkLevel += 1
    elif isLinkClose(tag):
        state.linkLevel = max(state.linkLevel - 1, 0)


def _in_picture(state: InlineState) -> bool:
    """Whether an `<svg>` or a `<math>` was opened before in the same content."""
    return any(token.type == "html_inline" and _PICTURE.match(token.content) for token in state.tokens)


def _dialect(state: InlineState, pos: int, silent: bool) -> bool:
    badge = _BADGE.match(state.src, pos, state.posMax)
    match = badge or TAG.match(state.src, pos, state.posMax)
    if match is None or match["name"] in LANGUAGE_TAGS:
        return False
    if match["slash"]:
        end = state.src.find(">", match.end(), state.posMax) + 1
        if not end or state.src[match.end() : end - 1].strip():
            return False
    else:
        tag = read_tag(state.src, pos, match["name"])
        if tag is None or tag.end > state.posMax:
            return False
        end = tag.end
        if badge and not silent:
            state.push("badge", "", 0).data = tag
    if not badge and not silent:
        state.push("stray_tag", "", 0)
        state.problems.append(
            InlineProblem(
                pos,
                "stray-tag",
                f"<{match['slash']}{match['name']}> stands in the middle of a text",
                "let it begin a line of its own",
            )
        )
    state.pos = end
    return True

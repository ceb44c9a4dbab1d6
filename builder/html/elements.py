"""What HTML's elements are: which exist, which are empty, which end which.

The sets follow the HTML standard (https://html.spec.whatwg.org), sections 13.1.2
"Elements" and 13.1.2.4 "Optional tags". Elements that make or change a document
(`html`, `body`, `base`, `frameset`) aren't among them: in a page they are text.
"""

from __future__ import annotations


def names(text: str) -> frozenset[str]:
    """The names that stand in a text, apart by spaces."""
    return frozenset(text.split())


VOID = names("area br col embed hr img input link param source track wbr")

# Elements before which an open paragraph ends.
BLOCKS = names(
    "address article aside blockquote center details dialog dir div dl dt dd fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary"
    " table ul"
)

TABLE_PARTS = names("caption col colgroup thead tbody tfoot tr td th")

_PHRASING = names(
    "a abbr acronym area audio b bdi bdo big br button canvas cite code data datalist del dfn em embed font"
    " i iframe img input ins kbd label legend link map mark meter noscript object optgroup option output"
    " param picture progress q rp rt ruby s samp script select slot small source span strike strong style"
    " sub sup svg template textarea time track tt u var video wbr math"
)

KNOWN = BLOCKS | TABLE_PARTS | _PHRASING

# Elements that hold text and no tags; a closing tag of their own ends them.
RAW_TEXT = frozenset(["script", "style", "textarea"])

# Elements in which any element is known.
FOREIGN = frozenset(["svg", "math"])

# What a start tag ends when it is open, up to the boundaries that `BOUNDARIES` gives.
ENDS: dict[str, frozenset[str]] = {
    "li": frozenset(["li"]),
    "dt": frozenset(["dt", "dd"]),
    "dd": frozenset(["dt", "dd"]),
    "option": frozenset(["option"]),
    "optgroup": frozenset(["option", "optgroup"]),
    "rt": frozenset(["rt", "rp"]),
    "rp": frozenset(["rt", "rp"]),
    "td": frozenset(["td", "th", "caption", "colgroup"]),
    "th": frozenset(["td", "th", "caption", "colgroup"]),
    "tr": frozenset(["tr", "caption", "colgroup"]),
    "thead": frozenset(["thead", "tbody", "tfoot", "caption", "colgroup"]),
    "tbody": frozenset(["thead", "tbody", "tfoot", "caption", "colgroup"]),
    "tfoot": frozenset(["thead", "tbody", "tfoot", "caption", "colgroup"]),
}

BOUNDARIES: dict[str, frozenset[str]] = {
    "li": frozenset(["ul", "ol", "menu", "dir", "table", "td", "th"]),
    "dt": frozenset(["dl", "table", "td", "th"]),
    "dd": frozenset(["dl", "table", "td", "th"]),
    "option": frozenset(["select", "datalist"]),
    "optgroup": frozenset(["select"]),
    "rt": frozenset(["ruby"]),
    "rp": frozenset(["ruby"]),
    "p": frozenset(["table", "td", "th", "caption", "button", "object"]),
}

# A closing tag of anything but the table itself doesn't reach beyond these.
CELLS = frozenset(["table", "td", "th", "caption"])

# Elements that hold text but no paragraph.
TEXT_ONLY = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "summary"])

# Elements left open at the end of a stretch of raw HTML that no later tag closes end
# there: open to the end of the page, they would make it a link, or a video's fallback.
SHORT = _PHRASING

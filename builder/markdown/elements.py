"""The elements that count as HTML; every other `<name>` in a page is text.

Docs of language models are full of `<unk>`, `<image>` and `<your-name>`. Passed
through as tags they would vanish and, unclosed, take what follows with them.
"""

from __future__ import annotations

# https://html.spec.whatwg.org/multipage/indices.html#elements-3, with <math>
_CURRENT = """
a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption cite code
col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main
map mark math menu meta meter nav noscript object ol optgroup option output p picture pre progress q rp
rt ruby s samp script search section select slot small source span strong style sub summary sup svg table
tbody td template textarea tfoot th thead time title tr track u ul var video wbr
"""

# https://html.spec.whatwg.org/multipage/obsolete.html: still drawn by every browser
_OBSOLETE = "acronym basefont big center dir font frame frameset menuitem nobr noframes param strike tt"

# What stands inside <svg> and <math>. These names count only there: `<mask>` and `<text>`
# are tokens of language models far more often than parts of a picture.
_FOREIGN = """
circle clippath defs desc ellipse fedropshadow filter foreignobject g line lineargradient marker mask
path pattern polygon polyline radialgradient rect stop symbol text textpath tspan use annotation mfrac mi
mn mo mover mpadded mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder
munderover semantics
"""

# Start condition 6 of https://spec.commonmark.org/0.31.2/#html-blocks
_BLOCKS = """
address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div
dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe
legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table
tbody td tfoot th thead title tr track ul
"""

ELEMENTS = frozenset(_CURRENT.split()) | frozenset(_OBSOLETE.split())
FOREIGN_ELEMENTS = frozenset(_FOREIGN.split())
BLOCK_ELEMENTS = frozenset(_BLOCKS.split())

# Elements whose content is not Markdown up to the closing tag, blank lines or not.
RAW_ELEMENTS = frozenset({"pre", "script", "style", "textarea"})

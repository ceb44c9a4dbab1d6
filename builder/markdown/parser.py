"""The parser: the order of its rules, and `parse`.

markdown-it-py (https://markdown-it-py.readthedocs.io) is the leaf parser. Its state
machines are subclassed to know positions (`block_state.py`, `inline_state.py`); rules of
the dialect stand in `rules_block/` and `rules_inline/`, one file for each.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from markdown_it import MarkdownIt, rules_block, rules_inline
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from .block_rules import BlockRule, BlockRules
from .block_state import BlockParser, BlockState, Context
from .blocks import BlockBuilder
from .components import Components
from .inline_state import InlineParser
from .inlines import InlineReader
from .later import Later
from .nodes import Page, Problem, walk
from .numbering import number_page
from .positions import to_file
from .rules_block.autodoc import autodoc
from .rules_block.callout import callout
from .rules_block.comment import header_comment
from .rules_block.fence import fence
from .rules_block.footnote import footnote
from .rules_block.front_matter import front_matter
from .rules_block.heading import heading
from .rules_block.html import html
from .rules_block.math import math
from .rules_block.mkdocstrings import mkdocstrings
from .rules_block.notebook import notebook
from .rules_block.paragraph import paragraph
from .rules_block.table import table
from .rules_block.tag import tag
from .rules_inline import angle_link, autolink, heading_id, reference, strikethrough
from .rules_inline import footnote as footnote_mark
from .rules_inline import html as html_inline
from .rules_inline import math as math_inline
from .source import Source

# What may end the blocks that a line could continue: markdown-it's names for them.
_PARAGRAPH = ["paragraph", "reference"]
_ALL = ["paragraph", "reference", "blockquote", "list"]


def _reference(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """markdown-it's definitions of links; it reads lines to their break, so a line that a tag
    cuts short is none."""
    assert isinstance(state, BlockState)
    end = state.eMarks[startLine]
    if end < len(state.src) and state.src[end] != "\n":
        return False
    return rules_block.reference(state, startLine, endLine, silent)


# In this order: the first rule that knows a line takes it.
BLOCK_RULES: list[BlockRule] = [
    ("tag", tag, "<{", _ALL),
    ("front_matter", front_matter, "-", []),
    ("header_comment", header_comment, "!", []),
    ("callout", callout, "[", []),
    ("table", table, "", _PARAGRAPH),
    ("fence", fence, "`~", _ALL),
    ("code", rules_block.code, "", []),
    ("math", math, "$", _ALL),
    ("autodoc", autodoc, "[", _ALL),
    ("notebook", notebook, "[", _ALL),
    ("mkdocstrings", mkdocstrings, ":", _ALL),
    ("blockquote", rules_block.blockquote, ">", _ALL),
    ("hr", rules_block.hr, "*-_", _ALL),
    ("list", rules_block.list_block, "*+-0123456789", ["paragraph", "reference", "blockquote"]),
    ("footnote", footnote, "[", _PARAGRAPH),
    ("reference", _reference, "[", []),
    ("html", html, "<", ["paragraph", "reference", "blockquote"]),
    ("heading", heading, "#", ["paragraph", "reference", "blockquote"]),
    ("paragraph", paragraph, "", []),
]

INLINE_RULES: list[tuple[str, RuleFuncInlineType]] = [
    ("text", rules_inline.text),
    ("autolink", autolink.autolink),
    ("newline", rules_inline.newline),
    ("math", math_inline.math),
    ("escape", rules_inline.escape),
    ("backticks", rules_inline.backtick),
    ("strikethrough", strikethrough.strikethrough),
    ("emphasis", rules_inline.emphasis.tokenize),
    ("heading_id", heading_id.heading_id),
    ("footnote", footnote_mark.footnote),
    ("link", rules_inline.link),
    ("image", rules_inline.image),
    ("reference", reference.reference),
    ("angle_link", angle_link.angle_link),
    ("html", html_inline.html),
    ("entity", rules_inline.entity),
]


def _unchanged(url: str) -> str:
    """Targets stay as they are written: what escapes them is the renderer's matter, and a
    link to `#제목` must be comparable to the id `제목`."""
    return url


@cache
def _markdown_it() -> MarkdownIt:
    md = MarkdownIt("zero", {"html": True, "tasklists": True, "maxNesting": 40})
    block = BlockParser()
    block.ruler = BlockRules(BLOCK_RULES)
    inline = InlineParser()
    inline.ruler = Ruler()
    for name, inline_rule in INLINE_RULES:
        inline.ruler.push(name, inline_rule)
    # Text is joined when nodes are made of it.
    inline.ruler2.disable("fragments_join")
    md.block, md.inline = block, inline
    md.normalizeLink = _unchanged  # type: ignore[method-assign]
    return md


def parse(
    text: str, path: str = "", *, include: Callable[[str], str] | None = None, late: bool = False
) -> Page:
    """Parse a page.

    `path` is what problems are reported under. `include` gets the path that an
    `<include>` names and returns that file's text, or raises IncludeError; without it
    includes have no children. Never raises for what a page holds: mistakes are in
    `Page.problems`, by line.

    With `late`, what stands within lines is read when somebody first looks at it, but for headings, and so
    are the problems: that halves the time where blocks tell enough. Footnotes have no numbers then.
    """
    return _parse(text, path, include, 0, late)


def _parse(
    text: str, path: str, include: Callable[[str], str] | None, depth: int, late: bool = False
) -> Page:
    source = Source(text)
    late = late and source.verbatim  # else every node is moved to where the file has it
    context = Context(source)
    md = _markdown_it()
    env = {"context": context}
    tokens: list[Token] = []
    md.block.parse(source.normalized, md, env, tokens)
    components = Components(context, include, partial(_included, include, depth + 1), depth)
    builder = BlockBuilder(context, InlineReader(md, env, late=late), components)
    page = Page(
        start=0,
        end=len(text),
        line=1,
        end_line=max(len(source.line_starts) - (text[-1:] in {"\n", "\r"}), 1),
        path=path,
        source=text,
        children=builder.build(tokens),
        flags=builder.flags,
        line_starts=source.line_starts,
    )
    number_page(page, context, footnotes=not late)
    if not source.verbatim:
        to_file(page, source)
    page.problems = Later(lambda: _problems(page, context)) if late else context.problems.sorted()
    return page


def _problems(page: Page, context: Context) -> list[Problem]:
    for _ in walk(page):
        pass  # what is read only now tells its problems
    return context.problems.sorted()


def _included(include: Callable[[str], str] | None, depth: int, text: str, path: str) -> Page:
    return _parse(text, path, include, depth)

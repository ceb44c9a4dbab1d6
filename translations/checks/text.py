"""Running text: English left over, text twice, what machines leave behind, far too little of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from builder.markdown import (
    BlockQuote,
    CodeBlock,
    CodeSpan,
    Emphasis,
    Heading,
    Leaf,
    Link,
    Node,
    Paragraph,
    TableCell,
    Tabs,
    Text,
    walk,
)
from translations.checks.faults import Fault
from translations.checks.page import Checked, Contents, Pair

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
FEW = 5
"""Words of English from which on a paragraph should have been translated."""

_MARKS = re.compile(
    r"⟦/?\d+⟧|¤\d+¤|<extra_id_\d+>|__PH_?\d+__|\[\[?PH_?\d+\]\]?|\bX{2}PLACEHOLDER\d*X{2}\b|<\|im_(?:start|end)\|>"
)
_PREAMBLES = (
    r"(?:sure|certainly|of course)[,!.]? here(?:'|’)?s? (?:is )?the (?:\w+ )?translat",
    r"here(?:'s|’s| is) the (?:\w+ )?translat(?:ion|ed)",
    r"(?:the )?translat(?:ion|ed text)\b[^:\n]{0,40}:\s*$",
    r"as an ai (?:language )?model",
    r"(?:물론입니다|네)[,.!]? .{0,30}번역",
    r"(?:다음은|아래는) .{0,40}번역(?:문|본|한 (?:내용|텍스트|글))?입니다",
    r"번역\s*[:：]\s*$",
    r"(?:はい、|もちろん|承知|かしこまり).{0,30}翻訳",
    r"以下(?:は|に|が).{0,40}翻訳(?:です|します|文です|結果)",
    r"翻訳\s*[:：]\s*$",
    r"(?:natürlich|gerne|sicher)[,!.]? hier ist die .{0,20}übersetzung",
    r"hier ist (?:die|der) .{0,30}(?:übersetzung|übersetzte)",
    r"(?:بالتأكيد|بالطبع)[،,!.]? .{0,20}ترجم",
    r"(?:إليك|فيما يلي|هذه هي) (?:ال)?(?:ترجمة|النص المترجم)",
    r"(?:当然|好的)[，,！!。]? ?.{0,20}翻译",
    r"以下是.{0,30}(?:翻译|译文)",
    r"(?:claro|por supuesto)[,!.]? .{0,20}traducci",
    r"aquí (?:está|tienes) la traducci",
    r"voici la traduction",
    r"ecco la traduzione",
    r"aqui está a tradução",
)
_PREAMBLE = re.compile(rf"^\W*(?:{'|'.join(_PREAMBLES)})", re.IGNORECASE)


def text(page: Checked) -> Iterator[Fault]:
    """english-left, text-twice, machine-residue, short-section."""
    yield from _wrapped(page)
    for contents in page.own:
        yield from _residue(page, contents)
    for pair in page.pairs:
        if not pair.todo:
            yield from _english(page, pair)
        if not pair.todo and not pair.loose:
            yield from _short_section(page, pair)
        yield from _twice(page, pair)


def _english(page: Checked, pair: Pair) -> Iterator[Fault]:
    theirs = {plain for version in pair.versions for plain in version.plain.values()}
    quoted = [(node.start, node.end) for node in pair.own.of(BlockQuote)]
    for leaf in pair.own.leaves:
        plain = pair.own.plain[id(leaf)]
        if isinstance(leaf, Heading | TableCell) or plain not in theirs:
            continue
        if any(start <= leaf.start < end for start, end in quoted):
            continue
        if _ordinary(leaf) >= FEW:
            message = f"English is left: “{_cut(plain)}”"
            yield Fault(leaf.line, "english-left", message, "translate it")


def _ordinary(leaf: Leaf) -> int:
    """How many ordinary English words a paragraph has; none where it is a citation or a title."""
    children = [
        node for node in leaf.children if not (isinstance(node, Text) and not node.text.strip(" .\n"))
    ]
    if len(children) == 1 and isinstance(children[0], Emphasis | Link | CodeSpan):
        return 0
    words = [word for node in _prose(leaf) for word in _WORD.findall(node)]
    small = [word for word in words if word.islower()]
    return len(small) if len(small) * 2 >= len(words) else 0


def _prose(node: Node) -> Iterator[str]:
    """Texts that aren't in links: those are often titles of papers."""
    for child in node.nodes:
        if isinstance(child, Text):
            yield child.text
        elif not isinstance(child, Link | CodeSpan):
            yield from _prose(child)


def _twice(page: Checked, pair: Pair) -> Iterator[Fault]:
    """The same paragraph twice in a section, in which English has no paragraph twice."""
    # Of tabs a reader sees one.
    apart = [(node.start, node.end) for node in pair.own.of(Tabs)]
    paragraphs = [
        leaf
        for leaf in pair.own.leaves
        if isinstance(leaf, Paragraph) and not any(start <= leaf.start < end for start, end in apart)
    ]
    counts = Counter(pair.own.plain[id(leaf)] for leaf in paragraphs)
    if not any(count > 1 and len(what) >= 40 for what, count in counts.items()):
        return
    english = Counter(
        pair.english.plain[id(leaf)] for leaf in pair.english.leaves if isinstance(leaf, Paragraph)
    )
    if any(count > 1 and len(what) >= 15 for what, count in english.items()):
        return
    seen: set[str] = set()
    for leaf in paragraphs:
        plain = pair.own.plain[id(leaf)]
        if plain in seen and len(plain) >= 40:
            yield Fault(
                leaf.line, "text-twice", f"“{_cut(plain)}” stands twice in this section", "keep one of them"
            )
        seen.add(plain)


def _residue(page: Checked, contents: Contents) -> Iterator[Fault]:
    english = page.english_source
    for leaf in contents.leaves:
        source = page.text[leaf.start : leaf.end]
        for match in _MARKS.finditer(source):
            if match[0] not in english and not _in_code(leaf, leaf.start + match.start()):
                line = page.page.line_of(leaf.start + match.start())
                message = f"{match[0]} is a mark that a machine left where something else belongs"
                yield Fault(line, "machine-residue", message, "put back what English has there")
        plain = contents.plain[id(leaf)]
        if len(plain) < 200 and _PREAMBLE.search(plain):
            message = f"“{_cut(plain)}” is what a machine said about its translation"
            yield Fault(leaf.line, "machine-residue", message, "delete it")


def _in_code(leaf: Leaf, place: int) -> bool:
    return any(isinstance(node, CodeSpan) and node.start <= place < node.end for node in walk(leaf))


def _wrapped(page: Checked) -> Iterator[Fault]:
    """A page, or most of it, in a fence, as chats give it."""
    for block in page.page.children:
        if isinstance(block, CodeBlock) and block.language.lower() in ("markdown", "md", "mdx"):
            inside = block.code
            if len(inside) * 2 > len(page.text) and ("\n#" in inside or inside.startswith("#")):
                yield Fault(
                    block.line,
                    "machine-residue",
                    "the page stands in a fence, as a chat gave it",
                    "take the fence out",
                )


_SHORT = {"ko": 0.16, "ja": 0.14, "zh": 0.1}
"""The least length of a translation, as a share of English's characters; half of what is usual."""


def _short_section(page: Checked, pair: Pair) -> Iterator[Fault]:
    share = _SHORT.get(page.language.partition("-")[0], 0.3)
    length = len(_letters(pair.own.text))
    for version in pair.versions:
        if version.section.words < 60 or length >= share * len(_letters(version.text)):
            return
    if length:
        message = "far less text than in English"
        yield Fault(
            pair.own.section.line,
            "short-section",
            message,
            f"compare it with {pair.place(pair.english.section.line)}",
        )


def _letters(words: str) -> str:
    return "".join(words.split())


def _cut(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:60]}…"

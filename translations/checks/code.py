"""Code blocks: what they do is the same in every language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from builder.code import code_language, outline, parses, printed
from builder.markdown import CodeBlock
from translations.checks.alignment import align
from translations.checks.code_fixes import restored, undisguised
from translations.checks.faults import Fault, Fix
from translations.checks.page import Checked, Contents, Pair

_WORD = re.compile(r"\w+")


_ALIKE = 1.1
"""Half of the words in common: English's code may be put in the other's place."""
_HARDLY = 0.05
"""What stands between the same blocks may be the same block, though nothing in it says so."""


def code(page: Checked) -> Iterator[Fault]:
    """code, code-syntax, code-output, code-language, missing-code, extra-code."""
    differing = [
        pair for pair in page.pairs if not any(_same(pair.own, version) for version in pair.versions)
    ]
    if not differing:
        return
    spare = Counter(map(_outline, page.own_nodes(CodeBlock)))
    spare -= Counter(_outline(block) for pair in page.pairs for block in pair.english.of(CodeBlock))
    blocks = page.own_nodes(CodeBlock)
    everywhere = {_outline(block) for block in page.english_nodes(CodeBlock)}
    for pair in differing:
        if pair.loose and len(pair.own.of(CodeBlock)) != len(pair.english.of(CodeBlock)):
            continue
        both = align(pair.own.of(CodeBlock), pair.english.of(CodeBlock), _likeness)
        line = pair.own.section.line
        for one, other in both:
            if one is not None:
                line = one.end_line
            if one is not None and other is not None:
                yield from _pair(page, pair, one, other)
            elif one is not None and _outline(one) not in everywhere and not _followed(page, one):
                yield Fault(
                    one.line,
                    "extra-code",
                    "English has no such code here",
                    "take it out, or add it to English",
                )
            elif other is not None and any(_likeness(block, other) >= _ALIKE for block in blocks):
                continue  # it stands elsewhere
            elif other is not None and spare[_outline(other)] > 0:
                spare[_outline(other)] -= 1
            elif other is not None and _stands_in(other, pair) and other.code.strip():
                yield Fault(
                    line,
                    "missing-code",
                    f"{_named(other)} of English is missing",
                    f"copy it from {pair.place(other.line)}",
                )


def _same(own: Contents, english: Contents) -> bool:
    mine, theirs = own.of(CodeBlock), english.of(CodeBlock)
    return len(mine) == len(theirs) and all(
        one.code == other.code and one.info == other.info for one, other in zip(mine, theirs, strict=True)
    )


def _followed(page: Checked, own: CodeBlock) -> bool:
    """Whether English once had a block that it has no more, or there's nothing in it."""
    lines = [line.strip() for line in own.code.splitlines() if line.strip()]
    return not lines or page.followed(*lines)


def _pair(page: Checked, pair: Pair, own: CodeBlock, english: CodeBlock) -> Iterator[Fault]:
    yield from _language(page, pair, own, english)
    if own.code == english.code:
        return
    theirs = [block for version in pair.versions for block in version.of(CodeBlock)]
    if any(_outline(own) == _outline(other) for other in theirs):
        yield from _output(page, pair, own, english)
        return
    if code_language(english.language) in ("text", "diff", "markdown", "md") and not own.code.isascii():
        return  # it may be a text, and is translated
    if _likeness(own, english) <= _HARDLY and "text" in map(code_language, (own.language, english.language)):
        return
    odd = _odd_lines(own, theirs)
    # English changed in some lines, and the translation followed it in those alone.
    same_length = len(own.code.split("\n")) == len(english.code.split("\n"))
    kept = same_length or not _lost_lines(pair, own, english)
    mixed = not odd and len(pair.versions) > 1 and kept
    if mixed or (odd and page.followed(*odd)):
        return
    alike = _likeness(own, english) >= _ALIKE and not _backwards(pair, own, english)
    fixes = undisguised(page, own, english) or (restored(page, own, english) if alike else ())
    if parses(english.code, english.language) and not parses(own.code, english.language):
        yield Fault(
            own.code_line,
            "code-syntax",
            "this Python can't be run as it stands, English can",
            f"compare it with {pair.place(english.code_line)}",
            fixes,
        )
        return
    mine, other = _difference(own, english)
    hint = f"English has `{other}`" if other else f"compare it with {pair.place(english.code_line)}"
    text = own.code.splitlines()
    what = f"`{text[mine].strip()}`" if mine < len(text) and text[mine].strip() else "the code"
    yield Fault(
        own.code_line + mine,
        "code",
        f"{what} differs from English in more than comments and strings",
        hint,
        fixes,
    )


def _output(page: Checked, pair: Pair, own: CodeBlock, english: CodeBlock) -> Iterator[Fault]:
    if code_language(own.language) != "python":
        return
    mine, theirs = (printed(block.code, block.language).split() for block in (own, english))
    others = (block for version in pair.versions for block in version.of(CodeBlock))
    if any(own.code == other.code for other in others):
        return
    same = outline(own.code, own.language, strings=True) == outline(
        english.code, english.language, strings=True
    )
    if mine != theirs and same and theirs:
        yield Fault(
            own.code_line,
            "code-output",
            "what the code prints differs from English, the code doesn't",
            f"copy it from {pair.place(english.code_line)}",
            () if _backwards(pair, own, english) else restored(page, own, english),
        )


def _backwards(pair: Pair, own: CodeBlock, english: CodeBlock) -> bool:
    """Whether English's code would take away what English has today: it was put there to follow English.

    What English was before it dropped the section isn't wanted either.
    """
    today = {line for block in pair.now.of(CodeBlock) for line in block.code.splitlines() if line.strip()}
    return pair.gone or bool(today & set(own.code.splitlines()) - set(english.code.splitlines()))


def _language(page: Checked, pair: Pair, own: CodeBlock, english: CodeBlock) -> Iterator[Fault]:
    infos = {_info(block) for version in pair.versions for block in version.of(CodeBlock)}
    if not own.fenced or not english.fenced or _info(own) == _info(english) or not english.info:
        return
    if code_language(own.language) == code_language(english.language) == "text" and own.language.isascii():
        return
    if _info(own) in infos and _outline(own) != _outline(english):
        return
    if any(
        _info(own) == _info(one) and _likeness(own, one) >= _ALIKE for one in page.english_nodes(CodeBlock)
    ):
        return  # as English has it today
    written = page.page.slice(own).replace(page.newline, "\n").rpartition("\n")[0]
    if page.followed(f"{written}\n"):
        return
    fence = re.match(r"[`~]+[ \t]*", page.page.slice(own))
    fixes: tuple[Fix, ...] = ()
    if fence:
        start = own.start + fence.end()
        end = start + len(page.text[start : own.end].splitlines()[0].rstrip()) if own.info else start
        fixes = (Fix(start, end, english.info),)
    mine = f"“{own.info}”" if own.info else "nothing"
    yield Fault(
        own.line,
        "code-language",
        f"the fence says {mine}; English says “{english.info}”",
        f"write ```{english.info}",
        fixes,
    )


def _info(block: CodeBlock) -> tuple[object, ...]:
    language = code_language(block.language) if block.language.isascii() else block.language
    return language, tuple(block.flags), tuple(sorted(block.attributes.items()))


def _stands_in(block: CodeBlock, pair: Pair) -> bool:
    return _outline(block) in pair.lasting(lambda version: map(_outline, version.of(CodeBlock)))


def _outline(block: CodeBlock) -> object:
    return outline(block.code, block.language)


@lru_cache(maxsize=1 << 12)
def _words(code: str) -> frozenset[str]:
    return frozenset(_WORD.findall(code))


def _likeness(own: CodeBlock, english: CodeBlock) -> float:
    if own.code == english.code:
        return 4.0
    if _outline(own) == _outline(english):
        return 3.0
    mine, theirs = _words(own.code), _words(english.code)
    common = len(mine & theirs) / (len(mine | theirs) or 1)
    same = code_language(own.language) == code_language(english.language)
    return 2 * common + (0.1 if same else 0.0) if same or common >= 0.3 else _HARDLY


def _difference(own: CodeBlock, english: CodeBlock) -> tuple[int, str]:
    """The first line, from 0, in which code differs, and what English has there."""
    mine, theirs = own.code.splitlines(), english.code.splitlines()
    known = {outline(line, english.language) for line in theirs}
    for index, line in enumerate(mine):
        if line.strip() and outline(line, english.language) not in known:
            return index, theirs[index].strip() if index < len(theirs) and len(mine) == len(theirs) else ""
    return 0, ""


def _odd_lines(own: CodeBlock, english: list[CodeBlock]) -> list[str]:
    """The lines of a block that no block of English has, comments and strings aside."""
    known = {outline(line, own.language) for block in english for line in block.code.splitlines()}
    known.add(outline("", own.language))
    return [line.strip() for line in own.code.splitlines() if outline(line, own.language) not in known]


def _lost_lines(pair: Pair, own: CodeBlock, english: CodeBlock) -> list[str]:
    """The lines of an English block that all versions of English have and the translation hasn't."""
    lines = [
        {outline(line, own.language) for block in version.of(CodeBlock) for line in block.code.splitlines()}
        for version in pair.versions
    ]
    lasting = set.intersection(*lines) - {outline(line, own.language) for line in own.code.splitlines()}
    return [line for line in english.code.splitlines() if outline(line, own.language) in lasting]


def _named(block: CodeBlock) -> str:
    first = next((line.strip() for line in block.code.splitlines() if line.strip()), "")
    return f"the code `{first[:60]}`" if first else "a block of code"

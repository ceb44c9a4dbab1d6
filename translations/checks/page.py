"""A translated page as the rules see it: each section beside the English that it was made from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar, cast

from builder.markdown import Leaf, Node, Page, Text, text_of, walk
from builder.markdown.source import LINE_BREAK
from translations.checks.known import Known
from translations.glossary import Glossary
from translations.model import PageStatus, SectionStatus
from translations.pairing import pair
from translations.sections import Section, sections_of

N = TypeVar("N", bound=Node)
K = TypeVar("K", bound=Hashable)


_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")

_KEPT = 512
"""How many sections are remembered: those of a long page, in several languages."""


class Contents:
    """What stands in a section, by kind; in the order of the page."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self._by_kind: dict[type[Node], list[Node]] = defaultdict(list)
        for block in section.content():
            for node in walk(block):
                self._by_kind[type(node)].append(node)

    def of(self, kind: type[N]) -> list[N]:
        """The nodes of that very kind."""
        return cast(list[N], self._by_kind.get(kind, []))

    @cached_property
    def leaves(self) -> list[Leaf]:
        """What holds text: headings, paragraphs and cells, in the page's order."""
        found = [node for nodes in self._by_kind.values() for node in nodes if isinstance(node, Leaf)]
        return sorted(found, key=lambda leaf: leaf.start)

    @cached_property
    def plain(self) -> dict[int, str]:
        """What a reader sees of each of the `leaves`, by its `id()`, in one line."""
        return {id(leaf): " ".join(text_of(leaf.children).split()) for leaf in self.leaves}

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of the source, those of code and addresses too, without what groups their digits."""
        return frozenset(digits(one) for one in _NUMBER.findall(self.section.source))

    @cached_property
    def text(self) -> str:
        """The running text, without code."""
        return "\n".join("".join(texts_of(leaf)) for leaf in self.leaves)


@lru_cache(maxsize=_KEPT)
def contents_of(section: Section) -> Contents:
    """What stands in a section; read once, as all translations are held beside the same English."""
    return Contents(section)


def texts_of(node: Node) -> Iterator[str]:
    """The pieces of running text of a node."""
    return (one.text for one in walk(node) if isinstance(one, Text))


def digits(number: str) -> str:
    """A number without what groups its digits, which languages write in their own way."""
    return number.replace(".", "").replace(",", "")


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A translated section and the English one that it was made from.

    `now` is that as it is now, `versions` are both and English of when the page was last changed:
    a translation that is like any of them is right, and only what all of them have can be missing.
    `certain` says that the two belong together without a doubt, `gone` that English has the section
    no more: nothing that it lacks is worth adding.
    """

    own: Contents
    english: Contents
    now: Contents
    versions: tuple[Contents, ...]
    certain: bool
    gone: bool
    todo: bool

    @property
    def loose(self) -> bool:
        """Whether it's of no use to say what the translation lacks: English has it no more, or elsewhere."""
        return self.gone or not self.certain

    def place(self, line: int) -> str:
        """Where in English something stands, for a hint: its line, unless that is one of an older page."""
        if self.gone:
            return f"line {line} of English as it was"
        if self.now is self.english:
            return f"line {line} of English"
        return f"line {self.now.section.line} ff. of English"

    def lasting(self, keys: Callable[[Contents], Iterable[K]]) -> set[K]:
        """What all versions of English have; nothing of a section that is loosely paired."""
        if self.loose:
            return set()
        return set.intersection(*(set(keys(version)) for version in self.versions))

    def known(self, keys: Callable[[Contents], Iterable[K]]) -> set[K]:
        """What any version of English has."""
        return set().union(*(keys(version) for version in self.versions))


@dataclass
class Checked:
    """A page that rules look at."""

    status: PageStatus
    known: Known
    glossary: Glossary | None = None

    @property
    def language(self) -> str:
        return self.status.file.language

    @property
    def page(self) -> Page:
        return self.status.file.page

    @property
    def text(self) -> str:
        return self.status.file.text

    @cached_property
    def newline(self) -> str:
        """The file's line break."""
        first = LINE_BREAK.search(self.text)
        return first[0] if first else "\n"

    @cached_property
    def base(self) -> Page | None:
        """English as it was when the translation was last worked on, or as it is."""
        if self.status.base is not None:
            return self.status.base
        return self.status.english.page if self.status.english is not None else None

    @property
    def english_source(self) -> str:
        """The text of that page."""
        english = self.status.english.text if self.status.english is not None else ""
        return self.status.base_text or english

    def line(self, node: Node) -> int:
        """The line that a node of the translated page begins on."""
        return self.page.line_of(node.start)

    @cached_property
    def own(self) -> list[Contents]:
        """The page's own sections."""
        return [contents_of(one.own) for one in self.status.sections if one.own is not None]

    @cached_property
    def pairs(self) -> list[Pair]:
        """The sections of which is known what they were made from, in the translation's order."""
        return list(self._pairs())

    def own_nodes(self, kind: type[N]) -> list[N]:
        """The page's nodes of that very kind."""
        return [node for contents in self.own for node in contents.of(kind)]

    def followed(self, *what: str) -> bool:
        """Whether English had all of this when somebody changed the translation: it followed English then.

        Or somebody changed it in many languages at once, for a reason that isn't the translation's.
        """
        file = self.status.file
        if any(all(one in text for one in what) for text in self.known.earlier(file)):
            return True
        return bool(what) and all(self.known.changed_everywhere(file, one) for one in what)

    def english_nodes(self, kind: type[N]) -> Iterator[N]:
        """The nodes of that very kind of all English sections that the page stands for, or stood for."""
        for one in self.status.sections:
            for section in (one.english, one.origin):
                if section is not None:
                    yield from contents_of(section).of(kind)

    def _pairs(self) -> Iterator[Pair]:
        sections = self.status.sections
        for index, one in enumerate(sections):
            # A section whose origin is lost has changed in English: in what, nobody can say.
            english = one.origin or (one.english if one.freshness != "stale" else None)
            if one.own is None or english is None:
                continue
            around = [*sections[max(index - 1, 0) : index], *sections[index + 1 : index + 2]]
            certain = _same_place(one.own, english) or all(_paired(other) for other in around)
            now = one.english or english
            then = now if self._is_known(english, now) else self._then.get(id(one.own), now)
            # Equal text is the same section, though it is read from several versions of its page.
            versions = {section.source: section for section in (then, english, now)}
            origin = contents_of(versions[english.source])
            yield Pair(
                contents_of(one.own),
                origin,
                contents_of(now),
                tuple(contents_of(section) for section in versions.values()),
                certain,
                one.english is None,
                one.freshness == "todo",
            )

    def _is_known(self, *sections: Section) -> bool:
        """Whether the page was last changed when English had one of these: there's no third version then."""
        base = self.status.base_text
        return base is None or any(section.source in base for section in sections)

    @cached_property
    def _then(self) -> dict[int, Section]:
        """The sections of English as it was when the page was last changed, by those that they stand for."""
        base, english = self.status.base, self.status.english
        if base is None or english is None or base is english.page or base.source == english.text:
            return {}
        own, there = [contents.section for contents in self.own], sections_of(base)
        return {id(own[index]): there[other] for index, other in pair(own, there)}


def _same_place(own: Section, english: Section) -> bool:
    """Whether ids say that two sections are the same: words alone may by chance, as in `Trainer`."""
    written = own.heading is not None and own.heading.explicit
    return own.id == english.id and (written or own.level == english.level)


def _paired(status: SectionStatus) -> bool:
    return status.own is not None and (status.english is not None or status.origin is not None)

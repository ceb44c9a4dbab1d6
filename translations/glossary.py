"""A language's glossary: how terms are translated here, what isn't, and why.

`translations/glossary/ko.yml`, beside `mkdocs.yml`, is a list:

    - term: fine-tuning
      preferred: 미세 조정
      avoid: [파인튜닝]
      reason: 독자가 뜻을 바로 알 수 있습니다.
    - term: PyTorch
      keep: true

`preferred` may be a list; the first is what translators should write, the others are forms of it or as good.
`term` and `preferred` are looked for generously, `avoid` strictly: what is in doubt is no violation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from toctree import Finding
from toctree.findings import shown
from toctree.yamlfile import as_bool, is_null, kind, line_of, read_yaml
from translations.words import generous, strict

FOLDER = Path("translations", "glossary")
"""Where the glossaries lie, from the folder that holds `mkdocs.yml`."""

KEYS = ("term", "preferred", "avoid", "keep", "reason")


@dataclass(frozen=True, slots=True)
class Term:
    """An English term. `keep` says that it stays as it is; `line` is where it stands in its file."""

    term: str
    preferred: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    keep: bool = False
    reason: str = ""
    line: int = 1

    def found_in(self, text: str, language: str = "en") -> list[tuple[int, int]]:
        """Where a text in that language has the English term itself, in the plural too.

        Not as a part of a longer word or name: no `model` in `models/bert` or `model-parallel`.
        """
        return [match.span() for match in strict(self.term, language).finditer(text)]

    def rendered_in(self, text: str, language: str) -> bool:
        """Whether a translated text has the term as it should be: kept, or one of the preferred words.

        In any inflection, within compounds, with and without spaces. True where nothing is asked for.
        """
        wanted = (self.term,) if self.keep else self.preferred
        return not wanted or any(generous(word, language).search(text) for word in wanted)

    def avoided_in(self, text: str, language: str) -> list[tuple[str, int, int]]:
        """The words to avoid that a translated text has, with their places, in the text's order.

        A word to avoid that is part of a preferred one is none.
        """
        right = [match.span() for word in self.preferred for match in generous(word, language).finditer(text)]
        found = [
            (word, match.start(), match.end())
            for word in self.avoid
            for match in strict(word, language).finditer(text)
            if not any(start <= match.start() and match.end() <= end for start, end in right)
        ]
        return sorted(found, key=lambda one: one[1:])


@dataclass(slots=True)
class Glossary:
    """The terms of a language, in the order of its file. `exists` is false when there is no such file."""

    language: str
    path: str
    terms: list[Term] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    exists: bool = True

    def terms_in(self, english: str) -> list[Term]:
        """The terms that an English text speaks of. Of terms that overlap the longest counts."""
        found = [(start, end, term) for term in self.terms for start, end in term.found_in(english)]
        kept = [
            term
            for start, end, term in found
            if not any(a <= start and end <= b and b - a > end - start for a, b, _ in found)
        ]
        return list(dict.fromkeys(kept))


def glossary_path(base: Path, language: str) -> Path:
    """A language's glossary; `base` is the folder that holds `mkdocs.yml`."""
    return base / FOLDER / f"{language}.yml"


def glossaries_in(base: Path) -> dict[str, Glossary]:
    """All glossaries of a documentation, by language."""
    paths = sorted((base / FOLDER).glob("*.yml"))
    return {path.stem: read_glossary(path) for path in paths if not path.name.startswith(".")}


def read_glossary(path: Path) -> Glossary:
    """Reads a glossary; its language is the file's name. Never raises: see the result's findings.

    An entry that is broken in part keeps its sound part.
    """
    node, findings = read_yaml(path)
    reader = _Reader(shown(path), findings)
    terms = list(reader.terms(node)) if node is not None else []
    return Glossary(path.stem, reader.path, terms, findings, exists=bool(findings) or path.exists())


@dataclass(slots=True)
class _Reader:
    path: str
    findings: list[Finding]
    seen: dict[str, int] = field(default_factory=dict)

    def terms(self, node: yaml.Node) -> Iterator[Term]:
        if not isinstance(node, yaml.SequenceNode):
            self._bad(node, f"{kind(node)} where a list of terms is due", "start each entry with `- term:`")
            return
        for item in node.value:
            if not isinstance(item, yaml.MappingNode):
                self._bad(item, f"{kind(item)} where a term is due", "write `- term: …` and what holds below")
                continue
            term = self._term(item)
            if term.term and self._sound(term):
                yield term

    def _term(self, node: yaml.MappingNode) -> Term:
        values: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else kind(key)
            if name not in KEYS:
                hint = f"an entry has the keys {', '.join(KEYS)}"
                self._add(line_of(key), "unknown-key", f"unknown key `{name}`", hint)
            elif name in values:
                self._bad(key, f"`{name}` stands twice in one entry", "keep one of them")
            else:
                values[name] = value
        term = self._texts(values.get("term"), "term")
        if not term:
            self._bad(node, "an entry without a `term`", "name the English term that it is about")
        return Term(
            term=term[0] if term else "",
            preferred=self._texts(values.get("preferred"), "preferred"),
            avoid=self._texts(values.get("avoid"), "avoid"),
            keep=self._flag(values.get("keep")),
            reason=" ".join(self._texts(values.get("reason"), "reason")),
            line=line_of(node),
        )

    def _texts(self, node: yaml.Node | None, name: str) -> tuple[str, ...]:
        """One text or, where there may be several, a list of them; nothing where there is none."""
        if node is None or is_null(node):
            return ()
        several = isinstance(node, yaml.SequenceNode) and name in ("preferred", "avoid")
        items = node.value if several else [node]
        texts = []
        for item in items:
            if not isinstance(item, yaml.ScalarNode):
                self._bad(item, f"{kind(item)} where the text of `{name}` is due", "put it in quotes")
            elif not any(letter.isalnum() for letter in item.value):
                self._bad(item, f"`{name}` without a letter", "write a word, or delete the key")
            else:
                texts.append(" ".join(str(item.value).split()))
        return tuple(texts)

    def _flag(self, node: yaml.Node | None) -> bool:
        if node is None or is_null(node):
            return False
        flag = as_bool(node)
        if flag is None:
            self._bad(node, "`keep` is neither true nor false", "write true or false")
        return bool(flag)

    def _sound(self, term: Term) -> bool:
        before = self.seen.setdefault(term.term.casefold(), term.line)
        if before != term.line:
            hint = f"keep one; the first stands in line {before}"
            self._add(term.line, "term-twice", f"`{term.term}` is listed twice", hint)
            return False
        if term.keep and term.preferred:
            hint = "delete `keep`, or `preferred`"
            self._add(term.line, "term-conflict", f"`{term.term}` is kept and translated at once", hint)
            return False
        both = [word for word in term.avoid if word in (*term.preferred, *((term.term,) * term.keep))]
        for word in both:
            hint = "delete it from one of them"
            self._add(term.line, "term-conflict", f"`{word}` is asked for and to be avoided", hint)
        return not both

    def _bad(self, node: yaml.Node, message: str, hint: str) -> None:
        self._add(line_of(node), "bad-value", message, hint)

    def _add(self, line: int, rule: str, message: str, hint: str) -> None:
        self.findings.append(Finding(self.path, line, rule, message, hint))

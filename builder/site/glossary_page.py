"""The page that shows how a language translates the terms of a documentation; in English, how all do."""

from __future__ import annotations

from collections.abc import Mapping

from builder.site.settings import Settings
from builder.site.written_markdown import foreign, literal, table
from builder.strings import strings
from toctree import language
from translations.glossary import Glossary, Term


def text(code: str, settings: Settings, glossaries: Mapping[str, Glossary]) -> str:
    """The page's Markdown, in the language `code`."""
    words = strings(code)
    parts = [f"# {words['glossary.title']} [[glossary]]\n"]
    own = glossaries.get(code)
    if own is not None and own.terms:
        parts += [f"{words['glossary.intro']}\n", _own(own, words, settings.fallback)]
    elif code == settings.fallback and glossaries:
        parts += [f"{words['glossary.languages']}\n", _all(glossaries, settings)]
    else:
        parts.append(f"{words['glossary.none']}\n")
    return "\n".join(parts)


def _own(glossary: Glossary, words: Mapping[str, str], english: str) -> str:
    columns = ["term", "preferred"]
    if any(term.avoid for term in glossary.terms):
        columns.append("avoid")
    if any(term.reason for term in glossary.terms):
        columns.append("reason")

    def cell(term: Term, column: str) -> str:
        match column:
            case "term":
                return foreign(term.term, english)
            case "preferred" if term.keep:
                return words["glossary.keep"]
            case "preferred":
                return words["list.separator"].join(map(literal, term.preferred))
            case "avoid":
                return words["list.separator"].join(f"<s>{literal(word)}</s>" for word in term.avoid)
            case _:
                return literal(term.reason)

    rows = [[cell(term, column) for column in columns] for term in _sorted(glossary)]
    return table([words[f"glossary.{column}"] for column in columns], rows)


def _all(glossaries: Mapping[str, Glossary], settings: Settings) -> str:
    """Each term in every language."""
    home = "../" * (settings.glossary.count("/") + 1)
    codes = [code for code in sorted(glossaries) if code in settings.folders and code != settings.fallback]
    terms = {code: {term.term: term for term in glossaries[code].terms} for code in codes}
    names = sorted({name for own in terms.values() for name in own}, key=lambda name: (name.casefold(), name))

    def cell(code: str, name: str) -> str:
        term = terms[code].get(name)
        if term is None:
            return ""
        return foreign(
            name if term.keep else ", ".join(term.preferred), settings.fallback if term.keep else code
        )

    heads = [f"[{foreign(language(code).name, code)}]({home}{code}/{settings.glossary})" for code in codes]
    rows = [[literal(name), *(cell(code, name) for code in codes)] for name in names]
    return table([strings(settings.fallback)["glossary.term"], *heads], rows)


def _sorted(glossary: Glossary) -> list[Term]:
    return sorted(glossary.terms, key=lambda term: (term.term.casefold(), term.term))

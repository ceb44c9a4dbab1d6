"""Whether a page keeps to its language's glossary."""

from __future__ import annotations

from collections.abc import Iterator

from translations.checks.faults import Fault
from translations.checks.page import Checked, texts_of


def terms(page: Checked) -> Iterator[Fault]:
    """glossary-keep, glossary-preferred, glossary-avoid."""
    if page.glossary is None or not page.glossary.terms:
        return
    for pair in page.pairs:
        if pair.todo:
            continue
        lasting = set.intersection(*(set(page.glossary.terms_in(version.text)) for version in pair.versions))
        spoken_of = [term for term in page.glossary.terms if term in lasting]
        for term in spoken_of:
            avoided = False
            for leaf in pair.own.leaves:
                text = "".join(texts_of(leaf))
                for word, _, _ in term.avoided_in(text, page.language)[:1]:
                    avoided = True
                    better = f"write {term.preferred[0]}" if term.preferred else f"write {term.term}"
                    message = f"“{word}” for {term.term} is to be avoided"
                    yield Fault(leaf.line, "glossary-avoid", message, _because(better, term.reason))
            if avoided or term.rendered_in(pair.own.section.source, page.language):
                continue
            line = pair.own.section.line
            if term.keep:
                message = f"{term.term} stays as it is, and isn't in this section"
                yield Fault(line, "glossary-keep", message, _because(f"write {term.term}", term.reason))
            elif term.preferred:
                message = f"{term.term} isn't {' or '.join(term.preferred)} in this section"
                yield Fault(
                    line, "glossary-preferred", message, _because(f"write {term.preferred[0]}", term.reason)
                )


def _because(hint: str, reason: str) -> str:
    return f"{hint}: {reason}" if reason else hint

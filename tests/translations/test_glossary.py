"""A glossary's file, and its terms in texts of every script."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.markdown import CodeSpan, Leaf, Text, walk
from translations.documentation import Documentation
from translations.glossary import Term, glossaries_in, glossary_path, read_glossary
from translations.pairing import pair
from translations.sections import Section, sections_of

ROOT = Path(__file__).parents[2]


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ko.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_glossary_is_a_list_of_terms(tmp_path: Path) -> None:
    glossary = read_glossary(
        written(
            tmp_path,
            """\
- term: fine-tuning
  preferred: 미세 조정
  avoid: [파인튜닝, 파인 튜닝]
  reason: 뜻을 바로 알 수 있습니다.
- term: shape
  preferred: [형상, 모양]
- term: PyTorch
  keep: true
""",
        )
    )
    assert (glossary.language, glossary.findings, glossary.exists) == ("ko", [], True)
    assert glossary.terms == [
        Term(
            "fine-tuning",
            ("미세 조정",),
            ("파인튜닝", "파인 튜닝"),
            reason="뜻을 바로 알 수 있습니다.",
            line=1,
        ),
        Term("shape", ("형상", "모양"), line=5),
        Term("PyTorch", keep=True, line=7),
    ]


def test_a_missing_or_empty_glossary_is_no_mistake(tmp_path: Path) -> None:
    assert not read_glossary(tmp_path / "ko.yml").exists
    assert read_glossary(written(tmp_path, "# nothing yet\n")).findings == []


@pytest.mark.parametrize(
    ("text", "line", "rule", "message"),
    [
        ("term: x\n", 1, "bad-value", "a mapping where a list of terms is due"),
        ("- x\n", 1, "bad-value", "a single value where a term is due"),
        ("- preferred: 모델\n", 1, "bad-value", "an entry without a `term`"),
        ("- term: model\n  prefered: 모델\n", 2, "unknown-key", "unknown key `prefered`"),
        ("- term: model\n  keep: maybe\n", 2, "bad-value", "`keep` is neither true nor false"),
        ("- term: [a, b]\n", 1, "bad-value", "a list where the text of `term` is due"),
        ("- term: a\n  avoid: [b, '-']\n", 2, "bad-value", "`avoid` without a letter"),
        ("- term: a\n  keep: true\n- term: A\n", 3, "term-twice", "`A` is listed twice"),
        (
            "- term: a\n  keep: true\n  preferred: 가\n",
            1,
            "term-conflict",
            "`a` is kept and translated at once",
        ),
        (
            "- term: a\n  avoid: 가\n  preferred: 가\n",
            1,
            "term-conflict",
            "`가` is asked for and to be avoided",
        ),
        ("- term: [\n", 1, "bad-yaml", "isn't YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, text: str, line: int, rule: str, message: str
) -> None:
    found = read_glossary(written(tmp_path, text)).findings[0]
    assert (found.line, found.rule) == (line, rule)
    assert found.message.startswith(message)


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("model", "Two models, one Model.", ["models", "Model"]),
        ("model", "remodel, modelling, models/bert, `model-parallel`, model_doc", []),
        ("fine-tuning", "Fine tuning and fine-tuning", ["Fine tuning", "fine-tuning"]),
        ("GPU", "a GPU, several GPUs, no gpu", ["GPU", "GPUs"]),
        ("doc-builder", "doc-builder and hf-doc-builder", ["doc-builder"]),
        ("configuration", "설정(configuration) says configuration", ["configuration"]),
    ],
)
def test_an_english_term_is_found_as_a_word_of_its_own(term: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in Term(term).found_in(text)] == found


def test_of_terms_that_overlap_the_longest_counts(tmp_path: Path) -> None:
    glossary = read_glossary(written(tmp_path, "- term: model\n- term: model card\n"))
    assert [term.term for term in glossary.terms_in("a model card")] == ["model card"]
    assert [term.term for term in glossary.terms_in("a model and its model card")] == ["model", "model card"]


@pytest.mark.parametrize(
    ("language", "preferred", "text"),
    [
        ("ko", "미세 조정", "모델을 미세조정했습니다"),
        ("ja", "コード ブロック", "コードブロックです"),
        ("de", "Modell", "die Sprachmodelle"),
        ("de", "Codeblock", "Code-Block"),
        ("ar", "إعدادات", "للإعداداتِ"),
        ("ar", "الضبط الدقيق", "بعد ضبط دقيق"),
        ("ar", "مكتبة", "من مكتبتك"),
    ],
)
def test_a_preferred_word_is_found_in_every_form(language: str, preferred: str, text: str) -> None:
    assert Term("x", (preferred,)).rendered_in(text, language)


def test_a_kept_term_may_have_a_particle_and_its_letters_matter_less() -> None:
    assert Term("PyTorch", keep=True).rendered_in("PyTorch를 설치합니다", "ko")
    assert Term("docstring", keep=True).rendered_in("Docstring이 있습니다", "ko")
    assert not Term("PyTorch", keep=True).rendered_in("파이토치를 설치합니다", "ko")


@pytest.mark.parametrize(
    ("language", "preferred", "avoid", "text", "found"),
    [
        ("ko", "매개변수", "인자", "인자를 넘기는 디자인자", ["인자"]),
        ("ja", "ブラウザー", "ブラウザ", "ブラウザーとブラウザ", ["ブラウザ"]),
        ("de", "Ordner", "Verzeichnis", "im Inhaltsverzeichnis des Verzeichnisses", ["Verzeichnisses"]),
        ("ar", "إعدادات", "تكوين", "بالتكوين والتكوينات", ["بالتكوين", "والتكوينات"]),
        ("ko", "토큰화기", "토큰", "토큰화기의 토큰", ["토큰"]),
    ],
)
def test_a_word_to_avoid_is_found_where_it_certainly_stands(
    language: str, preferred: str, avoid: str, text: str, found: list[str]
) -> None:
    places = Term("x", (preferred,), (avoid,)).avoided_in(text, language)
    assert [text[start:end] for _, start, end in places] == found


def prose(section: Section) -> str:
    """The text of a section, code left out, each leaf on a line of its own."""
    leaves = [node for block in section.content() for node in walk(block) if isinstance(node, Leaf)]
    return "\n".join(
        "".join(
            one.text if isinstance(one, Text) else "\ufffc"
            for one in walk(leaf)
            if isinstance(one, Text | CodeSpan)
        )
        for leaf in leaves
    )


@pytest.mark.parametrize("language", ["ar", "de", "ja", "ko"])
def test_our_own_pages_keep_to_our_glossary(language: str) -> None:
    documentation = Documentation({code: ROOT / "docs/source" / code for code in ("en", language)})
    glossary = glossaries_in(ROOT)[language]
    assert glossary.findings == []
    assert glossary.path.endswith(glossary_path(Path(), language).as_posix())
    wrong = []
    for file in documentation.translations():
        english = documentation.english_of(file)
        assert english is not None
        own, theirs = sections_of(file.page), sections_of(english.page)
        for i, j in pair(own, theirs):
            text, place = prose(own[i]), f"{file.local}:{own[i].line}"
            wrong += [
                (place, term.term)
                for term in glossary.terms_in(prose(theirs[j]))
                if not term.rendered_in(text, language)
            ]
            wrong += [(place, *found) for term in glossary.terms for found in term.avoided_in(text, language)]
    assert wrong == []

"""What is no fault, and the rules that look beyond one page: glossary, toctree, history."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.translations.checks.documents import Documents, copied, healthy
from tests.translations.repository import Repository, new_repository
from translations.checks import RULES, check, check_page, check_toctree, fixed
from translations.checks.known import Known
from translations.documentation import Documentation, File
from translations.glossary import Glossary, Term
from translations.model import PageStatus
from translations.states import States

DOCUMENTS = Documents()


def test_what_only_a_later_change_of_english_explains_is_no_fault() -> None:
    english = healthy("en")
    before = (
        english.replace("device=0", "device=1")
        .replace("(quickstart)", "(tasks/index)")
        .replace("| large | 340 | 680 |\n", "")
    )
    page = (
        healthy("ko")
        .replace("device=0", "device=1")
        .replace("(quickstart)", "(tasks/index)")
        .replace("| 큰 모델 | 340 | 680 |\n", "")
    )

    assert DOCUMENTS.faults("ko", page, origin=before) == []


def test_a_translation_may_follow_english_in_part() -> None:
    before = healthy("en").replace("device=0", "device=1").replace("| large | 340 | 680 |\n", "")
    page = healthy("ko").replace("| 큰 모델 | 340 | 680 |\n", "")

    assert DOCUMENTS.faults("ko", page, origin=before) == []


def test_comments_strings_and_layout_of_code_are_the_translators() -> None:
    page = (
        healthy("de")
        .replace('"A pleasant surprise"', '"Eine schöne Überraschung"')
        .replace('-uncased", device_map="auto")', '-uncased",\n    device_map="auto",\n)')
    )

    assert DOCUMENTS.faults("de", page) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("[여기] (tasks/index#top)를 보세요.", ["broken-link"]),
        ("[여기] (guide)를 보세요.", ["broken-link"]),
        ("[MASK] (mask)는 토큰입니다.", []),
    ],
)
def test_a_name_in_brackets_is_a_link_where_there_is_such_a_page(text: str, rules: list[str]) -> None:
    page = healthy("ko").replace("다음 순서로", f"{text} 다음 순서로")

    assert [fault.rule for fault in DOCUMENTS.faults("ko", page)] == rules


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        ("| 큰 모델 | 340 | 680 | 더 |", ["table"]),
        ("| 큰 | 모델 | 340 | 680 |", ["table"]),
        ("| 큰 `a | b` 모델 | 340 | 680 | 더 |", ["table"]),
        ("| 큰 모델 | 340 680 |", ["table"]),
        ("| 큰 \\| 모델 | 340 | 680 |", []),
        ("| 큰 모델 | 340 | 680", []),
    ],
)
def test_a_row_has_as_many_cells_as_its_head(row: str, rules: list[str]) -> None:
    page = healthy("ko").replace("| 큰 모델 | 340 | 680 |", row)

    assert [fault.rule for fault in DOCUMENTS.faults("ko", page)] == rules


def test_text_in_a_fence_may_be_translated() -> None:
    english = healthy("en") + "\n```text\nA page of text.\n```\n"
    page = healthy("ko") + "\n```text\n텍스트 한 쪽.\n```\n"

    assert DOCUMENTS.faults("ko", page, origin=english) == []


def test_a_section_that_is_still_to_be_translated_may_be_english() -> None:
    head, tail = (
        healthy("ko").split("## 모델")[0],
        healthy("en").split("## Use the model\n")[1].split("###")[0],
    )
    rest = "### 크기 비교" + healthy("ko").split("### 크기 비교")[1]
    record = "<!-- translated from 0123456789ab, todo -->\n"
    left = f"{head}## Use the model\n{tail}{rest}"
    todo = f"{head}## Use the model\n{record}{tail}{rest}"

    assert [fault.rule for fault in DOCUMENTS.faults("ko", left)] == ["english-left"]
    assert DOCUMENTS.faults("ko", todo) == []


def test_a_page_without_an_english_one_is_orphaned_and_nothing_else() -> None:
    faults = DOCUMENTS.faults("ko", "# 옛 쪽\n\n내용입니다.\n", local="old")

    assert [fault.rule for fault in faults] == ["orphaned-page"]


def test_a_record_that_says_nothing_is_a_fault() -> None:
    page = healthy("ko").replace("```bash", "<!-- translated from 0123, draft -->\n\n```bash")

    assert [(fault.rule, fault.line) for fault in DOCUMENTS.faults("ko", page)] == [("bad-record", 18)]


def test_rules_can_be_chosen() -> None:
    page = healthy("ko").replace("device=0", "device=1").replace("[!TIP]", "[!NOTE]")

    assert {fault.rule for fault in DOCUMENTS.faults("ko", page)} == {"code", "callout"}
    assert {fault.rule for fault in DOCUMENTS.faults("ko", page, rules=["callout"])} == {"callout"}


def test_every_rule_has_a_sentence() -> None:
    assert all(rule.name == name and rule.meaning for name, rule in RULES.items())


def test_a_glossary_says_what_to_keep_to_write_and_to_avoid() -> None:
    terms = [
        Term("checkpoint", preferred=("체크포인트",), avoid=("검문소",), reason="검문소는 다른 뜻입니다"),
        Term("weights", preferred=("웨이트",)),
        Term("layers", preferred=("계층",)),
        Term("vocabulary", keep=True),
    ]
    documents = Documents(glossary=Glossary("ko", "ko.yml", terms))
    page = healthy("ko").replace("오래된 릴리스는 새 체크포인트를", "오래된 릴리스는 새 검문소를")
    faults = documents.faults("ko", page)

    assert [fault.rule for fault in faults] == [
        "glossary-preferred",
        "glossary-avoid",
        "glossary-keep",
        "glossary-preferred",
        "glossary-preferred",
    ]
    assert faults[1].hint == "write 체크포인트: 검문소는 다른 뜻입니다"


def toctree(documents: Documents, text: str) -> list[tuple[str, int]]:
    (documents.root / "ko" / "_toctree.yml").write_text(text, encoding="utf-8")
    return [(fault.rule, fault.line) for fault in check_toctree(documents.documentation, "ko")]


def test_a_toctree_in_english_order_has_no_faults() -> None:
    assert check_toctree(DOCUMENTS.documentation, "ko") == []


QUICKSTART = "- local: quickstart\n  title: 시작\n"
HELD = "- local: in_translation\n  title: (번역중) Load a model from the hub\n"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("- local: guide\n  title: 모델\n" + QUICKSTART, "toctree-order"),
        (QUICKSTART, "toctree-missing"),
        (QUICKSTART + "- local: guide\n  title: Load a model from the hub\n", "toctree-title"),
        (QUICKSTART + HELD, "toctree-missing"),
    ],
)
def test_a_damaged_toctree_is_found_and_mended(tmp_path: Path, text: str, rule: str) -> None:
    documents = copied(tmp_path)
    assert rule in {name for name, _ in toctree(documents, text)}

    for _ in range(4):
        after = fixed(text, check_toctree(documents.documentation, "ko", mend=True))
        left = {name for name, _ in toctree(documents, after)}
        text = after
    assert left <= {"toctree-title"}


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("- local: guide\n- *name\n", "bad-yaml", 2),
        ("- local: guide\n---\n- local: quickstart\n", "bad-yaml", 2),
        ("guide: 모델\n", "bad-value", 1),
        ("- local: guide\n  tilte: 모델\n", "unknown-key", 2),
    ],
)
def test_a_toctree_that_cannot_be_read_is_told_of(tmp_path: Path, text: str, rule: str, line: int) -> None:
    assert toctree(copied(tmp_path), text) == [(rule, line)]


def test_without_a_toctree_every_page_lacks_its_entry(tmp_path: Path) -> None:
    documents = copied(tmp_path)
    assert toctree(documents, "# 아직\n") == [("toctree-missing", 1), ("toctree-missing", 1)]

    (tmp_path / "ko" / "_toctree.yml").unlink()
    faults = check_toctree(documents.documentation, "ko", mend=True)
    assert [fault.rule for fault in faults] == ["missing-toctree", "toctree-missing", "toctree-missing"]


def test_an_english_toctree_that_cannot_be_read_is_told_of(tmp_path: Path) -> None:
    documents = copied(tmp_path)
    (tmp_path / "en" / "_toctree.yml").write_text("[", encoding="utf-8")
    assert [fault.rule for fault in check_toctree(documents.documentation, "ko")] == ["bad-yaml"]


def test_a_place_that_a_toctree_lost_is_found_and_mended(tmp_path: Path) -> None:
    documents = copied(tmp_path)
    pages = "".join(f"- local: page{number}\n  title: Page {number}\n" for number in range(8))
    (documents.root / "en" / "_toctree.yml").write_text(pages, encoding="utf-8")
    held = [f"- local: in_translation\n  title: (번역중) Page {number}\n" for number in range(8)]
    lost = "".join(held[:5] + held[6:])

    assert toctree(documents, lost) == [("toctree-lost", 1)]
    assert fixed(lost, check_toctree(documents.documentation, "ko", mend=True)) == "".join(held)


CODE = "```bash\nrun --model gpt2\n```\n\n"
ENGLISH = f"# Title\n\nCall it.\n\n{CODE}It is [here](https://example.org/gpt2).\n"
PAGES = {
    "ko": f"# 제목 [[title]]\n\n부르세요.\n\n{CODE}[여기](https://example.org/gpt2)에 있습니다.\n",
    "ja": f"# 題名 [[title]]\n\n呼びます。\n\n{CODE}[ここ](https://example.org/gpt2)です。\n",
    "de": f"# Titel [[title]]\n\nRufen Sie es auf.\n\n{CODE}Es ist [hier](https://example.org/gpt2).\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = new_repository(tmp_path)
    repository.commit({"en/page.md": ENGLISH})
    repository.commit({f"{code}/page.md": text for code, text in PAGES.items()})
    return repository


def found(repository: Repository) -> list[tuple[str, str]]:
    states = States(repository.documentation(), history=repository.history())
    return [(path.parent.name, fault.rule) for path, fault in check(states)]


def test_what_a_commit_changed_in_many_languages_is_no_translators_slip(repository: Repository) -> None:
    repository.commit({f"{code}/page.md": text.replace("gpt2", "org/gpt2") for code, text in PAGES.items()})
    repository.commit({"en/page.md": "# Title\n\nCall it otherwise, please.\n\n```bash\nstart\n```\n"})

    assert found(repository) == []


def test_a_fence_as_english_has_it_today_is_no_fault(tmp_path: Path) -> None:
    repository = new_repository(tmp_path)
    repository.commit({"en/page.md": ENGLISH.replace("bash", "py")})
    repository.commit({"ko/page.md": PAGES["ko"].replace("bash", "py")})
    repository.commit({"en/page.md": ENGLISH.replace("gpt2\n", "gpt2 --fast\n")})
    repository.commit({"ko/page.md": PAGES["ko"]})

    assert found(repository) == []


def test_a_fence_as_english_had_it_when_the_page_was_changed_is_no_fault(tmp_path: Path) -> None:
    repository = new_repository(tmp_path)
    repository.commit({"en/page.md": ENGLISH})
    repository.commit({"ko/page.md": PAGES["ko"].replace("제목", "제 목")})
    repository.commit({"en/page.md": ENGLISH.replace("bash", "py").replace("run", "!run")})
    repository.commit({"ko/page.md": PAGES["ko"]})

    assert found(repository) == []


def test_code_that_english_has_today_is_not_turned_back() -> None:
    before = healthy("en").replace("print(model.config, model.dtype)", "print(model.config)")
    page = healthy("ko").replace('device_map="auto")\n', 'device_map="auto", cache=1)\n')
    faults = DOCUMENTS.faults("ko", page, origin=before)

    assert [(fault.rule, fault.fixes) for fault in faults] == [("code", ())]


def test_what_one_translator_changed_is_a_fault(repository: Repository) -> None:
    repository.commit({"ko/page.md": PAGES["ko"].replace("--model", "--modell")})

    assert found(repository) == [("ko", "code")]


def test_faults_are_the_same_for_any_number_of_processes(repository: Repository) -> None:
    repository.commit({f"ko/page{number}.md": PAGES["ko"].replace("gpt2", "") for number in range(12)})
    repository.commit({f"en/page{number}.md": ENGLISH for number in range(12)})
    states = [States(repository.documentation(), history=repository.history(), jobs=jobs) for jobs in (1, 2)]

    assert check(states[0]) == check(states[1])


def test_nothing_is_known_of_a_documentation_without_history() -> None:
    file = File("ko", "guide", Path("ko/guide.md"), healthy("ko"))

    assert check_page(PageStatus(file), known=Known(Documentation({}))) != []


def test_a_sample_in_another_language_says_so(tmp_path: Path) -> None:
    repository = new_repository(tmp_path)
    repository.commit({"en/page.md": "# Title\n\nA sample:\n\n<div>\n\nwords\n\n</div>\n"})
    sample = "# 제목 [[title]]\n\n예:\n\n<div{}>\n\nПривет\n\n</div>\n"
    repository.commit({"ko/page.md": sample.format(' lang="ru"')})
    assert found(repository) == []
    repository.commit({"ko/page.md": sample.format("")})
    assert found(repository) == [("ko", "wrong-script")]


def test_an_id_may_be_the_name_of_the_object_below(tmp_path: Path) -> None:
    repository = new_repository(tmp_path)
    repository.commit({"en/page.md": "# Title\n\n## BertModel\n\n[[autodoc]] BertModel\n"})
    page = "# 제목 [[title]]\n\n## BertModel [[{}]]\n\n[[autodoc]] BertModel\n"
    repository.commit({"ko/page.md": page.format("transformers.BertModel")})
    assert found(repository) == []
    repository.commit({"ko/page.md": page.format("transformers.Bert")})
    assert found(repository) == [("ko", "changed-id")]


def test_a_group_that_english_has_dropped_belongs_nowhere(tmp_path: Path) -> None:
    english = "- local: a\n- title: G\n  sections:\n    - local: b\n    - local: c\n- local: d\n"
    own = "- local: a\n- local: d\n- title: 옛것\n  sections: [{local: b}, {local: gone}, {local: away}]\n"
    for language, text in {"en": english, "ko": own}.items():
        (tmp_path / language).mkdir()
        (tmp_path / language / "_toctree.yml").write_text(text, encoding="utf-8")
    documentation = Documentation({"en": tmp_path / "en", "ko": tmp_path / "ko"})
    assert check_toctree(documentation, "ko") == []

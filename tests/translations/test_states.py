"""How a translated page stands to English, told from its records and from git."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.translations.repository import Repository, new_repository
from translations.documentation import Documentation
from translations.sections import sections_of
from translations.states import States

ENGLISH = """# Title

About something.

## Install

Get it with pip.

```bash
pip install lib
```

## Use

Call it.
"""

KOREAN = """# 제목

무언가에 대해.

## 설치 [[install]]

pip로 받으세요.

```bash
pip install lib
```

## 사용 [[use]]

부르세요.
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = new_repository(tmp_path)
    repository.commit({"en/page.md": ENGLISH})
    repository.commit({"ko/page.md": KOREAN})
    return repository


def test_what_english_has_not_changed_since_is_fresh(repository: Repository) -> None:
    assert repository.told() == {"제목": "fresh", "설치": "fresh", "사용": "fresh"}


def test_a_section_is_stale_since_english_changed_it(repository: Repository) -> None:
    sha = repository.commit({"en/page.md": ENGLISH.replace("Call it.", "Call it with two things.")})
    repository.commit({"en/page.md": ENGLISH.replace("Call it.", "Call it with three things.")})
    page = repository.page()
    assert [row.freshness for row in page.sections] == ["fresh", "fresh", "stale"]
    stale = page.sections[2]
    assert stale.since is not None
    assert stale.since.sha == sha
    assert stale.origin is not None
    assert stale.origin.source == "## Use\n\nCall it.\n"
    assert stale.words == 4  # `it` was there


def test_english_that_is_changed_back_leaves_nothing_stale(repository: Repository) -> None:
    repository.commit({"en/page.md": ENGLISH.replace("Call it.", "Call me.")})
    repository.commit({"en/page.md": ENGLISH})
    assert set(repository.told().values()) == {"fresh"}


def test_other_widths_of_lines_and_ids_of_headings_make_nothing_stale(repository: Repository) -> None:
    text = ENGLISH.replace("Get it with pip.", "Get it\nwith pip.").replace("## Use", "## Use [[use]]")
    repository.commit({"en/page.md": text})
    assert set(repository.told().values()) == {"fresh"}


def test_a_section_follows_english_on_its_own(repository: Repository) -> None:
    changed = ENGLISH.replace("Call it.", "Call it twice.").replace("Get it with pip.", "Get it.")
    repository.commit({"en/page.md": changed})
    repository.commit({"ko/page.md": KOREAN.replace("부르세요.", "두 번 부르세요.")})
    assert repository.told() == {"제목": "fresh", "설치": "stale", "사용": "fresh"}


def test_work_on_code_alone_makes_no_stale_text_fresh(repository: Repository) -> None:
    changed = ENGLISH.replace("Get it with pip.", "Get it with uv.")
    repository.commit({"en/page.md": changed})
    everywhere = {"en/page.md": changed, "ko/page.md": KOREAN}
    repository.commit(
        {name: text.replace("pip install lib", "uv add lib") for name, text in everywhere.items()}
    )
    assert repository.told()["설치"] == "stale"


def test_work_on_code_follows_english_where_that_changed_in_code_alone(repository: Repository) -> None:
    changed = ENGLISH.replace("pip install lib", "uv add lib")
    repository.commit({"en/page.md": changed})
    assert repository.told()["설치"] == "stale"
    repository.commit({"ko/page.md": KOREAN.replace("pip install lib", "uv add lib")})
    assert repository.told()["설치"] == "fresh"


def test_other_work_on_code_does_not_follow(repository: Repository) -> None:
    repository.commit({"en/page.md": ENGLISH.replace("pip install lib", "uv add lib")})
    repository.commit({"ko/page.md": KOREAN.replace("pip install lib", "pip install  lib")})
    assert repository.told()["설치"] == "stale"


def test_new_is_what_english_got_later_and_missing_what_it_had(repository: Repository) -> None:
    without = KOREAN[: KOREAN.index("## 사용")]
    repository.commit({"ko/page.md": without.replace("받으세요", "받습니다")})
    sha = repository.commit({"en/page.md": ENGLISH + "\n## More\n\nThere is more.\n"})
    page = repository.page()
    assert [(row.english and row.english.title, row.freshness) for row in page.sections] == [
        ("Title", "fresh"),
        ("Install", "fresh"),
        ("Use", "missing"),
        ("More", "new"),
    ]
    new = page.sections[3]
    assert (new.own, new.words, new.since and new.since.sha) == (None, 4, sha)


def test_a_section_that_english_has_given_up_is_dropped(repository: Repository) -> None:
    repository.commit({"en/page.md": ENGLISH[: ENGLISH.index("## Use")]})
    page = repository.page()
    assert page.sections[2].freshness == "dropped"
    assert page.sections[2].origin is not None


def test_a_page_that_english_has_not_is_dropped_as_a_whole(repository: Repository) -> None:
    (repository.docs / "en/page.md").unlink()
    repository.commit({"en/other.md": "# Other\n"})
    page = repository.page()
    assert page.english is None
    assert {row.freshness for row in page.sections} == {"dropped"}


def test_a_translation_without_ids_is_followed_by_the_order_that_it_was_made_in(
    repository: Repository,
) -> None:
    plain = KOREAN.replace(" [[install]]", "").replace(" [[use]]", "")
    repository.commit({"ko/other.md": plain, "en/other.md": ENGLISH})
    more = ENGLISH.replace("## Use", "## First\n\nNew.\n\n## Use")
    repository.commit({"en/other.md": more.replace("Call it.", "Call it twice.")})
    assert repository.told("other") == {"제목": "fresh", "설치": "fresh", "First": "new", "사용": "stale"}


def test_a_renamed_page_keeps_what_it_was_made_from(repository: Repository) -> None:
    repository.commit({"en/page.md": ENGLISH.replace("Call it.", "Call me.")})
    for language in ("en", "ko"):
        repository.git("mv", f"docs/{language}/page.md", f"docs/{language}/guide.md")
    repository.commit()
    assert repository.told("guide") == {"제목": "fresh", "설치": "fresh", "사용": "stale"}


def test_a_page_keeps_it_before_its_new_name_is_committed(repository: Repository) -> None:
    repository.git("mv", "docs/en/page.md", "docs/en/guide.md")
    repository.commit({"en/guide.md": ENGLISH.replace("Call it.", "Call me.")})
    repository.git("mv", "docs/ko/page.md", "docs/ko/guide.md")
    assert repository.told("guide") == {"제목": "fresh", "설치": "fresh", "사용": "stale"}


def test_a_page_follows_english_that_was_replaced_under_another_name(repository: Repository) -> None:
    (repository.docs / "en/page.md").unlink()
    other = "# Another title\n\nAll is new here, and longer.\n\n## Use\n\nCall it.\n\n## Last\n\nEnd.\n"
    repository.commit({"en/guide.md": other})
    repository.git("mv", "docs/ko/page.md", "docs/ko/guide.md")
    repository.commit()
    assert repository.told("guide") == {"제목": "stale", "설치": "dropped", "사용": "fresh", "Last": "new"}


def test_english_that_is_a_link_to_a_file_elsewhere_is_followed(repository: Repository) -> None:
    (repository.docs / "en/contributing.md").symlink_to("../../CONTRIBUTING.md")
    (repository.root / "CONTRIBUTING.md").write_text(ENGLISH, encoding="utf-8")
    repository.commit({"ko/contributing.md": KOREAN})
    (repository.root / "CONTRIBUTING.md").write_text(
        ENGLISH.replace("Call it.", "Call me."), encoding="utf-8"
    )
    repository.commit()
    rows = repository.page("contributing").sections
    assert [(row.freshness, row.since) for row in rows] == [("fresh", None), ("fresh", None), ("stale", None)]


def test_what_is_not_committed_counts_as_made_from_english_as_it_lies_there(repository: Repository) -> None:
    repository.commit({"en/page.md": ENGLISH.replace("Call it.", "Call me.")})
    repository.write({"ko/page.md": KOREAN.replace("부르세요.", "나를 부르세요.")})
    assert repository.told()["사용"] == "fresh"
    repository.write({"en/page.md": ENGLISH.replace("Call it.", "Call us.")})
    repository.write({"ko/page.md": KOREAN})
    stale = repository.page().sections[2]
    assert stale.freshness == "stale"


def test_a_change_of_english_that_is_not_committed_has_no_commit(repository: Repository) -> None:
    repository.write({"en/page.md": ENGLISH.replace("Call it.", "Call me.")})
    stale = repository.page().sections[2]
    assert (stale.freshness, stale.since) == ("stale", None)


def test_a_record_says_more_than_git(repository: Repository) -> None:
    old = {section.title: section.digest for section in sections_of(repository.page().english.page)}
    repository.commit({"en/page.md": ENGLISH.replace("Call it.", "Call me.")})
    new = {section.title: section.digest for section in sections_of(repository.page().english.page)}
    repository.commit(
        {
            "ko/page.md": KOREAN.replace(
                "[[install]]\n", f"[[install]]\n<!-- translated from {old['Install']}, todo -->\n"
            ).replace("[[use]]\n", f"[[use]]\n<!-- translated from {new['Use']}, reviewed -->\n")
        }
    )
    page = repository.page()
    assert [(row.freshness, row.state) for row in page.sections] == [
        ("fresh", None),
        ("todo", "todo"),
        ("fresh", "reviewed"),
    ]
    repository.commit({"ko/page.md": page.file.text.replace(new["Use"], old["Use"])})
    stale = repository.page().sections[2]
    assert (stale.freshness, stale.origin and stale.origin.digest) == ("stale", old["Use"])


def test_a_record_that_no_version_of_english_fits_is_stale_from_nowhere(repository: Repository) -> None:
    text = KOREAN.replace("[[use]]\n", "[[use]]\n<!-- translated from 0123456789ab, draft -->\n")
    repository.commit({"ko/page.md": text})
    row = repository.page().sections[2]
    assert (row.freshness, row.origin, row.words) == ("stale", None, 3)


def digests(repository: Repository) -> dict[str, str]:
    """Those of English's sections, by id."""
    english = repository.page().english
    assert english is not None
    return {section.id: section.digest for section in sections_of(english.page)}


def recorded(text: str, records: dict[str, str]) -> str:
    """A page with a record below the headings of these ids."""
    for name, digest in records.items():
        text = text.replace(f"[[{name}]]\n", f"[[{name}]]\n<!-- translated from {digest}, draft -->\n")
    return text


def test_of_two_sections_with_one_text_the_changed_one_is_stale(repository: Repository) -> None:
    example = "### Example\n\nAs always.\n\n"
    english = ENGLISH.replace("## Use", f"{example}## Use") + f"\n{example}"
    repository.commit({"en/page.md": english})
    korean = (
        KOREAN.replace("## 사용", "### 예 [[example]]\n\n늘.\n\n## 사용") + "\n### 예 [[example-1]]\n\n늘.\n"
    )
    repository.commit({"ko/page.md": recorded(korean, digests(repository))})
    assert {row.freshness for row in repository.page().sections} == {"fresh"}
    sha = repository.commit({"en/page.md": english[: english.rindex("As")] + "Otherwise.\n"})
    repository.commit({"en/page.md": english[: english.rindex("As")] + "Otherwise again.\n"})
    *others, last = repository.page().sections
    assert [row.freshness for row in others] == ["fresh"] * 4
    assert (last.own and last.own.id, last.english and last.english.id) == ("example-1", "example-1")
    assert (last.freshness, last.since and last.since.sha) == ("stale", sha)
    assert last.origin and last.origin.id == "example-1"


def test_a_record_that_was_copied_from_another_section_is_stale(repository: Repository) -> None:
    names = digests(repository)
    repository.commit(
        {"ko/page.md": recorded(KOREAN, {"install": names["install"], "use": names["install"]})}
    )
    row = repository.page().sections[2]
    assert (row.english and row.english.id, row.freshness, row.origin) == ("use", "stale", None)
    told = repository.told()
    assert told == {"제목": "fresh", "설치": "fresh", "사용": "stale"}


def test_two_records_that_were_swapped_are_stale(repository: Repository) -> None:
    names = digests(repository)
    text = recorded(KOREAN, {"install": names["use"], "use": names["install"]})
    repository.commit({"ko/page.md": text})
    assert [row.freshness for row in repository.page().sections] == ["fresh", "stale", "stale"]


def test_without_ids_a_copied_record_leaves_the_section_where_it_stands(repository: Repository) -> None:
    names = digests(repository)
    text = recorded(KOREAN, {"install": names["install"], "use": names["install"]})
    repository.commit({"ko/page.md": text.replace(" [[install]]", "").replace(" [[use]]", "")})
    assert repository.told() == {"제목": "fresh", "설치": "fresh", "사용": "stale"}


def test_a_section_whose_id_english_gave_to_another_goes_with_its_text(repository: Repository) -> None:
    repository.commit({"ko/page.md": recorded(KOREAN, digests(repository))})
    before = "## Use\n\nQuite another section.\n\n"
    repository.commit({"en/page.md": ENGLISH.replace("## Use", f"{before}## Use")})
    found = [(row.english and row.english.id, row.freshness) for row in repository.page().sections if row.own]
    assert found == [("title", "fresh"), ("install", "fresh"), ("use-1", "fresh")]


def test_without_git_nothing_is_known_but_records(tmp_path: Path) -> None:
    digest = "0123456789ab"
    for name, text in (
        ("en", ENGLISH),
        ("ko", KOREAN.replace("# 제목\n", f"# 제목\n<!-- translated from {digest}, draft -->\n", 1)),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.md").write_text(text, encoding="utf-8")
    states = States(Documentation({"en": tmp_path / "en", "ko": tmp_path / "ko"}))
    (page,) = states.pages()
    assert [row.freshness for row in page.sections] == ["stale", "unknown", "unknown"]
    assert page.base is page.english.page


def test_a_shallow_clone_is_judged_as_if_there_were_no_git(repository: Repository, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    repository.git("clone", "-q", "--depth", "1", f"file://{tmp_path}", str(copy))
    states = States(Documentation({code: copy / "docs" / code for code in ("en", "ko")}))
    (page,) = states.pages()
    assert {row.freshness for row in page.sections} == {"unknown"}


def test_the_state_at_a_commit_is_told_without_checking_it_out(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD").strip()
    repository.commit({"en/page.md": ENGLISH.replace("Call it.", "Call me.")})
    assert repository.told(revision=first)["사용"] == "fresh"
    assert repository.told()["사용"] == "stale"


def test_a_translation_on_a_branch_was_made_from_the_english_of_that_branch(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "translation")
    repository.commit({"ko/page.md": KOREAN.replace("부르세요.", "그것을 부르세요.")})
    repository.git("checkout", "-q", "main")
    repository.commit({"en/page.md": ENGLISH.replace("Call it.", "Call me.")})
    repository.day += 1
    repository.git("merge", "-q", "--no-edit", "translation")
    assert repository.told()["사용"] == "stale"


def test_a_page_says_in_what_it_is_built_otherwise(repository: Repository) -> None:
    text = KOREAN.replace("## 사용", "### 사용").replace("pip install lib", "pip install bib")
    repository.commit({"ko/page.md": text + "\n[[autodoc]] lib.Other\n"})
    assert repository.page().differs == ("headings", "code", "autodoc")


def test_all_pages_come_in_their_order_whatever_the_number_of_processes(repository: Repository) -> None:
    files = {
        f"{code}/page{index}.md": text
        for index in range(12)
        for code, text in (("en", ENGLISH), ("ko", KOREAN))
    }
    repository.commit(files)
    documentation = repository.documentation()
    alone = States(documentation).each(lambda page: (page.file.local, len(page.sections)))
    assert States(documentation, jobs=2).each(lambda page: (page.file.local, len(page.sections))) == alone
    assert [local for local, _ in alone] == [file.local for file in documentation.translations()]

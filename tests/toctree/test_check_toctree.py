"""Whether a toctree and its folder agree."""

from __future__ import annotations

from pathlib import Path

from toctree import DocConfig, Finding, check, read_toctree


def checked(
    folder: Path, text: str, files: set[str], own: set[str] | None = None, config: DocConfig | None = None
) -> list[Finding]:
    path = folder / "_toctree.yml"
    path.write_text(text, encoding="utf-8")
    return check(read_toctree(path), files, config or DocConfig(), own=own)


def said(findings: list[Finding]) -> list[str]:
    return [f"{one.line} {one.rule}: {one.message}; {one.hint}" for one in findings]


def test_a_toctree_that_agrees_with_its_folder(tmp_path: Path) -> None:
    text = "- {local: index, title: Home}\n- {local: in_translation, title: Soon}\n"
    assert checked(tmp_path, text, {"index", "README", "model_doc/README"}) == []


def test_an_entry_without_a_page(tmp_path: Path) -> None:
    text = "- local: bert\n- local: modle_doc/gpt2\n- local: nowhere\n"
    files = {"model_doc/bert", "model_doc/gpt2"}
    assert said(checked(tmp_path, text, files, own=set())) == [
        "1 missing-page: there is no page `bert`; did you mean `model_doc/bert`?",
        "2 missing-page: there is no page `modle_doc/gpt2`; did you mean `model_doc/gpt2`?",
        "3 missing-page: there is no page `nowhere`; add the file or delete the entry",
    ]


def test_no_page_is_suggested_that_is_listed_or_merely_alike(tmp_path: Path) -> None:
    text = "- local: bert\n- local: model/bert\n- local: train_tpu\n"
    assert said(checked(tmp_path, text, {"model/bert", "train_cpu"}, own={"model/bert"})) == [
        "1 missing-page: there is no page `bert`; add the file or delete the entry",
        "3 missing-page: there is no page `train_tpu`; add the file or delete the entry",
    ]


def test_a_translation_cannot_have_a_page_that_english_lacks(tmp_path: Path) -> None:
    path = tmp_path / "_toctree.yml"
    path.write_text("- local: bert\n", encoding="utf-8")
    assert said(check(read_toctree(path), {"gpt"}, DocConfig(), own=set(), translation=True)) == [
        "1 missing-page: there is no page `bert`; delete the entry: English has no such page"
    ]


def test_a_local_has_neither_extension_nor_language(tmp_path: Path) -> None:
    text = "- local: index.md\n- local: en/tasks/asr\n- local: /speed\n"
    assert said(checked(tmp_path, text, {"index", "tasks/asr", "speed"})) == [
        "1 missing-page: there is no page `index.md`; write `index`",
        "2 missing-page: there is no page `en/tasks/asr`; write `tasks/asr`",
        "3 missing-page: there is no page `/speed`; write `speed`",
    ]


def test_a_page_without_an_entry(tmp_path: Path) -> None:
    text = "- local: index\n"
    assert said(checked(tmp_path, text, {"index", "secret"})) == [
        "1 unlisted-page: page `secret` has no entry; "
        "list it, or set `disable_toc_check = True` in _config.py"
    ]
    assert checked(tmp_path, text, {"index", "secret"}, config=DocConfig(disable_toc_check=True)) == []


def test_a_translation_need_not_list_english_pages(tmp_path: Path) -> None:
    assert checked(tmp_path, "- local: index\n- local: asr\n", {"index", "asr", "speed"}, own={"index"}) == []


def test_a_page_listed_twice(tmp_path: Path) -> None:
    text = "- local: index\n- title: More\n  sections:\n  - local: index\n"
    assert said(checked(tmp_path, text, {"index"})) == [
        "4 double-entry: page `index` is listed twice; keep one; the first stands in line 1"
    ]


def test_a_group_that_says_nothing(tmp_path: Path) -> None:
    text = "- isExpanded: false\n- title: Audio\n  sections:\n"
    assert said(checked(tmp_path, text, set())) == [
        "1 empty-group: a group with neither title nor sections; give it both, or delete it"
    ]


def test_a_page_is_not_published_over_another(tmp_path: Path) -> None:
    text = "- local: old\n  newlocal: index\n- local: index\n"
    assert said(checked(tmp_path, text, {"index", "old"})) == [
        "1 newlocal-taken: `newlocal: index` is the path of another page; "
        "publish the page under a path of its own"
    ]


def test_a_missing_toctree_is_one_finding(tmp_path: Path) -> None:
    findings = check(read_toctree(tmp_path / "_toctree.yml"), {"index", "other"}, DocConfig())
    assert [one.rule for one in findings] == ["missing-toctree"]


def test_a_toctree_that_cannot_be_parsed_says_nothing_of_unlisted_pages(tmp_path: Path) -> None:
    assert checked(tmp_path, "- local: [\n", {"index", "other"}) == []

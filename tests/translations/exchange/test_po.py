"""Sections as a PO file and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from builder.markdown import parse
from tests.translations.made import status
from translations.checks import Fault
from translations.documentation import Documentation, File
from translations.exchange.po import export, merged, read_po
from translations.exchange.po_import import Imported, import_
from translations.model import PageStatus
from translations.scaffold import new_page
from translations.sections import sections_of

ROOT = Path(__file__).parents[3]

BEFORE = """\
# Start

Hello.

## Install

Run this:

```py
x = 1  # one
```

Then go on.
"""
NOW = """\
# Start

Hello.

## Install

Run this first:

```py
x = 1  # one
```

Then go on.

## Use it

| A | `b` |
|---|---|
| c | d |

## `Trainer`

[[autodoc]] Trainer
"""
OWN = """\
<!-- 라이선스 -->

# 시작 [[start]]

안녕하세요.

## 설치 [[install]]

이것을 실행하세요:

```py
x = 1  # 하나
```

<!-- 번역자의 메모 -->

계속하세요.
"""
PO = Path("ko.po")


def fine(text: str) -> list[Fault]:
    return []


def back(po: polib.POFile, page: PageStatus, faults: list[Fault] | None = None) -> Imported:
    """What comes of a file that has been saved and read."""
    return import_(polib.pofile(str(po)), PO, page, lambda text: faults or [])


def test_an_export_has_the_sections_to_translate() -> None:
    po = export(status(OWN, NOW, BEFORE))
    install, use = (sections_of(parse(NOW))[index].digest for index in (1, 2))
    trainer = sections_of(parse(NOW))[3].digest
    assert (
        str(po)
        == f"""\
#
msgid ""
msgstr ""
"Language: ko\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-English-Sections: install={install} use-it={use} trainer={trainer}\\n"
"X-Page: page\\n"

#. heading
#: en/page.md:5
msgctxt "install:1"
msgid "Install"
msgstr "설치"

#: en/page.md:7
#, fuzzy
#| msgid "Run this:"
msgctxt "install:2"
msgid "Run this first:"
msgstr "이것을 실행하세요:"

#: en/page.md:13
msgctxt "install:3"
msgid "Then go on."
msgstr "계속하세요."

#. heading
#: en/page.md:15
msgctxt "use-it:1"
msgid "Use it"
msgstr ""

#. cell
#: en/page.md:17
msgctxt "use-it:2"
msgid "A"
msgstr ""

#. cell
#: en/page.md:19
msgctxt "use-it:3"
msgid "c"
msgstr ""

#. cell
#: en/page.md:19
msgctxt "use-it:4"
msgid "d"
msgstr ""
"""
    )


def test_with_everything_it_has_all_sections() -> None:
    po = export(status(OWN, NOW, BEFORE), everything=True)
    assert [(entry.msgctxt, entry.msgstr) for entry in po][:2] == [
        ("start:1", "시작"),
        ("start:2", "안녕하세요."),
    ]


def test_an_unchanged_file_changes_nothing() -> None:
    page = status(OWN, NOW, BEFORE)
    assert back(export(page, everything=True), page) == Imported(OWN)


def test_a_translated_section_is_english_with_its_texts() -> None:
    page = status(OWN, NOW, BEFORE)
    po = export(page)
    for entry in po:
        if entry.fuzzy:
            entry.msgstr, entry.flags = "먼저 이것을 실행하세요:", []
    done = back(po, page)
    install = sections_of(parse(NOW))[1].digest
    assert done.text.startswith(f"""\
<!-- 라이선스 -->

# 시작 [[start]]

안녕하세요.

## 설치 [[install]]
<!-- translated from {install}, draft -->

먼저 이것을 실행하세요:

```py
x = 1  # 하나
```

계속하세요.

<!-- 번역자의 메모 -->
""")
    assert done.sections == ["install"]
    assert done.findings == []


def test_a_section_that_is_translated_in_part_stays_and_is_told() -> None:
    page = status(OWN, NOW, BEFORE)
    po = export(page)
    po[3].msgstr = "쓰기"
    done = back(po, page)
    assert done.text == OWN
    assert [(one.line, one.rule, one.message) for one in done.findings] == [
        (35, "half-translated", "3 of 4 texts of section 'use-it' aren't translated")
    ]


@pytest.mark.parametrize(
    ("language", "own", "english", "expected"),
    [
        ("py", "x = 1  # 하나", "x = 1  # one", "x = 1  # 하나"),
        ("py", "x = 2  # 둘", "x = 1  # one", "x = 1  # one"),
        ("md", "# 제목", "# Title", "# 제목"),
    ],
)
def test_code_keeps_what_was_translated_in_it(language: str, own: str, english: str, expected: str) -> None:
    text = f"# 하나\n\n> ```{language}\n> {{}}\n> ```\n\n가\n"
    page = status(text.format(own), f"# One\n\n> ```{language}\n> {english}\n> ```\n\na\n")
    po = export(page, everything=True)
    po[1].msgstr = "나"
    assert f"> {expected}\n" in back(po, page).text


def test_a_section_that_was_missing_is_put_where_english_has_it() -> None:
    english = "# One\n\na\n\n## Two\n\nb\n\n## Three\n\nc\n"
    own = "# 하나 [[one]]\r\n\r\n가\r\n\r\n## 셋 [[three]]\r\n\r\n다"
    page = status(own, english)
    page.sections.insert(1, page.sections.pop())
    po = export(page)
    for entry, text in zip(po, ("둘", "나"), strict=True):
        entry.msgstr = text
    two = sections_of(parse(english))[1].digest
    assert back(po, page).text == own.replace(
        "## 셋", f"## 둘 [[two]]\r\n<!-- translated from {two}, draft -->\r\n\r\n나\r\n\r\n## 셋"
    )


def test_what_stands_before_the_first_heading_goes_behind_the_licence() -> None:
    english = "<!-- licence -->\n\nBefore all.\n\n# One\n\na\n"
    own = "<!-- 라이선스 -->\n\n# 하나 [[one]]\n\n가\n"
    page = status(own, english)
    lead = sections_of(parse(english))[0].digest
    assert back(translated(page), page).text == own.replace(
        "# 하나", f"<!-- translated from {lead}, draft -->\n번역\n\n# 하나"
    )


def translated(page: PageStatus, **texts: str) -> polib.POFile:
    po = export(page)
    for entry in po:
        entry.msgstr, entry.flags = texts.get(entry.msgctxt.replace(":", "_"), "번역"), []
    return po


def test_texts_that_would_change_the_blocks_are_refused() -> None:
    page = status(OWN.partition("## 설치")[0], BEFORE)
    done = back(translated(page, install_2="- 목록"), page)
    assert (done.text, done.sections) == (page.file.text, [])
    assert [(one.path, one.line, one.rule) for one in done.findings] == [("ko.po", 17, "broken-structure")]


def test_what_fails_the_check_is_refused_at_its_entry_and_the_rest_is_put_in() -> None:
    page = status(OWN, NOW, BEFORE)
    po = translated(page, use_it_1="쓰기")

    def check(text: str) -> list[Fault]:
        line = text.splitlines().index("번역 번역" if "번역 번역" in text else "계속하세요.") + 1
        return [Fault(line, "text-twice", "stands twice", "delete one")] if "번역 번역" in text else []

    for entry in po:
        if entry.msgctxt == "install:3":
            entry.msgstr = "번역 번역"
    done = import_(polib.pofile(str(po)), PO, page, check)
    assert done.sections == ["use-it"]
    assert [(one.line, one.rule, one.hint) for one in done.findings] == [(23, "text-twice", "delete one")]
    assert "## 쓰기" not in done.text
    assert "## 번역 [[use-it]]" in done.text
    assert "이것을 실행하세요:" in done.text


def test_faults_elsewhere_on_the_page_refuse_nothing() -> None:
    page = status(OWN, NOW, BEFORE)
    done = back(translated(page), page, [Fault(3, "text-twice", "stands twice")])
    assert done.sections == ["install", "use-it"]
    assert done.findings == []
    assert "## `Trainer` [[trainer]]\n<!-- translated" in done.text


@pytest.mark.parametrize(
    ("now", "rule"),
    [
        (NOW.replace("Use it", "Use that").replace("first", "at first"), "english-changed"),
        (NOW.replace("x = 1", "x = 2").replace("| `b` |", "| `c` |"), "english-changed"),
    ],
)
def test_a_section_that_english_has_changed_in_is_left(now: str, rule: str) -> None:
    po = translated(status(OWN, NOW, BEFORE))
    done = back(po, status(OWN, now, BEFORE))
    assert done.text == OWN
    assert {one.rule for one in done.findings} == {rule}


def test_another_pages_file_is_refused() -> None:
    page = status(OWN, NOW, BEFORE)
    po = translated(page)
    po.metadata["X-Page"] = "other"
    done = back(po, page)
    assert (done.text, [one.message for one in done.findings]) == (
        OWN,
        ["was exported from ko/other, and not from ko/page"],
    )


def test_what_is_still_english_has_no_translation_yet() -> None:
    text = new_page(File("en", "page", Path("en/page.md"), NOW))
    page = status(text.replace("Hello.", "안녕하세요."), NOW)
    assert [entry.msgstr for entry in export(page)] == ["", "안녕하세요.", *[""] * 7]


def test_a_file_that_cant_be_read(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    assert read_po(path)[1][0].message == "there is no such file"
    path.write_text('msgid "a"\nmsgstr "b"\nnonsense\n')
    assert [(one.line, one.rule) for one in read_po(path)[1]] == [(3, "bad-po")]
    export(status(OWN, NOW, BEFORE)).save(str(path))
    po, findings = read_po(path)
    assert po is not None
    assert (len(po), findings) == (7, [])


@pytest.mark.parametrize("language", ["ar", "de", "ja", "ko"])
def test_our_own_pages_come_back_as_they_were(language: str) -> None:
    documentation = Documentation({code: ROOT / "docs/source" / code for code in ("en", language)})
    entries = []
    for file in documentation.translations():
        english = documentation.english_of(file)
        assert english is not None
        page = status(file.text, english.text)
        po = export(page, everything=True)
        entries += po
        assert back(po, page) == Imported(file.text)
    assert sum(bool(entry.msgstr) for entry in entries) > 0.9 * len(entries)


def test_english_translated_into_itself_is_english() -> None:
    documentation = Documentation({"en": ROOT / "docs/source/en"})
    for file in documentation.files["en"].values():
        text = new_page(file)
        page = status(text, file.text)
        po = export(page)
        for entry in po:
            entry.msgstr = entry.msgid
        drafts = text.replace(", todo -->", ", draft -->")
        for shown in (line for line in file.text.splitlines() if ", todo -->" in line):
            drafts = drafts.replace(shown.replace(", todo -->", ", draft -->"), shown)
        assert back(po, page) == Imported(
            drafts,
            list(dict.fromkeys(entry.msgctxt.rpartition(":")[0] for entry in po)),
        )


MARKUP = """\
# One

See [home](index) and <b>here</b>, `code`.

## Two

<div><img src="a.png" alt="a cat">a caption</div>

## Three

| a | b |
|---|---|
| c | d |

## Four

<Question choices={[{text: "Yes it is", explain: 'why', correct: true}]} />

## Five

e
"""


def imported(texts: dict[str, str]) -> Imported:
    """MARKUP translated, with some texts of the translator's own."""
    page = status("", MARKUP)
    po = export(page)
    for entry in po:
        entry.msgstr = texts.get(entry.msgctxt, entry.msgid.replace("caption", "설명"))
    return back(po, page)


@pytest.mark.parametrize(
    ("place", "text", "rule"),
    [
        ("one:2", "<script>alert(1)</script>", "broken-structure"),
        ("one:2", "글 <script>alert(1)</script>", "foreign-markup"),
        ("one:2", "글 <img src=x onerror=alert(1)>", "foreign-markup"),
        ("one:2", "<b onclick='x'>글</b>", "foreign-markup"),
        ("one:2", "[x](javascript:alert(1))", "foreign-markup"),
        ("one:2", "[더](https://evil.example)", "foreign-markup"),
        ("one:2", "글 https://evil.example", "foreign-markup"),
        ("one:2", "![고양이](https://evil.example/a.png)", "foreign-markup"),
        ("one:2", "글 ` 글", "foreign-markup"),
        ("one:1", "글 <!--", "foreign-markup"),
        ("one:2", "글 <!-- ", "foreign-markup"),
        ("one:2", "~~~", "unclosed-fence"),
        ("one:2", "글\n```", "unclosed-fence"),
        ("one:2", "<Tip>\n글", "unclosed-tag"),
        ("two:3", "글</div><script>alert(1)</script><div>", "foreign-markup"),
        ("two:3", "글 <script", "foreign-markup"),
        ("two:3", "글 <!--", "foreign-markup"),
        ("four:2", "[예](https://evil.example)", "foreign-markup"),
    ],
)
def test_a_text_that_would_bring_in_or_break_markup_is_refused_alone(
    place: str, text: str, rule: str
) -> None:
    done = imported({place: text})
    name = place.partition(":")[0]
    assert [(one.rule, repr(place) in one.message) for one in done.findings] == [(rule, True)]
    assert done.sections == [one for one in ("one", "two", "three", "four", "five") if one != name]


def test_a_text_may_leave_out_markup_and_have_the_same_in_its_language() -> None:
    done = imported({"one:2": "<b>여기</b>, [집](../ko/index.md)을 보세요. \\` `코드`"})
    assert done.findings == []
    assert "\n<b>여기</b>, [집](../ko/index.md)을 보세요. \\` `코드`\n" in done.text


def test_what_would_end_a_cell_or_a_quoted_text_is_escaped() -> None:
    texts = {
        "two:2": """글" onerror="alert('1')""",
        "three:4": "글 | 글",
        "three:5": r"글 `a | b` \| c",
        "four:2": r'예 "그래" 이것\n \"요\" \\',
        "four:3": "'왜'",
    }
    done = imported(texts)
    assert done.findings == []
    assert """<img src="a.png" alt="글&quot; onerror=&quot;alert('1')">""" in done.text
    assert r"| 글 \| 글 | 글 `a \| b` \| c |" in done.text
    assert r"""{text: "예 \"그래\" 이것\n \"요\" \\", explain: '\'왜\'', """ in done.text


def test_the_order_of_the_entries_doesnt_matter() -> None:
    page = status(OWN, NOW, BEFORE)
    po = translated(page)
    po.sort(key=lambda entry: str(entry.msgstr + entry.msgid))
    assert back(po, page).text == back(translated(page), page).text
    unchanged = export(page)
    unchanged.reverse()
    assert back(unchanged, page) == Imported(OWN)


@pytest.mark.parametrize(
    ("change", "rule", "message"),
    [
        (
            lambda po: po.pop(5),
            "missing-texts",
            "1 of 4 texts of section 'use-it' are missing from this file",
        ),
        (
            lambda po: [po.pop() for _ in range(4)],
            "missing-texts",
            "4 of 4 texts of section 'use-it' are missing from this file",
        ),
        (
            lambda po: po.append(polib.POEntry(msgctxt="use-it:3", msgid="c", msgstr="다")),
            "text-twice",
            "the text 'use-it:3' stands in this file again",
        ),
        (
            lambda po: setattr(po[5], "msgid", "C"),
            "changed-msgid",
            "the msgid of 'use-it:3' isn't English's text",
        ),
    ],
)
def test_a_file_that_has_other_entries_is_told_what_is_wrong(
    change: Callable[[polib.POFile], object], rule: str, message: str
) -> None:
    page = status(OWN, NOW, BEFORE)
    po = translated(page)
    change(po)
    done = back(po, page)
    assert [(one.rule, one.message) for one in done.findings] == [(rule, message)]
    assert done.sections == ["install"]


def test_an_export_keeps_what_the_file_has() -> None:
    po = translated(status(OWN, NOW, BEFORE))
    po[1].tcomment = "sure?"
    po[2].msgstr, po[4].msgstr, po[5].msgstr = "", "가", "다"
    now = NOW.replace("Run this first", "Run that first").replace("| c | d |", "| c | D |\n| n | e |")
    now = now.replace("| A |", "| B, new |").replace("## Use it", "Words.\n\n## Use it")
    new = merged(export(status(OWN, now, BEFORE)), polib.pofile(str(po)))
    assert [(one.msgid, one.msgstr, one.fuzzy, one.previous_msgid) for one in new if not one.obsolete] == [
        ("Install", "번역", False, None),
        ("Run that first:", "번역", True, "Run this first:"),
        ("Then go on.", "계속하세요.", False, None),
        ("Words.", "", False, None),
        ("Use it", "번역", False, None),
        ("B, new", "가", True, "A"),
        ("c", "다", False, None),
        ("D", "", False, None),
        ("n", "", False, None),
        ("e", "", False, None),
    ]
    assert [(one.msgid, one.msgstr) for one in new if one.obsolete] == [("d", "번역")]
    assert new[1].tcomment == "sure?"
    assert polib.pofile(str(new)) == new


def test_an_export_into_its_own_file_changes_nothing() -> None:
    page = status(OWN, NOW, BEFORE)
    assert str(merged(export(page), polib.pofile(str(export(page))))) == str(export(page))
    po = str(translated(page))
    assert str(merged(export(page), polib.pofile(po))) == po.replace('#| msgid "Run this:"\n', "")


def test_a_section_with_a_new_name_keeps_its_translations() -> None:
    po = translated(status(OWN, NOW, BEFORE))
    new = merged(export(status(OWN, NOW.replace("Use it", "How to use"), BEFORE)), po)
    assert [(one.msgctxt, one.msgid, one.msgstr) for one in new][3:] == [
        ("how-to-use:1", "How to use", ""),
        ("how-to-use:2", "A", "번역"),
        ("how-to-use:3", "c", "번역"),
        ("how-to-use:4", "d", "번역"),
        ("use-it:1", "Use it", "번역"),
    ]
    again = merged(export(status(OWN, NOW, BEFORE)), polib.pofile(str(new)))
    assert [(one.msgctxt, one.msgstr) for one in again][3:] == [(f"use-it:{n}", "번역") for n in range(1, 5)]

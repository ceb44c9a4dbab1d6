"""The nav of a translated language: English's shape, the language's words, no page lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from toctree import Entry, NavNode, Toctree, merge


def page(local: str, title: str = "") -> Entry:
    return Entry(local=local, title=title or local)


def group(title: str, *sections: Entry) -> Entry:
    return Entry(title=title, sections=list(sections))


def soon(title: str) -> Entry:
    return Entry(title=title, in_translation=True)


def tree(*entries: Entry) -> Toctree:
    return Toctree(list(entries), "_toctree.yml")


def outline(nodes: list[NavNode], depth: int = 0) -> list[str]:
    """Titles, indented by depth; a group ends in a colon."""
    lines: list[str] = []
    for node in nodes:
        lines.append("  " * depth + node.title + ("" if node.local else ":"))
        lines += outline(node.children, depth + 1)
    return lines


ENGLISH = tree(
    page("index", "Home"),
    group("Base classes", group("Models", page("loading"), page("sharing")), page("tokenizers")),
    group("Tasks", page("asr"), page("summarization"), page("translation")),
)


def test_english_shows_its_own_tree() -> None:
    nav = merge(ENGLISH, ENGLISH, {"index"})
    assert outline(nav) == [
        "Home",
        "Base classes:",
        "  Models:",
        "    loading",
        "    sharing",
        "  tokenizers",
        "Tasks:",
        "  asr",
        "  summarization",
        "  translation",
    ]


def test_groups_without_title_or_pages_are_not_shown() -> None:
    nav = merge(
        tree(
            group("", page("a"), group("Empty")),
            group("Soon", soon("b")),
            page("a"),
            group("Again", page("a")),
        ),
        tree(),
        set(),
    )
    assert outline(nav) == ["a"]


def test_titles_are_the_languages_own_where_it_has_them() -> None:
    own = tree(
        page("index", "Startseite"),
        group("Aufgaben", page("asr", "Spracherkennung"), page("translation", "Übersetzung")),
        soon("loading"),
    )
    nav = merge(ENGLISH, own, {"index", "asr"})
    assert outline(nav) == [
        "Startseite",
        "Base classes:",
        "  Models:",
        "    loading",
        "    sharing",
        "  tokenizers",
        "Aufgaben:",
        "  Spracherkennung",
        "  summarization",
        "  Übersetzung",
    ]
    translated = [node.title for top in nav for node in top.walk() if node.translated]
    assert translated == ["Startseite", "Aufgaben", "Spracherkennung"]


def test_nested_groups_with_the_same_pages_pair_by_what_they_hold() -> None:
    own = tree(group("Klassen", group("Modelle", page("loading"), page("sharing"))))
    assert outline(merge(ENGLISH, own, set()))[1:3] == ["Klassen:", "  Modelle:"]


def test_a_group_that_holds_other_pages_gives_no_title() -> None:
    own = tree(
        group("Einführung", page("index", "Home"), page("tokenizers"), page("asr"), page("translation"))
    )
    assert outline(merge(ENGLISH, own, set())) == outline(merge(ENGLISH, ENGLISH, set()))


def test_a_title_marked_as_untranslated_is_none() -> None:
    own = tree(
        soon("(번역중) Loading"),
        soon("(번역중) Sharing"),
        group(
            "(번역중) Tasks",
            page("asr", "(번역중) Speech"),
            page("summarization", "요약"),
            page("translation"),
        ),
        group("(번역중) Old", page("old", "(번역중) Old page")),
    )
    assert outline(merge(ENGLISH, own, set()))[6:] == [
        "Tasks:",
        "  asr",
        "  요약",
        "  translation",
        "Old:",
        "  Old page",
    ]


def test_a_page_that_english_lacks_stands_behind_the_one_before_it() -> None:
    own = tree(
        group(
            "Aufgaben", page("before"), page("asr"), page("after"), page("summarization"), page("translation")
        )
    )
    assert outline(merge(ENGLISH, own, set()))[6:] == [
        "Aufgaben:",
        "  before",
        "  asr",
        "  after",
        "  summarization",
        "  translation",
    ]


def test_what_is_left_of_a_group_that_english_lacks_is_a_group() -> None:
    own = tree(
        page("index", "Home"),
        group("Anleitungen", page("loading"), page("preprocessing"), page("asr"), page("scripts")),
    )
    assert outline(merge(ENGLISH, own, set()))[:4] == ["Home", "Anleitungen:", "  preprocessing", "  scripts"]


def test_a_page_that_is_a_group_too() -> None:
    english = tree(Entry(local="models", title="Models", sections=[page("bert")]))
    own = tree(Entry(local="models", title="모델", sections=[page("bert", "버트"), page("kobert")]))
    assert outline(merge(english, own, set())) == ["모델", "  버트", "  kobert"]


locals_ = st.sampled_from([f"p{number}" for number in range(12)])
titles = st.sampled_from(["A", "B", "C"])
entries = st.recursive(
    st.builds(Entry, local=locals_, title=titles)
    | st.builds(Entry, in_translation=st.just(True), title=titles)
    | st.builds(Entry, title=titles, local_fw=st.dictionaries(st.sampled_from(["pt", "tf"]), locals_)),
    lambda inner: (
        st.builds(Entry, title=st.just("") | titles, sections=st.lists(inner, max_size=4))
        | st.builds(Entry, title=titles, local=locals_, sections=st.lists(inner, max_size=4))
    ),
    max_leaves=14,
)
trees = st.lists(entries, max_size=5).map(lambda found: tree(*found))


def locals_of(toctree: Toctree) -> list[str]:
    return [entry.local for entry in toctree.pages() if entry.local]


@settings(deadline=None)
@given(english=trees, own=trees)
def test_no_page_is_lost_or_doubled(english: Toctree, own: Toctree) -> None:
    nav = merge(english, own, set())
    shown = [node.local for top in nav for node in top.walk() if node.local]
    assert sorted(shown) == sorted(set(locals_of(english)) | set(locals_of(own)))


@settings(deadline=None)
@given(english=trees, own=trees)
def test_english_pages_keep_their_order(english: Toctree, own: Toctree) -> None:
    nav = merge(english, own, set())
    shown = [node.local for top in nav for node in top.walk() if node.local]
    expected = locals_of(english)
    assert [local for local in shown if local in set(expected)] == expected


@settings(deadline=None)
@given(english=trees, own=trees)
def test_every_group_has_a_title_and_a_page(english: Toctree, own: Toctree) -> None:
    for top in merge(english, own, set()):
        for node in top.walk():
            assert node.local or (node.title and node.locals())


@settings(deadline=None)
@given(own=trees)
def test_a_language_merged_with_itself_is_itself(own: Toctree) -> None:
    assert outline(merge(own, own, set())) == outline(merge(own, tree(), set()))

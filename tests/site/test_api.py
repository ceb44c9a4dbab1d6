"""API entries on the pages of a site: what the library says, linked, in every language."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path

import pytest
from mkdocstrings import Inventory
from selectolax.lexbor import LexborHTMLParser

from builder.site.settings import UsageError
from tests.site.docs import Docs

TOCTREE = (
    "- local: index\n  title: Home\n- local: models\n  title: Models\n- local: loading\n  title: Loading\n"
)
LIBRARY = {
    "__init__.py": "from lib.models import Model\nfrom lib.base import Base, load\n",
    "base.py": '''"""What models have in common."""


class Base:
    """The base of all models."""

    def save(self, folder: str) -> None:
        """
        Saves the model.

        Args:
            folder (`str`): Where to.
        """


def load(name: str, *, strict: bool = True) -> Base:
    """
    Loads a model, such as a [`Model`].

    Args:
        name (`str`): Which one; see [the start](../index).
        strict (`bool`, *optional*, defaults to `True`): Whether to mind what is missing.

    Returns:
        [`Base`]: The model.
    """
''',
    "models.py": '''"""Models."""

from lib.base import Base


class Model(Base):
    """
    A model.

    Example:

    ```py
    >>> Model(3)
    ```
    """

    def __init__(self, width: int = 3):
        self.width = width

    def forward(self, x):
        """Runs it."""
''',
}
PAGES = {
    "en/_toctree.yml": TOCTREE,
    "en/index.md": "# Home\n\nUse [`Model`], [`Model.save`] and [`load#strict`].\n",
    "en/models.md": "# Models\n\n## Model\n\n[[autodoc]] Model\n\n## Base\n\n[[autodoc]] Base\n    - save\n",
    "en/loading.md": "# Loading\n\n## How to load\n\n[[autodoc]] load\n",
}


@pytest.fixture
def api(docs: Docs) -> Docs:
    """A documentation of three pages and its library."""
    docs.write({**PAGES, **{f"../lib/{name}": text for name, text in LIBRARY.items()}})
    return docs


def change(docs: Docs, name: str, old: str, new: str) -> None:
    """Edits a module of the library."""
    path = docs.source.parent / "lib" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    done = subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def page(docs: Docs, path: str) -> LexborHTMLParser:
    return LexborHTMLParser(docs.read(f"{path}/index.html"))


def messages(docs: Docs, **options: object) -> list[str]:
    return [str(finding) for finding in docs.build(**options).findings]  # type: ignore[arg-type]


def test_an_entry_shows_the_object_and_its_members(api: Docs) -> None:
    assert messages(api) == []
    models = page(api, "en/models")
    ids = [one.attributes["id"] for one in models.css(".db-content [id]")]
    assert [one for one in ids if one and "." in one] == [
        "lib.Model",
        "lib.Model.example",
        "lib.Model.forward",
        "lib.Base",
        "lib.Base.save",
        "lib.Base.save.folder",
    ]
    assert "Saves the model." in models.body.text()  # type: ignore[union-attr]


def test_methods_stand_in_the_table_of_contents(api: Docs) -> None:
    api.build()
    links = page(api, "en/models").css(".md-sidebar--secondary .md-nav__link")
    assert list(dict.fromkeys(one.text(strip=True) for one in links)) == [
        "Model",
        "forward()",
        "Base",
        "save()",
    ]


def test_references_lead_to_objects_inherited_members_and_parameters(api: Docs) -> None:
    api.build()
    assert [one.attributes["href"] for one in page(api, "en").css("a.db-reference")] == [
        "models/#lib.Model",
        "models/#lib.Base.save",
        "loading/#lib.load.strict",
    ]


def test_docstrings_and_signatures_are_linked(api: Docs) -> None:
    api.build()
    hrefs = [one.attributes["href"] for one in page(api, "en/loading").css(".db-api a[href]")]
    assert "../models/#lib.Model" in hrefs  # in the text
    assert hrefs.count("../models/#lib.Base") == 2  # as the signature's and the docstring's type
    assert "../" in hrefs  # a page, however deep the one lies that shows the docstring


def test_all_languages_share_one_extraction(api: Docs) -> None:
    api.write(
        {
            "ko/_toctree.yml": TOCTREE,
            "ko/models.md": "# 모델\n\n## Model\n\n[[autodoc]] Model\n",
        }
    )
    result = api.build("en", "ko")
    assert result.findings == []
    assert result.extracted == 2  # modules that were read, once for both
    korean = page(api, "ko/models")
    assert korean.css_first("[id='lib.Model.forward']") is not None
    assert "class" not in korean.css_first(".db-api-kind").text()  # type: ignore[union-attr]


def test_docstrings_on_translated_pages_say_which_language_they_are_in(api: Docs) -> None:
    api.write({"ko/_toctree.yml": TOCTREE, "ko/loading.md": ONLY_IN_ENGLISH["ko/loading.md"]})
    api.build("en", "ko")
    marked = page(api, "ko/loading").css("[lang='en']")
    assert [one.text(strip=True) for one in marked if one.tag in ("div", "dd")] == [
        "Loads a model, such as aModel.",
        "Which one; seethe start.",
        "Whether to mind what is missing.",
        "The model.",
    ]
    assert not page(api, "en/loading").css(".db-api [lang]")


ONLY_IN_ENGLISH = {
    "ko/_toctree.yml": TOCTREE,
    "ko/models.md": "# 모델\n\n[`Base.save`]을 쓰세요.\n\n## Model\n\n[[autodoc]] Model\n",
    "ko/loading.md": "# 불러오기\n\n## 방법\n\n[[autodoc]] load\n",
}


class TestWhatEnglishAloneHas:
    def hrefs(self, docs: Docs, path: str) -> list[str]:
        links = page(docs, path).css("article a.db-reference, article .db-api a[href]")
        return [one.attributes["href"] or "" for one in links if one.attributes.get("hreflang") == "en"]

    def test_an_object_leads_there_from_pages_docstrings_and_signatures(self, api: Docs) -> None:
        api.write(ONLY_IN_ENGLISH)
        assert api.build("en", "ko").findings == []
        assert self.hrefs(api, "ko/models")[0] == "../../en/models/#lib.Base.save"
        assert "../../en/models/#lib.Base" in self.hrefs(api, "ko/loading")
        assert self.hrefs(api, "en/loading") == []
        assert "](../en/models.md#lib.Base.save)" in api.read("ko/models.md")

    def test_without_english_in_the_site_there_is_no_link(self, api: Docs) -> None:
        api.write(ONLY_IN_ENGLISH)
        assert api.build("ko").findings == []
        assert self.hrefs(api, "ko/models") == []
        assert "<code>Base.save</code>" in api.read("ko/models/index.html")

    def test_a_heading_that_a_docstring_links_to(self, api: Docs) -> None:
        api.write({**ONLY_IN_ENGLISH, "ko/index.md": "# 홈\n", "en/index.md": "# Home\n\n## The start\n"})
        change(api, "base.py", "../index)", "../index#the-start) and [how](#how-to-load)")
        assert api.build("en", "ko").findings == []
        korean = api.read("ko/loading/index.html")
        assert 'href="../../en/#the-start"' in korean
        assert 'href="#how-to-load"' in korean  # the translated heading answers to it
        assert "](../en/index.md#the-start)" in api.read("ko/loading.md")
        assert api.build("ko").findings == []
        assert 'href="../#the-start"' in api.read("ko/loading/index.html")

    def test_what_english_lacks_too_is_told_once(self, api: Docs) -> None:
        api.write({**ONLY_IN_ENGLISH, "ko/index.md": "# 홈\n"})
        change(api, "base.py", "../index)", "../index#the-strat)")
        (told,) = api.build("en", "ko").findings
        assert (told.path, told.rule) == ("docs/lib/base.py", "broken-anchor")

    def test_a_link_that_a_translated_page_writes_is_told(self, api: Docs) -> None:
        api.write({**ONLY_IN_ENGLISH, "ko/index.md": "# 홈\n\n[모델](models#base)\n"})
        (told,) = api.build("en", "ko").findings
        assert (told.path, told.rule) == ("docs/source/ko/index.md", "broken-anchor")

    def test_an_object_that_english_loses_is_told_of_both(self, api: Docs) -> None:
        api.write(ONLY_IN_ENGLISH)
        api.build("en", "ko")
        api.write({"en/models.md": "# Models\n\n## Model\n\n[[autodoc]] Model\n"})
        rules = {(one.path, one.rule) for one in api.build("en", "ko").findings}
        assert ("docs/source/ko/models.md", "unresolved-reference") in rules
        assert ("docs/lib/base.py", "unresolved-reference") in rules


class TestWhatIsMissing:
    def test_an_object(self, api: Docs) -> None:
        api.write({"en/loading.md": "# Loading\n\n[[autodoc]] load_modle\n"})
        change(api, "base.py", "def load(", "def load_model(")
        change(api, "__init__.py", "Base, load", "Base, load_model")
        assert messages(api)[1:] == [
            "docs/source/en/loading.md:3: lib has no load_modle; did you mean lib.load_model?"
        ]
        assert "<code>lib.load_modle</code>" in api.read("en/loading/index.html")

    def test_a_member(self, api: Docs) -> None:
        api.write(
            {"en/models.md": "# M\n\n[[autodoc]] Model\n    - forwrad\n\n[[autodoc]] Base\n    - save\n"}
        )
        assert messages(api) == [
            "docs/source/en/models.md:3: lib.Model has no member forwrad; did you mean forward?"
        ]

    def test_a_member_that_another_library_may_give_is_not_told(self, api: Docs) -> None:
        change(api, "base.py", "class Base:", "class Base(other.Layer):")
        change(api, "models.py", "class Model(Base):", "class Model(Base, ABC):")
        api.write({"en/models.md": "# M\n\n[[autodoc]] Model\n    - call\n\n[[autodoc]] Base\n    - save\n"})
        change(api, "base.py", "class Base", "import other\n\n\nclass Base")
        change(api, "models.py", "from lib", "from abc import ABC\n\nfrom lib")
        assert messages(api, imports=False) == []
        change(api, "base.py", "class Base(other.Layer):", "class Base:")
        assert messages(api, imports=False) == ["docs/source/en/models.md:3: lib.Model has no member call"]

    def test_the_library(self, api: Docs) -> None:
        assert messages(api, library="nothing_of_this_name")[-1] == (
            "mkdocs.yml:1: there is no package nothing_of_this_name: entries show names alone;"
            " install it, or write library_source, the folder that holds it"
        )

    def test_a_module_that_cannot_be_imported(self, api: Docs) -> None:
        change(api, "models.py", '"""Models."""\n', '"""Models."""\n\nraise RuntimeError("no luck")\n')
        failed = "lib.models can't be imported: RuntimeError: no luck (lib/models.py:3)"
        as_written = (
            "its objects are shown as the source has them; mend the import, or build with --no-import"
        )
        assert f"docs/source/en/models.md:5: {failed}; {as_written}" in messages(api)
        assert page(api, "en/models").css_first("[id='lib.Model.forward']") is not None

    def test_a_module_with_a_syntax_error(self, api: Docs) -> None:
        change(api, "base.py", "class Base:", "class Base(:")
        found = messages(api)
        assert found[0].startswith("docs/lib/base.py:4: ")
        assert (api.out / "en" / "models" / "index.html").is_file()

    def test_what_a_docstring_refers_to(self, api: Docs) -> None:
        change(api, "base.py", "a [`Model`]", "a [`Modle`]")
        change(api, "base.py", "[the start](../index)", "[the start](../indx)")
        assert messages(api) == [
            "docs/lib/base.py:18: nothing documents Modle; did you mean Model?",
            "docs/lib/base.py:21: link to ../indx: it leads out of the documentation;"
            " link to where readers find it, as https://…",
        ]


def test_broken_markdown_in_a_docstring_breaks_nothing_else(api: Docs) -> None:
    change(api, "base.py", "Saves the model.", "Saves <Tip> the ```py model.\n\n        <hfoptions id='a'>\n")
    assert not api.build().failed
    assert page(api, "en/models").css_first("[id='lib.Base.save.folder']") is not None


def test_a_heading_with_the_objects_name_as_its_id_keeps_it(api: Docs) -> None:
    api.write({"en/models.md": "# M\n\n## Model [[lib.Model]]\n\n[[autodoc]] Model\n\n[[autodoc]] Base\n"})
    assert messages(api) == []
    models = page(api, "en/models")
    assert [one.tag for one in models.css("[id='lib.Model']")] == ["h2"]


class TestWhatIsMadeAgain:
    def test_a_changed_docstring_makes_the_pages_that_show_it(self, api: Docs) -> None:
        api.build()
        change(api, "base.py", "Saves the model.", "Saves the whole model.")
        result = api.build()
        assert (result.parsed, result.entries, result.templates) == (0, 3, 1)
        assert "Saves the whole model." in api.read("en/models/index.html")

    def test_nothing_is_made_when_nothing_has_changed(self, api: Docs) -> None:
        api.build()
        assert api.build().unchanged

    def test_a_comment_in_the_library_makes_no_page(self, api: Docs) -> None:
        api.build()
        change(api, "models.py", "    def forward(self, x):", "    def forward(self, x):  # runs")
        assert api.build().templates == 0

    def test_a_page_that_is_edited_leaves_the_library_alone(self, api: Docs) -> None:
        api.build()
        api.write({"en/index.md": "# Home\n\nUse [`Model`].\n"})
        result = api.build()
        assert (result.parsed, result.entries, result.extracted, result.templates) == (1, 0, 0, 1)


def test_without_import_the_source_alone_is_read(api: Docs) -> None:
    change(api, "__init__.py", "from", "import os; os._exit(1)\nfrom")
    assert messages(api, imports=False) == []
    assert page(api, "en/models").css_first("[id='lib.Model.forward']") is not None


def test_the_inventory_names_objects_and_pages(api: Docs) -> None:
    api.build()
    read = Inventory.parse_sphinx(io.BytesIO((api.out / "en" / "objects.inv").read_bytes()))
    assert read["lib.Model.forward"].uri == "models/#lib.Model.forward"
    assert (read["lib.load"].role, read["models"].role) == ("function", "doc")
    names = [name for name, _ in json.loads(api.read("en/objects.json"))]
    assert "lib.Base.save" in names


class TestOtherProjects:
    def test_their_objects_are_linked(self, api: Docs, tmp_path: Path) -> None:
        api.build()
        inventory = tmp_path / "lib.inv"
        inventory.write_bytes((api.out / "en" / "objects.inv").read_bytes())
        api.write({"en/index.md": "# Home\n\nUse [`lib.Model`].\n", "../mine/__init__.py": "X = 1\n"})
        source = {"file": str(inventory), "url": "https://docs.example.org/"}
        api.build(library="mine", inventories=[source])
        [link] = page(api, "en").css("a.db-reference")
        assert link.attributes["href"] == "https://docs.example.org/models/#lib.Model"

    def test_an_inventory_that_cannot_be_had_is_a_warning(self, api: Docs, tmp_path: Path) -> None:
        source = {"file": str(tmp_path / "nowhere.inv"), "url": "https://docs.example.org/"}
        [found] = messages(api, inventories=[source])
        assert "nowhere.inv can't be read: No such file or directory" in found


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@github.com:me/lib.git", "https://github.com/me/lib/blob/{commit}/docs/lib/base.py#L16-L26"),
        ("https://gitlab.com/me/lib", "https://gitlab.com/me/lib/-/blob/{commit}/docs/lib/base.py#L16-26"),
    ],
)
def test_an_entry_links_to_its_lines_at_the_commit(api: Docs, remote: str, address: str) -> None:
    git(api.root, "init", "-q")
    git(api.root, "remote", "add", "origin", remote)
    git(api.root, "add", ".")
    git(api.root, "commit", "-qm", "all")
    commit = git(api.root, "rev-parse", "HEAD").strip()
    api.build(library_source=str(api.source.parent))
    link = page(api, "en/loading").css_first(".db-api-source a")
    assert link is not None
    assert link.attributes["href"] == address.format(commit=commit)


def test_a_template_says_where_the_source_is_read(api: Docs) -> None:
    api.build(source_url="https://example.org/{path}?from={line}&to={end_line}")
    link = page(api, "en/loading").css_first(".db-api-source a")
    assert link is not None
    assert link.attributes["href"] == "https://example.org/lib/base.py?from=16&to=26"


def test_several_processes_make_the_same_bytes(api: Docs) -> None:
    api.build(jobs=1, cache_dir="")
    one = api.files()
    api.build(jobs=4, cache_dir="", clean=True)
    assert api.files() == one


def test_a_template_that_nothing_fills_is_told(api: Docs) -> None:
    with pytest.raises(UsageError, match="there is no version of lib here to put into"):
        api.build(source_url="https://example.org/{version}/{path}")
    with pytest.raises(UsageError, match=r"holds {file}, which nothing fills in; it may hold {path}, "):
        api.build(source_url="https://example.org/{file}")
    with pytest.raises(UsageError, match=r"holds {path\[0\]}, which nothing fills in"):
        api.build(source_url="https://example.org/{path[0]}")


def test_what_is_made_up_may_change_between_two_builds(api: Docs) -> None:
    change(api, "models.py", '"""Models."""\n', '"""Models."""\n\nimport absent_framework\n')
    assert any("No module named 'absent_framework'" in message for message in messages(api, mock=[]))
    assert messages(api) == []


def test_an_import_that_failed_is_tried_again(api: Docs, tmp_path: Path) -> None:
    change(
        api,
        "models.py",
        '"""Models."""\n',
        f'"""Models."""\n\nimport pathlib\nassert pathlib.Path({str(tmp_path / "data")!r}).exists()\n',
    )
    assert any("AssertionError" in message for message in messages(api))
    assert any("AssertionError" in message for message in messages(api))
    (tmp_path / "data").touch()
    assert messages(api) == []
    assert api.build().unchanged

"""`::: dotted.path` in a MkDocs site of somebody else's, with `default_handler: doc_builder`."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from mkdocs.exceptions import PluginError
from mkdocstrings import Inventory

from tests.autodoc.handler.somebodys import LIBRARY, Site


def test_an_entry_stands_on_the_page_and_in_its_contents(site: Site) -> None:
    assert site.build() == []
    page = site.page("api/model")
    ids = [one.attributes["id"] for one in page.css(".db-api [id]")]
    assert len(ids) == len(set(ids))
    assert {"lib.Model", "lib.Model.size", "lib.Model.run", "lib.make", "lib.make.size"} <= set(ids)
    assert page.css_first("h2[id='lib.Model'] code") is not None
    assert page.css_first("h4[id='lib.make']") is not None
    contents = [one.attributes["href"] for one in page.css(".md-nav--secondary a.md-nav__link")]
    assert list(dict.fromkeys(contents)) == ["#lib.Model", "#lib.Model.run", "#making", "#lib.make"]
    assert page.css("autoref") == []


def test_references_and_types_lead_to_the_pages_that_show_them(site: Site) -> None:
    site.build()
    links = site.links("api/model", ".db-api")
    assert links["Base.load"] == "../base/#lib.Base.load"
    assert links["Model.save"] == "#lib.Model"  # no page shows Model's own
    assert links["size"] == "#lib.make.size"
    assert links["Model"] == "#lib.Model"
    assert "Nothing" not in links
    text = site.page("api/model").css_first(".db-api").text()
    assert "[mask]" in text
    assert site.links("", "article") == {
        "the model": "api/model/#lib.Model",
        "running": "api/model/#lib.Model.run",
    }


def test_other_projects_are_linked_by_their_inventories(site: Site) -> None:
    items = Inventory(project="Python", version="3")
    items.register("pathlib.Path", "py", "class", "library/pathlib.html#pathlib.Path")
    (site.root / "python.inv").write_bytes(items.format_sphinx())
    assert site.build(inventories=[{"file": "python.inv", "url": "https://docs.python.org/3/"}]) == []
    address = "https://docs.python.org/3/library/pathlib.html#pathlib.Path"
    assert site.links("api/base", ".db-api")["Path"] == address


def test_the_site_has_an_inventory_and_the_look_of_entries(site: Site) -> None:
    site.build()
    data = (site.root / "site/objects.inv").read_bytes()
    read = Inventory.parse_sphinx(io.BytesIO(data))
    known = {name: (item.role, item.uri) for name, item in read.items()}
    assert known["lib.Model"] == ("class", "api/model/#lib.Model")
    assert known["lib.model.Model.run"] == ("method", "api/model/#lib.Model.run")
    assert known["lib.make"] == ("function", "api/model/#lib.make")
    assert ".db-api" in (site.root / "site/assets/_mkdocstrings.css").read_text(encoding="utf-8")


def test_search_finds_entries(site: Site) -> None:
    site.build()
    docs = json.loads((site.root / "site/search/search_index.json").read_text(encoding="utf-8"))["docs"]
    assert "api/model/#lib.Model.run" in [one["location"] for one in docs]


def test_options_of_a_directive_go_over_those_of_the_site(site: Site) -> None:
    site.write("docs", {"api/base.md": "# Bases\n\n::: lib.Base\n    options:\n      members: [load]\n"})
    site.build(options={"members": False})
    assert site.page("api/base").css_first("[id='lib.Base.load']") is not None
    assert site.page("api/base").css_first("[id='lib.Base.save']") is None
    assert site.page("api/model").css_first("[id='lib.Model.run']") is None


def test_an_object_twice_on_a_page_has_its_ids_once(site: Site) -> None:
    site.write("docs", {"api/base.md": "# Bases\n\n::: lib.Base\n\n## Again\n\n::: lib.Base\n"})
    site.build()
    page = site.page("api/base")
    assert len(page.css("[id='lib.Base']")) == 1
    assert len(page.css(".db-api.db-api--class")) == 2


def test_a_dependency_that_is_absent_is_made_up(site: Site) -> None:
    decorated = (
        "import absent_accelerator\n\n\ndef documented(function):\n"
        "    function.__doc__ = 'Written at import.'\n    return function\n\n\n"
        "@documented\ndef say(device=absent_accelerator.default): ...\n"
    )
    site.write("src", {"lib/say.py": decorated})
    site.write("docs", {"api/base.md": "# Bases\n\n::: lib.say.say\n"})
    assert site.build() == []
    assert "Written at import." in site.page("api/base").css_first(".db-api").text()


def test_without_an_import_the_source_says_it_all(site: Site) -> None:
    site.write("src", {"lib/__init__.py": LIBRARY["lib/__init__.py"] + "raise SystemExit(3)\n"})
    assert site.build(imports=False) == []
    assert site.page("api/model").css_first("[id='lib.Model.run']") is not None


def test_source_links_are_filled_in(site: Site) -> None:
    site.build(source_url="https://code.example/{path}?from={line}&to={end_line}")
    lines = LIBRARY["lib/model.py"].splitlines()
    (address,) = {one.attributes["href"] for one in site.page("api/model").css("h4 ~ .db-api-source a")}
    place = f"from={lines.index('def make(size: int) -> Model:') + 1}&to={len(lines)}"
    assert address == f"https://code.example/lib/model.py?{place}"


# Mistakes


def test_wrong_options_and_members_are_warnings(site: Site) -> None:
    page = "# Bases\n\n::: lib.Base\n    options:\n      members: [sav]\n      show_base: true\n"
    site.write("docs", {"api/base.md": page})
    said = "\n".join(site.build())
    assert "there is no option show_base; did you mean show_bases?" in said
    assert "lib.Base has no member sav; did you mean save?" in said


def test_a_mistake_in_a_docstring_is_told_at_its_line(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    text = '"""Says."""\n\n\ndef say(word):\n    """Says it.\n\n    Args:\n'
    text += '        word (`str`:\n            What.\n    """\n'
    site.write("src", {"lib/say.py": text})
    site.write("docs", {"api/base.md": "# Bases\n\n::: lib.say.say\n"})
    monkeypatch.chdir(site.root)
    assert [line for line in site.build() if "src/lib/say.py:8: " in line]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("lib.Modl", "lib has no lib.Modl; did you mean lib.Model?"),
        ("nowhere.X", "there is no package nowhere; name the folder that holds it in `paths`"),
    ],
)
def test_what_is_not_there_ends_the_build_as_mkdocstrings_does(site: Site, target: str, said: str) -> None:
    site.write("docs", {"api/base.md": f"# Bases\n\n::: {target}\n"})
    with pytest.raises((PluginError, SystemExit)):
        site.build()
    assert any(said in record.getMessage() for record in site.log.records)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"path": ["src"]}, "doc_builder has no setting path; it has cache_dir, "),
        ({"paths": "src"}, "doc_builder: paths can't be 'src'"),
        ({"inventories": ["python.inv"]}, "write {file: python.inv, url: https://…}"),
        ({"inventories": [{"file": "gone.inv", "url": "https://x.example"}]}, "there is no file"),
        ({"source_url": "https://code.example/{file}"}, "source_url: 'https://code.example/{file}'"),
    ],
)
def test_a_wrong_setting_is_told(site: Site, settings: dict[str, Any], said: str) -> None:
    with pytest.raises((PluginError, SystemExit)) as error:
        site.build(**settings)
    assert said in str(error.value) or any(said in record.getMessage() for record in site.log.records)

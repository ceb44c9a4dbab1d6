"""Objects of further packages, beside those of the library."""

from __future__ import annotations

import pytest
from mkdocstrings import Inventory
from selectolax.lexbor import LexborHTMLParser

from builder.site.settings import UsageError
from tests.site.docs import Docs

FILES = {
    "lib/__init__.py": '"""The library."""\n\n\nclass Model:\n    """A model, made by [`tool.Maker`]."""\n',
    "tool/__init__.py": "from tool.making import Maker\n",
    "tool/making.py": '''"""Making."""


class Product:
    """What is made."""


class Maker(Product):
    """Makes things."""

    def make(self, count: int = 1) -> Product:
        """
        Makes one.

        Args:
            count (`int`): How many.
        """
''',
}
PAGE = """\
# API [[api]]

[`Model`] needs a [`tool.Maker`], its [`Maker.make`] and a [`~tool.making.Product`].

## Model [[model]]

[[autodoc]] Model

## Maker [[maker]]

[[autodoc]] tool.Maker

[[autodoc]] tool.making.Product
"""


@pytest.fixture
def both(docs: Docs) -> Docs:
    """A library and a tool, and a page that shows objects of both."""
    for name, text in FILES.items():
        path = docs.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    docs.write({"en/_toctree.yml": "- local: index\n  title: API\n", "en/index.md": PAGE})
    return docs


def found(docs: Docs, **options: object) -> list[str]:
    return [f"{one} [{one.rule}]" for one in docs.build(**options).findings]


def test_objects_of_both_are_shown_and_linked(both: Docs) -> None:
    assert found(both, packages=["tool"]) == []
    page = LexborHTMLParser(both.read("en/index.html"))
    ids = {one.attributes["id"] for one in page.css("[id]")}
    assert {"lib.Model", "tool.Maker", "tool.Maker.make", "tool.making.Product"} <= ids
    links = [str(one.attributes["href"]).removeprefix("./") for one in page.css(".db-content > p a")]
    assert links[:4] == ["#lib.Model", "#tool.Maker", "#tool.Maker.make", "#tool.making.Product"]
    assert len(page.css('a[href$="#tool.Maker"]')) > 1  # the docstring of the library's class, too
    signature = page.css('a[href$="#tool.making.Product"]')
    assert len(signature) > 1  # the base class and the type that `make` returns lead there, too


def test_the_inventory_has_them(both: Docs) -> None:
    both.build(packages=["tool"])
    with (both.out / "en" / "objects.inv").open("rb") as file:
        assert {"lib.Model", "tool.Maker.make"} <= set(Inventory.parse_sphinx(file))


def test_a_change_of_a_further_package_shows_at_the_next_build(both: Docs) -> None:
    both.build(packages=["tool"])
    before = both.files()
    assert both.build(packages=["tool"]).unchanged and both.files() == before
    path = both.root / "tool" / "making.py"
    path.write_text(FILES["tool/making.py"].replace("Makes things", "Makes all things"), encoding="utf-8")
    both.build(packages=["tool"])
    assert "Makes all things" in both.read("en/index.html")


def test_without_the_option_it_is_no_object_of_the_library(both: Docs) -> None:
    assert any("lib has no tool.Maker" in one for one in found(both))


def test_what_there_is_not_is_told(both: Docs) -> None:
    both.write({"en/index.md": PAGE + "\n[[autodoc]] tool.Makr\n"})
    told = found(both, packages=["tool", "nowhere"])
    assert any("packages: there is no package nowhere" in one for one in told)
    assert any("tool has no tool.Makr" in one and "did you mean" in one for one in told)


def test_without_imports_too(both: Docs) -> None:
    assert found(both, packages=["tool"], imports=False) == []
    assert "Makes things" in both.read("en/index.html")


@pytest.mark.parametrize("name", ["lib", "tool.making"])
def test_a_name_that_is_no_further_package_is_refused(both: Docs, name: str) -> None:
    with pytest.raises(UsageError, match="is no package beside the library"):
        both.build(packages=[name])

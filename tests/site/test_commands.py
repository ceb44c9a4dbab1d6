"""The page of a command line: made of the app itself, in every language's frame."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from builder.site.build import build as run
from builder.site.config import load
from builder.site.preview import Preview
from builder.site.settings import UsageError
from tests.site.docs import Docs

APP = '''\
from pathlib import Path
from typing import Annotated

import typer

print("imported")
app = typer.Typer(name="shop", help="Keeps a shop.", rich_markup_mode="markdown")
stock = typer.Typer(help="What is *there*.")
app.add_typer(stock, name="stock")


@app.command(epilog="Examples:\\n\\n    shop sell tea\\n\\n    shop sell tea --price 3")
def sell(
    what: Annotated[str, typer.Argument(metavar="GOODS", help="What to sell.")],
    price: Annotated[int, typer.Option(min=1, help="Its `price` | in cents.", rich_help_panel="Money")] = 8,
    coupon: Annotated[str, typer.Option(envvar="COUPON", help="A coupon.", show_default=False)] = "",
    secret: Annotated[bool, typer.Option(hidden=True)] = False,
) -> None:
    """Sell something.

    It is gone *then*.
    """


@app.command(hidden=True)
def steal() -> None:
    """Not shown."""


@stock.command("list")
def everything(
    folder: Annotated[Path, typer.Option(metavar="DIR", help="Where to look.")],
) -> None:
    """List what is there."""
'''
CONFIG = """\
site_name: Shop
theme: {name: material}
plugins:
- doc-builder:
    library: shop
    source: docs/source
    commands: {page: reference/commands, app: "shop.cli:app"}
"""
TOCTREE = "- local: index\n  title: Home\n- local: reference/commands\n  title: Commands\n"


@pytest.fixture
def shop(docs: Docs) -> Docs:
    """A library with an app, its English pages, one of which links to a command, and Arabic with one page."""
    docs.write(
        {
            "en/_toctree.yml": TOCTREE,
            "en/index.md": "# Home [[home]]\n\n[Sell](reference/commands#sell) it.\n",
            "ar/_toctree.yml": "- local: index\n  title: البداية\n",
            "ar/index.md": "# البداية [[home]]\n\nمرحبا.\n",
        }
    )
    (docs.root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (docs.root / "shop").mkdir()
    (docs.root / "shop" / "__init__.py").write_text("", encoding="utf-8")
    (docs.root / "shop" / "cli.py").write_text(APP, encoding="utf-8")
    return docs


def build(docs: Docs, **options: object) -> list[str]:
    """Builds by mkdocs.yml; gives back what was found."""
    given = {"search": False, "jobs": 1, "cache_dir": str(docs.root / "cache"), **options}
    result = run(*load(docs.root / "mkdocs.yml", {"site_dir": str(docs.out)}, given))
    assert not result.failed, result.findings
    return [f"{one} [{one.rule}]" for one in result.findings]


def page(docs: Docs, language: str = "en") -> LexborNode:
    found = LexborHTMLParser(docs.read(f"{language}/reference/commands/index.html"))
    content = found.css_first(".db-content")
    assert content is not None
    return content


def rows(content: LexborNode, number: int) -> list[list[str]]:
    return [
        [" ".join(cell.text(separator=" ").split()) for cell in row.css("th, td")]
        for row in content.css("table")[number].css("tr")
    ]


def test_every_command_has_a_heading_and_an_id(shop: Docs) -> None:
    assert build(shop) == []
    found = page(shop)
    headings = {one.attributes["id"]: one.tag for one in found.css("h1, h2, h3")}
    assert headings == {"commands": "h1", "sell": "h2", "stock": "h2", "stock-list": "h3"}
    assert rows(found, 0) == [
        ["Command", "Meaning"],
        ["shop sell", "Sell something."],
        ["shop stock", "What is there ."],
    ]
    assert next(one.text() for one in found.css("#sell ~ p em")) == "then"


def test_options_stand_below_the_words_above_them_in_help(shop: Docs) -> None:
    build(shop)
    found = page(shop)
    assert rows(found, 1) == [["Arguments", "Meaning"], ["GOODS", "What to sell. Required"]]
    assert rows(found, 2) == [
        ["Money", "Meaning"],
        ["--price <int range>", "Its price | in cents. Default: 8 x>=1"],
    ]
    assert rows(found, 3) == [
        ["Options", "Meaning"],
        ["--coupon <str>", "A coupon. Environment variable: COUPON"],
    ]
    assert rows(found, 5) == [["Options", "Meaning"], ["--folder DIR", "Where to look. Required"]]


def test_usage_and_examples_are_code(shop: Docs) -> None:
    build(shop)
    code = [one.text().strip() for one in page(shop).css("pre")]
    assert code[1].startswith("shop sell [OPTIONS]") and "GOODS" in code[1]
    assert code[2] == "shop sell tea\nshop sell tea --price 3"


def test_other_languages_mark_what_the_app_says_as_english(shop: Docs) -> None:
    build(shop)
    found = page(shop, "ar")
    assert "db-fallback" not in shop.read("ar/reference/commands/index.html")
    text = found.css_first("#sell ~ div")
    assert text is not None
    assert (text.attributes["lang"], text.attributes["dir"]) == ("en", "ltr")
    word = text.css_first("th bdi")
    assert word is not None
    assert (word.attributes["lang"], word.attributes["dir"], word.text()) == ("ar", "rtl", "الوسائط")


def test_it_is_found_by_search_and_in_the_texts_for_machines(shop: Docs) -> None:
    build(shop)
    records = [json.loads(line) for line in shop.read("en/search.jsonl").splitlines()]
    assert any("reference/commands/#sell" in one["url"] for one in records)
    assert "`--price <int range>`" in shop.read("en/reference/commands.md")
    assert "reference/commands" in shop.read("en/llms.txt")


def test_a_change_of_the_app_shows_at_the_next_build(shop: Docs) -> None:
    build(shop)
    before = shop.files()
    build(shop)
    assert shop.files() == before
    cli = shop.root / "shop" / "cli.py"
    cli.write_text(APP.replace("Sell something", "Sell it all"), encoding="utf-8")
    os.utime(cli, (1, 1))
    build(shop)
    assert rows(page(shop), 0)[1] == ["shop sell", "Sell it all."]


def test_without_imports_the_page_says_that_nothing_was_read(shop: Docs) -> None:
    assert build(shop, imports=False) == []  # nor is the link to #sell a fault
    assert "weren’t read" in page(shop).text() and not page(shop).css("table")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import nothing_like_it\n", "ModuleNotFoundError: No module named 'nothing_like_it'"),
        ("app = 3\n", "TypeError: it is a int, and no Click command or Typer app"),
        ("import os; os._exit(3)\n", "its process ended with 3"),
        ("import time; time.sleep(60)\n", "it took longer than 2 seconds"),
    ],
)
def test_an_app_that_cannot_be_imported_is_a_finding(shop: Docs, text: str, said: str) -> None:
    (shop.root / "shop" / "cli.py").write_text(text, encoding="utf-8")
    (found,) = build(shop, import_timeout=2)
    assert said in found and found.endswith("[import-failed]")
    assert "weren’t read" in page(shop).text()


def test_an_app_of_click(shop: Docs) -> None:
    pytest.importorskip("click")
    text = (
        "import click\n@click.command(name='count')\n"
        "@click.option('--by', type=click.Choice(['one', 'two']), default='one', show_default=True)\n"
        "def app(by):\n    '''Count.\n\n    \\b\n    one\n    two\n    '''\n"
    )
    (shop.root / "shop" / "cli.py").write_text(text, encoding="utf-8")
    build(shop)
    assert rows(page(shop), 0) == [["Options", "Meaning"], ["--by [one|two]", "Default: one"]]
    assert [one.text().strip() for one in page(shop).css("pre")] == ["one\ntwo", "count [OPTIONS]"]


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ('{page: a/b, app: "shop"}', "names no app"),
        ('{page: /a, app: "shop:app"}', "names no page"),
        ('{app: "shop:app"}', "needs a page"),
    ],
)
def test_a_mistaken_option_is_told(shop: Docs, option: str, said: str) -> None:
    config = CONFIG.replace('{page: reference/commands, app: "shop.cli:app"}', option)
    Path("mkdocs.yml").write_text(config, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        build(shop)


def test_a_preview_shows_a_saved_app(shop: Docs) -> None:
    given = {"search": False, "jobs": 1, "cache_dir": "", "library": "other", "python_module": False}
    preview = Preview(*load(shop.root / "mkdocs.yml", {"site_dir": str(shop.out)}, given))
    try:
        preview.update()
        cli = shop.root / "shop" / "cli.py"
        assert cli.parent.resolve() in preview.plugin.site.library_folders()
        cli.write_text(APP.replace("Sell something", "Sell it all"), encoding="utf-8")
        preview.update({cli})
        assert b"Sell it all." in preview.get("en/reference/commands/").body
    finally:
        preview.close()

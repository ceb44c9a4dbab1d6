"""The page of a command line: made of the app itself, in every language's frame."""

from __future__ import annotations

import json
import os
from importlib.metadata import version
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


def click_app(shop: Docs, text: str) -> None:
    """Makes an app of Click the project's: `app` with a command `sell`, and `text` behind it."""
    pytest.importorskip("click")
    head = "import click\n@click.group(name='shop')\ndef app():\n    '''Keeps a shop.'''\n"
    head += "@app.command()\ndef sell():\n    '''Sell.'''\n"
    (shop.root / "shop" / "cli.py").write_text(head + text, encoding="utf-8")


def test_what_an_app_prints_as_it_is_imported_disturbs_nothing(shop: Docs) -> None:
    click_app(shop, "import atexit, os\nos.write(1, b'raw')\natexit.register(print, 'bye')\n")
    assert build(shop) == []
    assert "Keeps a shop." in page(shop).text()


def test_an_app_that_reads_as_it_is_imported_finds_nothing_of_ours(shop: Docs) -> None:
    text = "import argparse, sys\nargparse.ArgumentParser().parse_args()\nassert not sys.stdin.read()\n"
    click_app(shop, text)
    assert build(shop) == []


def test_a_command_that_cannot_be_read_is_left_out_and_told(shop: Docs) -> None:
    text = (
        "class Lazy(click.Group):\n"
        "    def list_commands(self, context): return ['sell', 'gone', 'broken']\n"
        "    def get_command(self, context, name):\n"
        "        if name == 'broken': import nothing_like_it\n"
        "        return click.Command(name, help='Sells.') if name != 'gone' else None\n"
        "app.add_command(Lazy('more'))\n"
    )
    click_app(shop, text)
    (told,) = build(shop)
    assert "shop more broken: ModuleNotFoundError: No module named 'nothing_like_it'" in told
    assert told.startswith("mkdocs.yml:1: ") and told.endswith("[import-failed]")
    assert [one.attributes["id"] for one in page(shop).css("h2, h3")] == ["more", "more-sell", "sell"]
    (shop.root / "nothing_like_it.py").write_text("", encoding="utf-8")
    assert build(shop) == []  # though no file that was read has changed


def test_docstrings_of_click_are_read_without_their_indentation(shop: Docs) -> None:
    text = (
        "@app.command(epilog='''\n    So it ends.\n    ''')\ndef sell():\n"
        "    '''Sell.\n\n    It is *gone*.\n\n        shop sell\n    '''\n"
    )
    click_app(shop, text)
    build(shop)
    content = page(shop)
    assert [one.text().strip() for one in content.css("#sell ~ p")] == ["Sell.", "It is gone.", "So it ends."]
    assert [one.text().strip() for one in content.css("pre")][1:] == ["shop sell", "shop sell [OPTIONS]"]


def test_defaults_are_shown_whole(shop: Docs) -> None:
    text = (
        "app.params += [\n"
        "    click.Option(['--marks'], default='a; b: [c]', show_default=True, help='One [of].'),\n"
        "    click.Option(['--lines'], default='a\\nb', show_default=True, envvar='ROW', show_envvar=True),\n"
        "    click.Option(['--tick'], default='`a``', show_default=True),\n"
        "    click.Option(['--size'], default=2, show_default=True, type=click.IntRange(1, 5)),\n"
        "    click.Option(['--part'], required=True, type=click.FloatRange(min=0.5, min_open=True)),\n"
        "]\n"
    )
    click_app(shop, text)
    build(shop)
    assert rows(page(shop), 1)[1:] == [
        ["--marks TEXT", "One [of]. Default: a; b: [c]"],
        ["--lines TEXT", r"Default: a\nb Environment variable: ROW"],
        ["--tick TEXT", "Default: `a``"],
        ["--size INTEGER RANGE", "Default: 2 1<=x<=5"],
        ["--part FLOAT RANGE", "Required x>0.5"],
    ]


def test_fences_in_help_keep_their_code_together(shop: Docs) -> None:
    words = "Do:\n\n```python\nif a:\n\n    b()\n```\n\n\b\n```\nkept\n\nAnd:\n\n~~~\nopen"
    click_app(shop, f"app.help = {words!r}\n")
    build(shop)
    code = [one.text().strip() for one in page(shop).css("pre")]
    assert code[:3] == ["if a:\n\n    b()", "```\nkept", "open"]
    assert page(shop).css_first("#sell") is not None


def test_a_command_may_be_called_as_the_heading_of_the_page_is(shop: Docs) -> None:
    click_app(shop, "app.add_command(click.Command('commands'))\n")
    assert build(shop) == []
    found = page(shop).css_first("h2")
    assert found is not None and found.attributes["id"] == "commands"


def test_what_is_wrong_with_a_help_text_is_told_once_and_where_a_file_is(shop: Docs) -> None:
    click_app(shop, "app.help = 'See [this](nowhere.md).'\n")
    (told,) = build(shop)
    assert told.startswith("mkdocs.yml:1: reference/commands: link to nowhere.md: there is no such page")


def test_rich_marks_that_do_not_fit_are_text(shop: Docs) -> None:
    text = APP.replace('rich_markup_mode="markdown"', 'rich_markup_mode="rich"')
    text = text.replace("Keeps a shop.", "Keeps [b]a[/b] shop.").replace("It is gone", "[/b] It is gone")
    (shop.root / "shop" / "cli.py").write_text(text, encoding="utf-8")
    assert build(shop) == []
    assert "Keeps a shop." in page(shop).text() and "[/b] It is gone" in page(shop).text()


def test_a_program_may_be_several_words(shop: Docs) -> None:
    config = CONFIG.replace('"shop.cli:app"', '"shop.cli:app", program: python -m shop')
    (shop.root / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert build(shop) == []
    headings = {one.attributes["id"]: one.tag for one in page(shop).css("h1, h2, h3")}
    assert headings == {"commands": "h1", "sell": "h2", "stock": "h2", "stock-list": "h3"}
    assert page(shop).css("pre")[0].text().startswith("python -m shop [OPTIONS]")


def test_a_deprecated_command_says_what_to_use(shop: Docs) -> None:
    click = pytest.importorskip("click")
    if tuple(map(int, version("click").split(".")[:2])) < (8, 2):
        pytest.skip(f"{click.__name__} has no reasons")
    click_app(shop, "app.add_command(click.Command('swap', deprecated='Use sell.'))\n")
    build(shop)
    told = page(shop).css_first("#swap ~ p")
    assert told is not None and told.text() == "This command is going to be removed. Use sell."


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ('{page: a/b, app: "shop"}', "names no app"),
        ('{page: /a, app: "shop:app"}', "names no page"),
        ('{page: a.md, app: "shop:app"}', "names no page"),
        ('{page: a, app: "shop:app"}\n    translations: {glossary: a}', "a is the page of two options"),
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

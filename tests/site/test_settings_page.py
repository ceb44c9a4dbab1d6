"""The page that lists the plugin's options lists all of them, and no others."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config import config_options
from mkdocs.config.base import Config

from builder.site.options import PluginConfig

PAGE = Path(__file__).parents[2] / "docs" / "source" / "en" / "reference" / "settings.md"


def named(config: Config, before: str = "") -> dict[str, object]:
    """Every option by its name, with dots between levels, and its default."""
    found: dict[str, object] = {}
    for name, option in config._schema:
        if isinstance(option, config_options.SubConfig):
            found |= named(option.config_class(), f"{before}{name}.")
        else:
            found[before + name] = option.default
    return found


def listed() -> dict[str, str]:
    text = PAGE.read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `([a-z_.]+)` \| ([^|]*) \| [^|]* \|$", text, re.MULTILINE))


def test_every_option_is_listed_and_nothing_else() -> None:
    assert sorted(listed()) == sorted(named(PluginConfig()))


def test_defaults_that_are_listed_as_values_are_those_of_the_plugin() -> None:
    shown = {name: value.strip("`") for name, value in listed().items() if value.startswith("`")}
    shown.pop("library")  # that is another setting's value
    written = {name: str(value).lower() for name, value in named(PluginConfig()).items() if name in shown}
    assert {name: value.lower() for name, value in shown.items()} == written

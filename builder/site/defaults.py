"""What a site gets when its mkdocs.yml doesn't say: a theme that is private, dark at night and quick."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

THEME = Path(__file__).parent / "theme"

FEATURES = [
    "content.action.edit",
    "content.code.copy",
    "navigation.footer",
    "navigation.indexes",
    "navigation.prune",
    "navigation.tabs",
    "navigation.top",
    "toc.follow",
]

PALETTE = [
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/weather-night", "name": "dark"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/weather-sunny", "name": "light"},
    },
]


def apply_defaults(config: MkDocsConfig, version: str) -> MkDocsConfig:
    """Fills in the theme's settings that the user left open, and puts our templates before the theme's.

    Fonts are the system's unless the user names others: no page asks another host for one.
    Raises PluginError for a theme other than Material.
    """
    theme = config.theme
    if theme.name != "material":
        raise PluginError(
            "doc-builder needs Material for MkDocs: write `theme: {name: material}` in mkdocs.yml"
        )
    if not theme.get("features"):
        theme["features"] = list(FEATURES)
    if "palette" not in theme:
        theme["palette"] = PALETTE
    if theme.get("font") == {"text": "Roboto", "code": "Roboto Mono"}:
        theme["font"] = False
    if not theme.get("icon"):
        theme["icon"] = {}
    place = 1 if theme.custom_dir else 0
    if str(THEME) not in theme.dirs:
        theme.dirs.insert(place, str(THEME))
    config.use_directory_urls = True
    if version:
        config.site_dir = str(Path(config.site_dir) / version)
        if config.site_url:
            config.site_url = f"{config.site_url.rstrip('/')}/{quote(version)}/"
    return config

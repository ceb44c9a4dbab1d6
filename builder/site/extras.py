"""The files of a site beside its pages: the way in, redirects, pictures, the lists of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2

from autodoc.entry import Export
from autodoc.inventory import write_inventory
from autodoc.render import CSS
from builder.site.model import Site
from builder.site.urls import page_url
from builder.site.versions import PAGES
from builder.strings import strings
from toctree import language as language_of


@dataclass(frozen=True, slots=True)
class Extra:
    """A file to be written at `path`, from memory or from disk. `scope` as in `Output`."""

    path: str
    scope: str
    content: bytes | Path


def extras(site: Site, env: jinja2.Environment, site_name: str) -> Iterator[Extra]:
    """Every file that isn't a page, that is quick to make, and that no theme or search index brings."""
    yield Extra("index.html", "shared", _root_page(site, env, site_name))
    yield Extra("assets/doc-builder/api.css", "shared", CSS)
    for code in site.pages:
        yield from _redirects(site, code, env)
        if site.settings.version:
            yield Extra(f"{code}/{PAGES}", code, _page_list(site, code))
        yield Extra(f"{code}/objects.json", code, _object_list(site, code))
        yield Extra(f"{code}/objects.inv", code, _inventory(site, code, site_name))
    for code in site.used_languages():
        for name, asset in site.sources.languages[code].assets.items():
            yield Extra(f"{code}/{name}", code, asset)


def _root_page(site: Site, env: jinja2.Environment, site_name: str) -> bytes:
    default = site.settings.fallback if site.settings.fallback in site.pages else next(iter(site.pages))
    languages = [_language(code, f"{code}/") for code in site.pages]
    return _render(
        env, "root.html", site_name=site_name, languages=languages, default=default, strings=strings(default)
    )


def _language(code: str, url: str) -> dict[str, str]:
    own = language_of(code)
    return {"code": code, "name": own.name, "direction": own.direction, "url": url}


def _redirects(site: Site, code: str, env: jinja2.Environment) -> Iterator[Extra]:
    """Pages that send on: `_redirects.yml`, and `…/index/`, which is what Hugging Face's site calls `…/`."""
    pages = site.pages[code]
    for old, target in _redirect_rules(site, code).items():
        name, mark, fragment = target.partition("#")
        path = pages[name].path if name in pages else name
        home = "../" * (old.count("/") + 1)
        address = target if "://" in target else home + page_url(path) + mark + quote(fragment)
        content = _render(env, "redirect.html", target=address, language=code, strings=strings(code))
        yield Extra(f"{code}/{old}/index.html", code, content)


def _redirect_rules(site: Site, code: str) -> dict[str, str]:
    """Where the addresses of a language lead that aren't its pages' own."""
    pages = site.pages[code]
    redirects = site.sources.languages[code].redirects
    rules = {f"{page.path}": page.path for page in pages.values() if page.path.split("/")[-1] == "index"}
    taken = {page.path for page in pages.values()}
    for old in redirects.rules:
        target = redirects.resolve(old, pages)
        if old not in taken and ("://" in target or target.partition("#")[0] in pages):
            rules[old] = target
    return rules


def _page_list(site: Site, code: str) -> bytes:
    """The addresses, below the language's, that a switcher may lead to: pages, and those that send on.

    `moved` says where the latter lead, since an older version has the page at its older address.
    """
    there = site.pages[code]
    pages = {page_url(page.path) for page in there.values()}
    rules = {old: target.partition("#")[0] for old, target in _redirect_rules(site, code).items()}
    pages |= {f"{quote(old)}/" for old in rules}
    moved = {f"{quote(old)}/": page_url(there[name].path) for old, name in rules.items() if name in there}
    content = {
        "fallback": site.settings.fallback or code,
        "pages": sorted(pages),
        "moved": {old: new for old, new in sorted(moved.items()) if old != f"{new}index/"},
    }
    return json.dumps(content, separators=(",", ":")).encode("utf-8")


def _objects(site: Site, code: str) -> Iterator[tuple[Export, str]]:
    """Every object that a language's pages document, with its address from the language's root."""
    pages = site.pages[code]
    for found in site.objects[code]:
        if found.local in pages:
            yield found.export, f"{page_url(pages[found.local].path)}#{quote(found.anchor)}"


def _object_list(site: Site, code: str) -> bytes:
    """`[name, address]` of every documented object, for the search field."""
    rows = sorted([export.name, address] for export, address in _objects(site, code))
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _inventory(site: Site, code: str, project: str) -> bytes:
    """The language's `objects.inv`, by which other projects link to its objects and pages."""
    pages = ((page.path, page.title, page_url(page.path)) for page in site.pages[code].values())
    return write_inventory(project, site.settings.version, _objects(site, code), pages)


def _render(env: jinja2.Environment, template: str, **context: Any) -> bytes:
    return env.get_template(template).render(**context).encode("utf-8")

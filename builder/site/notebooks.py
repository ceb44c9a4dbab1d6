"""The notebooks of a site's pages: one for each page with `[[open-in-colab]]` in each of its languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urljoin

from builder.html import Slot
from builder.html.escape import is_absolute
from builder.html.references import shown_name
from builder.markdown import Autodoc, Reference
from builder.plain import Choices
from builder.site.cache import digest
from builder.site.links import Report
from builder.site.model import Site, SitePage
from builder.site.output import Look, Output, last_build
from builder.site.records import language_key, read_page
from builder.site.references import Answer
from builder.site.settings import Settings
from builder.site.urls import page_url
from builder.strings import strings
from builder.work import in_parallel
from toctree import Finding
from toctree.findings import shown

_SAFE = "/~:@!$&'()*+,;=?"


def notebook_findings(site: Site, site_url: str | None) -> Iterator[Finding]:
    """What keeps notebooks from linking to the site: that nothing says where it is."""
    if site.settings.notebook_dir is not None and not site_url and any(_pages(site)):
        yield Finding(
            shown(site.settings.base / "mkdocs.yml"),
            1,
            "notebook-links",
            "notebooks can't link to the site's pages, for there is no `site_url`",
            "write where the site is published: site_url: https://…",
        )


def notebooks_stand(settings: Settings, key: str) -> bool:
    """Whether all notebooks are as the build named `key` wrote them, or none are asked for."""
    if settings.notebook_dir is None:
        return True
    last = last_build(_manifest(settings, settings.notebook_dir))
    return last.summary.get("key") == key and last.stands(settings.notebook_dir)


def write_notebooks(site: Site, site_url: str | None, key: str = "") -> int:
    """Writes the notebooks that have changed to `settings.notebook_dir`; says how many.

    A page's stands at `<language>/<page>.ipynb`; where its frameworks' contents differ, each of these
    has another, at `<language>/pytorch/<page>.ipynb`. Without a `site_url` links to other pages stay
    as they are written. `key` names the build, for `notebooks_stand`. Notebooks of earlier builds that
    no page has any more are removed, and nothing else. Raises OSError.
    """
    settings = site.settings
    folder = settings.notebook_dir
    if folder is None:
        return 0
    manifest = _manifest(settings, folder)
    last = last_build(manifest)
    known: dict[str, list[str]] = {}
    for path, before in last.files.items():
        known.setdefault(before.key, []).append(path)
    output = Output(folder, manifest, last.files)

    def write(work: tuple[SitePage, str]) -> list[tuple[str, Look]]:
        made = _notebooks(site, work[0], site_url or "")
        return [(path, output.stage(path, text.encode("utf-8"))) for path, text in made]

    try:
        todo = []
        for page in _pages(site):
            name = _key(site, page, site_url)
            if name not in known or not all(output.keep(path, name) for path in known[name]):
                todo.append((page, name))
        for (page, name), made in zip(todo, in_parallel(write, todo, settings.jobs), strict=True):
            for path, look in made:
                output.add(path, name, page.language, look)
        gone = {one.scope for one in last.files.values()} - set(settings.folders)
        output.commit({*site.pages, *gone})
        output.save({"key": key})
    finally:
        output.discard()
    return output.written


def _pages(site: Site) -> Iterator[SitePage]:
    """The pages that become notebooks, in their own languages."""
    for page in site:
        if not page.fallback and any(slot.kind == "notebook" for slot in page.body.record.rendered.slots):
            yield page


def _key(site: Site, page: SitePage, site_url: str | None) -> str:
    """A key of all that a page's notebooks depend on."""
    cells = site.sources.languages[page.language].config.notebook_first_cells
    return digest(
        "notebook", language_key(page.language), page.language, page.local, page.body.key, site_url, cells
    )


def _manifest(settings: Settings, folder: Path) -> Path | None:
    """Where the notebooks in `folder` are remembered."""
    if settings.cache_dir is None:
        return None
    return settings.cache_dir / f"notebooks-{digest(folder.resolve())}.json"


def _notebooks(site: Site, page: SitePage, site_url: str) -> Iterator[tuple[str, str]]:
    """The notebooks of a page: their paths, and the texts of their files."""
    from builder.notebooks import (
        FRAMEWORKS,
        frameworks,
        notebook_of,
        notebook_text,
    )  # nbformat is slow to import

    tree, _ = read_page(page.body.source, site.settings)
    choices = _Addresses(site, page, site_url).choices()
    cells = site.sources.languages[page.language].config.notebook_first_cells
    yield f"{page.language}/{page.local}.ipynb", notebook_text(notebook_of(tree, choices, cells))
    for name in frameworks(tree):
        path = f"{page.language}/{FRAMEWORKS[name]}/{page.local}.ipynb"
        yield path, notebook_text(notebook_of(tree, choices, cells, name))


class _Addresses:
    """Where the links of one page lead, as whole addresses."""

    def __init__(self, site: Site, page: SitePage, site_url: str) -> None:
        self._resolver = site.resolvers[page.language]
        self._here = self._resolver.maps[page.language]
        self._page = page
        self._home = urljoin(site_url, f"{page.language}/") if site_url else ""

    def choices(self) -> Choices:
        return Choices(self.link, self.reference, self.autodoc, strings(self._page.language))

    def link(self, target: str) -> str:
        if is_absolute(target) or not self._home:
            return target
        address = self._resolver.link(self._page.local, Slot("link", target), Report())
        return urljoin(self._home + page_url(self._page.local), address)

    def reference(self, node: Reference) -> str:
        marked = node.call or node.short
        answer = self._here.objects.refer(node.target, node.parameter, marked=marked)
        code = f"`{shown_name(node)}`"
        if answer.prose:
            return f"[{code}]"
        return self._linked(code, answer)

    def autodoc(self, node: Autodoc) -> str:
        return self._linked(f"`{node.target}`", self._here.objects.refer(node.target, marked=True))

    def _linked(self, code: str, answer: Answer) -> str:
        if answer.url:
            return f"[{code}]({answer.url})"
        if answer.found is None or not self._home:
            return code
        local = answer.found.local
        address = self._home + page_url(self._here.published.get(local, local))
        return f"[{code}]({address}#{quote(answer.found.anchor, safe=_SAFE)})"

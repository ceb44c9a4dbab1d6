"""The notebooks of a site's pages: one for each page with `[[open-in-colab]]` in each of its languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from builder.site.settings import Settings, UsageError
from builder.site.urls import page_url
from builder.strings import strings
from builder.work import in_parallel
from toctree import Finding
from toctree.findings import shown

_SAFE = "/~:@!$&'()*+,;=?"


def notebook_findings(site: Site, site_url: str | None) -> Iterator[Finding]:
    """What keeps notebooks from linking to the site, that nothing says where it is, and those whose place
    is another page's."""
    if site.settings.notebook_dir is None:
        return
    for page in _pages(site):
        for name in _taken(site, page):
            line = next(slot.line for slot in page.body.record.rendered.slots if slot.kind == "notebook")
            yield Finding(
                shown(page.body.source.path),
                line,
                "notebook-taken",
                f"there is no notebook for {name} alone, for the page {name}/{page.local} has its place",
                "move or rename one of the two pages",
            )
    if not site_url and any(_pages(site)):
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
    no page has any more are removed, and nothing else. Raises OSError, and UsageError where a notebook
    would take the place of somebody else's file; nothing is written then.
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
        _check_strangers(folder, output.after.keys() - last.files.keys())
        gone = {one.scope for one in last.files.values()} - set(settings.folders)
        output.commit({*site.pages, *gone})
        output.save({"key": key})
    finally:
        output.discard()
    return output.written


def _pages(site: Site) -> Iterator[SitePage]:
    """The pages that become notebooks, in their own languages."""
    for page in site:
        if _is_marked(page):
            yield page


def _check_strangers(folder: Path, paths: Iterable[str]) -> None:
    """Raises UsageError where files stand at paths that no build has written to.

    A notebook made of a page is ours, though: a folder of a repository comes without the cache.
    """
    from builder.notebooks import is_made_of_a_page

    strangers = []
    for path in sorted(paths):
        try:
            if not is_made_of_a_page((folder / path).read_text(encoding="utf-8")):
                strangers.append(shown(folder / path))
        except FileNotFoundError:
            continue
        except ValueError:
            strangers.append(shown(folder / path))
    if strangers:
        raise UsageError(
            f"{', '.join(strangers)}: there already, and no notebook of a page; move it away, or name "
            "another --notebook-dir"
        )


def _taken(site: Site, page: SitePage) -> list[str]:
    """The folders of frameworks in which the notebook of a page of its own takes the place of a page's."""
    from builder.notebooks import FRAMEWORKS, frameworks

    others = site.pages[page.language]
    near = {
        folder
        for folder in FRAMEWORKS.values()
        if (other := others.get(f"{folder}/{page.local}")) is not None and _is_marked(other)
    }
    if not near:
        return []
    tree, _ = read_page(page.body.source, site.settings)
    return [FRAMEWORKS[name] for name in frameworks(tree) if FRAMEWORKS[name] in near]


def _is_marked(page: SitePage) -> bool:
    return not page.fallback and any(slot.kind == "notebook" for slot in page.body.record.rendered.slots)


def _key(site: Site, page: SitePage, site_url: str | None) -> str:
    """A key of all that a page's notebooks depend on."""
    cells = site.sources.languages[page.language].config.notebook_first_cells
    return digest(
        "notebook",
        language_key(page.language),
        page.language,
        page.local,
        page.path,
        page.body.key,
        site_url,
        cells,
        _taken(site, page),
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
    taken = _taken(site, page)
    for name in frameworks(tree):
        if FRAMEWORKS[name] in taken:
            continue
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
        # Others count from where the page's file stands, which may not be where it is published.
        here = self._page.path if address.startswith("#") else self._page.local
        return urljoin(self._home + page_url(here), address)

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
        there = self._resolver.maps[answer.language] if answer.language else self._here
        home = urljoin(self._home, f"../{there.code}/")
        address = home + page_url(there.published.get(local, local))
        return f"[{code}]({address}#{quote(answer.found.anchor, safe=_SAFE)})"

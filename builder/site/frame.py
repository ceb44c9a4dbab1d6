"""What the templates are told about a page beyond what MkDocs tells them: its languages, search, dates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_relative_url

from builder.site.bodies import Marks
from builder.site.freshness import Notes, PageNote
from builder.site.host import language_config
from builder.site.model import Site, SitePage
from builder.site.notices import Notices
from builder.site.past import Past
from builder.site.version_names import is_preview
from builder.site.versions import canonical_site
from builder.strings import shipped, strings
from toctree import language as language_of


@dataclass(slots=True)
class Repository:
    """Where a reader can change a page, or see a commit. Empty where the project names no repository."""

    url: str = ""
    edit: str = ""
    new: str = ""
    commits: str = ""

    def edit_page(self, path: str) -> str:
        """The address at which a file of the documentation is edited."""
        return self.edit + path if self.edit else ""

    def new_page(self, language: str, local: str) -> str:
        """The address at which a missing translation is begun."""
        return self.new.format(folder=language, page=local) if self.new else ""

    def commit(self, sha: str) -> str:
        """The address at which a commit is shown."""
        return self.commits + sha if self.commits else ""


def repository(config: MkDocsConfig, folder: str, branch: str, remote: str = "") -> Repository:
    """The edit links of a project on GitHub or GitLab; `folder` is the documentation's in the repository.

    An `edit_uri` that the user wrote in mkdocs.yml is taken as it is. Commits are shown at
    `remote` where mkdocs.yml names no repository.
    """
    url = (config.repo_url or "").rstrip("/")
    written = next((one["edit_uri"] for one in config.user_configs if one.get("edit_uri")), "")
    commits = _commits(url or remote)
    if not url:
        return Repository(commits=commits)
    place = f"{branch}/{folder}".rstrip("/")
    if "github.com" in url:
        edit, new = f"edit/{place}/", f"new/{place}/{{folder}}?filename={{page}}.md"
    elif "gitlab" in url:
        edit, new = f"-/edit/{place}/", f"-/new/{place}/{{folder}}?file_name={{page}}.md"
    else:
        edit = new = ""
    edit = written or edit
    return Repository(url, urljoin(url + "/", edit) if edit else "", f"{url}/{new}" if new else "", commits)


def _commits(url: str) -> str:
    if "github.com" in url:
        return f"{url}/commit/"
    return f"{url}/-/commit/" if "gitlab" in url else ""


@dataclass(slots=True)
class Frames:
    """Makes the context of every page of a site. `past` and `notes` tell of its pages."""

    site: Site
    config: MkDocsConfig
    repository: Repository
    past: Past
    notes: Notes
    configs: dict[str, MkDocsConfig]

    def __init__(
        self, site: Site, config: MkDocsConfig, repository: Repository, past: Past, notes: Notes
    ) -> None:
        self.site, self.config, self.repository, self.past, self.notes = site, config, repository, past, notes
        self.configs = {}
        for code in site.pages:
            own = language_of(code)
            self.configs[code] = language_config(config, code, own.direction, theme_language(config, code))

    def canonical_url(self, page: SitePage) -> str | None:
        """The address that search engines should keep: the stable version's, and the English page's
        where it stands in."""
        if not self.config.site_url:
            return None
        source = page.body.source.language
        owner = self.site.pages.get(source, {}).get(page.local, page)
        return urljoin(self._canonical_site(), owner.url)

    def _canonical_site(self) -> str:
        return canonical_site(self.config.site_url or "", self.site.settings.version)

    def edit_url(self, page: SitePage) -> str | None:
        """Where the text that the page shows is edited."""
        return None if page.body.source.generated else self.repository.edit_page(self._path(page)) or None

    def key(self, page: SitePage) -> list[object]:
        """All that `context` and the addresses above depend on, beside the site's configuration."""
        return [
            page.language,
            page.title,
            page.url,
            page.local,
            page.body.source.language,
            self.updated(page),
            self._authors(page),
            self._note(page),
            self.repository,
            [
                (code, pages[page.local].url, pages[page.local].fallback)
                for code, pages in self.site.pages.items()
                if page.local in pages
            ],
        ]

    def context(self, page: SitePage) -> dict[str, Any]:
        """The `doc_builder` of the templates."""
        own = language_of(page.language)
        content = language_of(page.body.source.language)
        root = get_relative_url(".", page.url).rstrip("/") + "/"
        pages = self.site.pages
        english = self.site.settings.fallback
        searched = self.site.settings.search
        version = self.site.settings.version
        return {
            "language": _tag(page.language),
            "direction": own.direction,
            "strings": strings(page.language),
            "alternates": self._alternates(page, root),
            "hreflangs": self._hreflangs(page),
            "fallback": page.fallback,
            "original_language": _tag(english),
            "original_direction": language_of(english or page.language).direction,
            "content_language": _tag(content.code),
            "content_direction": content.direction,
            "contribute_url": self.repository.new_page(page.language, page.local) if page.fallback else "",
            "markdown_url": f"{root}{quote(markdown_path(self.site, page))}",
            "updated": self.updated(page),
            "credits": self._notices(page).credits(self._authors(page)),
            "notice": self._notices(page).above(note) if (note := self._note(page)) else None,
            "features": page.body.features,
            "root": root,
            "version": version,
            "versions": root + "../" * len(version.split("/")) if version else "",
            "preview": is_preview(version),
            "search": {
                "bundle": f"{root}{page.language}/pagefind/" if searched else "",
                "english": f"{root}{english}/pagefind/"
                if searched and any(one.fallback for one in pages[page.language].values())
                else "",
                "english_root": f"{root}{english}/" if english else "",
                "objects": f"{root}{page.language}/objects.json",
                "root": f"{root}{page.language}/",
            },
        }

    def site_context(self, language: str, root: str) -> dict[str, Any]:
        """The `doc_builder` of templates without a page (404), whose addresses start at `root`."""
        version = self.site.settings.version
        if root == "/" and version and not self.config.site_url:
            root = f"/{quote(version)}/"
        root = root.rstrip("/") + "/"
        own = language_of(language)
        homes = [
            {
                "code": code,
                "name": language_of(code).name,
                "direction": language_of(code).direction,
                "url": f"{root}{code}/",
                "current": code == language,
                "fallback": False,
            }
            for code in self.site.pages
        ]
        return {
            "language": language,
            "direction": own.direction,
            "strings": strings(language),
            "all_strings": {code: strings(code) for code in self.site.pages},
            "alternates": homes,
            "hreflangs": [],
            "fallback": False,
            "content_language": language,
            "content_direction": own.direction,
            "contribute_url": "",
            "markdown_url": "",
            "updated": "",
            "credits": "",
            "notice": None,
            "features": [],
            "root": root,
            "version": version,
            "search": {
                "bundle": "",
                "english": "",
                "english_root": "",
                "objects": "",
                "root": f"{root}{language}/",
            },
        }

    def _alternates(self, page: SitePage, root: str) -> list[dict[str, Any]]:
        alternates = []
        for code, pages in self.site.pages.items():
            one = language_of(code)
            there = pages.get(page.local)
            alternates.append(
                {
                    "code": _tag(code),
                    "name": one.name,
                    "direction": one.direction,
                    "url": root + (there.url if there else f"{code}/"),
                    "current": code == page.language,
                    "fallback": there is not None and there.fallback,
                }
            )
        return alternates

    def _hreflangs(self, page: SitePage) -> list[dict[str, str]]:
        """Search engines are told of real translations only, and only by whole addresses."""
        if not self.config.site_url or page.fallback:
            return []
        links = [
            {"code": _tag(code), "href": urljoin(self._canonical_site(), pages[page.local].url)}
            for code, pages in self.site.pages.items()
            if page.local in pages and not pages[page.local].fallback
        ]
        default = next((one for one in links if one["code"] == _tag(self.site.settings.fallback)), links[0])
        return [*links, {"code": "x-default", "href": default["href"]}]

    def sitemap(self) -> list[dict[str, Any]]:
        """Every real page, with its day and its translations; none where the site has no address yet."""
        if not self.config.site_url:
            return []
        return [
            {
                "url": self.canonical_url(page),
                "updated": self.updated(page),
                "alternates": self._hreflangs(page),
            }
            for page in self.site
            if not page.fallback
        ]

    def updated(self, page: SitePage) -> str:
        """The day of the last change of what the page shows, as in 2026-03-01; empty if unknown."""
        return self.past.days.get(self._path(page), "")

    def marks(self, page: SitePage) -> Marks | None:
        """What is said of the page's sections."""
        note = self._note(page)
        return self._notices(page).marks(note) if note else None

    def _note(self, page: SitePage) -> PageNote | None:
        return None if page.fallback else self.notes.of(page.body.source)

    def _authors(self, page: SitePage) -> list[str]:
        """Who has translated what the page shows."""
        translated = page.body.source.language != self.site.settings.fallback
        return self.past.authors.get(self._path(page), []) if translated else []

    def _notices(self, page: SitePage) -> Notices:
        original = self.site.settings.fallback
        english = self.site.pages.get(original, {}).get(page.local)
        root = get_relative_url(".", page.url).rstrip("/") + "/"
        address = root + english.url if english else ""
        return Notices(page.language, original, address, self.repository.commit)

    def _path(self, page: SitePage) -> str:
        return f"{self._folder(page.body.source.language)}{self._file(page)}"

    def _file(self, page: SitePage) -> str:
        source = page.body.source
        return source.path.relative_to(self.site.settings.folders[source.language]).as_posix()

    def _folder(self, code: str) -> str:
        folder = self.site.settings.folders[code]
        return f"{code}/" if folder.name == code else ""


def _tag(code: str) -> str:
    """A folder's language code as BCP 47, and so HTML, has it: `zh-CN` for `zh_CN`."""
    return code.replace("_", "-")


def markdown_path(site: Site, page: SitePage) -> str:
    """Where the page's Markdown stands, from the site's root; shared by all languages that show it."""
    path = page.path
    if page.fallback:
        own = site.pages.get(page.body.source.language, {}).get(page.local)
        path = own.path if own is not None else page.local
    return f"{page.body.source.language}/{path}.md"


def theme_language(config: MkDocsConfig, code: str) -> str:
    """The name of Material's translation for a language; English where it has none."""
    candidates = [code, code.split("-")[0]]
    for folder in config.theme.dirs:
        for one in candidates:
            if (Path(folder) / "partials" / "languages" / f"{one}.html").is_file():
                return one
    return "en" if code not in shipped() else code

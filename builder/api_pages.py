"""Pages for the reference of a library that has none: written as files that its authors may then change.

What somebody wrote is never overwritten: only files that still begin with the line that says they
were generated, and a `_toctree.yml` only where there is none.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from autodoc.listing import ApiPage, list_pages
from autodoc.static import Index, Source, find_source
from autodoc.store import MemoryStore
from builder.site.settings import UsageError
from toctree import is_language_code, read_toctree

MARKER = "<!-- Written by `doc-builder api`, which writes it anew unless you take this line away. -->"

_TITLE, _MODULES = "API reference", "Modules"


@dataclass(slots=True)
class ApiPages:
    """How many `pages` there are for a library, and which files were `written` now.

    `kept` are other people's pages that lie where one was to be, `stale` are generated ones that no
    module needs any more: both are left as they are. `unreadable` are modules that aren't Python,
    with place and reason. `section` is for the `toctree` that is there, "" where it lacks nothing.
    """

    pages: int = 0
    written: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    stale: list[Path] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    toctree: Path = Path()
    section: str = ""


def write_api_pages(
    library: str, output: Path, *, source: Path | None = None, depth: int | None = None
) -> ApiPages:
    """Writes a page for each public module of a library, an index of them, and their toctree.

    `source` is the folder that holds the library (or whose `src` does); without it, the current
    folder is tried, and then what is installed. `depth` is as in `autodoc.listing.list_pages`.
    The library is read, not imported. Raises UsageError where there is no library, where nothing in
    it is public, or where the folder can't be written.
    """
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}: this is a file; name a folder for the pages")
    index = Index(_find(library, source), MemoryStore(), os.cpu_count() or 1)
    pages = list_pages(index, depth)
    if not pages:
        raise UsageError(f"{library} has no public module with anything in it: there is nothing to list")
    texts = {output / "index.md": _index_text(library, pages)}
    texts |= {output / f"{_local(page.module)}.md": _page_text(page) for page in pages}
    result = ApiPages(pages=len(texts))
    result.unreadable = [f"{one.file}:{one.line}: {one.message}" for one in index.problems]
    try:
        result.stale = [path for path in _generated(output) if path not in texts]
        for path, text in texts.items():
            _write(path, text, result)
        _write_toctree(library, output, pages, result)
    except OSError as error:
        raise UsageError(f"{error.filename or output}: {error.strerror}") from None
    return result


def describe(result: ApiPages) -> tuple[list[str], str]:
    """What to tell of a run: what wants somebody's attention, and what was done."""
    told = [f"{one}; its objects are left out" for one in result.unreadable]
    told += [
        f"{path}: somebody's own page, left as it is; move it, or document the module there"
        for path in result.kept
    ]
    told += [f"{path}: no module needs this page any more; remove it" for path in result.stale]
    count = len(result.written)
    done = f"{count} file{'s' * (count != 1)} written" if count else "nothing has changed"
    done = f"{result.pages} pages: {done}"
    if result.section:
        return told, f"{done}; put this into {result.toctree}:\n\n{result.section}"
    return told, done


def _find(library: str, folder: Path | None) -> Source:
    if folder is not None and not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder; name the one that holds {library}")
    source = find_source(library, [folder or Path.cwd()])
    if folder is not None and (source is None or not source.root.is_relative_to(folder.resolve())):
        raise UsageError(f"{folder} holds no package {library}; name the folder that does")
    if source is None:
        raise UsageError(
            f"there is no package {library}, here or installed; name the folder that holds it with --source"
        )
    return source


def _local(module: str) -> str:
    """The path of a module's page, below the folder of them all.

    A folder's `index` would be the page of the folder, so a module of that name gets another one.
    """
    return "/".join(f"{part}_" if part == "index" else part for part in module.split("."))


def _page_text(page: ApiPage) -> str:
    own = f"[[autodoc]] {page.module}\n    - none"
    parts = [MARKER, f"# {page.module}", own, *(f"[[autodoc]] {name}" for name in page.objects)]
    return "\n\n".join(parts) + "\n"


def _index_text(library: str, pages: list[ApiPage]) -> str:
    links = "\n".join(f"- [{page.module}]({_local(page.module)}.md)" for page in pages)
    return f"{MARKER}\n\n# {_TITLE}\n\nThe public modules of `{library}`.\n\n{links}\n"


def _generated(output: Path) -> list[Path]:
    return [path for path in sorted(output.rglob("*.md")) if _is_generated(path)]


def _is_generated(path: Path) -> bool:
    with path.open("rb") as file:
        return file.readline().strip() == MARKER.encode()


def _write(path: Path, text: str, result: ApiPages) -> None:
    data = text.encode()
    if path.exists():
        if not _is_generated(path):
            result.kept.append(path)
            return
        if path.read_bytes() == data:
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    result.written.append(path)


def _write_toctree(library: str, output: Path, pages: list[ApiPage], result: ApiPages) -> None:
    """Writes the toctree of a language that has none; for one that has, says what it lacks."""
    folder = _language_folder(output)
    result.toctree = folder / "_toctree.yml"
    start = "".join(f"{part}/" for part in output.relative_to(folder).parts)
    modules = [page.module for page in pages]
    overview = {"local": f"{start}index", "title": _MODULES}
    whole = [{"local": f"{start}{_local(library)}", "title": library}] if library in modules else []
    below = _entries(start, [module for module in modules if module != library], library)
    section = {"title": _TITLE, "sections": [overview, *whole, *below]}
    text = yaml.safe_dump([section], sort_keys=False, allow_unicode=True, width=1000)
    if not result.toctree.exists():
        result.toctree.write_text(text, encoding="utf-8", newline="\n")
        result.written.append(result.toctree)
        return
    listed = {entry.local for entry in read_toctree(result.toctree).pages()}
    wanted = {f"{start}index", *(f"{start}{_local(module)}" for module in modules)}
    result.section = "" if wanted <= listed else text


def _language_folder(output: Path) -> Path:
    """The folder of the language that the pages are for: by its toctree or its name, else the one above."""
    for folder in (output, *output.parents[:3]):
        if (folder / "_toctree.yml").exists() or is_language_code(folder.name):
            return folder
    return output.parent


def _entries(start: str, modules: list[str], above: str) -> list[dict[str, object]]:
    """The toctree's entries for modules, which are sorted: those below another are in a group with it.

    Titles leave out what the group `above` says already.
    """
    entries: list[dict[str, object]] = []
    while modules:
        module, *rest = modules
        below = [one for one in rest if one.startswith(f"{module}.")]
        title = module.removeprefix(f"{above}.")
        page = {"local": f"{start}{_local(module)}", "title": title}
        if below:
            entries.append({"title": title, "sections": [page, *_entries(start, below, module)]})
        else:
            entries.append(dict(page))
        modules = [one for one in rest if one not in below]
    return entries

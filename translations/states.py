"""How each translated page stands to English, section by section: by its records, else by git."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread
from typing import TypeVar

from builder.work import in_parallel
from translations.documentation import Documentation, File
from translations.model import PageStatus, SectionStatus
from translations.past.history import History
from translations.past.judgement import Judgement
from translations.past.versions import Version, Versions
from translations.provenance import record_of
from translations.sections import Section

Result = TypeVar("Result")


class States:
    """The states of a documentation's translations.

    `history` is that of the folder that holds all languages; by default it is read. Without one,
    or in a shallow clone, sections that have no record are `unknown`.
    """

    def __init__(
        self,
        documentation: Documentation,
        *,
        history: History | None = None,
        jobs: int = 1,
        cache_dir: Path | None = None,
    ) -> None:
        self.documentation = documentation
        self.jobs = jobs
        self.cache_dir = cache_dir
        if history is None:
            history = History(documentation.root, documentation.revision or "HEAD")
        self.history = history
        self._versions = Versions()

    def page(self, file: File, *, dated: bool = True) -> PageStatus:
        """The state of one translation; unless `dated`, without since when sections are behind."""
        english = self.documentation.english_of(file)
        if english is None:
            own = Version(file.text, file.page)
            return PageStatus(file, sections=[_alone(section) for section in own.sections])
        return Judgement(self.history, self._versions, file, english, dated=dated).status()

    def pages(self, files: Iterable[File] | None = None) -> list[PageStatus]:
        """The states of the given translations, or of all."""
        return self.each(_itself, files)

    def each(
        self,
        function: Callable[[PageStatus], Result],
        files: Iterable[File] | None = None,
        *,
        dated: bool = True,
    ) -> list[Result]:
        """`function` of the state of each of the given translations, or of all, in their order; as in `page`.

        It is called in `jobs` processes, and only what it gives comes back: trees are large.
        """
        chosen = list(self.documentation.translations() if files is None else files)
        self._load(chosen)  # before the processes part
        groups: dict[str, list[int]] = {}
        for index, file in enumerate(chosen):
            groups.setdefault(file.local, []).append(index)
        # A page in all its languages goes to one process, as they ask for the same old versions of English;
        # what takes longest begins first, so that no process is left with it in the end.
        ordered = sorted(groups.values(), key=lambda group: -sum(self._weight(chosen[one]) for one in group))
        collecting = gc.isenabled()
        gc.disable()  # trees hold no circles, and there are many
        try:
            made = in_parallel(
                lambda group: [(index, function(self.page(chosen[index], dated=dated))) for index in group],
                ordered,
                self.jobs,
                chunk=1,
            )
            found = dict(pair for pairs in made for pair in pairs)
        finally:
            if collecting:
                gc.enable()
        return [found[index] for index in range(len(chosen))]

    def _weight(self, file: File) -> int:
        """How long a page's state takes, more or less: it is as much as there is to read."""
        return len(file.text) * (1 + len(self.history.changes(file.path)))

    def _load(self, chosen: Iterable[File]) -> None:
        """Reads the history, which git needs a moment for, and meanwhile as many English pages as it can."""
        loading = Thread(target=self.history.load)
        loading.start()
        for file in chosen:
            english = self.documentation.english_of(file)
            if not loading.is_alive():
                break
            if english is not None:
                _ = english.page
        loading.join()


def _itself(status: PageStatus) -> PageStatus:
    return status


def _alone(section: Section) -> SectionStatus:
    record = record_of(section)
    return SectionStatus(section, None, None, "dropped", record.state if record else None)

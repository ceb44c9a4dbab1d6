"""A process that waits for the next change: it is used for what has changed since, and only where the
package would look the same to it."""

import os
from pathlib import Path

import pytest

from autodoc.imported import ImportSettings
from autodoc.library import Library, Spare
from autodoc.static import find_source
from autodoc.store import MemoryStore

KERNELS = '''
import kit

__all__ = ["run"]


@kit.said
def run(size):
    """FIRST"""
'''

TEXTS = """
from pathlib import Path

with Path(__file__).with_name("imports.txt").open("a") as file:
    file.write("imported\\n")


def said(function):
    function.__doc__ = f"{function.__doc__}, SAID"
    return function
"""


class Kit:
    """A library of two modules whose files can be changed, and what is known of it.

    Each process that imports it leaves a line in a file.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "kit"
        self.folder.mkdir()
        self.store = MemoryStore()
        for module, text in (
            ("__init__", "from kit.texts import said\n"), ("texts", TEXTS), ("kernels", KERNELS)
        ):  # fmt: skip
            file = self.folder / f"{module}.py"
            file.write_text(text, encoding="utf-8")
            os.utime(file, (0, 0))  # one that was changed just now may change again unseen

    def change(self, module: str, before: str, after: str) -> None:
        file = self.folder / f"{module}.py"
        file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")

    def docstring(self, spare: Spare | None = None) -> tuple[Library, str]:
        """The library as it is now, and what it says of `run`."""
        source = find_source("kit", [self.folder.parent])
        assert source is not None
        imports = ImportSettings("kit", source.root)
        library = Library(source, self.store, imports=imports, spare=spare)
        library.load(["kit.kernels.run"])
        library.close()
        found = library.select("kit.kernels.run")
        assert found is not None
        return library, found.documented.object.doc

    @property
    def processes(self) -> int:
        """How many have imported it."""
        return len((self.folder / "imports.txt").read_text(encoding="utf-8").splitlines())


@pytest.fixture
def kit(tmp_path: Path) -> Kit:
    return Kit(tmp_path)


def ready_spare(library: Library) -> Spare:
    """A spare that has imported the package."""
    spare = library.make_spare()
    assert spare is not None
    while "kit.texts" not in spare.inspector.loaded():
        pass
    return spare


def test_a_changed_module_is_imported_by_the_process_that_waited(kit: Kit) -> None:
    library, said = kit.docstring()
    assert said == "FIRST, SAID"
    spare = ready_spare(library)

    kit.change("kernels", "FIRST", "SECOND")

    assert kit.docstring(spare)[1] == "SECOND, SAID"
    assert kit.processes == 2  # the first one, and the spare


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(("texts", "SAID", "WRITTEN"), "SECOND, WRITTEN", id="a module the package has imported"),
        pytest.param(("kernels", '"run"]', '"run", "kit"]'), "SECOND, SAID", id="a name that came"),
    ],
)
def test_another_process_is_started_where_the_package_would_be_different(
    kit: Kit, change: tuple[str, str, str], expected: str
) -> None:
    spare = ready_spare(kit.docstring()[0])

    kit.change(*change)
    kit.change("kernels", "FIRST", "SECOND")

    assert kit.docstring(spare)[1] == expected
    assert kit.processes == 3


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux lists a process's children so")
def test_a_spare_that_nothing_needs_is_ended(kit: Kit) -> None:
    def children() -> str:
        return Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text()

    library, _ = kit.docstring()
    before = children()
    spare = ready_spare(library)
    assert children() != before

    kit.docstring(spare)

    assert children() == before

"""A file's docstrings judged; what was found is kept until the file, or what it is judged by, changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from autodoc.checks.bodies import CONSTRUCTORS, Bodies
from autodoc.checks.edits import SourceText
from autodoc.checks.faults import Fault
from autodoc.checks.objects import Judged, judged
from autodoc.checks.parameters import complaints
from autodoc.checks.silent import silent
from autodoc.digests import digest, files_digest
from autodoc.library import Library
from autodoc.model import Object
from autodoc.remarks import line_of, remarks
from autodoc.static.code import code_digest
from autodoc.static.source import decoded
from builder.edits import Edit
from builder.work import in_parallel

_HABIT = 3


@dataclass(slots=True)
class Judgement:
    """What is known of a file's objects.

    `objects` are those at its top level that were judged, by name: with line, kind, and whether they
    stand aside: deprecated, or there for others. `silent` are those, and members of them, that have no
    docstring, by their path in the module, with their lines. `marked` counts the parameters that
    docstrings call optional, `unmarked` those with a type and a default that they don't.
    """

    faults: list[Fault] = field(default_factory=list)
    objects: dict[str, tuple[int, str, bool]] = field(default_factory=dict)
    silent: dict[str, int] = field(default_factory=dict)
    marked: int = 0
    unmarked: int = 0

    def to_json(self) -> dict[str, Any]:
        """The judgement as JSON."""
        faults = [
            [
                one.line,
                one.rule,
                one.message,
                one.hint,
                [[edit.start, edit.end, edit.text] for edit in one.edits],
            ]
            for one in self.faults
        ]
        return {
            "faults": faults,
            "objects": self.objects,
            "silent": self.silent,
            "marked": self.marked,
            "unmarked": self.unmarked,
        }

    @classmethod
    def from_json(cls, file: str, data: dict[str, Any]) -> Judgement:
        """The judgement that `to_json` was made from."""
        faults = [
            Fault(file, line, rule, message, hint, tuple(Edit(*edit) for edit in edits))
            for line, rule, message, hint, edits in data["faults"]
        ]
        objects = {name: (line, kind, aside) for name, (line, kind, aside) in data["objects"].items()}
        return cls(faults, objects, data["silent"], data["marked"], data["unmarked"])


def judge_files(library: Library, paths: Mapping[str, Sequence[str]], jobs: int) -> dict[str, Judgement]:
    """The judgements of files by name; `paths` are the objects in each that are judged."""
    keys = {
        file: digest(
            "docstrings", file, library.index.key(library.index.source.module_of(file)), *names, _code()
        )
        for file, names in paths.items()
    }
    known = library.store.load(keys.values())
    missing = [file for file in paths if keys[file] not in known]
    if missing:
        library.static.load(path for file in missing for path in paths[file])

        def judge(file: str) -> dict[str, Any]:
            return _judge(library, file, paths[file]).to_json()

        made = {
            keys[file]: data for file, data in zip(missing, in_parallel(judge, missing, jobs), strict=True)
        }
        library.store.save(made)
        known |= made
    return {file: Judgement.from_json(file, known[keys[file]]) for file in paths}


def faults_of(judgements: Collection[Judgement]) -> Iterator[Fault]:
    """All faults of files; not those against a habit that the library hasn't got.

    It says *optional* if at least one in `_HABIT` does of the parameters that might.
    """
    marked = sum(one.marked for one in judgements)
    habit = marked * _HABIT >= sum(one.unmarked for one in judgements) + marked
    for one in judgements:
        yield from (fault for fault in one.faults if habit or fault.rule != "docstring-missing-optional")


def _judge(library: Library, file: str, paths: Collection[str]) -> Judgement:
    made = Judgement()
    objects = [one for one in map(library.static.get, paths) if one is not None and one.file == file]
    try:
        text, _ = decoded(library.source.read(file))
    except (OSError, SyntaxError, UnicodeDecodeError):
        return made
    source, bodies = SourceText(text), Bodies(text)
    module = len(library.source.module_of(file)) + 1
    seen = set()
    for found in objects:
        made.objects[found.name] = (found.line, found.kind, _stands_aside(found, bodies))
        for still in silent(found, library.static.get):
            made.silent[still.path[module:]] = still.line
        for one in judged(found, bodies):
            if one.found.doc_line not in seen:  # a member under a second name
                seen.add(one.found.doc_line)
                made.faults += _faults(file, source, one)
                _count(one, made)
    made.faults.sort()
    return made


def _faults(file: str, source: SourceText, one: Judged) -> Iterator[Fault]:
    for problem in remarks(one.found, one.docstring):
        yield Fault(file, problem.line, problem.rule, problem.message, problem.hint)
    for found in complaints(one.call, one.docstring, one.found.doc) if one.call is not None else ():
        edits: tuple[Edit, ...] = ()
        if found.item is not None and found.change is not None:
            edits = source.edits(one.found, found.item, found.change)
        line = line_of(found.line, one.found.doc_line, one.found.doc_breaks)
        yield Fault(file, line, found.rule, found.message, found.hint, edits)


def _stands_aside(found: Object, bodies: Bodies) -> bool:
    """Whether an object is deprecated, or a class that is there for others of its file.

    The former is said by it, by its call, or by the folder in which it lies. The latter is a class above
    others, or one that others make: of no kind of the library's own, nor of fields, which users make.
    """
    if found.deprecated is not None or "deprecated" in found.path.split(".") or "base" in found.signs:
        return True
    called = [found, *(found.members[name] for name in CONSTRUCTORS if name in found.members)]
    if any("withdrawn" in one.signs for one in called):
        return True
    return found.kind == "class" and not (found.ancestors or found.flavour) and bodies.calls(found.name)


def _count(one: Judged, made: Judgement) -> None:
    """Counts how often the library says `*optional*`, and how often it might."""
    if one.call is None:
        return
    defaults = {
        parameter.name for parameter in one.call.signature.parameters if parameter.default is not None
    }
    for item in one.docstring.items("parameters"):
        # Whatever the name: a misnamed parameter counts as it will when it is mended.
        made.marked += item.optional
        made.unmarked += bool(item.type) and not item.optional and item.name in defaults


@cache
def _code() -> str:
    """A digest of the code that judges, and of what reads docstrings and source for it."""
    here = Path(__file__).parent
    return digest(
        files_digest(
            [*here.glob("*.py"), *(here.parent / "docstrings").glob("*.py"), here.parent / "remarks.py"]
        ),
        code_digest(),
    )

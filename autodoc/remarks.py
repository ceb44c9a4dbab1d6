"""What is wrong in a docstring's own text, beside the source that it stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from autodoc.docstrings.model import Docstring, DocstringProblem
from autodoc.model import Object

_WRITES_NOTHING = frozenset((
    "abstractmethod", "classmethod", "staticmethod", "overload", "override", "final", "property", "setter",
    "dataclass", "cache", "lru_cache", "cached_property", "contextmanager", "asynccontextmanager", "no_grad",
    "inference_mode", "total_ordering", "wraps",
))  # fmt: skip
"""Last names of decorators that change no docstring."""


def may_be_written(decorators: Collection[str]) -> bool:
    """Whether one of an object's decorators isn't known to leave its docstring alone."""
    return any(last_name(one) not in _WRITES_NOTHING for one in decorators)


def last_name(decorator: str) -> str:
    """A decorator as written, without its modules and its arguments."""
    return decorator.partition("(")[0].rpartition(".")[2].strip()


def remarks(found: Object, docstring: Docstring) -> Iterator[DocstringProblem]:
    """What is wrong with an object's docstring, but for what a decorator may fill; on lines of the file."""
    for problem in docstring.problems:
        if problem.rule != "docstring-empty-section" or not may_be_written(found.decorators):
            yield replace(problem, line=line_of(problem.line, found.doc_line, found.doc_breaks))


def line_of(line: int, first: int, breaks: Sequence[int]) -> int:
    """The line of the file on which a docstring's line stands that counts from 1.

    `first` is the line of its first text, `breaks` are as in `Object.doc_breaks`.
    """
    if not breaks:
        return first + line - 1
    place, left = first, line - 1
    while left > 0:
        left -= breaks.count(place)
        if left <= 0:
            break
        left -= -place not in breaks
        place += 1
    return place


def torn(problem: DocstringProblem, breaks: Sequence[int]) -> DocstringProblem:
    """What is wrong in a text of a docstring, on a line of the file.

    Where an escape breaks a line of a code block, its rest begins at the margin, so the block ends there:
    that is what is wrong, and not that the block has no end.
    """
    line = next((one for one in breaks if one >= problem.line), 0)
    if problem.rule != "unclosed-fence" or not line:
        return problem
    message = "\\n in this docstring breaks the line, so the code block around it ends here"
    return replace(problem, line=line, message=message, hint='write r""" where the docstring begins')

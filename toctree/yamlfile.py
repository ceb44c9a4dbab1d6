"""YAML with line numbers: nodes instead of values, so that a mistake can be shown at its place."""

from __future__ import annotations

from pathlib import Path

import yaml

from toctree.findings import Finding, read_text, shown

_LOADER: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's where PyYAML was built with it: reading a thousand entries takes a tenth of the time."""

MAX_DEPTH = 100
"""How deep lists and mappings may nest; a toctree takes two for a level of its own."""

_NULL = "tag:yaml.org,2002:null"
_BOOL = "tag:yaml.org,2002:bool"


def read_yaml(path: Path) -> tuple[yaml.Node | None, list[Finding]]:
    """A YAML file's root node and what was wrong with the file as such.

    The node is None for a file that is empty, says nothing, isn't there or can't be
    parsed. Only structure is read: no tag makes an object.
    """
    text, findings = read_text(path)
    if text is None:
        return None, findings
    return compose(text, path)


def compose(text: str, path: Path) -> tuple[yaml.Node | None, list[Finding]]:
    """The root node of a YAML text; `path` is the file that findings name."""
    try:
        too_deep = _line_too_deep(text)
        if too_deep:
            return None, [_bad_yaml(path, too_deep, f"nested more than {MAX_DEPTH} deep")]
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        # What ends too early is noticed behind the last line.
        line = min(mark.line + 1, max(len(text.splitlines()), 1)) if mark else 1
        what = ", ".join(part for part in (error.context, error.problem) if part)
        return None, [_bad_yaml(path, line, what)]
    except yaml.reader.ReaderError as error:
        # libyaml counts in bytes, PyYAML in characters.
        unit = text.encode() if _LOADER is not yaml.SafeLoader else text
        newline = b"\n" if isinstance(unit, bytes) else "\n"
        line = unit[: error.position].count(newline) + 1  # type: ignore[arg-type]
        return None, [_bad_yaml(path, line, f"a character that YAML doesn't allow ({error.reason})")]
    if node is None or is_null(node):
        return None, []
    return node, []


def _line_too_deep(text: str) -> int:
    """The line on which a text is nested deeper than MAX_DEPTH, or 0.

    libyaml composes by recursion on the C stack: a file of 20,000 brackets kills the process.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return event.start_mark.line + 1 if event.start_mark else 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return 0


def _bad_yaml(path: Path, line: int, what: str) -> Finding:
    return Finding(shown(path), line, "bad-yaml", f"isn't YAML: {what}", "mend the line or the one before it")


def line_of(node: yaml.Node) -> int:
    """The line that a node starts on, from 1."""
    return int(node.start_mark.line) + 1


def is_null(node: yaml.Node) -> bool:
    """Whether a node is `null`, `~` or empty."""
    return isinstance(node, yaml.ScalarNode) and node.tag == _NULL


def as_bool(node: yaml.Node) -> bool | None:
    """The truth value that a node stands for; None when it is something else."""
    if isinstance(node, yaml.ScalarNode) and node.tag == _BOOL:
        return str(node.value).lower() in ("true", "yes", "on")
    return None


def kind(node: yaml.Node) -> str:
    """What a node is, as messages call it."""
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    return "a list" if isinstance(node, yaml.SequenceNode) else "a single value"

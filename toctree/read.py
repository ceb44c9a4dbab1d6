"""`_toctree.yml` → tree. All keys of Hugging Face's format; what can't be understood is a finding."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from toctree.findings import Finding, shown
from toctree.model import Entry, Toctree
from toctree.yamlfile import as_bool, is_null, kind, line_of, read_yaml

PLACEHOLDER = "in_translation"
"""The `local` of a page that nobody has translated yet."""

KEYS = ("title", "local", "sections", "isExpanded", "new", "quiz", "subtitle", "newlocal", "local_fw")


def read_toctree(path: Path) -> Toctree:
    """Reads a toctree. Never raises: what is wrong with the file is in the result's findings.

    An entry that is broken in part keeps its sound part. A file that is empty or commented
    out as a whole gives an empty tree.
    """
    node, findings = read_yaml(path)
    reader = _Reader(shown(path), findings)
    entries = reader.entries(node) if node is not None else []
    return Toctree(entries, reader.path, findings, exists=bool(findings) or path.exists())


def read_entries(node: yaml.Node, path: Path) -> tuple[list[Entry], list[Finding]]:
    """The entries of a toctree's root node, and what is wrong with them."""
    reader = _Reader(shown(path), [])
    return reader.entries(node), reader.findings


@dataclass(slots=True)
class _Reader:
    path: str
    findings: list[Finding]
    seen: set[int] = field(default_factory=set)

    def entries(self, node: yaml.Node) -> list[Entry]:
        """List ::= entry*"""
        if is_null(node):
            return []
        if not isinstance(node, yaml.SequenceNode):
            self._bad(node, f"{kind(node)} where a list of entries is due", "start each entry with `- `")
            return []
        if self._alias(node):
            return []
        found = [self._entry(item) for item in node.value]
        return [entry for entry in found if entry is not None]

    def _entry(self, node: yaml.Node) -> Entry | None:
        """Entry ::= a mapping with any of KEYS, in any order"""
        if not isinstance(node, yaml.MappingNode):
            self._bad(
                node, f"{kind(node)} where an entry is due", "write `- local: page` and `title: …` below it"
            )
            return None
        if self._alias(node):
            return None
        entry = Entry(line=line_of(node))
        known: set[str] = set()
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else kind(key)
            if name in known:
                self._bad(key, f"`{name}` stands twice in one entry", "keep one of them")
            elif name in KEYS:
                known.add(name)
                self._set(entry, name, value)
            else:
                hint = f"an entry has the keys {', '.join(KEYS)}"
                self._add(line_of(key), "unknown-key", f"unknown key `{name}`", hint)
        return entry

    def _set(self, entry: Entry, name: str, value: yaml.Node) -> None:
        match name:
            case "sections":
                entry.sections = self.entries(value)
            case "isExpanded":
                entry.is_expanded = self._flag(value, name)
            case "new":
                entry.new = self._flag(value, name)
            case "local":
                entry.local = self._text(value, name) or None
                if entry.local == PLACEHOLDER:
                    entry.local, entry.in_translation = None, True
            case "newlocal":
                entry.newlocal = self._published(value)
            case "local_fw":
                entry.local_fw = self._frameworks(value)
            case _:
                setattr(entry, name, self._text(value, name))

    def _text(self, node: yaml.Node, name: str) -> str:
        """A number, a date or `yes` counts as the text that it is written as."""
        if is_null(node):
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self._bad(
                node, f"{kind(node)} where the text of `{name}` is due", "put it in quotes if it is text"
            )
            return ""
        return str(node.value).strip()

    def _flag(self, node: yaml.Node, name: str) -> bool:
        flag = as_bool(node)
        if flag is None and not is_null(node):
            self._bad(node, f"`{name}` is neither true nor false", "write true or false")
        return bool(flag)

    def _published(self, node: yaml.Node) -> str | None:
        text = self._text(node, "newlocal")
        if text and not is_page_path(text):
            self._bad(
                node, f"`newlocal: {text}` isn't the path of a page", "write it like a `local`: folder/page"
            )
            return None
        return text or None

    def _frameworks(self, node: yaml.Node) -> dict[str, str]:
        if is_null(node):
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._bad(
                node,
                f"{kind(node)} where `local_fw` names a page a framework",
                "write `local_fw: {pt: …, tf: …}`",
            )
            return {}
        pairs = [(self._text(key, "local_fw"), self._text(value, "local_fw")) for key, value in node.value]
        return {framework: local for framework, local in pairs if framework and local}

    def _alias(self, node: yaml.Node) -> bool:
        """Whether a list or mapping was read before: only a YAML alias shows one node twice.

        Refused because an alias may hold itself, or unfold a few lines into millions.
        """
        if id(node) in self.seen:
            self._bad(node, "an entry that is used again as a YAML alias", "write the entry out")
            return True
        self.seen.add(id(node))
        return False

    def _bad(self, node: yaml.Node, message: str, hint: str) -> None:
        self._add(line_of(node), "bad-value", message, hint)

    def _add(self, line: int, rule: str, message: str, hint: str) -> None:
        self.findings.append(Finding(self.path, line, rule, message, hint))


def is_page_path(text: str) -> bool:
    """Whether a text can name a page below the language's folder: relative, and never leading out of it."""
    return (
        bool(text)
        and "\\" not in text
        and posixpath.normpath(text) == text
        and not text.startswith(("/", ".."))
        and text != "."
    )

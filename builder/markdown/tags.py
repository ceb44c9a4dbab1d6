"""The dialect's tags: their names, what each kind means, and reading one.

    tag        ::= "<" name attribute* "/"? ">"
    attribute  ::= key | key "=" value | "{" expression "}"
    value      ::= '"' … '"' | "'" … "'" | "{" expression "}" | unquoted

This is Svelte's grammar, as far as Hugging Face's pages use it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

CALLOUTS = frozenset({"Tip"})
VERSIONS = {"Added": "added", "Changed": "changed", "Deprecated": "deprecated"}

# Groups of tabs: the name that groups with the same choice share.
GROUPS = {
    "hfoptions": "",
    "frameworkcontent": "framework",
    "tokenizerslangcontent": "language",
    "inferencesnippet": "language",
}
FRAMEWORKS = {
    "pt": ("pt", "PyTorch"),
    "tf": ("tf", "TensorFlow"),
    "jax": ("jax", "JAX"),
    "flax": ("jax", "JAX"),
}
LANGUAGES = {
    "python": ("python", "Python"),
    "rust": ("rust", "Rust"),
    "node": ("node", "Node.js"),
    "js": ("js", "JavaScript"),
    "curl": ("curl", "cURL"),
}
# The groups that each tab may stand in.
TAB_GROUPS: dict[str, frozenset[str]] = {
    "hfoption": frozenset({"hfoptions"}),
    **dict.fromkeys(FRAMEWORKS, frozenset({"frameworkcontent"})),
    **dict.fromkeys(LANGUAGES, frozenset({"tokenizerslangcontent", "inferencesnippet"})),
}

# Tags without Markdown between them; these may be written <X … /> or <X …></X>.
LEAVES = frozenset(
    {"Youtube", "DocNotebookDropdown", "CourseFloatingBanner", "FrameworkSwitchCourse", "Question"}
)
INCLUDES = frozenset({"include", "literalinclude"})
BADGES = frozenset({"PipelineTag", "PipelineIcon"})

CONTAINERS = CALLOUTS | frozenset(VERSIONS) | frozenset(GROUPS) | frozenset(TAB_GROUPS)
BLOCK_TAGS = CONTAINERS | LEAVES | INCLUDES

# `<js>` and the like are tags inside a language group only; elsewhere they are text.
LANGUAGE_TAGS = frozenset(LANGUAGES)

_NAME = "|".join(sorted(BLOCK_TAGS, key=lambda name: (-len(name), name)))
TAG = re.compile(rf"<(?P<slash>/?)(?P<name>{_NAME})(?=[\s/>{{])")
# `{#if fw === 'pt'}`, `{:else}`, `{:else if fw === 'tf'}`, `{/if}` of the course.
_FRAMEWORK_TEST = r"fw\s*={2,3}\s*['\"](?P<framework>\w+)['\"]"
IF = re.compile(rf"\{{#if\s+{_FRAMEWORK_TEST}\s*\}}")
ELSE = re.compile(r"\{:else(?:\s+if\s+fw\s*={2,3}\s*['\"](?P<framework>\w+)['\"])?\s*\}")
END_IF = re.compile(r"\{/if\}")

_SPACE = re.compile(r"\s*")
_KEY = re.compile(r"[^\s=>/\"'{}<`]+")
_EQUALS = re.compile(r"\s*=\s*")
_UNQUOTED = re.compile(r"(?:[^\s\"'=<>`{}/]|/(?!\s*>)|=)+")
_BRACES = re.compile(r"[{}\"'`\\]")

# A tag longer than this is prose with a `<` in it, or a quote that was never closed.
MAX_TAG_LENGTH = 20_000
MAX_BRACES = 20


@dataclass(slots=True)
class Tag:
    """An opening tag: `start` and `end` are its place in the text it was read from.

    Values are as written, without quotes; one in braces keeps them, so that
    `{true}` and `"true"` can be told apart. A key without a value has "".
    """

    name: str
    start: int
    end: int
    attributes: dict[str, str] = field(default_factory=dict)
    closed: bool = False

    def text(self, key: str) -> str | None:
        """An attribute's value as text, quotes and braces taken off; None without it."""
        value = self.attributes.get(key)
        if value is None:
            return None
        if value.startswith("{") and value.endswith("}"):
            value = value[1:-1].strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'`":
                value = value[1:-1]
        return value

    def truth(self, key: str) -> bool:
        """Whether a switch is on: `key`, `key={true}`, `key="true"`."""
        value = self.text(key)
        return value is not None and value.lower() != "false"


def read_tag(text: str, start: int, name: str) -> Tag | None:
    """Read the opening tag `<name …>` that begins at `start`; None if it never ends."""
    tag = Tag(name, start, start)
    limit = min(len(text), start + MAX_TAG_LENGTH)
    pos = start + 1 + len(name)
    while True:
        pos = _after(_SPACE, text, pos, limit)
        if pos >= limit:
            return None
        char = text[pos]
        if char == ">":
            tag.end = pos + 1
            return tag
        if char == "/":
            tag.closed = text.startswith("/>", pos)
            pos += 1
        elif char == "{":
            end = end_of_braces(text, pos, limit)
            if end < 0:
                return None
            tag.attributes[text[pos + 1 : end - 1].strip()] = text[pos:end]
            pos = end
        else:
            key = _KEY.match(text, pos, limit)
            if key is None:
                return None
            pos, value = _value(text, key.end(), limit)
            if pos < 0:
                return None
            tag.attributes[key.group()] = value


def _value(text: str, pos: int, limit: int) -> tuple[int, str]:
    """The value after a key and where it ends; -1 if it doesn't."""
    equals = _EQUALS.match(text, pos, limit)
    if equals is None:
        return pos, ""
    pos = equals.end()
    char = text[pos : pos + 1]
    if char and char in "\"'":
        end = text.find(char, pos + 1, limit)
        return (end + 1, text[pos + 1 : end]) if end >= 0 else (-1, "")
    if char == "{":
        end = end_of_braces(text, pos, limit)
        return (end, text[pos:end]) if end >= 0 else (-1, "")
    unquoted = _UNQUOTED.match(text, pos, limit)
    return (unquoted.end(), unquoted.group()) if unquoted else (pos, "")


def end_of_braces(text: str, start: int, limit: int) -> int:
    """Where the `{` at `start` is closed, braces in strings left aside; -1 if nowhere."""
    depth = 0
    pos = start
    while (match := _BRACES.search(text, pos, limit)) is not None:
        char = match.group()
        pos = match.end()
        if char == "{":
            depth += 1
            if depth > MAX_BRACES:
                return -1
        elif char == "}":
            depth -= 1
            if not depth:
                return pos
        elif char == "\\":
            pos += 1
        else:
            pos = _end_of_string(text, pos, limit, char)
    return -1


def _end_of_string(text: str, pos: int, limit: int, quote: str) -> int:
    """Where the string is closed that began just before `pos`; `pos` if nowhere."""
    end = pos
    while (end := text.find(quote, end, limit)) >= 0:
        if text[end - 1] != "\\":
            return end + 1
        end += 1
    return pos


def _after(pattern: re.Pattern[str], text: str, pos: int, limit: int) -> int:
    match = pattern.match(text, pos, limit)
    return match.end() if match else pos

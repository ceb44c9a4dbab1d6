"""Rewrites roles and directives of Sphinx, in what pandoc and MyST leave in docs/source/en, for doc-builder.

Run it once, in the folder that holds docs, with a commit to go back to.
"""

import posixpath
import re
from pathlib import Path

ROLE = re.compile(
    r'`([^`]+)`\{\.interpreted-text role="([\w:]+)"\}'
    r"|\{([\w:]+)\}`([^`]+)`"
)
HEADING = re.compile(r"^(#+) (.*?)(?: \{#([\w-]+)[^}]*\})?$", re.M)
LABEL = re.compile(r"^\(([\w-]+)\)=\n+(#+ .*)$", re.M)
FENCE = re.compile(r"^(```+|:::+)\{([\w-]+)\} *(.*)\n(?::.*\n)*\n?([\s\S]*?)^\1$", re.M)
DIRECTIVE = re.compile(r'<div class="(\w+)"([^>]*)>\n\n(.*?)\n\n</div>', re.S)

# Pages in another encoding keep their bytes.
CODING = {"encoding": "utf-8", "errors": "surrogateescape"}
KINDS = {kind: kind.upper() for kind in ("note", "tip", "important", "warning")}
KINDS |= dict.fromkeys(["attention", "caution", "danger", "error"], "CAUTION")
VERSIONS = {
    "versionadded": "Added",
    "versionchanged": "Changed",
    "deprecated": "Deprecated",
}
OBJECTS = {"class", "func", "meth", "mod", "attr", "data", "exc", "obj"}


def fence(found):
    """A fence of MyST's with a directive."""
    _, name, argument, body = found.groups()
    if name in KINDS:
        text = f"{argument}\n{FENCE.sub(fence, body)}".strip()
        quoted = (f"> {line}".rstrip() for line in text.splitlines())
        return "\n".join([f"> [!{KINDS[name]}]", *quoted])
    if name in ("code-block", "code"):
        return f"```{argument}\n{body}```"
    return found[0]


def directive(found):
    """A directive that pandoc has kept."""
    name, options, body = found.groups()
    if name in VERSIONS:
        version, _, text = body.partition(" ")
        start = f'<{VERSIONS[name]} version="{version}"'
        return f"{start}>{text}</{VERSIONS[name]}>" if text else f"{start}/>"
    if not name.startswith("auto"):
        return found[0]
    wanted = ["none"] if name == "autoclass" else []
    if members := re.search(r'members="([^"]*)"', options):
        wanted = members[1].replace(",", " ").split()
    return "\n".join([f"[[autodoc]] {body}", *(f"    - {one}" for one in wanted)])


def role(found, local):
    """A role on the page `local`, as a link or a cross-reference."""
    target, kind = (found[1], found[2]) if found[1] else (found[4], found[3])
    kind = kind.split(":")[-1]
    named = re.fullmatch(r"(.*?)\s*<(.*)>", target)
    text, target = named.groups() if named else ("", target)
    if kind == "doc":
        page = posixpath.join("/", posixpath.dirname(local), target)
        page = posixpath.normpath(page)
        return f"[{text or titles.get(page[1:], target)}]({page})"
    if kind == "ref" and target in labels:
        page, title = labels[target]
        return f"[{text or title}](/{page}#{target})"
    return f"[`{target}`]" if kind in OBJECTS else f"`{text or target}`"


english = Path("docs/source/en")
titles, labels, pages = {}, {}, {}
for path in sorted(english.rglob("*.md")):
    local = path.relative_to(english).with_suffix("").as_posix()
    text = LABEL.sub(r"\2 {#\1}", path.read_text(**CODING))
    for heading in HEADING.finditer(text):
        titles.setdefault(local, heading[2])
        if heading[3]:
            labels[heading[3]] = local, heading[2]
    pages[path] = local, text

for path, (local, text) in pages.items():
    text = DIRECTIVE.sub(directive, FENCE.sub(fence, text))
    text = re.sub(r"^(```+) *\{\.(\w+).*\}$", r"\1\2", text, flags=re.M)
    text = re.sub(r"^(#+ .*) \{#([\w-]+)[^}]*\}$", r"\1 [[\2]]", text, flags=re.M)
    text = ROLE.sub(lambda found, local=local: role(found, local), text)
    path.write_text(text, **CODING)

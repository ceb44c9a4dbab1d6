"""Moves the pages of a project with MkDocs to docs/source/en, and rewrites them for doc-builder.

Run it once, in the folder of mkdocs.yml, with a commit to go back to.
"""

import re
from pathlib import Path

import yaml

# Pages in another encoding keep their bytes.
CODING = {"encoding": "utf-8", "errors": "surrogateescape"}
KINDS = {kind: kind.upper() for kind in ("tip", "important", "warning")}
KINDS |= dict.fromkeys(["caution", "danger", "error", "failure", "bug"], "CAUTION")
START = re.compile(r'(!!!|\?\?\?\+?|===(?=[!+]? *"))[!+]? *(\w*)[^"]*(?:"(.*)")?\s*$')
INDENT = re.compile(r" {4}| {0,3}\t")
ID = re.compile(r"^(#+ .*?) *\{:?[^}]*?#([\w-]+)[^}]*\} *$")
NAME = r"(\w+\.[\w.]+)"
OBJECT = re.compile(rf"(?<![\w`\]])\[(?:[^\]]*\]\[{NAME}\]|`?{NAME}`?\]\[\])")


class Loader(yaml.SafeLoader):
    """Reads a mkdocs.yml, leaving out what its tags (`!!python/name`, `!ENV`) stand for."""


Loader.add_multi_constructor("", lambda loader, tag, node: None)


def to_toctree(nav):
    """The entries of a `nav` as `_toctree.yml` has them."""
    entries = []
    for item in nav:
        item = {"": item} if isinstance(item, str) else item
        title, value = next(iter(item.items()))
        if isinstance(value, list):
            entries.append({"title": title, "sections": to_toctree(value)})
        else:
            local = value.removesuffix(".md")
            entries.append({"local": local, "title": title or heading(local)})
    return entries


def heading(local):
    """The first heading of a page, or its name where there is none."""
    page = english / f"{local}.md"
    text = page.read_text(**CODING) if page.is_file() else ""
    found = re.search(r"^# +(.+?)(?: *\{.*\})?$", text, re.M)
    return found[1].encode("utf-8", "replace").decode() if found else local


def take_block(lines):
    """The indented lines below a mark, which leave the list."""
    block = []
    while lines and (not lines[0].strip() or INDENT.match(lines[0])):
        block.append(INDENT.sub("", lines.pop(0), count=1))
    while block and not block[-1].strip():
        block.pop()
    return rewrite(block[1:] if block and not block[0] else block)


def rewrite(lines, group="choice"):
    """The lines of a page with the dialect's constructs; code stays as it is."""
    lines, done, fence = list(lines), [], ""
    while lines:
        line = lines.pop(0)
        mark = re.match(r" *(```+|~~~+)", line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        found = START.match(line) if not fence else None
        if not found:
            if not fence:
                line = re.sub(ID, r"\1 [[\2]]", line)
                line = re.sub(OBJECT, r"[`\1\2`]", line)
            done.append(line)
            continue
        kind, title = found[2], found[3]
        block = take_block(lines)
        if found[1] == "===":
            if done[-1:] == ["</hfoptions>"]:
                done.pop()
            else:
                done.append(f'<hfoptions id="{group}">')
            done += [f'<hfoption id="{title}">', "", *block, "", "</hfoption>"]
            done.append("</hfoptions>")
            if not (lines and lines[0].startswith("===")):
                done.append("")
        elif found[1] == "!!!":
            block = [f"**{title}**", "", *block] if title else block
            done.append(f"> [!{KINDS.get(kind, 'NOTE')}]")
            done += [*(f"> {one}".rstrip() for one in block), ""]
        else:
            opened = " open" if found[1] == "???+" else ""
            done += [f"<details{opened}>", f"<summary>{title or kind.capitalize()}</summary>"]
            done += ["", *block, "", "</details>", ""]
    return done


nav = yaml.load(Path("mkdocs.yml").read_text(encoding="utf-8"), Loader).get("nav")
english = Path("docs/source/en")
english.mkdir(parents=True)
for item in sorted(Path("docs").iterdir()):
    if item.name != "source":
        item.rename(english / item.name)

nav = nav or sorted(page.relative_to(english).as_posix() for page in english.rglob("*.md"))
toctree = yaml.safe_dump(to_toctree(nav), allow_unicode=True, sort_keys=False)
(english / "_toctree.yml").write_text(toctree, encoding="utf-8")

for page in english.rglob("*.md"):
    lines = page.read_text(**CODING).removeprefix("\ufeff").splitlines()
    page.write_text("\n".join(rewrite(lines)).rstrip() + "\n", **CODING)

"""Each rule by one fault, put into a documentation in which there is nothing else to find."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.checks.rules import RULES
from tests.checks.conftest import HEALTHY, MKDOCS, Project

INDEX = "docs/source/en/index.md"
KOREAN = "docs/source/ko/index.md"
TOCTREE = "docs/source/en/_toctree.yml"
REDIRECTS = "docs/source/en/_redirects.yml"
MODELS = "lib/models.py"

Files = dict[str, str | bytes | Path]


def page(text: str) -> Files:
    """The first page with something more, from its line 7."""
    return {INDEX: f"{HEALTHY[INDEX]}\n{text}\n"}


def options(text: str) -> Files:
    """More options of the plugin."""
    return {"mkdocs.yml": f"{MKDOCS}{text}"}


def changed(name: str, old: str, new: str) -> Files:
    """A file in which one thing is otherwise."""
    assert HEALTHY[name].count(old) == 1
    return {name: HEALTHY[name].replace(old, new)}


def entries(text: str) -> Files:
    """The toctree with more entries, from its line 5."""
    return {TOCTREE: HEALTHY[TOCTREE] + text}


TAB = '<hfoption id="{id}">\n\nText.\n\n</hfoption>\n'
MANY = "".join(f"- local: all/{name}\n  title: {name}\n" for name in "abcdefghizj")

SEEDS: dict[str, tuple[Files, str]] = {
    # Pages
    "autodoc-member": (page("[[autodoc]] Model\n    - forward (runs it)"), f"{INDEX}:8"),
    "autodoc-target": (page("[[autodoc]]"), f"{INDEX}:7"),
    "bad-attribute": (page("<Question choices={oops} />"), f"{INDEX}:7"),
    "bad-include": (page("<include>{'path'}</include>"), f"{INDEX}:7"),
    "broken-id": (page("## A [[a]"), f"{INDEX}:7"),
    "content-outside-tab": (
        page(f'<hfoptions id="x">\nLost.\n{TAB.format(id="a")}</hfoptions>'),
        f"{INDEX}:8",
    ),
    "duplicate-footnote": (page("A[^1]\n\n[^1]: One.\n\n[^1]: Two."), f"{INDEX}:11"),
    "duplicate-id": (page("## A [[a]]\n\n## B [[a]]"), f"{INDEX}:9"),
    "duplicate-tab": (page(f'<hfoptions id="x">\n{TAB.format(id="a") * 2}</hfoptions>'), f"{INDEX}:13"),
    "empty-tabs": (page('<hfoptions id="x">\n</hfoptions>'), f"{INDEX}:7"),
    "heading-skip": (page("### A"), f"{INDEX}:7"),
    "heading-title": (page("# A"), f"{INDEX}:7"),
    "include-failed": (page('<include>{"path": "missing.md"}</include>'), f"{INDEX}:7"),
    "invalid-math": (page("$\\frac{1}$"), f"{INDEX}:7"),
    "mangled-member": (page("[[autodoc]] Model\n    - **init**"), f"{INDEX}:8"),
    "missing-attribute": (page("<Youtube />"), f"{INDEX}:7"),
    "python-syntax": (page("```py\nx = = 1\n```"), f"{INDEX}:8"),
    "stray-callout": (page("[!TIP]\nText."), f"{INDEX}:7"),
    "stray-tag": (page("</Tip>"), f"{INDEX}:7"),
    "tab-spelling": (
        page(f'<hfoptions id="x">\n{TAB.format(id="a b")}{TAB.format(id="A-B")}</hfoptions>'),
        f"{INDEX}:13",
    ),
    "tab-without-id": (
        page('<hfoptions id="x">\n<hfoption>\n\nText.\n\n</hfoption>\n</hfoptions>'),
        f"{INDEX}:8",
    ),
    "too-deep": (page("> " * 200 + "x"), f"{INDEX}:7"),
    "unbalanced-math": (page("$$\nx"), f"{INDEX}:7"),
    "unclosed-comment": (page("<!-- a"), f"{INDEX}:7"),
    "unclosed-fence": (page("```py\nx = 1"), f"{INDEX}:7"),
    "unclosed-tag": (page("<Tip>\n\nText."), f"{INDEX}:7"),
    "unknown-tag": (page("<Tips>\n\nText.\n\n</Tips>"), f"{INDEX}:7"),
    # Links
    "broken-anchor": (page("[a](guide/use#tabz)"), f"{INDEX}:7"),
    "broken-link": (page("[a](guide/uze)"), f"{INDEX}:7"),
    "foreign-reference": (page("[`torch.nn.Module`]"), f"{INDEX}:7"),
    "missing-image": (page("![y](y.svg)"), f"{INDEX}:7"),
    "unresolved-reference": (page("[`Model.backward`]"), f"{INDEX}:7"),
    # Toctrees and files
    "bad-encoding": ({KOREAN: b"# A\n\n\xff\n"}, f"{KOREAN}:3"),
    "bad-value": (changed(TOCTREE, "  title: Use", "  title: Use\n  new: [1]"), f"{TOCTREE}:5"),
    "bad-yaml": ({TOCTREE: "- local: [\n"}, f"{TOCTREE}:1"),
    "dead-symlink": ({"docs/source/en/b.md": Path("nowhere.md")}, "docs/source/en/b.md:1"),
    "double-entry": (entries("- local: index\n  title: Home\n"), f"{TOCTREE}:5"),
    "double-page": ({"docs/source/en/index.mdx": "# Home\n"}, "docs/source/en/index.mdx:1"),
    "empty-group": (entries("- isExpanded: true\n"), f"{TOCTREE}:5"),
    "missing-page": (entries("- local: lost\n  title: Lost\n"), f"{TOCTREE}:5"),
    "missing-toctree": ({"docs/source/de/index.md": "# Start\n"}, "docs/source/de/_toctree.yml:1"),
    "newlocal-taken": (changed(TOCTREE, "  title: Use", "  title: Use\n  newlocal: index"), f"{TOCTREE}:3"),
    "not-literal": (
        {"docs/source/en/_config.py": "disable_toc_check = bool(1)\n"},
        "docs/source/en/_config.py:1",
    ),
    "outside-repository": ({"docs/source/en/b.md": Path("/etc/hostname")}, "docs/source/en/b.md:1"),
    "unknown-key": (entries("- title: A\n  sextions: []\n"), f"{TOCTREE}:6"),
    "unlisted-page": ({"docs/source/en/new.md": "# New\n"}, f"{TOCTREE}:1"),
    "unsorted-entry": (
        {
            **{f"docs/source/en/all/{name}.md": f"# {name}\n" for name in "abcdefghijz"},
            **entries("- title: All\n  sections:\n" + "".join(f"  {one}\n" for one in MANY.splitlines())),
        },
        f"{TOCTREE}:27",
    ),
    # Redirects
    "redirect-chain": ({REDIRECTS: "old: index\nolder: old\n"}, f"{REDIRECTS}:2"),
    "redirect-loop": ({REDIRECTS: "a: a\n"}, f"{REDIRECTS}:1"),
    "redirect-missing": ({REDIRECTS: "old: lost\n"}, f"{REDIRECTS}:1"),
    "redirect-shadowed": ({REDIRECTS: "index: guide/use\n"}, f"{REDIRECTS}:1"),
    # The library
    "ignored-option": (page("::: lib.Model\n    options:\n      line_length: 80"), f"{INDEX}:7"),
    "inventory-unavailable": (
        options("      inventories: [{file: lost.inv, url: https://a.org}]\n"),
        "mkdocs.yml:1",
    ),
    "unknown-library": (options("      library_source: nowhere\n") | {INDEX: "# Home\n"}, "mkdocs.yml:1"),
    "unknown-member": (page("[[autodoc]] Model\n    - backward"), f"{INDEX}:7"),
    "unknown-object": (page("[[autodoc]] Modell"), f"{INDEX}:7"),
    "unknown-option": (page("::: lib.Model\n    options:\n      shown: true"), f"{INDEX}:7"),
    "unreadable-module": ({"lib/broken.py": "def f(:\n"}, "lib/broken.py:1"),
    "wrong-option": (page("::: lib.Model\n    options:\n      heading_level: no"), f"{INDEX}:7"),
    # Docstrings
    "docstring-empty-section": (
        changed(MODELS, "            text (`str`): What it gets.\n", ""),
        f"{MODELS}:17",
    ),
    "docstring-item": (changed(MODELS, "text (`str`):", "text (`str`:\n               "), f"{MODELS}:18"),
    "docstring-misnamed-parameter": (
        changed(MODELS, "            text (`str`)", "            texts (`str`)"),
        f"{MODELS}:18",
    ),
    "docstring-missing-optional": (
        {
            MODELS: HEALTHY[MODELS]
            .replace("size: int = 8", "size: int = 8, mask: int = 1")
            .replace("How large it is.\n", "How large it is.\n        mask (`int`): What to hide.\n")
        },
        f"{MODELS}:9",
    ),
    "docstring-missing-parameter": (
        changed(MODELS, "self, text: str", "self, text: str, mask: str"),
        f"{MODELS}:17",
    ),
    "docstring-parameter-twice": (
        changed(MODELS, "            text (`str`): What it gets.\n", "            text (`str`): One.\n" * 2),
        f"{MODELS}:19",
    ),
    "docstring-returns-twice": (
        changed(MODELS, "What it gives.\n", "What it gives.\n\n        Returns:\n            `str`: It.\n"),
        f"{MODELS}:23",
    ),
    "docstring-unclosed-fence": (
        changed(MODELS, '    """A model.\n', '    """A model.\n\n    ```py\n    x\n'),
        f"{MODELS}:7",
    ),
    "docstring-unknown-parameter": (
        changed(
            MODELS,
            "            text (`str`): What it gets.\n",
            "            text (`str`): One.\n            mask (`str`): Two.\n",
        ),
        f"{MODELS}:19",
    ),
    "docstring-wrong-default": (changed(MODELS, "defaults to 8", "defaults to 16"), f"{MODELS}:8"),
    "docstring-wrong-optional": (changed(MODELS, "text (`str`)", "text (`str`, *optional*)"), f"{MODELS}:18"),
    "no-docstring": (
        changed(MODELS, "        return text\n", "        return text\n\n\nclass Part:\n    pass\n")
        | {"lib/__init__.py": 'from lib.models import Model, Part\n\n__all__ = ["Model", "Part"]\n'}
        | page("[[autodoc]] Part"),
        f"{MODELS}:26",
    ),
    "not-on-a-page": (
        changed(MODELS, "        return text\n", '        return text\n\n\nclass Part:\n    """A part."""\n')
        | {"lib/__init__.py": 'from lib.models import Model, Part\n\n__all__ = ["Model", "Part"]\n'},
        f"{MODELS}:26",
    ),
    # Comments
    "unknown-rule": (page("<!-- doc-builder: ignore broken-lnk -->\n\nText."), f"{INDEX}:7"),
    "unused-ignore": (page("<!-- doc-builder: ignore broken-link -->\n\nText."), f"{INDEX}:7"),
}

ELSEWHERE = {
    "dead-url": "test_external",
    "notebook-links": "tests/notebooks",
    "notebook-taken": "tests/notebooks",
    "import-failed": "tests/autodoc/imported",
    "import-killed": "tests/autodoc/imported",
    "import-memory": "tests/autodoc/imported",
    "import-timeout": "tests/autodoc/imported",
    "uneditable-toctree": "test_fix",
    "unreadable": "tests/site/test_mistakes",
}
"""Rules that need a network, a process or another user, and where they are tested."""


def test_a_healthy_documentation_gives_nothing(project: Project) -> None:
    assert project.found() == []


@pytest.mark.parametrize("rule", SEEDS)
def test_a_fault_is_found(project: Project, rule: str) -> None:
    files, place = SEEDS[rule]
    project.write(files)
    assert project.found() == [f"{place} {rule}"]


def test_every_rule_has_its_fault() -> None:
    assert SEEDS.keys() | ELSEWHERE.keys() == RULES.keys()

"""`doc-builder check --fix`: what is certain is mended, in place and byte for byte; the rest is told."""

from __future__ import annotations

import codecs

from tests.checks.conftest import HEALTHY, Project

TOCTREE = "docs/source/en/_toctree.yml"
MODELS = "lib/models.py"
ALL = [f"m{letter}" for letter in "abcdefghijk"]


def listed(names: list[str]) -> str:
    rows = "".join(f"  - local: all/{name}\n    title: {name}  # of 2025\n" for name in names)
    return f"{HEALTHY[TOCTREE]}- title: All\n  sections:\n{rows}"


def write_pages(project: Project) -> None:
    project.write({f"docs/source/en/all/{name}.md": f"# {name}\n" for name in ALL})


def test_a_list_of_models_is_sorted_and_entries_twice_go(project: Project) -> None:
    write_pages(project)
    wrong = listed([*ALL[1:5], ALL[4], *ALL[5:], ALL[0]])
    project.write({TOCTREE: codecs.BOM_UTF8 + wrong.replace("\n", "\r\n").encode()})
    assert project.found() != []
    done = project.run("check", "--fix")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"{TOCTREE}: mended\n14 pages checked, 0 findings\n"
    data = (project.root / TOCTREE).read_bytes()
    assert data == codecs.BOM_UTF8 + listed(ALL).replace("\n", "\r\n").encode()


def test_what_only_mending_brings_up_is_told_and_left(project: Project) -> None:
    write_pages(project)
    # With the first one twice, two of twelve are out of order: too many for a sorted list.
    names = [*ALL[:6], *ALL[7:], ALL[6], ALL[0]]
    project.write({TOCTREE: listed(names)})
    told = [one.rule for one in project.check("double-entry", "unsorted-entry").findings]
    assert told == ["double-entry"]
    done = project.run("check", "--fix")
    assert done.exit_code == 1
    assert [line.rpartition(" ")[2] for line in done.stdout.splitlines()] == ["[unsorted-entry]"]
    assert project.read(TOCTREE) == listed(names[:-1])
    assert project.run("check", "--fix").exit_code == 0
    assert project.read(TOCTREE) == listed(ALL)


def test_docstrings_are_mended(project: Project) -> None:
    wrong = (
        HEALTHY[MODELS].replace("defaults to 8", "defaults to 16").replace("text (`str`)", "texts (`str`)")
    )
    project.write({MODELS: wrong})
    done = project.run("check", "--fix")
    assert (done.exit_code, done.stdout) == (0, "")
    assert project.read(MODELS) == HEALTHY[MODELS]


def test_what_is_not_certain_is_told(project: Project) -> None:
    index = "docs/source/en/index.md"
    project.write({index: HEALTHY[index] + "\n[a](lost)\n"})
    done = project.run("check", "--fix")
    assert done.exit_code == 1
    assert done.stdout == f"{index}:7: link to lost: there is no such page [broken-link]\n"
    assert project.read(index) == HEALTHY[index] + "\n[a](lost)\n"


def test_what_is_switched_off_or_not_selected_is_left(project: Project) -> None:
    wrong = (
        HEALTHY[MODELS]
        .replace("defaults to 8): How large it is.\n", "defaults to 16): How large it is.\n")
        .replace("class Model:", "class Model:  # doc-builder: ignore docstring-wrong-default")
    )
    project.write({MODELS: wrong})
    assert project.run("check", "--fix").exit_code == 0
    assert project.read(MODELS) == wrong
    other = HEALTHY[MODELS].replace("defaults to 8", "defaults to 16")
    project.write({MODELS: other})
    assert project.run("check", "--fix", "--select", "broken-link").exit_code == 0
    assert project.read(MODELS) == other


def test_a_toctree_that_cannot_be_edited_by_lines_is_told(project: Project) -> None:
    flow = "[{local: index, title: Home}, {local: guide/use, title: Use}, {local: index, title: Home}]\n"
    project.write({TOCTREE: flow})
    done = project.run("check", "--fix", "--format", "json")
    assert done.exit_code == 1
    assert '"uneditable-toctree"' in done.stdout and '"double-entry"' in done.stdout
    assert project.read(TOCTREE) == flow

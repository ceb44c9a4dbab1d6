"""`doc-builder convert`: a page of a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from builder.printing import Format, printed
from builder.usage import WHERE, AsFormat, wrong_use

NotebookFile = Annotated[Path, typer.Argument(metavar="NOTEBOOK", help="The notebook, a file .ipynb.")]


def convert(
    notebook: NotebookFile,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PAGE",
            help="The page to write, below its language's folder; beside the notebook when left out. Its "
            "pictures go to `imgs/<page>` beside it.",
            rich_help_panel=WHERE,
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files that are there.", rich_help_panel=WHERE)
    ] = False,
    form: AsFormat = Format.HUMAN,
) -> None:
    """Make a page of a notebook, with all its outputs and pictures.

    Cells of Markdown stay as they are. Code becomes a fence and what it printed a fence below it, as
    `doc-builder doctest` compares them; tables and pictures are shown, and commands for a shell stand in
    fences of their own. Cells that are tagged `remove-cell` or `hide-cell` are left out. What the dialect
    finds wrong with the page is told.
    """
    from builder.files import write
    from builder.markdown import parse
    from builder.notebooks import NotebookError, missing_pictures, page_of, read_notebook
    from toctree import Finding
    from toctree.findings import shown

    if notebook.is_dir() or not notebook.name:
        wrong_use(f"{notebook}: this is a folder; name a notebook's file")
    path = output or notebook.with_suffix(".md")
    if path.is_dir() or path.suffix not in (".md", ".mdx"):
        wrong_use(f"{path}: this is no page; name a file that ends in .md")
    try:
        made = page_of(read_notebook(notebook), path.stem)
    except NotebookError as error:
        wrong_use(str(error))
    files = {path: made.text.encode("utf-8")} | {path.parent / one: data for one, data in made.files.items()}
    taken = [shown(one) for one in files if one.exists()]
    if taken and not force:
        wrong_use(f"{', '.join(taken)}: there already; name another --output, or replace it with --force")
    for one, data in files.items():
        try:
            write(one, data)
        except OSError as error:
            wrong_use(f"{shown(one)}: can't be written: {error.strerror}; name another --output")
    page = parse(made.text, shown(path))
    findings = [Finding(shown(path), one.line, one.rule, one.message, one.hint) for one in page.problems]
    for line, source in missing_pictures(page, path.parent):
        hint = "the notebook doesn't hold it: copy it beside the page, or take it out"
        findings.append(Finding(shown(path), line, "missing-image", f"there is no picture {source}", hint))
    findings.sort(key=lambda one: one.line)
    if findings or form is Format.JSON:
        print(printed(findings, form))
    if form is Format.HUMAN:
        print(_told(shown(path), made.title, len(made.files), made.left_out, made.lost))
    if findings:
        raise typer.Exit(1)


def _told(path: str, title: str, pictures: int, left_out: int, lost: int) -> str:
    told = f"{path}: {title}"
    told += f", with {pictures} picture{'s' * (pictures != 1)}" if pictures else ""
    told += f"; {left_out} cell{'s' * (left_out != 1)} left out" if left_out else ""
    told += f"; {lost} output{'s' * (lost != 1)} that no page can show left out" if lost else ""
    return f"{told}; list it in _toctree.yml"

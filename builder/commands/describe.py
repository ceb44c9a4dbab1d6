"""What runs in the other process: imports an app and prints its commands as JSON.

A script that imports nothing of this project, so that it runs with whatever the app needs:

    python -P describe.py mypackage.cli:app FOLDER PROGRAM
"""

from __future__ import annotations

import importlib
import inspect
import json
import os
import re
import sys
import textwrap
from pathlib import Path
from typing import Any

EXTRAS = re.compile(
    r"(?:^|  )\[(?:env var: (?P<variable>.*?)(?:; |(?=\]$)))?(?:default: (?P<default>.*?)(?:; |(?=\]$)))?"
    r"(?P<limits>(?:[^\s;]+<=?)?x(?:[<>]=?[^\s;]+)?)?(?:; )?(?:required)?\]$",
    re.DOTALL,
)
"""What Click and Typer write behind the help of an option, in this order."""


def main(app: str, folder: str, program: str) -> None:
    """Prints the commands, the files that they were read from, and which of them couldn't be read; or
    `problem`: why there are none."""
    # What the app prints isn't ours, whichever way it does: C code and other programs know no sys.stdout.
    answer = os.dup(1)
    os.dup2(2, 1)
    sys.argv = [program or app.partition(":")[0]]  # some read it as they are imported
    if folder:
        sys.path.insert(0, folder)
    unread: list[str] = []
    try:
        command = _command(app)
        name = program or command.name or app.partition(":")[0]
        found: dict[str, Any] = {"command": _describe(command, name, None, unread), "unread": unread}
    except (Exception, SystemExit) as error:  # anything may happen in a user's module
        found = {"problem": _said(error)}
    found["files"] = _files()
    with os.fdopen(answer, "w", encoding="utf-8") as out:
        out.write(json.dumps(found))


def _said(error: BaseException) -> str:
    """An error in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())


def _command(app: str) -> Any:
    """The Click command that `module:attribute` names, made of a Typer app where it is one."""
    module, _, names = app.partition(":")
    found: Any = importlib.import_module(module)
    for name in names.split("."):
        found = getattr(found, name)
    if not hasattr(found, "get_params") and hasattr(found, "registered_commands"):
        import typer.main

        return typer.main.get_command(found)
    if not hasattr(found, "get_params"):
        raise TypeError(f"it is a {type(found).__name__}, and no Click command or Typer app")
    return found


def _describe(command: Any, name: str, parent: Any, unread: list[str]) -> dict[str, Any]:
    context = command.context_class(command, info_name=name, parent=parent)
    commands = []
    for one in command.list_commands(context) if hasattr(command, "list_commands") else ():
        try:  # a group may import its commands only now, or be made of others' plugins
            found = command.get_command(context, one)
            if found is not None and not found.hidden:
                commands.append(_describe(found, one, context, unread))
        except (Exception, SystemExit) as error:
            unread.append(f"{_without_arguments(context)} {one}: {_said(error)}")
    words = [_without_arguments(context), *command.collect_usage_pieces(context)]
    options = [_option(one, context) for one in command.get_params(context)]
    return {
        "program": context.find_root().info_name,
        "path": _without_arguments(context),
        "usage": " ".join(words),
        "help": _plain(command.help, command),
        "summary": _plain(command.short_help or command.get_short_help_str(limit=1000), command),
        "epilogue": _plain(command.epilog, command),
        "deprecated": bool(command.deprecated),
        "reason": command.deprecated if isinstance(command.deprecated, str) else "",
        "options": [one for one in options if one is not None],
        "commands": commands,
    }


def _without_arguments(context: Any) -> str:
    names = []
    while context is not None:
        names.append(context.info_name)
        context = context.parent
    return " ".join(reversed(names))


def _option(param: Any, context: Any) -> dict[str, Any] | None:
    """An option as `--help` shows it; None for one that is hidden, and for what every app has."""
    record = param.get_help_record(context)
    argument = param.param_type_name == "argument"
    if param.name in ("install_completion", "show_completion"):  # Typer's, and not the app's
        return None
    is_help = not argument and not set(context.command.get_help_option_names(context)).isdisjoint(param.opts)
    if is_help or getattr(param, "hidden", False) or (record is None and not argument):
        return None
    names, said = record or (param.make_metavar(context), "")
    if argument and param.metavar:
        names = param.metavar  # Typer adds the type
    text = getattr(param, "help", None) or ""
    extras = EXTRAS.search(said.removeprefix(text))
    return {
        "names": names,
        "help": _plain(text, context.command),
        "argument": argument,
        "panel": getattr(param, "rich_help_panel", None) or "",
        "required": bool(param.required),
        **{key: value or "" for key, value in (extras.groupdict() if extras else {}).items()},
    }


def _plain(text: str | None, command: Any) -> str:
    """A help text without what `--help` leaves out, and without marks that aren't Markdown."""
    cleaned = (text or "").partition("\f")[0]
    if hasattr(command, "rich_markup_mode"):  # Typer's; what of it was indented, it has put right itself
        cleaned = textwrap.dedent(cleaned).strip("\n")
    else:
        cleaned = inspect.cleandoc(cleaned)
    if getattr(command, "rich_markup_mode", None) == "rich":
        from rich.errors import MarkupError
        from rich.markup import render

        try:
            return render(cleaned).plain
        except MarkupError:
            return cleaned
    return cleaned


def _files() -> dict[str, list[int]]:
    """The files whose change may change the commands: those of all modules that were imported."""
    found = {}
    for name, module in list(sys.modules.items()):
        # Some put other things there, which import more, or fail, when they are asked for an attribute.
        path = module.__dict__.get("__file__") if isinstance(module, type(sys)) else None
        if path and name.partition(".")[0] not in sys.stdlib_module_names and Path(path).is_file():
            state = Path(path).stat()
            found[path] = [state.st_mtime_ns, state.st_size]
    return found


if __name__ == "__main__":
    main(*sys.argv[1:4])

"""The commands of a Click or Typer app, as it describes them itself in a process of its own."""

from builder.commands.model import Command, Option
from builder.commands.reading import Reading, read_commands

__all__ = ["Command", "Option", "Reading", "read_commands"]

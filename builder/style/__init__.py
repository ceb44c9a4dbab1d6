"""Formats the Python that stands in pages and docstrings, and leaves every other byte as it is.

`run.style` is the way in. `blocks` finds the code and its place in the file, `plans` says what of a block
is to be formatted, `ruff` does that, `rewriting` puts the outcome into the file.
"""

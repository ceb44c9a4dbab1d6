"""Markdown in, site out: the parser of the dialect, the renderers, the MkDocs host and the command line."""

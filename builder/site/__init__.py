"""From a folder of languages to a site: the MkDocs plugin, the parallel build, search and preview.

The only room, with `builder.cli`, that knows MkDocs and all the others.
"""

"""Keeps the languages of a documentation in step: what a translation was made from, what changed since.

Everything here works on the tree of `builder.markdown`; nothing knows of the site or the command line.
"""

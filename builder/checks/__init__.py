"""`doc-builder check`: what is wrong with a documentation, all of it, found in one pass.

`rules` lists every rule of every room. `pages` and the modules of single rules look at one page, while
its tree is there; `run` puts together what all rooms have found.
"""

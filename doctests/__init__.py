"""Runs the examples of pages and docstrings: what they are, how they run, and what came of them."""

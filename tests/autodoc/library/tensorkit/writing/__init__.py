"""Docstrings in every style and with every habit."""

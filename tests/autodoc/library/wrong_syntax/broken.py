"""Isn't Python."""


def lost(:
    """Cannot be read."""

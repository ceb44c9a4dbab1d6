"""A package with one module that isn't Python."""


def fine() -> int:
    """Nothing is wrong with it."""
    return 1

"""Can be read, all the same."""


def part() -> int:
    """A part."""
    return 1

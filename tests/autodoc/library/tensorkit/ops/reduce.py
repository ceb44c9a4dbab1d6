"""Operations that make one value of many."""

__all__ = ("mean", "total")


def total(values: list[float]) -> float:
    """Add all values."""
    return sum(values)


def mean(values: list[float]) -> float:
    """The middle of all values."""
    return total(values) / len(values)


def _variance(values: list[float]) -> float:
    """How far apart values are."""
    return mean([(one - mean(values)) ** 2 for one in values])

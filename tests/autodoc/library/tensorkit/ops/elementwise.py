"""Operations element by element; `double` isn't exported."""

__all__ = ["add", "scale"]


def add(left: list[float], right: list[float]) -> list[float]:
    """Add two lists."""
    return [one + other for one, other in zip(left, right, strict=True)]


def scale(values: list[float], by: float = 2.0) -> list[float]:
    """Multiply every value."""
    return [one * by for one in values]


def double(values: list[float]) -> list[float]:
    """Multiply every value by two."""
    return scale(values)

from tensorkit.ops import add


def test_add() -> None:
    """Adds."""
    assert add([1], [2]) == [3]

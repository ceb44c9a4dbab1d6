"""Docstrings that are wrong: each object says what is wrong with it, and goes wrong there."""


def unclosed_fence(value: int) -> int:
    """Has a fence that is never closed.

    Args:
        value (`int`): A value.

    Example:

    ```python
    >>> unclosed_fence(1)
    """
    return value


def unclosed_tab(value: int) -> int:
    """Has a tab that is never closed.

    <hfoptions id="broken">
    <hfoption id="one">

    One.

    Args:
        value (`int`): A value.
    """
    return value


def unknown_callout(value: int) -> int:
    """Has a callout of no known kind, and a tag that nobody knows: <unk>.

    > [!PERHAPS]
    > Or not.

    <Tip>

    Never closed.
    """
    return value


def unbalanced_math(value: int) -> int:
    r"""Has a formula that is none: \\( \frac{1}{ \\), and a price of $5.

    Args:
        value (`int`): A value.
    """
    return value


def mismatch(first: int, second: str = "b", *rest: int, **options: int) -> None:
    """Documents another signature than its own.

    Args:
        first (`str`): Is an `int`.
        third (`int`): Isn't there.
        second (`str`, *optional*, defaults to `"c"`): Has another default.
    """


def half_documented(first: int, second: int, third: int = 3) -> None:
    """Leaves parameters out.

    Args:
        second (`int`): The second.
    """


def twice(first: int) -> None:
    """Documents a parameter twice.

    Args:
        first (`int`): Once.
        first (`int`): And again.
    """


def html(first: str = "<b>", second: str = "a & b") -> None:
    """Has <b>tags</b> & signs of HTML in its text, its types and its defaults.

    Args:
        first (`Dict[str, <class 'int'>]`): A <table> that is none.
        second (`str`, *optional*, defaults to `"a & b"`): {braces} and {{more}}.
    """

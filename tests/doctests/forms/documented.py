"""A module whose docstrings have examples.

>>> half(3)
1.5
"""

import math  # noqa: F401 - the docstrings see it


def half(value):
    """
    Half of a value.

    Example:

    ```py
    >>> half(5)
    2.5
    >>> math.floor(half(5))
    2
    ```
    """
    return value / 2


class Ring:
    r"""A ring, whose text has a \backslash.

    Args:
        size (`int`):
            How many places it has, as in

            ```python
            >>> Ring(3).size
            3
            ```
    """

    def __init__(self, size):
        self.size = size

    def next(self, place):
        """The place after one.

        Examples::

            >>> Ring(3).next(2)
            0
            >>> Ring(3).next(0)
            1

        And one that is wrong:

            >>> Ring(4).next(2)
            4
        """
        return (place + 1) % self.size

    @property
    def half(self):
        """
        Half of the ring's size.

        ```py
        print(Ring(4).half)
        ```

        ```text
        3.0
        ```
        """
        return half(self.size)

"""Docstrings in Google's style, their text in Markdown."""

from typing import Any

from tensorkit.pipeline import Pipeline


class Attention:
    """A layer that looks around.

    > [!TIP]
    > It looks at everything at once:
    >
    > ```py
    > Attention(8)(values)
    > ```

    <Tip warning={true}>

    It is slow on long sequences.

    </Tip>

    <hfoptions id="backend">
    <hfoption id="plain">

    Needs nothing.

    </hfoption>
    <hfoption id="fused">

    Needs `fastkernels`.

    </hfoption>
    </hfoptions>

    <Added version="0.2.0">

    Masks.

    </Added>

    > Parameters for every layer

    Args:
        width (`int`): How wide it is.
        heads (`int`, *optional*, defaults to 8):
            How many places it looks at. Must divide `width`:

            - 1 looks at one place,
            - 8 looks at eight:
                1. first here,
                2. then there.

            | heads | speed |
            |---|---|
            | 1 | fast |
            | 8 | `a | b` |

            ```python
            >>> Attention(8, heads=2).heads
            2
            ```

        > Parameters for masks

        mask, bias (`list[float]`, *optional*, defaults to `None`): What is added, and
            where: the two go together.
        scale (`float` or `dict[str, float]`, *optional*, defaults to `{"all": 1.0}`): What it is
            multiplied by.
        mode (`str`, *optional*, defaults to `"full: all places"`): One of `"full: all places"` and
            `"local"`.
        *layers (`Any`): Layers to look at.
        **kwargs (`Any`, *optional*): Passed on to [`Pipeline`].

    Attributes:
        width (`int`): How wide it is.
        heads (`int`): How many places it looks at.

    Note:
        It was made on a Monday.

    Warning: never use it on a Friday.

    Tip:
        Use it with [`Attention.forward`].

    See Also:
        [`Pipeline`], [`~pipeline.Pipeline.save`].

    References:
        - A. Nobody, *On Looking*, 2031.

    Todo:
        Look behind.
    """

    def __init__(
        self,
        width: int,
        heads: int = 8,
        mask: list[float] | None = None,
        bias: list[float] | None = None,
        scale: float | dict[str, float] = {"all": 1.0},
        mode: str = "full: all places",
        *layers: Any,
        **kwargs: Any,
    ) -> None:
        self.width = width
        self.heads = heads

    def forward(
        self, values: list[float], cache: dict[str, list[float]] | None = None
    ) -> tuple[list[float], ...]:
        r"""Look.

        Args:
            values (`list[float]` of shape `(batch, length)`): What to look at; \\(x_1 \ldots x_n\\).
            cache (`dict[str, list[float]]`, *optional*, defaults to `{"a": [1.0]}`): What was seen.

        Returns:
            [`~utils.LookOutput`] or `tuple(list[float])`: What was seen:

            - **values** -- in order,
            - **weights** (*optional*, returned when `output_weights=True`) -- how much of each.

        Raises:
            `ValueError`: There is nothing to look at.
            [`~kinds.OutOfMemory`]: There is too much.
            KeyError: The cache is another's.

        Examples:

        ```python
        >>> attention = Attention(8)
        >>> attention.forward([1.0])
        ([1.0],)
        ```

        With a cache:

        ```python
        >>> attention.forward([1.0], cache={})
        ([1.0],)
        ```
        """
        return (values,)

    def singular(self) -> int:
        """Gives one.

        Return:
            int: One.
        """
        return 1

    def bare(self) -> int:
        """Has an example without a fence.

        Example:
            >>> Attention(8).bare()
            1

            And again:

            >>> Attention(8).bare() + 1
            2

        Returns:
            The number.
        """
        return 1

    def params(self, first: int, second: int = 2) -> None:
        """Names its section otherwise.

        Params:
            first: The first, without a type.
            second (int, optional): The second; its type isn't code. Defaults to 2.
        """

    def arguments(self, first: int, second: int = 2) -> None:
        """Names its section in yet another way, and twice.

        Arguments:
            first (`int`): The first.

        Arguments:
            second (`int`, *optional*, defaults to `2`): The second.
        """

    def generates(self) -> Any:
        """Gives many.

        Yields:
            `int`: One number.
            `str`: And its name.
        """
        yield 1

    def references(self) -> None:
        """Refers to [`Attention`], [`~tensorkit.Pipeline`], [`Pipeline.save`], [`Attention.forward#cache`],
        [`~Pipeline.save#overwrite`], [`torch.nn.Module`], [`~datasets.Dataset.map`], [`no.such.thing`]
        and [`Pipelin`]; [`values`, `cache`] is text, and so is `[`Pipeline`]` in code.
        """


class Loose(Pipeline):
    """Args on its last line, and nothing under it.

    Args:"""

    def returns_nothing(self) -> None:
        """Promises, and says nothing.

        Returns:
        """

    def returns_last(self) -> None:
        """Promises.

        Returns:"""

    def returns_twice(self) -> int:
        """Promises twice.

        Returns:
            `int`: One thing.

        Returns:
            `str`: Another thing.
        """
        return 1

    def over_indented(self, first: int, second: int) -> None:
        """Is indented oddly.

        Args:
                first (`int`): The first.
                second (`int`):
                    The second,
                    over two lines.
        Returns:
            Nothing.
        """

    def colon_in_text(self, first: int) -> None:
        """Has a colon in its text: this one.

        Args:
            first (`int`): The first: it is small.
            Not a parameter, since a sentence: it says more.
        """

    def starts_below(self, url: str, headers: dict[str, str]) -> None:
        """
        Starts on its second line, as many do. Args: in a sentence is none.

        Args:
            url:
                Where to look, like `https://example.org:8080/`.
            headers (`dict[str, str]`):

                What to send, after an empty line.
        """

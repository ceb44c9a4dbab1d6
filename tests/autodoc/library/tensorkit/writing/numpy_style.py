"""Docstrings in NumPy's style."""


class Histogram:
    """Counts of values.

    Parameters
    ----------
    bins : int, default: 10
        How many bins.
    low, high : float, optional
        Where they begin and end.

    Attributes
    ----------
    counts : list of int
        How many values are in each bin.

    Methods
    -------
    add(value)
        Count one more.

    See Also
    --------
    spread : How far apart values are.

    Notes
    -----
    A value on an edge counts for the bin above it.
    """

    def __init__(self, bins=10, low=None, high=None):
        self.counts = [0] * bins

    def add(self, value, *weights, **options):
        """Count one more.

        Parameters
        ----------
        value : {float, int}
            What to count.
        *weights : float
            How much it counts for.
        **options
            Passed on.

        Returns
        -------
        bin : int
            Where it was counted.
        bool
            Whether it was the first.

        Raises
        ------
        ValueError
            If it lies outside.

        Warns
        -----
        RuntimeWarning
            If it isn't finite.

        Examples
        --------
        >>> Histogram().add(1.0)
        (0, True)
        """


def spread(values, *, unbiased=True):
    """How far apart values are.

    .. versionadded:: 0.2.0

    .. deprecated:: 0.3.0
        Use :func:`~tensorkit.ops.mean` instead.

    Parameters
    ----------
    values : list[float]
        The values.
    unbiased : bool, default True
        Whether to divide by one less.

    Yields
    ------
    float
        One distance.
    """

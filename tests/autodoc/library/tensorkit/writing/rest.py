"""Docstrings in reStructuredText, as they were written years ago."""


class OldStage:
    """A stage, see :class:`~tensorkit.Stage` and :meth:`OldStage.run`.

    Args:
        name (:obj:`str`): What it is called, ``plain`` or not.
        count (:obj:`int`, `optional`, defaults to :obj:`2`): How many.
        parts (:obj:`list(str)` or :class:`tensorkit.Shape`, `optional`): Its parts.

    .. note::

        It is old.

    .. warning:: It may go.

    Example::

        >>> OldStage("a").run(1)
        1

    See `the page <https://example.org/old>`__ and :ref:`this one <other-page>`.
    """

    def __init__(self, name, count=2, parts=None):
        self.name = name

    def run(self, value, times=1):
        """
        Run it.

        :param value: What to run it on.
        :type value: float
        :param int times: How often, which
            may be never.
        :returns: What came of it.
        :rtype: float
        :raises ValueError: There is nothing.
        """

    def show(self):
        r"""
        Show it.

        Returns:
            :obj:`tuple(float)`: What there is, with :math:`x^2`.

        .. code-block:: python

            OldStage("a").show()
        """

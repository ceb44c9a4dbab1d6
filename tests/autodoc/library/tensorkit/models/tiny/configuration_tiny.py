"""The configuration of a tiny model."""

from ...configs import BaseConfig


class TinyConfig(BaseConfig):
    r"""
    What a [`TinyModel`] is made of.

    Args:
        width (`int`, *optional*, defaults to 8):
            How wide it is.
        layers (`int`, *optional*, defaults to 2):
            How many layers it has.
        act (`str` or `Callable`, *optional*, defaults to `"relu"`):
            What stands between them.

    Example:

    ```python
    >>> from tensorkit import TinyConfig

    >>> configuration = TinyConfig()
    >>> configuration.width
    8
    ```"""

    model_type = "tiny"
    attribute_map = {"size": "width"}

    def __init__(self, width=8, layers=2, act="relu", **kwargs):
        self.width = width
        self.layers = layers
        self.act = act


__all__ = ["TinyConfig"]

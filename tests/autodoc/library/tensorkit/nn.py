"""Modules of PyTorch: needs torch, which may be absent."""

import math
from typing import Optional, Tuple, Union

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .configs import BaseConfig
from .generated import with_intro

_MODULE_INTRO = """
    It is a [`torch.nn.Module`], and can be used as one.
"""


class LinearKernel(nn.Module):
    """Multiplies by a matrix.

    Args:
        inputs (`int`): Columns of the matrix.
        outputs (`int`): Rows of the matrix.
        dtype (`torch.dtype`, *optional*, defaults to `torch.float32`): The kind of number.
        activation (`Callable`, *optional*, defaults to `torch.nn.functional.relu`): What follows.
    """

    weight: Tensor
    """The matrix."""

    def __init__(
        self,
        inputs: int,
        outputs: int,
        dtype: torch.dtype = torch.float32,
        device: Union[torch.device, str] = torch.device("cpu"),
        activation=F.relu,
    ) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(outputs, inputs, dtype=dtype))
        self.activation = activation
        self.register_buffer("scale", torch.ones(1), persistent=False)

    @torch.no_grad()
    def reset(self, gain: float = math.sqrt(2)) -> None:
        """Start again.

        Args:
            gain (`float`, *optional*, defaults to `math.sqrt(2)`): How wide to start.
        """
        nn.init.xavier_uniform_(self.weight, gain)

    def forward(
        self,
        hidden: torch.FloatTensor,
        mask: Optional[torch.BoolTensor] = None,
        return_weights: bool = False,
    ) -> Union[torch.Tensor, Tuple[torch.Tensor, Tensor]]:
        """
        Args:
            hidden (`torch.FloatTensor` of shape `(batch, length, inputs)`):
                What to multiply.
            mask (`torch.BoolTensor` of shape `(batch, length)`, *optional*):
                Which places count. Values are in `[0, 1]`:

                - 1 for places that count,
                - 0 for places that don't.

                [What is a mask?](../glossary#mask)
            return_weights (`bool`, *optional*, defaults to `False`):
                Whether to give back the matrix too.

        Returns:
            `torch.Tensor` or `tuple(torch.Tensor)`: What came of it.
        """
        return self.activation(F.linear(hidden, self.weight))

    @torch.jit.export
    def width(self) -> int:
        """How wide it is."""
        return self.weight.shape[0]


@with_intro("Adds what goes in to what comes out.\n", _MODULE_INTRO)
class Residual(nn.Module):
    r"""
    Args:
        inner ([`LinearKernel`]): What stands between.
    """

    def __init__(self, inner: LinearKernel) -> None:
        super().__init__()
        self.inner = inner

    def forward(self, hidden: Tensor) -> Tensor:
        return hidden + self.inner(hidden)


class ConfiguredKernel(LinearKernel):
    """A kernel that a configuration describes."""

    config_class = BaseConfig

    def __init__(self, config: BaseConfig) -> None:
        super().__init__(1, 1)
        self.config = config


@torch.no_grad()
def as_torch(values: list[float], dtype: torch.dtype = torch.float32) -> torch.Tensor:
    """A tensor of these values.

    Args:
        values (`list[float]`): Values.
        dtype (`torch.dtype`, *optional*, defaults to `torch.float32`): The kind of number.

    Returns:
        `torch.Tensor`: The tensor.
    """
    return torch.tensor(values, dtype=dtype)


class Doubling(torch.autograd.Function):
    """Doubles, forwards and back."""

    @staticmethod
    def forward(ctx, values: Tensor) -> Tensor:
        """Double values."""
        return values * 2

    @staticmethod
    def backward(ctx, gradient: Tensor) -> Tensor:
        """Double the gradient."""
        return gradient * 2

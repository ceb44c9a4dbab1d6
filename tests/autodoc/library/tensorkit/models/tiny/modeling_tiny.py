"""A tiny model, in PyTorch."""

from dataclasses import dataclass
from typing import Optional

import torch
from torch import nn

from ...generated import documented
from ...nn import LinearKernel
from .configuration_tiny import TinyConfig


@dataclass
class TinyOutput:
    """What a [`TinyModel`] gives back.

    Args:
        loss (`torch.FloatTensor` of shape `(1,)`, *optional*, returned when `labels` is provided):
            How wrong it is.
        hidden (`torch.FloatTensor` of shape `(batch, length, width)`):
            Its last layer.
    """

    loss: Optional[torch.FloatTensor] = None
    hidden: Optional[torch.FloatTensor] = None


class TinyPreTrainedModel(nn.Module):
    config_class = TinyConfig
    base_model_prefix = "tiny"

    def _init_weights(self, module):
        pass

    def freeze(self):
        """Learn nothing more."""


class TinyModel(TinyPreTrainedModel):
    """A model of a few layers.

    Args:
        config ([`TinyConfig`]): What it is made of.
    """

    def __init__(self, config: TinyConfig):
        super().__init__()
        self.config = config
        self.layers = nn.ModuleList([LinearKernel(config.width, config.width)])
        # What the tests ask for; not an attribute docstring.
        self.post_init = None

    @documented(intro="Run the model.")
    def forward(
        self, values: torch.LongTensor, mask: Optional[torch.FloatTensor] = None, axis: int = -1
    ) -> TinyOutput:
        return TinyOutput(hidden=values)


__all__ = ["TinyModel", "TinyOutput", "TinyPreTrainedModel"]

"""A tensor library that does not exist.

It is a lazy package, as large libraries are: its names are listed in `_import_structure`, and a
module is imported when one of its names is asked for.
"""

from typing import TYPE_CHECKING

from . import availability
from ._lazy import LazyModule, MissingDependencyError
from .availability import is_fastkernels_available, is_torch_available

__version__ = "0.3.1"

_import_structure = {
    "auto": ["AutoKernel", "AutoPlan"],
    "availability": [],
    "configs": ["BaseConfig", "LaunchConfig", "SweepConfig"],
    "dispatch": ["fill", "item", "load", "pad", "scatter"],
    "generated": ["WideKernel", "documented", "narrow"],
    "kinds": [
        "Access",
        "Buffer",
        "Device",
        "KernelError",
        "LaunchOptions",
        "Placed",
        "Precision",
        "Shape",
    ],
    "models": [],
    "models.tiny": ["TinyConfig"],
    "names": ["Array", "old_matmul"],
    "native": ["Packer", "checksum", "precise_sum", "ring"],
    "ops": ["add", "mean", "scale", "total"],
    "pipeline": ["Pipeline", "ReversePipeline", "Stage"],
    "writing": [],
}

try:
    if not is_torch_available():
        raise MissingDependencyError
except MissingDependencyError:
    from . import dummies

    _import_structure["dummies"] = [name for name in dir(dummies) if not name.startswith("_")]
else:
    _import_structure["nn"] = ["LinearKernel", "Residual", "as_torch"]
    _import_structure["models.tiny"] += ["TinyModel", "TinyOutput"]

try:
    if not (is_torch_available() and is_fastkernels_available()):
        raise MissingDependencyError
except MissingDependencyError:
    pass
else:
    _import_structure["fused"] = ["FusedKernel"]


if TYPE_CHECKING:
    from .auto import AutoKernel, AutoPlan
    from .configs import BaseConfig, LaunchConfig, SweepConfig
    from .dispatch import fill, item, load, pad, scatter
    from .generated import WideKernel, documented, narrow
    from .kinds import (
        Access,
        Buffer,
        Device,
        KernelError,
        LaunchOptions,
        Placed,
        Precision,
        Shape,
    )
    from .models.tiny import TinyConfig
    from .names import Array, old_matmul
    from .native import Packer, checksum, precise_sum, ring
    from .ops import add, mean, scale, total
    from .pipeline import Pipeline, ReversePipeline, Stage

    try:
        if not is_torch_available():
            raise MissingDependencyError
    except MissingDependencyError:
        from .dummies import *
    else:
        from .models.tiny import TinyModel, TinyOutput
        from .nn import LinearKernel, Residual, as_torch

    try:
        if not (is_torch_available() and is_fastkernels_available()):
            raise MissingDependencyError
    except MissingDependencyError:
        pass
    else:
        from .fused import FusedKernel
else:
    import sys

    sys.modules[__name__] = LazyModule(
        __name__,
        globals()["__file__"],
        _import_structure,
        spec=__spec__,
        extra={
            "__version__": __version__,
            "availability": availability,
            "is_torch_available": is_torch_available,
        },
    )

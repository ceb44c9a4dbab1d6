"""Which optional dependencies are there."""

import importlib.util


def is_torch_available() -> bool:
    """Whether PyTorch can be imported."""
    return importlib.util.find_spec("torch") is not None


def is_fastkernels_available() -> bool:
    """Whether `fastkernels` can be imported, which nobody has: it doesn't exist."""
    return importlib.util.find_spec("fastkernels") is not None

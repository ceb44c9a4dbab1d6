"""Needs `fastkernels`, which doesn't exist: this module is never exported, but can be read."""

import fastkernels


class FusedKernel(fastkernels.Kernel):
    """Several kernels at once."""

    def run(self) -> None:
        """Run them."""

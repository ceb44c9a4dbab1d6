"""Whether what an example gave is what its page shows."""

from .compare import compare
from .exceptions import compare_exception, expects_exception

__all__ = ["compare", "compare_exception", "expects_exception"]

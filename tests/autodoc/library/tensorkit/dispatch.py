"""Functions with every kind of signature."""

import asyncio
import operator
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from functools import cache, wraps
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Dict,
    List,
    Optional,
    ParamSpec,
    Tuple,
    TypeVar,
    Union,
    overload,
)

from .kinds import Device, Shape

if TYPE_CHECKING:
    import torch

    from .nn import LinearKernel

P = ParamSpec("P")
R = TypeVar("R")


def _nearest(value: float) -> int:
    return round(value)


def fill(
    shape: Shape, value: float = 0.0, /, dtype: str = "float32", *, device: Device = Device.CPU
) -> List[float]:
    """A list of one value: with parameters by place, by either, and by keyword.

    Args:
        shape ([`Shape`]): How much of it.
        value (`float`, *optional*, defaults to 0.0): What to fill it with.
        dtype (`str`, *optional*, defaults to `"float32"`): The kind of number.
        device ([`~kinds.Device`], *optional*, defaults to `Device.CPU`): Where it lies.

    Returns:
        `List[float]`: The values.
    """
    return [value] * (shape.rows * shape.columns)


def pad(
    *tensors: "torch.Tensor",
    to: Optional[int] = None,
    rounding: Callable[[float], int] = _nearest,
    key: Callable[[Any], Any] = lambda tensor: tensor.shape[0],
    combine: Callable[..., Any] = operator.add,
    container: type = list,
    device: Device = Device.CPU,
    limit: float = float("inf"),
    missing: float = float("nan"),
    sentinel: object = object(),
    options: Dict[str, List[Union[int, str]]] = {},
    names: Tuple[str, ...] = ("rows", "columns"),
    **rest: Any,
) -> "Union[torch.Tensor, Tuple[torch.Tensor, LinearKernel]]":
    """Pad tensors to one length: defaults of every kind.

    Args:
        *tensors (`torch.Tensor`): What to pad.
        to (`int`, *optional*): The length; the longest tensor's when left out.
        rounding (`Callable`, *optional*): How to round.
        **rest: Passed on to [`fill`].
    """
    return tensors[0]


@overload
def item(values: List[float], index: int) -> float: ...
@overload
def item(values: List[float], index: slice) -> List[float]: ...
@overload
def item(values: List[float], index: None = ..., *, default: R) -> Union[float, R]: ...
def item(values: Any, index: Any = None, *, default: Any = None) -> Any:
    """One value or several.

    Args:
        values (`List[float]`): Values.
        index (`int` or `slice`, *optional*): Which of them.
        default (*optional*): What stands in for none.
    """
    return values[index] if index is not None else default


async def load(
    path: "str | None", retries: int | None = 3, weights: "Dict[str, LinearKernel] | None" = None
) -> bytes:
    """Read a file, some time.

    Args:
        path (`str`): The file.
        retries (`int`, *optional*, defaults to 3): How often to try.

    Returns:
        `bytes`: What it holds.

    Raises:
        `FileNotFoundError`: There is none.
    """
    await asyncio.sleep(0)
    return b""


async def stream(count: int) -> AsyncIterator[int]:
    """Numbers, one after the other.

    Yields:
        `int`: The next one.
    """
    for number in range(count):
        yield number


def scatter(items: Iterable[R], ranks: Annotated[int, "more than zero"] = 2) -> Iterator[Tuple[int, R]]:
    """Deal items to ranks.

    Args:
        items (`Iterable`): What to deal.
        ranks (`int`, *optional*, defaults to 2): How many there are.

    Yields:
        `Tuple[int, Any]`: A rank and its item.
    """
    for number, one in enumerate(items):
        yield number % ranks, one


def retrying(times: int = 3) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A decorator that keeps the name of what it wraps."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def again(*args: P.args, **kwargs: P.kwargs) -> R:
            for _ in range(times - 1):
                try:
                    return function(*args, **kwargs)
                except OSError:
                    continue
            return function(*args, **kwargs)

        return again

    return decorate


@retrying(times=5)
def fetch(url: str, timeout: float = 10.0) -> bytes:
    """Fetch an address, as often as it takes."""
    return url.encode()


@cache
def factorial(number: int) -> int:
    """The product of the numbers up to one, kept once it is known."""
    return 1 if number < 2 else number * factorial(number - 1)


def undocumented(value, other=None):
    return value or other

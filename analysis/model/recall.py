"""A memory that lasts one reading: equal words are worked out once, and forgotten when the reading ends.

What people write must not stay in a server after they leave, so no other cache may hold it
(tests/test_architecture.py looks for one).
"""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T", bound=Hashable)

_kept: list[Callable[[], None]] = []
_sizes: list[Callable[[], int]] = []


def recalled(size: int = 65_536) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Remember up to `size` answers of a pure function of hashable arguments until `forget` is called."""

    def remember(function: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(maxsize=size)(function)
        _kept.append(kept.cache_clear)
        _sizes.append(lambda: kept.cache_info().currsize)

        def answer(*args: P.args, **kwargs: P.kwargs) -> T:
            return kept(*args, **kwargs)

        return answer

    return remember


def forget() -> None:
    """Drop all that is remembered; whoever reads at the same moment only works it out again."""
    for clear in _kept:
        clear()


def held() -> int:
    """How many answers are remembered now."""
    return sum(size() for size in _sizes)

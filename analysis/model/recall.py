"""A memory that lasts one reading: equal words are worked out once, and forgotten when the reading ends.

What people write must not stay in a server after they leave, so no other cache may hold it.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")

_clear: list[Callable[[], None]] = []
_count: list[Callable[[], int]] = []


def recalled(size: int = 65_536) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Remember up to `size` answers of a pure function of a text until `forget` is called."""

    def remember(function: Callable[[str], T]) -> Callable[[str], T]:
        kept = lru_cache(maxsize=size)(function)
        _clear.append(kept.cache_clear)
        _count.append(lambda: kept.cache_info().currsize)

        @wraps(function)
        def answer(text: str) -> T:
            return kept(text)

        return answer

    return remember


def forget() -> None:
    """Drop all that is remembered; whoever reads at the same moment only works it out again."""
    for clear in _clear:
        clear()


def held() -> int:
    """How many answers are remembered now."""
    return sum(count() for count in _count)

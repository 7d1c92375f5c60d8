"""Which counts over several people may be shown, so that none points at a person and none can be worked out.

A count under five is not shown, nor is one whose rest is under five (18 of 20 tells of the other two).
What could be found by subtracting what is shown from a total is hidden as well, and groups of fewer than five
people or applications are put together.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple, TypeVar

LEAST = 5
Key = TypeVar("Key", bound=Hashable)


class Size(NamedTuple):
    """How large a group of applications is: how many, and from how many different people."""

    applications: int
    people: int


def small(count: int) -> bool:
    """Whether a count is too small to be shown; none counts as small."""
    return count < LEAST


def safe_part(part: int, whole: int) -> bool:
    """Whether `part` of `whole` may be shown: neither the part nor the rest is small."""
    return not small(part) and not small(whole - part)


def put_together(
    keys: Sequence[Key], size: Callable[[tuple[Key, ...]], Size], *, people: bool
) -> list[tuple[Key, ...]]:
    """Groups large enough to be shown, the small ones as one.

    Args:
        keys: the groups, each in exactly one place; their order is kept.
        size: the size of several groups together.
        people: whether a group needs five people too (pointless where the whole cohort has fewer).

    Returns:
        One tuple a group to show, the joint one last. It holds at least two groups, so that its size is the
        size of none of them; where all groups must join, it is the only one. No keys: [].
    """

    def too_small(some: tuple[Key, ...]) -> bool:
        found = size(some)
        return small(found.applications) or (people and small(found.people))

    joint = tuple(key for key in keys if too_small((key,)))
    if not joint:
        return [(key,) for key in keys]
    shown = [key for key in keys if key not in joint]
    while shown and (len(joint) < 2 or too_small(joint)):
        smallest = min(shown, key=lambda key: (size((key,)).applications, shown.index(key)))
        shown.remove(smallest)
        joint += (smallest,)
    return [*((key,) for key in shown), tuple(key for key in keys if key in joint)]


def hidden_parts(parts: Sequence[int], wholes: Sequence[int]) -> list[bool]:
    """Which parts to hide when all wholes and the sum of all parts are known.

    Hidden are the small ones, then further ones, the smallest whole first, until the best that subtraction
    can do leaves every hidden part open within a span of five or more, and neither the hidden parts nor
    their rests are a small sum.

    Args:
        parts: successes by group.
        wholes: applications by group, each at least its part.

    Returns:
        One flag a group; all True where nothing less protects. Nothing: [].
    """
    hidden = [not safe_part(part, whole) for part, whole in zip(parts, wholes, strict=True)]
    if not any(hidden):
        return hidden
    while not all(hidden) and not _protected(parts, wholes, hidden):
        place = min((at for at, gone in enumerate(hidden) if not gone), key=lambda at: (wholes[at], at))
        hidden[place] = True
    return hidden


def spans(parts: Sequence[int], wholes: Sequence[int], hidden: Sequence[bool]) -> list[tuple[int, int]]:
    """What subtraction leaves of each hidden part: the least and the most that it can be."""
    gone = [at for at, one in enumerate(hidden) if one]
    left = sum(parts[at] for at in gone)
    room = sum(wholes[at] for at in gone)
    return [(max(0, left - (room - wholes[at])), min(wholes[at], left)) for at in gone]


def _protected(parts: Sequence[int], wholes: Sequence[int], hidden: Sequence[bool]) -> bool:
    gone = [at for at, one in enumerate(hidden) if one]
    left = sum(parts[at] for at in gone)
    rest = sum(wholes[at] - parts[at] for at in gone)
    wide = all(high - low >= LEAST for low, high in spans(parts, wholes, hidden))
    return len(gone) > 1 and not small(left) and not small(rest) and wide


def shown_steps(counts: Sequence[int], first: Sequence[int] = ()) -> list[bool]:
    """Which of nested counts may be shown, each a part of those before it.

    Args:
        counts: from the whole to the innermost part, never growing.
        first: places that come before the others when two cannot both be shown.

    Returns:
        One flag a count: a shown one is not small, and neither is its distance to any other shown one.
    """
    shown = [False] * len(counts)
    order = [0, *first, *(at for at in range(1, len(counts)) if at not in first)] if counts else []
    for at in order:
        apart = all(not small(abs(counts[at] - counts[other])) for other, on in enumerate(shown) if on)
        shown[at] = not small(counts[at]) and apart
    return shown

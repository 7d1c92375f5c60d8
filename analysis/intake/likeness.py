"""How alike two rows are that no key brings together: a typing error mended, an employer named at length."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from rapidfuzz.fuzz import token_sort_ratio

ENOUGH = 90.0
_LEAST_OF_EITHER = 75.0
_CONTAINED = 95.0
_ONE_MISSING = 90.0
_SAME_DAY = 3.0
# so many rows of one employer or role are compared one by one; of more, only those of the same day
_ONE_BY_ONE = 50


class Names(NamedTuple):
    """Who applied where for what and when, as keys; "" and None where the file does not say."""

    seeker: str
    employer: str
    role: str
    day: date | None


class Likeness(NamedTuple):
    """Two rows, by their places in the older and the newer file, and how alike they are (90 to 100)."""

    old: int
    new: int
    similarity: float


def similarity(one: Names, other: Names) -> float:
    """How alike two applications of one seeker are, 0 to 100: the mean of employer and role.

    Words count in any order. A name that continues the other counts as nearly equal. Neither may be far off;
    a missing one is made up for by the same day only, which adds a little to any pair. 0 for two seekers.
    """
    if one.seeker != other.seeker:
        return 0.0
    same_day = one.day is not None and one.day == other.day
    employer = _alike(one.employer, other.employer, same_day)
    if min(len(one.employer), len(other.employer)) > 3 and _continues(one.employer, other.employer):
        employer = max(employer, _CONTAINED)
    role = _alike(one.role, other.role, same_day)
    if min(employer, role) < _LEAST_OF_EITHER:
        return 0.0
    return min((employer + role) / 2 + (_SAME_DAY if same_day else 0.0), 100.0)


def best_pairs(old: dict[int, Names], new: dict[int, Names]) -> list[Likeness]:
    """The rows that are alike enough, each in one pair at most, most similar first, then nearest in time.

    Only rows that share employer or role are compared; of an employer or role with very many, only those of
    the same day.

    Args:
        old: place -> names of the rows left in the older file.
        new: likewise of the newer one.
    """
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, names in old.items():
        for key in _keys(names):
            blocks[key].append(place)
    found = []
    for place, names in new.items():
        for other in _candidates(names, blocks):
            alike = similarity(old[other], names)
            if alike >= ENOUGH:
                found.append((-alike, _apart(old[other], names), other, place))
    pairs: list[Likeness] = []
    used_old, used_new = set(), set()
    for minus, _, other, place in sorted(found):
        if other not in used_old and place not in used_new:
            used_old.add(other)
            used_new.add(place)
            pairs.append(Likeness(other, place, -minus))
    return pairs


def _keys(names: Names) -> list[tuple[object, ...]]:
    return [
        ("employer", names.seeker, names.employer),
        ("employer and day", names.seeker, names.employer, names.day),
        ("role", names.seeker, names.role),
        ("role and day", names.seeker, names.role, names.day),
    ]


def _candidates(names: Names, blocks: dict[tuple[object, ...], list[int]]) -> set[int]:
    employer, employer_and_day, role, role_and_day = (blocks.get(key, []) for key in _keys(names))
    return {
        *(employer if len(employer) <= _ONE_BY_ONE else employer_and_day),
        *(role if len(role) <= _ONE_BY_ONE else role_and_day),
    }


def _alike(one: str, other: str, same_day: bool) -> float:
    if one == other:
        return 100.0
    if not one or not other:
        return _ONE_MISSING if same_day else 0.0
    return float(token_sort_ratio(one, other))


def _continues(one: str, other: str) -> bool:
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def _apart(one: Names, other: Names) -> int:
    """Days between two applications; many when one has no day."""
    return abs((one.day - other.day).days) if one.day and other.day else 10_000

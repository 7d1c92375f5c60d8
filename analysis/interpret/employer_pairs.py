"""Names that may be one employer written twice, for a person to say; nothing is merged here."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from analysis.interpret.names import employer_key
from analysis.reference.public_bodies import public_body_words

ENOUGH = 85.0
_NEARLY_EQUAL = 99.0
_FIRST_LETTERS = 3


class EmployerPair(NamedTuple):
    """Two employers whose names are nearly equal.

    Attributes:
        one: the name written more often, as written most often.
        other: the other name, likewise.
        one_key: key of the first (interpret.names.employer_key).
        other_key: key of the second.
        similarity: 85 to below 100.
    """

    one: str
    other: str
    one_key: str
    other_key: str
    similarity: float


def suggest_same_employer(names: Iterable[str]) -> tuple[EmployerPair, ...]:
    """The pairs of employers that may be one: their words agree to 85 of 100, in any order or run together.

    Names that differ in a number are left alone, and so are two trusts, councils, universities or schools:
    these resemble each other and are different employers all the same. Only names that share the beginning
    of a word are compared.

    Args:
        names: employers as written, one an application; "" is passed over.

    Returns:
        The pairs, most alike first; names with the same key are one employer already and make none.
    """
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for name, times in Counter(names).items():
        if key := employer_key(name):
            written[key][name] += times
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in sorted(written):
        for start in {word[:_FIRST_LETTERS] for word in key.split()}:
            blocks[start].append(key)
    sorted_words = {key: " ".join(sorted(key.split())) for key in written}
    found: dict[tuple[str, str], float] = {}
    for keys in blocks.values():
        for one, other in combinations(keys, 2):
            alike = ratio(sorted_words[one], sorted_words[other], score_cutoff=ENOUGH)
            alike = alike or _written_together(one, other)
            if alike and _may_be_one(one, other):
                found[one, other] = alike
    pairs = [_pair(one, other, alike, written) for (one, other), alike in found.items()]
    return tuple(sorted(pairs, key=lambda pair: (-pair.similarity, pair.one_key, pair.other_key)))


def _written_together(one: str, other: str) -> float:
    """How alike two names are without their blanks ("Bright Water", "Brightwater"), 0 below enough."""
    alike = ratio(one.replace(" ", ""), other.replace(" ", ""), score_cutoff=ENOUGH)
    return min(alike, _NEARLY_EQUAL)


def _may_be_one(one: str, other: str) -> bool:
    if _digits(one) != _digits(other):
        return False
    public = public_body_words()
    return not (public.intersection(one.split()) and public.intersection(other.split()))


def _digits(key: str) -> list[str]:
    return sorted(letter for letter in key if letter.isdigit())


def _pair(one: str, other: str, alike: float, written: dict[str, Counter[str]]) -> EmployerPair:
    """The more frequent name first; of equally frequent ones the first by letter."""
    first, second = sorted((one, other), key=lambda key: (-written[key].total(), key))
    return EmployerPair(
        written[first].most_common(1)[0][0], written[second].most_common(1)[0][0], first, second, alike
    )

"""What an employer's name says about its sector."""

from bisect import bisect_left
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from analysis.model import SectorBasis
from analysis.model.recall import recalled
from analysis.reference.employers import (
    Employer,
    NameWord,
    employer_words,
    learned_words,
    name_words,
    named_employers,
    uk_employers,
    without_places,
)
from analysis.reference.phrases import Hit, words_of

_ALWAYS, _NEARLY_ALWAYS, _OFTEN = 4, 3, 2
_NAMED, _LISTED, _BEGINS = 0.93, 0.93, 0.85
_BY_WEIGHT = {4: 0.95, 3: 0.85, 2: 0.65, 1: 0.55}
_LEARNED = 0.9
_ONE_SECTOR = 0.75
_LONG_ENOUGH = 5
_MOST_BEARERS = 40
_FEWEST = 2


class EmployerReading(NamedTuple):
    """What an employer's name says.

    Attributes:
        sector: sector id, "" when the name tells nothing.
        basis: EMPLOYER_TABLE, EMPLOYER_NAME or NONE.
        confidence: 0 to 1.
        firm: False where a job title that settles the sector knows better than this name.
        hint: counts only where the job is of that family too.
        site: a site with adverts, not the employer.
        context: job family -> sector where it differs.
    """

    sector: str
    basis: SectorBasis
    confidence: float
    firm: bool = True
    hint: bool = False
    site: bool = False
    context: tuple[tuple[str, str], ...] = ()


UNKNOWN = EmployerReading("", SectorBasis.NONE, 0.0)


@recalled()
def read_employer(name: str) -> EmployerReading:
    """What an employer's name says; UNKNOWN for an empty name or one that tells nothing.

    In this order: hand-written names, words that never mislead (NHS, council, school), the official UK
    table, names that begin like a known one, telling words. Names are never matched by likeness: two of
    three such matches were wrong.
    """
    words = employer_words(name)
    if not words:
        return UNKNOWN
    said = _said_by_words(words_of(name))
    weight = 0 if said is None else said.weight
    word = UNKNOWN if said is None else _by_word(said)
    return (
        _named_exactly(words)
        or (word if weight == _ALWAYS else None)
        or _listed_exactly(words)
        or _begins_like_a_named_one(words, said)
        or (word if weight == _NEARLY_ALWAYS else None)
        or _begins_like_a_listed_one(words)
        or _learned(words)
        or word
    )


def _named_exactly(words: tuple[str, ...]) -> EmployerReading | None:
    table = named_employers()
    bare = without_places(words)
    for key in (" ".join(words), "".join(words), " ".join(bare)):
        if key in table and (len(key) > 1 or key == " ".join(words)):
            return _named(table[key], _NAMED)
    return None


def _named(employer: Employer, confidence: float) -> EmployerReading:
    return EmployerReading(
        employer.sector, SectorBasis.EMPLOYER_TABLE, confidence, site=employer.site, context=employer.context
    )


def _listed_exactly(words: tuple[str, ...]) -> EmployerReading | None:
    table = uk_employers()
    for key in (" ".join(words), " ".join(without_places(words))):
        if key in table:
            return EmployerReading(table[key], SectorBasis.EMPLOYER_TABLE, _LISTED)
    return None


def _begins_like_a_named_one(words: tuple[str, ...], said: NameWord | None) -> EmployerReading | None:
    table = named_employers()
    for length in range(len(words) - 1, 0, -1):
        employer = table.get(" ".join(words[:length]))
        if employer is None or employer.alone:
            continue
        if (
            length == 1
            and said is not None
            and said.weight >= _NEARLY_ALWAYS
            and said.sector != employer.sector
        ):
            return None
        return _named(employer, _BEGINS)
    return None


@cache
def _listed_names() -> list[str]:
    return sorted(uk_employers())


def _begins_like_a_listed_one(words: tuple[str, ...]) -> EmployerReading | None:
    table, key = uk_employers(), " ".join(words)
    for length in range(len(words) - 1, 1, -1):
        sector = table.get(" ".join(words[:length]))
        if sector is not None:
            return EmployerReading(sector, SectorBasis.EMPLOYER_TABLE, _BEGINS)
    if len(key) < _LONG_ENOUGH:
        return None
    names = _listed_names()
    start = bisect_left(names, f"{key} ")
    bearers = [name for name in names[start : start + _MOST_BEARERS] if name.startswith(f"{key} ")]
    if len(bearers) + len(words) <= _FEWEST:  # one word, one bearer: "Linear" is not Linear Recruitment
        return None
    if not bearers:
        return None
    sector, most = Counter(table[name] for name in bearers).most_common(1)[0]
    if most / len(bearers) < _ONE_SECTOR:
        return None
    return EmployerReading(sector, SectorBasis.EMPLOYER_TABLE, _BEGINS, firm=False)


def _said_by_words(words: tuple[str, ...]) -> NameWord | None:
    hits = name_words().longest_hits(words)
    if not hits:
        return None
    of = words.index("of") if "of" in words else len(words)
    head = max((hit.value.weight for hit in hits if hit.end == of), default=0)
    if head:  # a university of law is a university; a church of england school is a school
        hits = [hit for hit in hits if hit.start < of or hit.value.weight > head]
    return max(hits, key=_rank).value


def _rank(hit: Hit[NameWord]) -> tuple[int, int, int]:
    return hit.value.weight, hit.end, hit.end - hit.start


def _by_word(word: NameWord) -> EmployerReading:
    firm = word.weight >= _NEARLY_ALWAYS
    hint = word.weight < _OFTEN
    return EmployerReading(word.sector, SectorBasis.EMPLOYER_NAME, _BY_WEIGHT[word.weight], firm, hint)


def _learned(words: tuple[str, ...]) -> EmployerReading | None:
    table = learned_words()
    grams = [*words, *(f"{one} {two}" for one, two in pairwise(words))]
    known = [table[gram] for gram in grams if gram in table]
    if not known or len({word.sector for word in known}) > 1:
        return None
    best = max(known, key=lambda word: word.purity)
    if best.purity < _LEARNED:
        return None
    return EmployerReading(
        best.sector, SectorBasis.EMPLOYER_NAME, round(best.purity * _LEARNED, 2), firm=False
    )

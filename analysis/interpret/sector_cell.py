"""What a cell of a sector column says."""

import re
from typing import NamedTuple

from rapidfuzz import fuzz, process

from analysis.model.recall import recalled
from analysis.reference.aliases import AGENCY_MARK, alias_heads, aliases
from analysis.reference.phrases import words_of

_LEAST_LIKENESS = 82.0
_SHORTEST_TYPO = 6
_SURE, _LIKELY = 0.97, 0.85
_PARTS = re.compile(r"[/,;|+>()\[\]]|\s[-–—]\s|&|\band\b", re.IGNORECASE)
_NOTHING = frozenset(
    words_of(wording)
    for wording in (
        *(
            "n/a",
            "na",
            "none",
            "nil",
            "null",
            "tbc",
            "tba",
            "unknown",
            "not sure",
            "other",
            "misc",
            "various",
        ),
        *("miscellaneous", "other - not classified", "general", "private", "private sector", "corporate"),
        *("startup", "start-up", "sme", "b2b", "b2c"),
    )
)


class CellReading(NamedTuple):
    """What a sector cell says.

    Attributes:
        sector: a sector id, "" when the cell does not name one.
        via_agency: the cell says that an agency stands in between and no more than that.
        confidence: 0 when nothing was read; else .97 as written, .85 through a typing slip.
    """

    sector: str
    via_agency: bool
    confidence: float


_UNREAD = CellReading("", False, 0.0)


@recalled()
def read_sector_cell(cell: str) -> CellReading:
    """What a sector cell says; several sectors ("Banking/Health"): the first.

    Within one wording ("Healthcare IT") the last word names what the employer is. Where no wording is known,
    a typing slip in a word of six letters or more is forgiven.
    """
    words = words_of(cell)
    if not words or words in _NOTHING:
        return _UNREAD
    whole = _named(words, whole_only=True)
    for part in () if whole else _PARTS.split(cell):
        whole = whole or _named(words_of(part), whole_only=False)
    if whole == AGENCY_MARK:
        return CellReading("", via_agency=True, confidence=_SURE)
    if whole:
        return CellReading(whole, via_agency=False, confidence=_SURE)
    slip = _through_a_slip(words)
    return CellReading(slip, via_agency=False, confidence=_LIKELY) if slip else _UNREAD


def _named(words: tuple[str, ...], *, whole_only: bool) -> str:
    hits = [
        hit
        for hit in aliases().longest_hits(words)
        if hit.end - hit.start == len(words) or not (whole_only or hit.value.sector == AGENCY_MARK)
    ]
    if not hits:
        return ""
    return max(hits, key=lambda hit: (hit.end, hit.end - hit.start)).value.sector


def _through_a_slip(words: tuple[str, ...]) -> str:
    heads = alias_heads()
    for word in words:
        if len(word) < _SHORTEST_TYPO:
            continue
        near = process.extractOne(word, heads.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS)
        if near is not None:
            return heads[near[0]]
    return ""

"""Whether a clause speaks for the seeker or against on a topic: the cue that stands nearest decides."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from analysis.interpret.clauses import Clauses, Span
from analysis.interpret.phrases import Hit
from analysis.reference.themes import word_list

NEGATORS = word_list("negators")
_REACH = 6


class Cue(StrEnum):
    """What a cue does to the topic beside it."""

    PRAISE = "praise"
    DEFICIT = "deficit"
    CLEAR = "clear"
    CLEARED = "cleared"
    REQUIRE = "require"
    SHALLOW = "shallow"
    BEFORE = "before"


CLEARING = frozenset({Cue.CLEAR, Cue.CLEARED})
_JUDGED = frozenset({Cue.PRAISE, Cue.DEFICIT}) | CLEARING


class CueHit(NamedTuple):
    """A cue and its half-open place."""

    start: int
    end: int
    cue: Cue


def settle_cues(hits: Sequence[Hit], clauses: Clauses) -> list[CueHit]:
    """Cues as they are meant: longer ones swallow shorter ones of their sort, a "not" turns praise round."""
    found = [CueHit(h.start, h.end, Cue(h.key)) for h in hits]
    judging = _longest([c for c in found if c.cue in _JUDGED])
    turned = [_turned(cue, clauses) for cue in judging]
    return sorted(turned + [c for c in found if c.cue in {Cue.REQUIRE, Cue.SHALLOW, Cue.BEFORE}])


def _longest(cues: list[CueHit]) -> list[CueHit]:
    kept: list[CueHit] = []
    for cue in sorted(cues, key=lambda c: (c.start - c.end, c.start, c.cue not in CLEARING)):
        if all(cue.end <= k.start or cue.start >= k.end for k in kept):
            kept.append(cue)
    return kept


def _turned(cue: CueHit, clauses: Clauses) -> CueHit:
    if cue.cue in CLEARING or not negated(clauses, cue.start, reach=2):
        return cue
    return cue._replace(cue=Cue.DEFICIT if cue.cue is Cue.PRAISE else Cue.CLEAR)


def negated(clauses: Clauses, place: int, reach: int = 3) -> bool:
    """Whether one of the few words before a place says no to it."""
    return any(word in NEGATORS for word in clauses.before(place, reach))


def distance(clauses: Clauses, one: Span, other: Span) -> int:
    """Words between two places; 0 when they touch or overlap."""
    if one.end <= other.start:
        return clauses.words_between(one.end, other.start)
    if other.end <= one.start:
        return clauses.words_between(other.end, one.start)
    return 0


def nearest(
    clauses: Clauses, place: Span, cues: Sequence[CueHit], kinds: frozenset[Cue], reach: int = _REACH
) -> CueHit | None:
    """The cue that governs a place: in the same part, else in the parts after it, else before; None without.

    Between equally near ones the one that stands before the place wins; "no X" must stand right before it.
    """
    clause = clauses.spans[clauses.clause_at(place.start)]
    inside = [c for c in cues if c.cue in kinds and clause.start <= c.start < clause.end]
    if not inside:
        return None
    home = clauses.part_at(place.start)
    here = [c for c in inside if clauses.part_at(c.start) == home]
    pool = here or [c for c in inside if c.start >= place.end] or inside
    ranked = sorted(
        (distance(clauses, place, Span(c.start, c.end)), c.start > place.start, c.start, c)
        for c in pool
        if _in_reach(clauses, place, c, reach)
    )
    return ranked[0][3] if ranked else None


def _in_reach(clauses: Clauses, place: Span, cue: CueHit, reach: int) -> bool:
    far = distance(clauses, place, Span(cue.start, cue.end))
    if cue.cue is Cue.BEFORE:
        return cue.end <= place.start and far <= 1
    if cue.cue is Cue.CLEAR and cue.start >= place.end:
        return False
    if cue.cue is Cue.CLEARED and cue.end <= place.start:
        return False
    return far <= reach

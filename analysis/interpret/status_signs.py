"""What one phrase says where it stands: what it means, what is left when it is denied, who did it."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from analysis.interpret.status_matches import Match, segment
from analysis.interpret.status_text import BREAKS
from analysis.model.stage import Basis, Outcome, Stage
from analysis.reference.status import status_words

_OBJECTS = frozenset({"me", "us"})
_NEAR = 5  # words between who did it and what was done


class Sign(NamedTuple):
    """One thing that a text says, at a place among its words; the flags are those of the word groups.

    `mine` is a no that the seeker said, `denied` what is left of a phrase that a "not" denies.
    """

    place: int
    stage: Stage | None = None
    stage_basis: Basis = Basis.ASSUMED
    outcome: Outcome | None = None
    refused: Stage | None = None
    fallback: bool = False
    weak: bool = False
    mine: bool = False
    either: bool = False
    bare: bool = False
    settles: bool = False
    reopens: bool = False
    denied: bool = False


def sign_of(words: Sequence[str], match: Match) -> Sign:
    """What a phrase says at its place among the words."""
    group = match.group
    begin, end = segment(words, match.start)
    so_far = _is_so_far(words[begin:end])
    if match.denied:
        return _denied(match, so_far=so_far)
    outcome, mine = group.outcome, False
    if so_far and outcome in (Outcome.REJECTED, Outcome.NO_REPLY, Outcome.DECLINED):
        outcome = Outcome.WAITING
    elif group.by_me is not None or group.by_them is not None:
        speaker = _speaker(words, match, begin, end)
        mine = speaker == "me" and group.by_me is not None
        theirs = speaker == "them" and group.by_them is not None
        outcome = group.by_me if mine else group.by_them if theirs else outcome
    stage = group.stage if outcome is group.outcome or group.outcome is None else None
    return Sign(
        place=match.start,
        stage=stage,
        stage_basis=group.stage_basis,
        outcome=outcome,
        refused=group.refused,
        fallback=group.fallback,
        weak=group.weak,
        mine=mine,
        either=group.either,
        bare=group.bare and outcome is group.outcome,
        settles=group.settles,
        reopens=group.reopens,
    )


def _is_so_far(words: Sequence[str]) -> bool:
    """Whether it may still come: "yet" and "so far", but not "too far"."""
    lists = status_words()
    return any(
        word in lists.so_far and not (word == "far" and before == "too")
        for before, word in itertools.pairwise(["", *words])
    )


def _denied(match: Match, *, so_far: bool) -> Sign:
    """What is left of a phrase that a "no" or "not" denies."""
    group, place = match.group, match.start
    if match.denied in status_words().preceding:
        return Sign(place, Stage.APPLIED, Basis.STATED, denied=True)
    if group.negated == "rejected" and so_far:
        return Sign(place, outcome=Outcome.WAITING, denied=True)
    if group.negated == "rejected":
        basis = Basis.STATED if group.denied_stage is Stage.APPLIED else Basis.INFERRED
        return Sign(place, group.denied_stage, basis, Outcome.REJECTED, denied=True)
    return Sign(place, outcome=Outcome.WAITING if group.outcome is not None else None, denied=True)


def _speaker(words: Sequence[str], match: Match, begin: int, end: int) -> str:
    """Who did what the phrase says: "me", "them", or "" when the segment does not tell."""
    owned = status_words().owned
    if any(one == "my" and other in owned for one, other in itertools.pairwise(words)):
        return "me"
    aside = {
        tuple(piece) for is_break, piece in itertools.groupby(words, BREAKS.__contains__) if not is_break
    }
    if ("me",) in aside:
        return "me"
    if ("them",) in aside:
        return "them"
    return _named_after(words[match.end : min(end, match.end + 3)], match) or _named_before(
        words[max(begin, match.start - _NEAR) : match.start]
    )


def _named_after(after: Sequence[str], match: Match) -> str:
    """Who is named as "by me" or, the other way round, as the one it was done to: "rejected me"."""
    lists = status_words()
    if after and match.group.outcome in (Outcome.REJECTED, Outcome.DECLINED):
        if after[0] in _OBJECTS:
            return "them"
        if after[0] == "them":
            return "me"
    named = [word for place, word in enumerate(after) if "by" in after[:place]]
    if not lists.me.isdisjoint(named):
        return "me"
    return "" if lists.them.isdisjoint(named) else "them"


def _named_before(before: Sequence[str]) -> str:
    """The nearest subject before a verb; "I was" and "I got" name nobody."""
    lists = status_words()
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if word in lists.them:
            return "them"
        if word in _OBJECTS and place and before[place - 1] == "by":
            return "me"
        if word in lists.me - _OBJECTS:
            return "me" if lists.suffered.isdisjoint(before[place + 1 :]) else ""
    return ""

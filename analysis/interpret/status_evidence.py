"""What the phrases of one text add up to: the furthest stage it shows and how it says things stand."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from analysis.interpret.status_matches import Match, matches, segment
from analysis.interpret.status_text import AND, BREAKS, CUT, DATE, END, SLASH, STEP, words_of
from analysis.model.stage import Basis, Outcome, Stage
from analysis.reference.status import WordGroup, status_words

SAID, DENIED, NOT_YET = "said", "denied", "not yet"
CUE_REACH = 5  # words between a stage named in a note and the word that says it happened

_WAITING_STILL = frozenset({Outcome.REJECTED, Outcome.NO_REPLY})
_JOINERS = frozenset({AND, SLASH, "with"})


class Evidence(NamedTuple):
    """What one text says; None where it says nothing.

    `weak` marks an outcome that other cells may replace, `mine` a no that the seeker said.
    """

    stage: Stage | None = None
    stage_basis: Basis = Basis.ASSUMED
    outcome: Outcome | None = None
    weak: bool = False
    mine: bool = False


class _Sign(NamedTuple):
    """One thing that a text says: at which place of its words, of which group, said, denied or not yet so."""

    place: int
    stage: Stage | None
    stage_basis: Basis
    outcome: Outcome | None
    group: WordGroup | None


def of_status(text: str, memo: dict[str, str] | None = None) -> Evidence:
    """What a status cell says: every phrase counts that is neither denied nor only wished for."""
    words = words_of(text, memo)
    if not words:
        return Evidence()
    found = _without_doubt(words, matches(words), status_words().doubt["status"], BREAKS)
    found = _test_rather_than_interview(words, found)
    return _summed(words, [_sign(words, match) for match in found] + _bare_refusals(words, found))


def of_notes(text: str, memo: dict[str, str] | None = None) -> Evidence:
    """What a note clearly says: a stage only where it says that it happened, nothing that may yet come."""
    words = words_of(text, memo)
    if not words:
        return Evidence()
    found = _without_doubt(words, matches(words), status_words().doubt["notes"], frozenset({END}))
    told = [match for match in found if _is_told(words, match)]
    refusals = _bare_refusals(words, told) if any(match.group.stage for match in told) else []
    return _summed(words, [_sign(words, match) for match in told] + refusals)


def _without_doubt(
    words: Sequence[str], found: Sequence[Match], doubt: frozenset[str], stops: frozenset[str]
) -> list[Match]:
    """The matches before the first word of doubt in their stretch; a phrase may contain such a word."""
    kept = []
    for match in found:
        start, _ = segment(words, match.start, stops)
        if not any(word in doubt for word in words[start : match.start]):
            kept.append(match)
    return kept


def _is_told(words: Sequence[str], match: Match) -> bool:
    if match.told:
        return True
    if match.group.notes != "cue":
        return False
    start, end = segment(words, match.start, frozenset({END, STEP}))
    near = [
        *words[max(start, match.start - CUE_REACH) : match.start],
        *words[match.start : min(end, match.end + CUE_REACH)],
    ]
    cues = status_words().cues
    dated = match.end < len(words) and words[match.end] == DATE
    return (
        dated
        or any(word in cues for word in near)
        or any(word in cues for word in words[match.start : match.end])
    )


def _test_rather_than_interview(words: Sequence[str], found: Sequence[Match]) -> list[Match]:
    """Drop an interview that is named in one breath with a test: such a step counts as a test."""
    dropped = set()
    slashes = words.count(SLASH)
    for one, other in itertools.pairwise(found):
        pair = {one.group.id, other.group.id}
        between = words[one.end : other.start]
        if pair == {"recorded_video", "interview"}:
            joined = all(word in _JOINERS or word == CUT for word in between)
        elif pair == {"test", "interview"} and not (one.told or other.told):
            joined = all(word in _JOINERS for word in between) and not (SLASH in between and slashes > 1)
        else:
            continue
        if joined:
            dropped.add(one if one.group.id == "interview" else other)
    return [match for match in found if match not in dropped]


def _bare_refusals(words: Sequence[str], found: Sequence[Match]) -> list[_Sign]:
    """A segment that is only "no", and a "no" that ends the text after something was reached."""
    signs, start = [], 0
    while start < len(words):
        begin, end = segment(words, start)
        said = [word for word in words[begin:end] if word != DATE]
        trailing = end == len(words) and words[end - 1] == "no" and any(begin <= hit.start for hit in found)
        taken = any(hit.start <= end - 1 < hit.end for hit in found)
        if set(said) == {"no"} or (trailing and not taken):
            signs.append(_Sign(end - 1, None, Basis.ASSUMED, Outcome.REJECTED, None))
        start = max(end, start) + 1
    return signs


def _sign(words: Sequence[str], match: Match) -> _Sign:
    group = match.group
    outcome = group.outcome
    if match.denied or outcome in _WAITING_STILL:
        begin, end = segment(words, match.start)
        so_far = any(word in status_words().so_far for word in words[begin:end])
        if match.denied:
            return _denied(match, so_far)
        if so_far:
            outcome = Outcome.WAITING
    return _Sign(match.start, group.stage, group.stage_basis, outcome, group)


def _denied(match: Match, so_far: bool) -> _Sign:
    """What is left of a phrase that a "no" or "not" denies."""
    group, preceding = match.group, match.denied in status_words().preceding
    if group.negated == "rejected" and so_far:
        return _Sign(match.start, None, Basis.ASSUMED, Outcome.WAITING, None)
    if group.negated == "rejected" and not preceding:
        is_offer = group.stage is Stage.OFFER
        stage, basis = (Stage.INTERVIEW, Basis.INFERRED) if is_offer else (Stage.APPLIED, Basis.STATED)
        return _Sign(match.start, stage, basis, Outcome.REJECTED, None)
    if preceding:
        return _Sign(match.start, Stage.APPLIED, Basis.STATED, None, None)
    outcome = Outcome.WAITING if group.outcome is not None else None
    return _Sign(match.start, None, Basis.ASSUMED, outcome, None)


def _summed(words: Sequence[str], signs: list[_Sign]) -> Evidence:
    signs = sorted(signs, key=lambda sign: sign.place)
    outcome, weak, mine = _outcome(words, signs)
    stage, basis = _stage(signs, refused=outcome in (Outcome.REJECTED, Outcome.NO_REPLY))
    if stage is Stage.SAVED:
        real = outcome not in (None, Outcome.WAITING, Outcome.CLOSED, Outcome.WITHDRAWN)
        return Evidence(None, Basis.ASSUMED, outcome, weak, mine) if real else Evidence(stage, basis)
    if outcome is Outcome.WITHDRAWN and stage is not None and stage.reaches(Stage.OFFER):
        outcome = Outcome.DECLINED
    return Evidence(stage, basis, outcome, weak, mine)


def _stage(signs: Sequence[_Sign], *, refused: bool) -> tuple[Stage | None, Basis]:
    best: tuple[Stage | None, Basis] = (None, Basis.ASSUMED)
    for sign in signs:
        stage = sign.stage
        if refused and sign.group is not None and sign.group.refused is not None:
            stage = sign.group.refused
        if stage is None:
            continue
        same_but_surer = stage is best[0] and sign.stage_basis is Basis.STATED
        if best[0] is None or stage.rank > best[0].rank or same_but_surer:
            best = stage, sign.stage_basis
    return best


def _outcome(words: Sequence[str], signs: Sequence[_Sign]) -> tuple[Outcome | None, bool, bool]:
    """The last decisive outcome; a refusal outlives silence and reasons, a reserve place a refusal."""
    best: tuple[Outcome | None, bool, bool] = (None, False, False)
    at = 0
    for sign in signs:
        group = sign.group
        if group is not None and group.reopens:
            best = (Outcome.WAITING, False, False)
        elif sign.outcome is not None and _outweighs(sign, best[0]):
            best = (sign.outcome, bool(group and group.weak), bool(group and group.mine))
            at = sign.place
        elif _goes_on(words, sign, best[0], at):
            best = (None, False, False)
    return best


_WEIGHT = {
    None: 0,
    Outcome.WAITING: 1,
    Outcome.NO_REPLY: 2,
    Outcome.CLOSED: 3,
    Outcome.REJECTED: 4,
    Outcome.RESERVE: 5,
}


def _outweighs(sign: _Sign, standing: Outcome | None) -> bool:
    if sign.group is not None and sign.group.weak:
        return standing in (None, Outcome.WAITING)
    return _WEIGHT.get(sign.outcome, 5) >= _WEIGHT.get(standing, 5)


def _goes_on(words: Sequence[str], sign: _Sign, standing: Outcome | None, at: int) -> bool:
    """Whether a later step of a path follows a refusal or silence: "ghosted -> interview"."""
    reached = sign.stage is not None and sign.stage.reaches(Stage.SCREENING) and sign.group is not None
    return reached and standing in _WAITING_STILL and STEP in words[at : sign.place]

"""What the phrases of one text add up to: the furthest stage it shows and how it says things stand."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from analysis.interpret.status_cover import is_whole, keeps_from
from analysis.interpret.status_matches import Match, matches, segment, standing_alone
from analysis.interpret.status_signs import Sign, sign_of
from analysis.interpret.status_text import AND, BREAKS, DATE, END, SLASH, STEP
from analysis.model.stage import Basis, Outcome, Stage
from analysis.reference.status import status_words

CUE_REACH = 5  # words between a stage named in a note and the word that says it happened

_ENDED = frozenset({Outcome.REJECTED, Outcome.NO_REPLY})
_UNSENT = frozenset({None, Stage.SAVED, Stage.APPLIED})
_NO_MATTER = frozenset({None, Outcome.WAITING, Outcome.CLOSED, Outcome.WITHDRAWN})
_UNSAID = frozenset({None})
_ON_THE_WAY = frozenset({Stage.SCREENING, Stage.INTERVIEW, Stage.FINAL_ROUND})
_GOT = frozenset({Stage.OFFER, Stage.ACCEPTED})
_JOINERS = frozenset({AND, SLASH, "with"})


class Evidence(NamedTuple):
    """What one text says; None where it says nothing.

    `weak` marks an outcome that other cells may replace, `mine` a no that the seeker said, `either` one that
    the seeker said if there was an offer. `whole`: every word of the text belongs to what was understood;
    `guarded`: something named in it is denied or only wished for, so that what is left unsaid is meant so.
    """

    stage: Stage | None = None
    stage_basis: Basis = Basis.ASSUMED
    outcome: Outcome | None = None
    weak: bool = False
    mine: bool = False
    either: bool = False
    whole: bool = False
    guarded: bool = False


def of_status(words: Sequence[str]) -> Evidence:
    """What a status cell of these words says: every phrase counts that is neither denied nor wished for."""
    if not words:
        return Evidence()
    every = matches(words)
    sure = _without_doubt(words, every, status_words().doubt["status"], BREAKS)
    found = _one_step(words, _not_yet(words, sure))
    refusals = _bare_refusals(words, found)
    said = _summed(words, [sign_of(words, match) for match in found] + refusals)
    if said.stage is None and said.outcome is None:
        alone = standing_alone(words)
        said = _summed(words, [sign_of(words, alone)]) if alone is not None else said
    if said.stage is Stage.APPLIED and said.stage_basis is Basis.STATED and said.outcome is None:
        said = said._replace(outcome=Outcome.WAITING)
    guarded = len(sure) < len(every) or any(map(keeps_from, every))
    return said._replace(whole=is_whole(words, every, refusals), guarded=guarded)


def of_notes(words: Sequence[str], *, offered: bool = False, refused: bool = False) -> Evidence:
    """What a note of these words clearly says: a stage only where it happened, nothing that may yet come.

    `offered`: the status tells of an offer, so that a bare "accepted" or "declined" is its answer.
    `refused`: the status tells of a refusal, so that an offer is somebody else's unless the note is plain.
    """
    if not words:
        return Evidence()
    every = matches(words)
    sure = _without_doubt(words, every, status_words().doubt["notes"], frozenset({END}))
    found = _one_step(words, sure, joiners=frozenset())
    told = [match for match in found if _is_told(words, match, offered=offered)]
    if refused:
        told = [match for match in told if match.told or match.group.stage not in _GOT]
    answered = "reply" in words or any(match.group.stage for match in told)
    refusals = _bare_refusals(words, found) if answered else []
    said = _summed(words, [sign_of(words, match) for match in told] + refusals)
    whole = len(told) == len(every) and is_whole(words, told, refusals)
    return said._replace(whole=whole, guarded=len(sure) < len(every) or any(map(keeps_from, every)))


def of_lone_notes(words: Sequence[str]) -> Evidence:
    """What a note without a status says: where it states nothing outright, what a status would say.

    Words of doubt weigh as they do in any note.
    """
    said = of_notes(words)
    if said.stage is not None:
        return said
    doubt = status_words().doubt["notes"]
    found = _without_doubt(words, matches(words), doubt, frozenset({END}))
    read = _summed(words, [sign_of(words, match) for match in _one_step(words, _not_yet(words, found))])
    if said.outcome is None:
        return read._replace(guarded=said.guarded)
    further = read.stage not in (None, Stage.SAVED)
    return said._replace(stage=read.stage, stage_basis=read.stage_basis) if further else said


def _without_doubt(
    words: Sequence[str], found: Sequence[Match], doubt: frozenset[str], stops: frozenset[str]
) -> list[Match]:
    """The matches before the first word of doubt in their stretch; a phrase may contain such a word."""
    if doubt.isdisjoint(words):
        return list(found)
    kept = []
    for match in found:
        start, _ = segment(words, match.start, stops)
        if not any(word in doubt for word in words[start : match.start]):
            kept.append(match)
    return kept


def _not_yet(words: Sequence[str], found: Sequence[Match]) -> list[Match]:
    """Leave out the application, and the papers for it, that in the same breath are still to be made."""
    kept: list[Match] = []
    for match in found:
        if match.group.stage is Stage.SAVED and match.group.fallback and not _stands_first(words, match):
            continue
        paper = match.group.stage is Stage.APPLIED or match.group.id == "checks"
        planned = bool(kept) and kept[-1].group.stage is Stage.SAVED
        if not (paper and planned and BREAKS.isdisjoint(words[kept[-1].end : match.start])):
            kept.append(match)
    return kept


def _stands_first(words: Sequence[str], match: Match) -> bool:
    """Whether only the seeker stands before it: "I need to", but not "they need" or "the project starts"."""
    start, _ = segment(words, match.start)
    return status_words().me.issuperset(words[start : match.start])


def _is_told(words: Sequence[str], match: Match, *, offered: bool) -> bool:
    if match.told or (offered and match.group.notes in ("after_offer", "leading")):
        return True
    if match.group.notes == "leading":
        return _stands_first(words, match)
    if match.group.notes != "cue":
        return False
    start, end = segment(words, match.start, frozenset({END, STEP}))
    near = words[max(start, match.start - CUE_REACH) : min(end, match.end + CUE_REACH)]
    before = words[max(start, match.start - 1) : match.start]
    dated = DATE in (*before, *words[match.end : match.end + 1])
    return dated or "my" in before or not status_words().cues.isdisjoint(near)


def _one_step(
    words: Sequence[str], found: Sequence[Match], joiners: frozenset[str] = _JOINERS
) -> list[Match]:
    """Read one breath as one step: a test with an interview is a test, an offered interview no offer.

    The joiners are words that may stand between the two. Two slashes are a path, not one step.
    """
    if len(found) < 2:
        return list(found)
    dropped = set()
    slashes = words.count(SLASH)
    for one, other in itertools.pairwise(found):
        if _offers_a_step(words, one, other):
            dropped.add(one)
        pair = {one.group.id, other.group.id}
        between = words[one.end : other.start]
        if pair == {"recorded_video", "interview"}:
            joined = len(between) <= 6 and END not in between and STEP not in between
        elif pair == {"test", "interview"} and (joiners or not (one.told or other.told)):
            joined = all(word in joiners for word in between) and not (SLASH in between and slashes > 1)
        else:
            continue
        if joined:
            dropped.add(one if one.group.id == "interview" else other)
    return [match for match in found if match not in dropped]


def _offers_a_step(words: Sequence[str], one: Match, other: Match) -> bool:
    """Whether "offered" offers no job but the step named right after it: "offered second interview"."""
    if words[one.end - 1] not in ("offer", "offered") or other.group.stage not in _ON_THE_WAY:
        return False
    return all(word in ("me", "for", "to") for word in words[one.end : other.start])


def _bare_refusals(words: Sequence[str], found: Sequence[Match]) -> list[Sign]:
    """A "no" of its own: alone or last in its segment, or before "after", "because" and the like.

    "Sadly not" is one too, when nothing else is said.
    """
    if "no" not in words and "not" not in words:
        return []
    lists = status_words()
    said = [(place, word) for place, word in enumerate(words) if word not in lists.passing and word != DATE]
    if [word for _, word in said] == ["not"] or (words[0] == "not" and words[1:2] and words[1] in BREAKS):
        return [Sign(said[0][0], outcome=Outcome.REJECTED)]
    taken = {place for match in found for place in range(match.start, match.end)}
    ends = BREAKS | lists.shields
    return [
        Sign(place, outcome=Outcome.REJECTED, either=True)
        for (place, word), (_, following) in itertools.pairwise([*said, (len(words), END)])
        if word == "no" and place not in taken and following in ends
    ]


def _summed(words: Sequence[str], signs: list[Sign]) -> Evidence:
    signs = sorted(signs, key=lambda sign: sign.place)
    last = _outcome(words, signs)
    stage, basis = _stage(signs, last.outcome)
    left = any(sign.settles for sign in signs)
    if left and stage in _UNSENT:
        return Evidence(Stage.SAVED, Basis.STATED)
    if stage is Stage.SAVED:
        wished = all(sign.fallback for sign in signs if sign.stage is Stage.SAVED)
        if last.outcome in (_UNSAID if wished else _NO_MATTER):
            return Evidence(stage, basis)
        stage, basis = None, Basis.ASSUMED
    outcome = Outcome.WITHDRAWN if left and last.outcome is None else last.outcome
    if last.bare and stage in _ON_THE_WAY:
        outcome = _declined_on_the_way(words, signs, last)
    elif last.bare:
        stage, basis = (stage, basis) if stage is Stage.OFFER else (Stage.OFFER, Basis.INFERRED)
    said = Evidence(stage, basis, outcome, last.weak, last.mine, last.either)
    offered = any(sign.stage is Stage.OFFER and sign.place < last.place for sign in signs)
    return with_offer(said) if offered or outcome is Outcome.WITHDRAWN else said


def _declined_on_the_way(words: Sequence[str], signs: Sequence[Sign], last: Sign) -> Outcome:
    """A "declined" without an offer: of an interview it is the seeker's word, after one the employer's."""
    before = [sign.place for sign in signs if sign.stage is not None and sign.place < last.place]
    of_it = bool(before) and BREAKS.isdisjoint(words[before[-1] : last.place])
    return Outcome.WITHDRAWN if of_it else Outcome.REJECTED


def with_offer(said: Evidence) -> Evidence:
    """Leaving after an offer is turning it down."""
    offered = said.stage is not None and said.stage.reaches(Stage.OFFER)
    if offered and (said.outcome is Outcome.WITHDRAWN or (said.either and said.outcome is Outcome.REJECTED)):
        return said._replace(outcome=Outcome.DECLINED)
    return said


def _stage(signs: Sequence[Sign], outcome: Outcome | None) -> tuple[Stage | None, Basis]:
    """The furthest stage; one that is only a fallback counts when no other step is named.

    Who took another job did not accept this one.
    """
    named = any(sign.stage is not None and sign.stage.rank > 1 and not sign.fallback for sign in signs)
    best: tuple[Stage | None, Basis] = (None, Basis.ASSUMED)
    for sign in signs:
        stage = sign.refused if sign.refused and outcome in _ENDED else sign.stage
        elsewhere = outcome is Outcome.WITHDRAWN and sign.outcome is Outcome.ACCEPTED
        if stage is None or elsewhere or (sign.fallback and named):
            continue
        surer = stage is best[0] and sign.stage_basis is Basis.STATED
        if best[0] is None or stage.rank > best[0].rank or surer:
            best = stage, sign.stage_basis
    return best


def _outcome(words: Sequence[str], signs: Sequence[Sign]) -> Sign:
    """The last decisive outcome; a refusal outlives silence and reasons, a reserve place a refusal."""
    standing = Sign(0)
    for sign in signs:
        if sign.reopens or (sign.outcome is not None and _outweighs(words, sign, standing)):
            standing = sign
        elif _goes_on(words, sign, standing):
            standing = Sign(sign.place)
    return standing


_WEIGHT = {
    None: 0,
    Outcome.WAITING: 1,
    Outcome.NO_REPLY: 2,
    Outcome.CLOSED: 3,
    Outcome.REJECTED: 4,
    Outcome.ACCEPTED: 4,
    Outcome.RESERVE: 5,
}


def _outweighs(words: Sequence[str], sign: Sign, standing: Sign) -> bool:
    if sign.weak or standing.weak:
        return standing.weak or standing.outcome in (None, Outcome.WAITING)
    if sign.outcome is Outcome.ACCEPTED and standing.outcome is Outcome.REJECTED:
        return False
    if standing.outcome is Outcome.CLOSED and STEP in words[standing.place : sign.place]:
        return True
    if standing.outcome is Outcome.ACCEPTED and sign.outcome is Outcome.CLOSED:
        return True
    return _WEIGHT.get(sign.outcome, 5) >= _WEIGHT.get(standing.outcome, 5)


def _goes_on(words: Sequence[str], sign: Sign, standing: Sign) -> bool:
    """Whether a later step of a path follows a refusal or silence: "ghosted -> interview"."""
    reached = sign.stage is not None and sign.stage.reaches(Stage.SCREENING) and not sign.denied
    return reached and standing.outcome in _ENDED and STEP in words[standing.place : sign.place]

"""What rules find in feedback: themes a text mentions, and whether they counted for or against the seeker.

Method: courtesy, job names, plans and adverts are set aside; the rest is cut into clauses; rules (word
lists in analysis/reference/theme_rules) find what is said in each; the cue that stands nearest to a topic
decides its polarity; "not", "couldn't fault" and the like turn it round; what contradicts or repeats is
resolved at the end.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from analysis.interpret.boilerplate import Plate, read_plate
from analysis.interpret.clauses import Clauses, Span, normalise
from analysis.interpret.phrases import Hit, PhraseIndex, Vocabulary
from analysis.interpret.polarity import CLEARING, NEGATORS, Cue, CueHit, nearest, negated, settle_cues
from analysis.interpret.resolution import resolve
from analysis.interpret.slots import judge_slot, slots_in, unlisted_slots
from analysis.model import Polarity
from analysis.reference.themes import (
    Rule,
    boilerplate_phrases,
    feedback_cues,
    phrase_words,
    skill_slots,
    theme_rules,
    word_list,
)

LONGEST_TEXT = 20_000
_SHORT = 7
_TERSE = 14
_JUDGING = frozenset({Cue.PRAISE, Cue.DEFICIT, Cue.BEFORE}) | CLEARING
_FILLERS = word_list("fillers")
# Clearing one of these of blame says nothing worth counting as a strength.
_NEVER_PRAISED = frozenset(
    {"overqualified", "right_to_work", "cv_screen", "experience_short", "availability", "location"}
)


_STATE_VERBS = word_list("state_verbs")
_THEM = word_list("employer_side")
_WANTING = word_list("wanting")


class Mention(NamedTuple):
    """One theme found in a text.

    Attributes:
        theme: theme id.
        polarity: against the seeker, for the seeker, outside their hands, or not clear.
        start: where the words that show it begin in the text as given.
        end: where they end (half-open; never empty).
        rule: id of the rule that found it.
    """

    theme: str
    polarity: Polarity
    start: int
    end: int
    rule: str


class FeedbackReading(NamedTuple):
    """What a text says, in the order of the text; empty when it says nothing about an application."""

    mentions: tuple[Mention, ...]


@cache
def _rules() -> dict[str, Rule]:
    return {rule.id: rule for rule in theme_rules()}


@cache
def _index() -> PhraseIndex:
    groups = {**phrase_words()["groups"], "domain": skill_slots()["domain"]}
    entries = [(f"rule:{rule.id}", phrase) for rule in theme_rules() for phrase in rule.phrases]
    entries += [(f"cue:{kind}", phrase) for kind, phrases in feedback_cues().items() for phrase in phrases]
    entries += [
        (f"plate:{kind}", phrase) for kind, phrases in boilerplate_phrases().items() for phrase in phrases
    ]
    return PhraseIndex(entries, Vocabulary(groups, phrase_words()["spellings"]))


def read_by_rules(text: str) -> FeedbackReading:
    """The themes a text mentions by the rules alone, each with the words that show it.

    `feedback.tag_feedback` weighs them with what was learned. A text that reports a refusal or silence and no
    reason gives one mention of no_reason. Plans, plain facts and adverts give none. Only the first 20,000
    letters are read. The same text always gives the same answer; never raises on text; "" gives no mentions.
    """
    bare = text.strip()
    mentions = _read(bare[:LONGEST_TEXT])
    shift = text.find(bare)
    if shift:
        mentions = tuple(m._replace(start=m.start + shift, end=m.end + shift) for m in mentions)
    return FeedbackReading(mentions)


def _read(raw: str) -> tuple[Mention, ...]:
    """The mentions of a text without spaces around it."""
    clauses = Clauses(normalise(raw))
    if not clauses.words:
        return ()
    sorted_hits = _by_sort(_index().find(clauses.text, dict.fromkeys(clauses.vocabulary)))
    plate = read_plate(raw, clauses, sorted_hits.get("plate", ()))
    cues = settle_cues([h for h in sorted_hits.get("cue", ()) if not plate.covers(h.start, h.end)], clauses)
    found = [
        *_said(clauses, plate, cues, sorted_hits.get("rule", ())),
        *_named_skills(raw, clauses, plate, cues),
    ]
    return tuple(Mention(*m) for m in resolve(clauses, plate, found))


def _by_sort(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        sort, _, key = hit.key.partition(":")
        found.setdefault(sort, []).append(Hit(hit.start, hit.end, key))
    return found


def _said(
    clauses: Clauses, plate: Plate, cues: Sequence[CueHit], hits: Sequence[Hit]
) -> list[tuple[str, Polarity, int, int, str]]:
    whole = _whole_hits(clauses, hits)
    found = []
    for hit in hits:
        rule = _rules()[hit.key]
        if plate.covers(hit.start, hit.end) or (plate.letter and not rule.mail):
            continue
        if (rule.whole and hit not in whole) or (
            (rule.kind == "topic" or rule.whole or plate.tells_of_answer(hit.start, hit.end))
            and plate.speaks_of_answer(hit.start, hit.end)
        ):
            continue
        polarity = _polarity(clauses, cues, rule, hit)
        if polarity is not None:
            found.append((rule.theme, polarity, hit.start, hit.end, rule.id))
    return found


def _whole_hits(clauses: Clauses, hits: Sequence[Hit]) -> set[Hit]:
    """Hits of whole-note rules that, together, fill a short note: "salary", "visa / location"."""
    whole = _outermost([hit for hit in hits if _rules()[hit.key].whole])
    if not whole or len(clauses.words) > _TERSE:
        return set()
    loose = any(
        word not in _FILLERS and not any(hit.start <= place.start < hit.end for hit in whole)
        for word, place in zip(clauses.vocabulary, clauses.words, strict=True)
    )
    return set() if loose or _run_together(clauses, whole) else set(whole)


def _outermost(hits: Sequence[Hit]) -> list[Hit]:
    return [
        one
        for one in hits
        if not any(h.start <= one.start and one.end <= h.end and h[:2] != one[:2] for h in hits)
    ]


def _run_together(clauses: Clauses, hits: Sequence[Hit]) -> bool:
    """Whether two of them follow each other with nothing but a space in between, as in "energy sector"."""
    return any(
        one.end < other.start and not clauses.text[one.end : other.start].strip(" ")
        for one in hits
        for other in hits
        if not any(h.start <= one.start and other.end <= h.end for h in hits)
    )


def _polarity(clauses: Clauses, cues: Sequence[CueHit], rule: Rule, hit: Hit) -> Polarity | None:
    place = Span(hit.start, hit.end)
    if rule.kind == "external":
        return None if _not_so(clauses, hit, rule) else Polarity.EXTERNAL
    if rule.kind == "topic":
        return _of_topic(clauses, cues, place, rule.theme)
    if rule.kind == "weakness":
        return _of_weakness(clauses, cues, place, rule)
    return _of_strength(clauses, cues, place, rule.theme)


def _not_so(clauses: Clauses, hit: Hit, rule: Rule) -> bool:
    """Whether an outside reason is denied, or somebody "with more experience" is only wished for."""
    wished = rule.theme == "competition" and not _WANTING.isdisjoint(clauses.before(hit.start, 1))
    return wished or negated(clauses, hit.start, reach=1)


def _of_topic(clauses: Clauses, cues: Sequence[CueHit], place: Span, theme: str) -> Polarity | None:
    cue = nearest(clauses, place, cues, _JUDGING, reach=8 if len(clauses.words) <= _TERSE else 6)
    if cue is None:
        return None
    cleared = nearest(clauses, place, cues, frozenset({Cue.CLEAR}), reach=5)
    if cleared is not None and cleared.start < place.start and cue.cue is not Cue.PRAISE:
        cue = cleared
    if cue.cue in CLEARING and theme in _NEVER_PRAISED:
        return None
    return Polarity.STRENGTH if cue.cue in {Cue.PRAISE, *CLEARING} else Polarity.WEAKNESS


def _of_weakness(clauses: Clauses, cues: Sequence[CueHit], place: Span, rule: Rule) -> Polarity | None:
    cleared = nearest(clauses, place, cues, CLEARING, reach=3)
    if cleared is not None and (cleared.end <= place.start or cleared.start >= place.end):
        return None if rule.theme in _NEVER_PRAISED or rule.whole else Polarity.STRENGTH
    if not rule.whole and (negated(clauses, place.start, reach=2) or _said_of_them(clauses, place)):
        return None
    return Polarity.WEAKNESS


def _said_of_them(clauses: Clauses, place: Span) -> bool:
    """Whether the verb has the employer for its subject: "the interviewer seemed bored"."""
    first = clauses.text[place.start : place.end].split(None, 1)[0]
    return first in _STATE_VERBS and not _THEM.isdisjoint(clauses.before(place.start, 1))


def _of_strength(clauses: Clauses, cues: Sequence[CueHit], place: Span, theme: str) -> Polarity | None:
    if theme == "near_miss":
        return None if negated(clauses, place.start, reach=2) else Polarity.STRENGTH
    if any(
        word in NEGATORS for word in clauses.before(place.end, clauses.words_between(place.start, place.end))
    ):
        return None
    if negated(clauses, place.start):
        return Polarity.WEAKNESS
    wanting = nearest(clauses, place, cues, frozenset({Cue.DEFICIT}), reach=1)
    if wanting is not None and wanting.end <= place.start:
        return Polarity.WEAKNESS
    return Polarity.STRENGTH


def _named_skills(
    raw: str, clauses: Clauses, plate: Plate, cues: Sequence[CueHit]
) -> list[tuple[str, Polarity, int, int, str]]:
    found = []
    short = len(clauses.words) <= _SHORT
    for slot in (*slots_in(clauses), *unlisted_slots(raw, clauses)):
        if plate.covers(slot.start, slot.end):
            continue
        judged = judge_slot(clauses, slot, cues, short=short)
        if judged is not None:
            found.append((*judged, slot.start, slot.end, f"{judged[0]}.named_{slot.kind}"))
    return found

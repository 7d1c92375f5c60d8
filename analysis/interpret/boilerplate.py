"""What surrounds a reason or stands in for one: courtesy, job names, plans, adverts, bare refusals."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from analysis.interpret.clauses import Clauses, Span
from analysis.interpret.phrases import Hit

_NAMED_JOB = re.compile(
    r"(?:(?<![.!?] )(?<!\A)\b[A-Z][\w/&+#().'-]*,?[ ]+){1,6}"
    r"(?:role|position|vacancy|post|opportunity|opening|internship|job)\b"
)
_LETTER_LENGTH = 10


class Plate(NamedTuple):
    """The boilerplate of a text.

    Attributes:
        letter: it is an employer's letter, or part of one.
        set_aside: pieces that say nothing about the seeker.
        refusals: pieces that say no.
        silences: pieces that report no answer.
        unexplained: pieces that say that no reason was given.
    """

    letter: bool
    set_aside: tuple[Span, ...]
    refusals: tuple[Span, ...]
    silences: tuple[Span, ...]
    unexplained: tuple[Span, ...]

    def speaks_of_answer(self, start: int, end: int) -> bool:
        """Whether a place belongs to words about the reply itself: "no answer", "no feedback"."""
        return any(s.start < end and start < s.end for s in (*self.silences, *self.unexplained))

    def tells_of_answer(self, start: int, end: int) -> bool:
        """Whether a place lies wholly in words that say no reason was given: "no details"."""
        return any(s.start <= start and end <= s.end for s in self.unexplained)

    def covers(self, start: int, end: int) -> bool:
        """Whether a place lies in a piece that was set aside, or touches it."""
        return any(s.start < end and start < s.end for s in self.set_aside)


def read_plate(raw: str, clauses: Clauses, hits: Iterable[Hit]) -> Plate:
    """Sort the boilerplate hits of a text; raw: the text as given, for its capital letters."""
    by_kind: dict[str, list[Span]] = {}
    for hit in hits:
        by_kind.setdefault(hit.key, []).append(Span(hit.start, hit.end))
    letter = len(clauses.words) >= _LETTER_LENGTH and "letter" in by_kind
    aside = list(by_kind.get("job_reference", ())) if letter else []
    if letter:
        aside += by_kind.get("formula", [])
        aside += [Span(*found.span()) for found in _NAMED_JOB.finditer(raw)]
        aside += _whole_clauses(clauses, by_kind.get("letter_courtesy", ()), by_kind.get("reason", []))
    aside += _whole_clauses(clauses, by_kind.get("courtesy", ()), by_kind.get("reason", []))
    plans = _whole_clauses(clauses, by_kind.get("plan", ()), by_kind.get("refusal", []))
    aside += plans
    if _is_advert(by_kind):
        aside.append(Span(0, len(raw)))
    return Plate(
        letter=letter,
        set_aside=tuple(sorted(set(aside))),
        refusals=_outside(by_kind.get("refusal", ()), plans),
        silences=_outside(by_kind.get("silence", ()), plans),
        unexplained=_outside(by_kind.get("unexplained", ()), plans),
    )


def _outside(spans: Iterable[Span], plans: list[Span]) -> tuple[Span, ...]:
    return tuple(s for s in spans if not any(p.start <= s.start < p.end for p in plans))


def _whole_clauses(clauses: Clauses, spans: Iterable[Span], reasons: list[Span]) -> list[Span]:
    numbers = {clauses.clause_at(span.start) for span in spans}
    spared = {clauses.clause_at(span.start) for span in reasons}
    return [clauses.spans[number] for number in sorted(numbers - spared)]


def _is_advert(by_kind: dict[str, list[Span]]) -> bool:
    """Whether a text is an advert, an acknowledgement or an invitation: their marks, and no answer."""
    refused = any(by_kind.get(kind) for kind in ("refusal", "silence", "unexplained"))
    return not refused and "advert" in by_kind

"""What stands when several rules found something: repeats, contradictions, and "no reason given"."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from analysis.interpret.boilerplate import Plate
from analysis.interpret.clauses import Clauses, Span
from analysis.interpret.polarity import distance
from analysis.model import Polarity
from analysis.reference.themes import word_list


class Finding(NamedTuple):
    """One thing found, before it is settled; fields as in `feedback.Mention`."""

    theme: str
    polarity: Polarity
    start: int
    end: int
    rule: str


_SPECIFIC = frozenset({"skill_gap", "domain_knowledge", "leadership", "tech_depth", "assessment"})
# Said of the same words, the left one is what was meant.
_STRONGER = {
    ("overqualified", "experience_short"),
    ("skill_gap", "cv_screen"),
    ("internal_candidate", "competition"),
    ("role_closed", "salary"),
    ("assessment", "communication"),
    ("leadership", "communication"),
    ("right_to_work", "skill_gap"),
    ("cv_screen", "answer_evidence"),
}
_BESIDE = 4
_EXPERIENCE = word_list("experience_words")


def resolve(
    clauses: Clauses, plate: Plate, found: Sequence[tuple[str, Polarity, int, int, str]]
) -> list[Finding]:
    """The findings that stand, one for each theme and polarity in a clause, in the order of the text."""
    findings = _unlike_repeats(clauses, [Finding(*f) for f in found])
    for step in (_without_vague_experience, _without_covered, _without_contradictions):
        findings = step(clauses, findings)
    findings = _with_no_reason(plate, findings)
    return sorted(findings, key=lambda f: (f.start, f.end, f.theme))


def _unlike_repeats(clauses: Clauses, findings: list[Finding]) -> list[Finding]:
    kept: dict[tuple[str, Polarity, int], Finding] = {}
    for finding in sorted(findings, key=lambda f: (f.start - f.end, f.start, f.rule)):
        key = (finding.theme, finding.polarity, clauses.clause_at(finding.start))
        kept.setdefault(key, finding)
    return list(kept.values())


def _without_covered(_clauses: Clauses, findings: list[Finding]) -> list[Finding]:
    """Of finds within a longer one of the same sense, and of known pairs, the fuller stands."""

    def covered(one: Finding) -> bool:
        return any(
            other.start <= one.end
            and one.start <= other.end
            and ((other.theme, one.theme) in _STRONGER or _holds(other, one))
            for other in findings
            if other.theme != one.theme
        )

    return [f for f in findings if not covered(f)]


def _holds(other: Finding, one: Finding) -> bool:
    return (
        other.polarity is one.polarity
        and other.start <= one.start
        and one.end <= other.end
        and other.end - other.start > one.end - one.start
    )


def _without_vague_experience(clauses: Clauses, findings: list[Finding]) -> list[Finding]:
    """What is said of AWS in "no AWS experience" is not also said of experience."""

    def vague(one: Finding) -> bool:
        return _only_experience(clauses, one) and any(
            other.theme in _SPECIFIC
            and other.polarity is one.polarity
            and clauses.clause_at(other.start) == clauses.clause_at(one.start)
            and distance(clauses, Span(one.start, one.end), Span(other.start, other.end)) <= _BESIDE
            for other in findings
        )

    return [f for f in findings if not vague(f)]


def _only_experience(clauses: Clauses, one: Finding) -> bool:
    """Whether a find ends on "experience" or the like, so that what it is about may stand beside it."""
    last = clauses.text[one.start : one.end].split()[-1]
    vague = one.rule.startswith("experience_short.vague") or last in _EXPERIENCE
    return one.theme == "experience_short" and vague


def _without_contradictions(clauses: Clauses, findings: list[Finding]) -> list[Finding]:
    """Of one theme praised and found wanting in one clause, the one shown by more words stands."""
    themes = {f.theme for f in findings}

    def contradicted(one: Finding) -> bool:
        return any(
            other.theme == one.theme
            and other.polarity is not one.polarity
            and clauses.part_at(other.start) == clauses.part_at(one.start)
            and (other.end - other.start, other.polarity) > (one.end - one.start, one.polarity)
            for other in findings
        )

    drops: list[Callable[[Finding], bool]] = [contradicted]
    if "overqualified" in themes:
        drops.append(lambda f: f.theme == "experience_short")
    if "internal_candidate" in themes:
        drops.append(lambda f: f.theme == "competition")
    return [f for f in findings if not any(drop(f) for drop in drops)]


def _with_no_reason(plate: Plate, findings: list[Finding]) -> list[Finding]:
    """Add "no reason given" when a no or a silence is reported and nothing explains it."""
    explained = any(
        f.polarity in {Polarity.WEAKNESS, Polarity.EXTERNAL} or f.theme == "near_miss" for f in findings
    )
    told = plate.unexplained or (() if explained else plate.refusals or plate.silences)
    if plate.unexplained and any(f.polarity is Polarity.WEAKNESS for f in findings):
        told = ()
    if not told:
        return findings
    first = told[0]
    return [*findings, Finding("no_reason", Polarity.EXTERNAL, first.start, first.end, "no_reason.reported")]

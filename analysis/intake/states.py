"""How each application stands, from all that its row says: status, result, notes, steps, days and counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from analysis.intake.column_map import StepColumn
from analysis.intake.values import mark_of
from analysis.interpret.status import Mark, StageHeader, StatusReading, read_status
from analysis.model import Basis, Outcome, Stage, further
from analysis.reference.columns import without_number

# which statement counts when several are made: the seeker's own last word, then the employer's, then silence
_STRONGEST = (
    Outcome.ACCEPTED,
    Outcome.DECLINED,
    Outcome.WITHDRAWN,
    Outcome.RESERVE,
    Outcome.REJECTED,
    Outcome.CLOSED,
    Outcome.NO_REPLY,
    Outcome.WAITING,
)
# statements that can both be true of one application, one after the other
_MILD = frozenset({Outcome.NO_REPLY, Outcome.CLOSED, Outcome.RESERVE, Outcome.REJECTED})
_DENIALS = ("no ", "not ", "tbc", "tba", "tbd", "?")


class Said(NamedTuple):
    """What one cell says: a stage reached, an outcome, each with its basis; None where it says nothing."""

    stage: Stage | None = None
    outcome: Outcome | None = None
    stage_basis: Basis = Basis.STATED
    outcome_basis: Basis = Basis.STATED
    reached: bool = False
    over: bool = False
    denied: bool = False


NOTHING = Said()


@dataclass(frozen=True, slots=True)
class State:
    """How an application stands, and whether two of its cells contradict each other."""

    stage: Stage
    outcome: Outcome
    stage_basis: Basis
    outcome_basis: Basis
    conflict: tuple[Outcome, ...] = ()


def said_by_reading(reading: StatusReading) -> Said:
    """A status reading as evidence; what it only assumed counts as not said."""
    return Said(
        None if reading.stage_basis is Basis.ASSUMED and reading.stage is Stage.APPLIED else reading.stage,
        None if reading.outcome_basis is Basis.ASSUMED else reading.outcome,
        reading.stage_basis,
        reading.outcome_basis,
    )


def said_by_step(step: StepColumn, cell: str, dated: bool) -> Said:
    """What a cell under the name of a step says; `dated` when it holds a day."""
    if not cell:
        return NOTHING
    if dated:
        return _dated(step.says, cell)
    said = _said_by_words(step.says, cell.strip())
    if said.outcome is Outcome.REJECTED and said.stage is step.says.stage is Stage.SCREENING:
        # a fail at the sift is a refusal on paper, a fail at a test or a call is not
        return said._replace(stage=Stage.APPLIED) if is_on_paper(step) else said
    return said


def is_on_paper(step: StepColumn) -> bool:
    """Whether a step is the sift of what was sent in, which not passing leaves at the application."""
    at = read_status(f"rejected at {without_number(step.header)}")
    return at.stage is Stage.APPLIED and at.stage_basis is Basis.STATED


def _dated(says: StageHeader, cell: str) -> Said:
    """A day reaches the step; words beside it ("3/4 - no") may end the application there."""
    said = _reached(says)
    if says.stage is None or not any(letter.isalpha() for letter in cell):
        return said
    reading = read_status(f"offer {cell}" if says.stage is Stage.OFFER else cell)
    ended = reading.outcome_basis is Basis.STATED and reading.outcome is not Outcome.WAITING
    return said._replace(outcome=reading.outcome) if ended else said


def said_by_count(interviews: int) -> Said:
    """What a number of interviews says: one is a first interview, more are later rounds."""
    if not interviews:
        return NOTHING
    return Said(Stage.INTERVIEW if interviews == 1 else Stage.FINAL_ROUND, reached=True)


def _reached(says: StageHeader) -> Said:
    return Said(says.stage, says.outcome, reached=True)


def _said_by_words(says: StageHeader, cell: str) -> Said:
    mark = mark_of(cell)
    if mark is Mark.OTHER:
        return _described(says, cell)
    not_sent = Stage.SAVED if says.stage is Stage.APPLIED else None
    return {
        Mark.YES: _reached(says),
        Mark.NO: Said(not_sent, over=says.outcome is Outcome.WAITING, denied=True),
        Mark.GHOST: Said(outcome=Outcome.NO_REPLY),
    }.get(mark, NOTHING)


def _described(says: StageHeader, cell: str) -> Said:
    """Words under a step: passed and booked reach it, a refusal does too (not an offer), pending does not."""
    reading = read_status(f"offer {cell}" if says.stage is Stage.OFFER else cell)
    if reading.stage is Stage.SAVED:
        # "scheduled" alone is said of an advert; under a step it is a booking
        reading = read_status(f"interview {cell}")
    if reading.outcome is Outcome.NO_REPLY:
        return Said(outcome=reading.outcome, outcome_basis=reading.outcome_basis)
    refused = reading.outcome in (Outcome.REJECTED, Outcome.RESERVE)
    if reading.stage is Stage.SAVED or (cell.casefold().startswith(_DENIALS) and not refused):
        return Said(Stage.SAVED) if says.stage is Stage.APPLIED else NOTHING
    if Basis.STATED not in (reading.stage_basis, reading.outcome_basis):
        return _reached(says)
    if says.stage is None and says.outcome is None:
        return Said(reached=True)
    said = said_by_reading(reading)
    passed = reading.stage_basis is Basis.STATED and reading.stage.reaches(Stage.SCREENING)
    if (refused or passed) and not (refused and says.stage is Stage.OFFER):
        stage = says.stage if refused or reading.stage is not Stage.OFFER else reading.stage
        return said._replace(stage=_further(stage, says.stage), stage_basis=Basis.STATED, reached=True)
    return said


def _further(one: Stage | None, other: Stage | None) -> Stage | None:
    if one is None or other is None:
        return one or other
    return further(one, other)


def settle(evidence: Sequence[Said], told_by_steps: bool) -> State:
    """One state from all that a row says.

    The furthest stage counts. An outcome counts over waiting, and of two outcomes the stronger; when both
    cannot be true they are given back as a conflict. A saved advert stays saved unless something says that
    it went out.

    Args:
        evidence: what the cells say, in any order.
        told_by_steps: the table has a column for each step, so a blank means that the step was not reached.
    """
    stage, stage_basis = _stage(evidence)
    outcomes = {said.outcome: said.outcome_basis for said in evidence if said.outcome is not None}
    for said in evidence:
        if said.outcome is not None and said.outcome_basis is Basis.STATED:
            outcomes[said.outcome] = Basis.STATED
    if stage is Stage.SAVED:
        return State(stage, Outcome.WAITING, stage_basis, Basis.ASSUMED)
    outcome = next((one for one in _STRONGEST if one in outcomes), None)
    basis = outcomes[outcome] if outcome is not None else Basis.ASSUMED
    reached = stage or Stage.APPLIED
    if outcome in (None, Outcome.WAITING) and _is_over(evidence, reached):
        outcome, basis = Outcome.REJECTED, Basis.INFERRED
    outcome = outcome or Outcome.WAITING
    if stage is None:
        stage_basis = Basis.INFERRED if told_by_steps else Basis.ASSUMED
    final, final_basis = _agreed(reached, stage_basis, outcome)
    return State(final, outcome, final_basis, basis, _conflict(outcomes))


def _stage(evidence: Iterable[Said]) -> tuple[Stage | None, Basis]:
    best, basis, saved = None, Basis.ASSUMED, False
    for said in evidence:
        if said.stage is Stage.SAVED:
            saved = True
        elif said.stage is not None and (
            best is None
            or said.stage.rank > best.rank
            or (said.stage is best and said.stage_basis is Basis.STATED)
        ):
            best, basis = said.stage, said.stage_basis
    went_out = best is not None or any(said.outcome not in (None, Outcome.WAITING) for said in evidence)
    if saved and not went_out:
        return Stage.SAVED, Basis.STATED
    return best, basis


def _is_over(evidence: Sequence[Said], stage: Stage) -> bool:
    """Whether a "no" under "in progress" stands for a refusal: with nothing else said, and no offer made."""
    return any(said.over for said in evidence) and not stage.reaches(Stage.OFFER)


def _agreed(stage: Stage, basis: Basis, outcome: Outcome) -> tuple[Stage, Basis]:
    least = {Outcome.ACCEPTED: Stage.ACCEPTED, Outcome.DECLINED: Stage.OFFER}.get(outcome, stage)
    if further(stage, least) is not stage:
        return least, Basis.INFERRED
    if stage is Stage.ACCEPTED and outcome is not Outcome.ACCEPTED:
        return Stage.OFFER, Basis.INFERRED
    return stage, basis


def _conflict(outcomes: dict[Outcome, Basis]) -> tuple[Outcome, ...]:
    stated = [one for one in _STRONGEST if outcomes.get(one) is Basis.STATED]
    return tuple(stated) if len(stated) > 1 and not set(stated) <= _MILD else ()


def first_on_or_after(day: date, start: date) -> date:
    """A day with its year changed to the first that does not lie before `start` by more than a week."""
    for year in (start.year, start.year + 1):
        try:
            found = day.replace(year=year)
        except ValueError:
            continue
        if (found - start).days >= -7:
            return found
    return day

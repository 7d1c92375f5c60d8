"""What happened to an application, and when: from cells only, in calendar days as written."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from analysis.intake.column_map import ColumnMap
from analysis.intake.days import Days
from analysis.intake.standing import Standing
from analysis.model import Basis, EventKind, Outcome, Stage

_OF_OUTCOME = {
    Outcome.REJECTED: EventKind.REJECTED,
    Outcome.RESERVE: EventKind.REJECTED,
    Outcome.WITHDRAWN: EventKind.WITHDRAWN,
    Outcome.DECLINED: EventKind.WITHDRAWN,
    Outcome.CLOSED: EventKind.CLOSED,
    Outcome.ACCEPTED: EventKind.ACCEPTED,
}
_OF_STAGE = {
    Stage.SCREENING: EventKind.SCREENING,
    Stage.INTERVIEW: EventKind.INTERVIEW,
    Stage.FINAL_ROUND: EventKind.FINAL_ROUND,
    Stage.OFFER: EventKind.OFFER,
}


class Happening(NamedTuple):
    """Something that happened, on which day (None: no cell gives one), and how we know."""

    kind: EventKind
    on: date | None
    basis: Basis


def happenings(at: int, columns: ColumnMap, days: Days, standing: Standing) -> Iterator[Happening]:
    """The events of one row, each (kind, day) once, in the order in which an application runs."""
    found = list(_events(at, columns, days, standing))
    if len(found) < 2:
        yield from found
        return
    found = list(dict.fromkeys(found))
    dated = {event.kind for event in found if event.on is not None}
    for event in sorted(found, key=lambda event: _ORDER[event.kind]):
        if event.on is not None or event.kind not in dated:
            yield event


_ORDER = {kind: place for place, kind in enumerate(EventKind)}


def _events(at: int, columns: ColumnMap, days: Days, standing: Standing) -> Iterator[Happening]:
    state = standing.states[at]
    place = columns.fields.get("applied_on")
    if place is not None and (applied := days.columns[place][at]) is not None:
        yield Happening(EventKind.APPLIED, applied, Basis.STATED)
    if (replied := standing.replied[at]) is not None:
        yield Happening(EventKind.REPLIED, replied, Basis.STATED)
    for step in columns.steps:
        if step.says.kind is not None and standing.reached[step.index][at]:
            yield Happening(step.says.kind, days.columns[step.index][at], Basis.STATED)
    kind = _OF_OUTCOME.get(state.outcome)
    decided = columns.fields.get("outcome_on")
    if kind is not None and decided is not None and (day := days.columns[decided][at]) is not None:
        yield Happening(kind, day, Basis.STATED)
    written = standing.status_days[at]
    kind = kind or _OF_STAGE.get(state.stage)
    if written is not None and kind is not None:
        yield Happening(kind, written, Basis.STATED)

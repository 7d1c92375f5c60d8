"""Which rows are adverts that were not applied to, where no word for it stands in them."""

from collections.abc import Sequence

from analysis.intake.column_map import ColumnMap
from analysis.intake.days import Days
from analysis.intake.readings import understood
from analysis.intake.shapes import Block
from analysis.intake.states import Said
from analysis.intake.values import mark_of, text_of
from analysis.interpret.status import Mark, read_status
from analysis.model import Basis, EventKind, Outcome, Stage
from analysis.reference.columns import SURE, fields_of

_USUALLY_DATED = _USUALLY_TICKED = 0.5


def add_blank_forms(block: Block, columns: ColumnMap, days: Days, evidence: list[list[Said]]) -> None:
    """A row without day and state, in a file that gives days, is an advert that has not been applied to."""
    place = columns.fields.get("applied_on")
    # a list of adverts with closing dates tells by nothing but the day which of them were answered
    closes = columns.fields.get("deadline")
    if place is None or place in columns.added or not (columns.tells_state or closes is not None):
        return
    applied = days.columns[place]
    if sum(day is not None for day in applied) < _USUALLY_DATED * len(applied):
        return
    told = [columns.fields[name] for name in ("status", "result", "feedback") if name in columns.fields]
    told += [step.index for step in columns.steps]
    for at, row in enumerate(evidence):
        cells = block.lines[at].cells
        open_ = closes is not None and bool(text_of(cells[closes]))
        if (
            not text_of(cells[place])
            and not any(_says_something(cells[one], open_) for one in told)
            and not (_says_that_it_went(row) if open_ else _says_anything(row))
        ):
            row.append(Said(Stage.SAVED, stage_basis=Basis.INFERRED))


def _says_that_it_went(evidence: Sequence[Said]) -> bool:
    """Whether more is said than that something is open ("chase the reference")."""
    return any(said.stage is not None or said.outcome not in (None, Outcome.WAITING) for said in evidence)


def _says_something(cell: str, closes: bool) -> bool:
    """Whether a cell says more than that nothing has happened yet: an empty check box does not.

    Words that are no state ("visit first") say nothing beside a closing date, for they may be plans.
    """
    if not text_of(cell) or mark_of(cell) in (Mark.NO, Mark.NOT_APPLICABLE, Mark.BLANK):
        return False
    reading = read_status(cell)
    return reading.stage is not Stage.SAVED and (understood(reading) or not closes)


def add_unticked(
    columns: ColumnMap, days: Days, reached: dict[int, list[bool]], evidence: list[list[Said]]
) -> None:
    """A row without a tick under "Sent", where others have one and nothing else is said, was not sent."""
    sent = [
        reached[step.index]
        for step in columns.steps
        if step.says.kind is EventKind.APPLIED and columns.profiles[step.index].marks >= _USUALLY_TICKED
    ]
    if not any(map(any, sent)):
        return
    applied = days.columns.get(columns.fields.get("applied_on", -1))
    for at, row in enumerate(evidence):
        went_out = any(column[at] for column in sent) or (applied is not None and applied[at] is not None)
        if not went_out and not _says_anything(row):
            row.append(Said(Stage.SAVED, stage_basis=Basis.INFERRED))


def add_sent(columns: ColumnMap, days: Days, evidence: list[list[Said]]) -> None:
    """A day under "Date applied" shows that an advert was sent off, whatever list it was left on."""
    place = columns.fields.get("applied_on")
    if place is None or not _surely_applied(columns.header[place]):
        return
    for day, row in zip(days.columns[place], evidence, strict=True):
        if day is not None and any(said.stage is Stage.SAVED for said in row):
            row.append(Said(Stage.APPLIED, stage_basis=Basis.INFERRED))


def _surely_applied(header: str) -> bool:
    return any(match.field == "applied_on" and match.strength == SURE for match in fields_of(header))


def _says_anything(evidence: Sequence[Said]) -> bool:
    return any(said.stage is not None or said.outcome is not None for said in evidence)

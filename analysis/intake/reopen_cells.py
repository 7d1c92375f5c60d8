"""What single cells of a saved workbook say: how an application stands, its sector, its days."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from analysis.intake.choices import Choices
from analysis.intake.values import says_agency, text_of
from analysis.interpret.dates import read_dates
from analysis.interpret.sector import classify_sector
from analysis.interpret.status import StatusReading, read_status
from analysis.model import UNCLASSIFIED, Basis, Issue, IssueCode, Outcome, SectorBasis, Stage, further
from analysis.reference.workbook import Words, basis_of, vocabulary


class Row(NamedTuple):
    """One row: where it stands, its cells, and which of them holds which field."""

    sheet: str
    number: int
    cells: tuple[str, ...]
    fields: Mapping[str, int]

    def text(self, field: str) -> str:
        """The cell of a field, "" when there is none."""
        place = self.fields.get(field)
        return "" if place is None else self.cells[place].strip()


class State(NamedTuple):
    """How an application stands, named as an application names it."""

    stage: Stage
    outcome: Outcome
    stage_basis: Basis
    outcome_basis: Basis


def state_of(row: Row, choices: Choices, issues: list[Issue]) -> State:
    """The stage and the outcome of a row; other words mean what the user chose, or usually."""
    words = vocabulary()
    stage_cell, outcome_cell = row.text("stage"), row.text("outcome")
    stage_value, outcome_value = words.stage.value(stage_cell), words.outcome.value(outcome_cell)
    stage = Stage(stage_value or Stage.APPLIED)
    stage_basis = _known(row.text("stage_basis"), stage_cell, words.basis)
    outcome = Outcome(outcome_value or Outcome.WAITING)
    outcome_basis = _known(row.text("outcome_basis"), outcome_cell, words.basis)
    if stage_value is None and stage_cell:
        said = choices.state("status", stage_cell) or _read(row, "stage", stage_cell, issues)
        stage, stage_basis = said.stage, said.stage_basis
        if said.outcome_basis is Basis.STATED and outcome_basis is Basis.ASSUMED:
            outcome, outcome_basis = said.outcome, said.outcome_basis
    if outcome_value is None and outcome_cell:
        said = choices.state("result", outcome_cell) or _read(row, "outcome", outcome_cell, issues)
        outcome, outcome_basis = said.outcome, said.outcome_basis
        if said.stage_basis is not Basis.ASSUMED and further(said.stage, stage) is not stage:
            stage, stage_basis = said.stage, said.stage_basis
    return State(stage, outcome, stage_basis, outcome_basis)


def sector_of(row: Row) -> dict[str, object]:
    """The fields of the sector; a sector that was changed in the file is the user's word."""
    words = vocabulary()
    cell, own = row.text("sector"), row.text("sector_text")
    read = classify_sector(row.text("company"), row.text("role"), own or cell)
    basis = basis_of(row.text("sector_basis"), cell, words.sector_basis)
    sector = words.sector.value(cell)
    if basis is None:
        chosen = sector is not None and sector != UNCLASSIFIED
        basis = SectorBasis.COLUMN if chosen else read.basis
        sector = sector if chosen else read.sector
        own = own or ("" if sector == UNCLASSIFIED else cell)
    family = words.job_family.value(row.text("job_family"))
    return {
        "sector": sector or read.sector,
        "sector_text": own,
        "sector_basis": SectorBasis(basis),
        "job_family": family or read.job_family,
        "via_agency": says_agency(row.text("via_agency"))
        or (not row.text("application_id") and read.via_agency),
    }


def days_of(field: str, header: Sequence[str], rows: Sequence[Row], issues: list[Issue]) -> list[date | None]:
    """The days of a column, those written as words too; what is no day becomes an issue."""
    column = read_dates([text_of(row.text(field)) for row in rows])
    for at in column.unread:
        row = rows[at]
        issues.append(
            Issue(
                row.sheet, row.number, header[row.fields[field]], row.text(field), IssueCode.UNREAD_DATE,
                f"“{row.text(field)}” cannot be put on one day, so it was left without a date.",
                "Type the day in here, or mend it in the file.",
            )
        )  # fmt: skip
    return list(column.days)


def _known(cell: str, value: str, words: Words) -> Basis:
    """How a value is known: as it was saved, or stated when it was changed or added since."""
    basis = basis_of(cell, value, words) if cell else None
    if basis is not None:
        return Basis(basis)
    return Basis.STATED if value else Basis.ASSUMED


def _read(row: Row, field: str, cell: str, issues: list[Issue]) -> StatusReading:
    reading = read_status(cell)
    if Basis.STATED not in (reading.stage_basis, reading.outcome_basis):
        issues.append(
            Issue(
                row.sheet, row.number, vocabulary().headers[field], cell, IssueCode.UNKNOWN_STATUS,
                f"“{cell}” is no state known here, so it was read as sent and waiting.",
                "Choose a word from the list in that column.",
            )
        )  # fmt: skip
    return reading

"""From the rows of a block to applications, events and issues; every row ends somewhere."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from analysis.intake.asides import aside_reasons
from analysis.intake.choices import Choices
from analysis.intake.column_map import ColumnMap
from analysis.intake.days import Days, read_days
from analysis.intake.happenings import Happening, happenings
from analysis.intake.identity import Identities
from analysis.intake.shapes import Block, Line
from analysis.intake.standing import Standing, standings
from analysis.intake.values import pay_range, says_agency, text_of, way_of_working
from analysis.interpret.sector import SectorReading, classify_sector
from analysis.model import AsideReason, DateReading, Issue, IssueCode, SectorBasis, SetAside, Stage

_TEXT_FIELDS = (
    "company", "role", "channel", "location", "cv_version", "contact", "contact_email", "contact_phone",
    "feedback", "notes", "next_step", "link", "interest", "salary_text",
)  # fmt: skip
# what has no column of its own in the table is kept as the user wrote it
_KEPT_AS_WRITTEN = ("status", "result", "referral", "outcome_on", "interview_count")


@dataclass
class Rows:
    """What a block says.

    Attributes:
        columns: column of the applications table -> one value a row.
        own: header -> the cells of the user's own column, one a row.
        events: what happened, by application_id.
        issues: what needs a look.
        set_aside: rows that are no applications.
        date_orders: header -> how its days were read, where that mattered.
    """

    columns: dict[str, list[object]]
    own: dict[str, list[str]] = field(default_factory=dict)
    events: list[tuple[str, Happening]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    date_orders: dict[str, DateReading] = field(default_factory=dict)


def read_rows(
    block: Block,
    columns: ColumnMap,
    identities: Identities,
    choices: Choices,
    as_of: date | None = None,
    *,
    until: date | None = None,
) -> Rows:
    """The applications of a block.

    Args:
        block: the rows.
        columns: what its columns are.
        identities: gives out the ids.
        choices: what the user said certain words mean.
        as_of: the latest day known, for days without a year.
        until: the same, told by titles only; it counts where no day of the file has a year.

    Returns:
        Applications in the order of the file; with those set aside they are all rows of the block.
    """
    reasons = aside_reasons(block, columns)
    kept = block.only([reason is None for reason in reasons])
    days = read_days(kept, columns, choices, as_of, until)
    states = standings(kept, columns, days, choices)
    saved = [state.stage is Stage.SAVED for state in states.states]
    aside = _set_aside(block, reasons, saved, columns.dropped | columns.added)
    chosen = [at for at, one in enumerate(saved) if not one]
    rows = _Picked(kept, columns, days, states, chosen)
    found = Rows(_table(rows, identities, choices), _own(rows), set_aside=aside)
    found.events = [
        (str(found.columns["application_id"][place]), event)
        for place, at in enumerate(chosen)
        for event in happenings(at, columns, days, states)
    ]
    found.date_orders = days.read_as
    found.issues = [*days.issues, *states.issues, *_sector_issues(rows, found.columns)]
    return found


class _Picked(NamedTuple):
    """The rows of a block that are applications."""

    block: Block
    columns: ColumnMap
    days: Days
    standing: Standing
    chosen: Sequence[int]

    def texts(self, name: str, read: Callable[[str], str] = text_of) -> list[str]:
        """The cells of a field, each different one read once; "" when there is no such column."""
        place = self.columns.fields.get(name)
        if place is None:
            return [""] * len(self.chosen)
        cells = self.block.columns[place]
        memo = {cell: read(cell) for cell in dict.fromkeys(cells)}
        return [memo[cells[at]] for at in self.chosen]

    def dates(self, name: str) -> list[date | None]:
        """The days of a field."""
        place = self.columns.fields.get(name)
        column = self.days.columns.get(-1 if place is None else place)
        return [None] * len(self.chosen) if column is None else [column[at] for at in self.chosen]

    def lines(self) -> list[Line]:
        """Where the rows stand."""
        return [self.block.lines[at] for at in self.chosen]


def _table(rows: _Picked, identities: Identities, choices: Choices) -> dict[str, list[object]]:
    table: dict[str, list[object]] = {name: list(rows.texts(name)) for name in _TEXT_FIELDS}
    seekers, companies, roles = rows.texts("seeker"), rows.texts("company"), rows.texts("role")
    applied = rows.dates("applied_on")
    table["seeker"] = list(seekers)
    place = rows.columns.fields.get("remote", -1)
    header = rows.columns.header[place]
    table["remote"] = list(rows.texts("remote", lambda cell: way_of_working(cell, header)))
    for name in ("applied_on", "replied_on", "deadline", "next_step_on"):
        table[name] = list(rows.dates(name))
    table["replied_on"] = [rows.standing.replied[at] for at in rows.chosen]
    table |= _states(rows) | _pay(rows) | _sectors(rows, choices)
    table["source_sheet"] = [line.sheet for line in rows.lines()]
    table["source_row"] = [line.number for line in rows.lines()]
    table["application_id"] = list(identities.names(zip(seekers, companies, roles, applied, strict=True)))
    return table


def _states(rows: _Picked) -> dict[str, list[object]]:
    states = [rows.standing.states[at] for at in rows.chosen]
    words = {
        state: (state.stage.value, state.outcome.value, state.stage_basis.value, state.outcome_basis.value)
        for state in dict.fromkeys(states)
    }
    names = ("stage", "outcome", "stage_basis", "outcome_basis")
    return {name: [words[state][at] for state in states] for at, name in enumerate(names)}


def _pay(rows: _Picked) -> dict[str, list[object]]:
    texts = rows.texts("salary_text")
    memo = {text: pay_range(text) for text in dict.fromkeys(texts)}
    return {
        "salary_low": [memo[text].low for text in texts],
        "salary_high": [memo[text].high for text in texts],
    }


def _sectors(rows: _Picked, choices: Choices) -> dict[str, list[object]]:
    written = rows.texts("sector")
    agency = [says_agency(cell) for cell in rows.texts("via_agency")]
    triples = list(zip(rows.texts("company"), rows.texts("role"), written, strict=True))
    memo: dict[tuple[str, str, str], SectorReading] = {}
    for triple in dict.fromkeys(triples):
        memo[triple] = choices.sector(triple[2], classify_sector(*triple))
    found = [memo[triple] for triple in triples]
    return {
        "sector": [reading.sector for reading in found],
        "sector_text": list(written),
        "sector_basis": [reading.basis.value for reading in found],
        "job_family": [reading.job_family for reading in found],
        "via_agency": [one.via_agency or told for one, told in zip(found, agency, strict=True)],
    }


def _own(rows: _Picked) -> dict[str, list[str]]:
    places = [
        *rows.columns.own,
        *(rows.columns.fields[name] for name in _KEPT_AS_WRITTEN if name in rows.columns.fields),
        *(step.index for step in rows.columns.steps if step.index not in rows.columns.added),
    ]
    return {
        rows.columns.header[place]: [rows.block.columns[place][at].strip() for at in rows.chosen]
        for place in sorted(places)
    }


def _set_aside(
    block: Block, reasons: Sequence[AsideReason | None], saved: Sequence[bool], dropped: frozenset[int]
) -> list[SetAside]:
    later = iter(saved)
    found = []
    for line, reason in zip(block.lines, reasons, strict=True):
        why = reason
        if why is None and next(later):
            why = AsideReason.SAVED
        if why is not None:
            found.append(SetAside(line.sheet, line.number, why, _cells(block.header, line, dropped)))
    return found


def _cells(header: Sequence[str], line: Line, dropped: frozenset[int]) -> dict[str, str]:
    return {
        name: line.cells[place]
        for place, name in enumerate(header)
        if line.cells[place] and place not in dropped
    }


def _sector_issues(rows: _Picked, table: Mapping[str, Sequence[object]]) -> list[Issue]:
    """One issue for each different sector cell that names no sector known here."""
    place = rows.columns.fields.get("sector")
    if place is None:
        return []
    found: dict[str, Issue] = {}
    for line, text, basis in zip(rows.lines(), table["sector_text"], table["sector_basis"], strict=True):
        cell = str(text)
        if cell and cell not in found and basis not in (SectorBasis.COLUMN, SectorBasis.EDITED):
            found[cell] = Issue(
                line.sheet, line.number, rows.columns.header[place], cell, IssueCode.UNKNOWN_SECTOR,
                f"“{cell}” is none of the sectors known here; it was guessed from employer and role.",
                "Choose the sector it stands for.",
            )  # fmt: skip
    return list(found.values())

"""Open a file that this program saved: what it says is taken as written, nothing is guessed again."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from analysis.intake.assemble import latest_day
from analysis.intake.choices import Choices
from analysis.intake.grid import Cells, RawBook, RawSheet
from analysis.intake.header import clean_names
from analysis.intake.identity import Identities
from analysis.intake.reopen_cells import Row, State, days_of, sector_of, state_of
from analysis.intake.reopen_events import events_in
from analysis.intake.reopen_themes import themes_said
from analysis.intake.values import text_of
from analysis.model import (
    Application,
    AsideReason,
    Dataset,
    Issue,
    IssueCode,
    MappedColumn,
    SetAside,
    Stage,
    application_frame,
    event_frame,
)
from analysis.reference.workbook import own_name, vocabulary

_LOOKED_AT = 20
_TELLTALE = ("application_id", "stage_basis", "outcome_basis", "sector_basis")
_DAYS = ("applied_on", "replied_on", "deadline", "next_step_on")
_AMOUNTS = ("salary_low", "salary_high")
_NOT_OF_AN_ADVERT = frozenset({"stage", "outcome", "sector", "via_agency", "job_family", *_TELLTALE})
_MAPPED_AS = {"stage": "status", "outcome": "result"}
_NO_CHOICES = Choices()
_WHY = "this program wrote it there"


class _List(NamedTuple):
    """The sheet of applications as it stands in the file."""

    sheet: RawSheet
    header: Cells
    fields: dict[str, int]
    own: dict[int, str]
    rows: list[Row]


def reopened(
    book: RawBook,
    choices: Choices = _NO_CHOICES,
    *,
    as_of: date | None = None,
    fingerprint: str = "",
    source: str = "",
) -> Dataset | None:
    """The search that a saved workbook holds.

    Args:
        book: the file as read.
        choices: what words beyond those of the lists mean.
        as_of: the day it speaks for; None: the latest applied, replied or refused date in it.
        fingerprint: as the dataset shall carry it.
        source: name of the file.

    Returns:
        The dataset; None when the file was not saved by this program. A cell changed since then counts as
        the user's word; rows may have been added, moved or taken out. Without a sheet of events (a text
        file) the days sent and replied are the events.
    """
    listed = next(filter(None, map(_list_in, book.sheets)), None)
    if listed is None:
        return None
    issues: list[Issue] = []
    days = {field: days_of(field, listed.header, listed.rows, issues) for field in _DAYS}
    made: list[tuple[Row, Application]] = []
    aside: list[SetAside] = []
    ids = _references(listed.rows, days["applied_on"])
    for at, row in enumerate(listed.rows):
        state = state_of(row, choices, issues)
        reason = _not_counted(row, state)
        if reason is not None:
            aside.append(_set_aside(row, reason, listed))
            continue
        values = _texts(row) | {field: days[field][at] for field in _DAYS} | sector_of(row)
        amounts = {field: _amount(row, field, issues) for field in _AMOUNTS}
        made.append((row, Application(**values, **amounts, **state._asdict(), application_id=ids[at])))
    events = event_frame(events_in(book, made, issues))
    own: dict[str, Sequence[str]] = {
        name: [row.cells[place] for row, _ in made] for place, name in listed.own.items()
    }
    said = themes_said(book, issues)
    return Dataset(
        applications=application_frame([application for _, application in made], own),
        events=events,
        issues=(*book.notes, *issues),
        set_aside=tuple(aside),
        mapping=_mapping(listed),
        as_of=as_of or latest_day(events),
        rows_read=len(listed.rows),
        fingerprint=fingerprint,
        source=source,
        sheets=(listed.sheet.name,),
        theme_edits=said,
    )


def _list_in(sheet: RawSheet) -> _List | None:
    """The list of applications of a sheet, told by the headers that only this program writes."""
    headers = vocabulary().headers
    telltale = {headers[field] for field in _TELLTALE}
    place = next((at for at, row in enumerate(sheet.rows[:_LOOKED_AT]) if telltale <= set(row)), None)
    if place is None:
        return None
    names = sheet.rows[place]
    body = [(number, row) for number, row in enumerate(sheet.rows[place + 1 :], place + 2) if any(row)]
    width = max([len(names), *(len(row) for _, row in body)])
    body = [(number, (*row, *[""] * (width - len(row)))) for number, row in body]
    used = [any(row[at] for _, row in body) for at in range(width)]
    header = clean_names((*names, *[""] * (width - len(names))), used)
    fields = {field: header.index(name) for field, name in headers.items() if name in header}
    ours = {vocabulary().problem, vocabulary().hint, *(header[place] for place in fields.values())}
    own = {at: own_name(name) for at, name in enumerate(header) if name and name not in ours}
    return _List(
        sheet, header, fields, own, [Row(sheet.name, number, cells, fields) for number, cells in body]
    )


def _references(rows: Sequence[Row], applied: Sequence[date | None]) -> list[str]:
    """The id of each row: the one it was saved with; a new one for a row without, or for a copy of a row."""
    identities = Identities()
    seen: set[str] = set()
    given = {row.text("application_id") for row in rows}
    found = []
    for row, day in zip(rows, applied, strict=True):
        particulars = (row.text("seeker"), row.text("company"), row.text("role"), day)
        (name,) = identities.names([particulars])
        if (told := row.text("application_id")) and told not in seen:
            name = told
        while name in seen or (name != told and name in given):
            (name,) = identities.names([particulars])
        seen.add(name)
        found.append(name)
    return found


def _not_counted(row: Row, state: State) -> AsideReason | None:
    if state.stage is Stage.SAVED:
        return AsideReason.SAVED
    return None if row.text("company") or row.text("role") else AsideReason.EMPTY_APPLICATION


def _set_aside(row: Row, reason: AsideReason, listed: _List) -> SetAside:
    """A row that does not count; under "Sector in your words" stands what is in either column of sectors."""
    hidden = {listed.fields[field] for field in _NOT_OF_AN_ADVERT if field in listed.fields}
    hidden |= {listed.fields[field] for field in ("source_sheet", "source_row") if field in listed.fields}
    names = [listed.own.get(place, name) for place, name in enumerate(listed.header)]
    cells = {
        name: cell
        for place, (name, cell) in enumerate(zip(names, row.cells, strict=True))
        if cell and place not in hidden
    }
    sector = vocabulary().background["sector_text"]
    if row.text("sector") and sector not in cells:
        cells[sector] = row.text("sector")
    return SetAside(row.sheet, row.number, reason, cells)


def _texts(row: Row) -> dict[str, object]:
    words = vocabulary()
    skipped = {*_DAYS, *_AMOUNTS, *_NOT_OF_AN_ADVERT, "source_sheet", "source_row"}
    found: dict[str, object] = {
        field: text_of(row.text(field)) for field in words.headers if field not in skipped
    }
    return found | {"source_sheet": row.sheet, "source_row": row.number}


def _amount(row: Row, field: str, issues: list[Issue]) -> float | None:
    cell = row.text(field)
    try:
        return float(cell.replace(",", "").lstrip("£$€ ")) if cell else None
    except ValueError:
        issues.append(
            Issue(
                row.sheet, row.number, vocabulary().headers[field], cell, IssueCode.BAD_ROW,
                f"“{cell}” is no amount, so it was left out.", "Write it in figures, such as 32000.",
            )
        )  # fmt: skip
        return None


def _mapping(listed: _List) -> dict[str, MappedColumn]:
    shown = {
        _MAPPED_AS.get(field, field): listed.header[place]
        for field, place in listed.fields.items()
        if field in vocabulary().columns
    }
    if "sector_text" in listed.fields:
        shown["sector"] = listed.header[listed.fields["sector_text"]]
    return {field: MappedColumn(header, 1.0, _WHY) for field, header in shown.items()}

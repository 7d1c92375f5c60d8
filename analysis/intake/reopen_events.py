"""What happened, out of a saved workbook: its sheet of events, and the days that its applications give."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from analysis.intake.grid import RawBook, RawSheet
from analysis.intake.reopen_cells import Row, days_of
from analysis.interpret.status import read_stage_header
from analysis.model import Application, Basis, Event, EventKind, Issue, IssueCode
from analysis.reference.workbook import vocabulary

_DAYS = {EventKind.APPLIED: "applied_on", EventKind.REPLIED: "replied_on"}


def events_in(book: RawBook, made: Sequence[tuple[Row, Application]], issues: list[Issue]) -> list[Event]:
    """The events of a book.

    A day that was changed beside the application counts over the one among the events; a row added to the
    list, and every row of a file without a sheet of events, brings the days it gives.
    """
    sheet = next((rows for rows in map(_event_rows, book.sheets) if rows is not None), None)
    applications = {application.application_id: application for _, application in made}
    found = list(_events(sheet, applications, issues)) if sheet is not None else []
    often = Counter((event.application_id, event.kind) for event in found)
    kept = [_with_day(event, applications, often) for event in found]
    for row, application in made:
        if sheet is None or not row.text("application_id"):
            kept.extend(_days_given(application, often))
    return kept


def _event_rows(sheet: RawSheet) -> list[Row] | None:
    headers = vocabulary().events
    for place, names in enumerate(sheet.rows[:1]):
        if set(headers.values()) <= set(names):
            fields = {field: names.index(name) for field, name in headers.items()}
            width = len(names)
            return [
                Row(sheet.name, number, (*row, *[""] * (width - len(row))), fields)
                for number, row in enumerate(sheet.rows[place + 1 :], place + 2)
                if any(row)
            ]
    return None


def _events(
    rows: Sequence[Row], applications: dict[str, Application], issues: list[Issue]
) -> Iterator[Event]:
    words = vocabulary()
    names = Counter((one.company.casefold(), one.role.casefold()) for one in applications.values())
    by_name = {(one.company.casefold(), one.role.casefold()): id_ for id_, one in applications.items()}
    days = days_of("on", list(words.events.values()), rows, issues)
    for row, day in zip(rows, days, strict=True):
        name = (row.text("company").casefold(), row.text("role").casefold())
        id_ = row.text("application_id")
        if id_ not in applications:
            id_ = by_name[name] if names[name] == 1 and not id_ else ""
        kind = _kind(row.text("kind"))
        if not id_ or kind is None:
            issues.append(_unplaced(row, known=kind is not None))
            continue
        basis = words.basis.value(row.text("basis")) or Basis.STATED
        yield Event(id_, kind, day, Basis(basis))


def _kind(cell: str) -> EventKind | None:
    told = vocabulary().event.value(cell)
    if told is not None:
        return EventKind(told)
    says = read_stage_header(cell) if cell else None
    return says.kind if says is not None else None


def _with_day(
    event: Event, applications: dict[str, Application], often: Counter[tuple[str, EventKind]]
) -> Event:
    field = _DAYS.get(event.kind)
    if field is None or event.on is None or often[event.application_id, event.kind] != 1:
        return event
    day: date | None = getattr(applications[event.application_id], field)
    return event if day is None or day == event.on else event._replace(on=day, basis=Basis.STATED)


def _days_given(application: Application, often: Counter[tuple[str, EventKind]]) -> Iterable[Event]:
    for kind, field in _DAYS.items():
        day: date | None = getattr(application, field)
        if day is not None and not often[application.application_id, kind]:
            yield Event(application.application_id, kind, day, Basis.STATED)


def _unplaced(row: Row, *, known: bool) -> Issue:
    if known:
        message = "This event belongs to no application of the list, so it was left out."
        hint = "Copy the reference of the application into its first column."
        return Issue(
            row.sheet, row.number, vocabulary().events["application_id"], row.text("application_id"),
            IssueCode.BAD_ROW, message, hint,
        )  # fmt: skip
    cell = row.text("kind")
    return Issue(
        row.sheet, row.number, vocabulary().events["kind"], cell, IssueCode.BAD_ROW,
        f"“{cell}” is no event known here, so it was left out.", "Choose one from the list in that column.",
    )  # fmt: skip

"""Cells of a list that the user typed or picked, as changes: what fits, and why the rest does not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from analysis.errors import JobSearchError
from analysis.intake.changes import record_event, remove_event
from analysis.intake.checks import HINT, checked, name_of, set_in_row
from analysis.intake.desk import records
from analysis.model import Application, Change, Dataset, EventKind, SectorBasis, SetField
from analysis.model.stage import Basis

DAY_OF: Mapping[str, EventKind] = MappingProxyType(
    {
        "interview_on": EventKind.INTERVIEW,
        "rejected_on": EventKind.REJECTED,
        "thanked_on": EventKind.THANK_YOU,
        "asked_on": EventKind.FEEDBACK_ASKED,
        "chased_on": EventKind.CHASED,
    }
)
_FIRST = ("outcome", "stage")
_GONE = "This application is not in the list any more."
_FAR_AWAY = "This day is far away. Check the year."
_NO_DAY = "This is not a day. Write it like 2026-05-03."
_YEARS = range(2000, 2101)
_WORKED_OUT = {Basis.INFERRED, Basis.ASSUMED, *(basis for basis in SectorBasis if basis.guessed)}


class Cell(NamedTuple):
    """A cell of the list with what the user put there.

    Attributes:
        application_id: whose cell it is.
        field: one of model.EDITABLE_FIELDS or of DAY_OF (the latest day of an event).
        value: as typed or picked; "" or None for none.
    """

    application_id: str
    field: str
    value: object


class Refused(NamedTuple):
    """A cell that cannot be kept as it is.

    Attributes:
        cell: what was typed, to be mended.
        about: the application by its names.
        why: one plain sentence.
    """

    cell: Cell
    about: str
    why: str


class Taken(NamedTuple):
    """What comes of some cells: one step for the journal, and what has to be mended first."""

    changes: tuple[Change, ...]
    refused: tuple[Refused, ...]


def take(ds: Dataset, cells: Iterable[Cell]) -> Taken:
    """Checks cells against their applications; those that say what is shown already are no change.

    Cells of one application are checked together, the outcome first, so that a stage that only fits the new
    outcome is taken.

    Args:
        ds: the search as shown, with the edits so far.
        cells: what was typed, in any order; of one cell typed more than once the last counts.

    Returns:
        The changes, application by application, and the cells refused; both empty without cells.
    """
    wanted: dict[str, dict[str, Cell]] = {}
    for cell in cells:
        wanted.setdefault(cell.application_id, {})[cell.field] = cell
    rows = _rows(ds, wanted)
    changes: list[Change] = []
    refused: list[Refused] = []
    for id_, fields in wanted.items():
        row = rows.get(id_)
        if row is None:
            refused += [Refused(cell, "", _GONE) for cell in fields.values()]
            continue
        for cell in sorted(fields.values(), key=_order):
            try:
                changes += _event_day(ds, cell) if cell.field in DAY_OF else _field(row, cell)
            except JobSearchError as error:
                refused.append(Refused(cell, name_of(row), str(error)))
    return Taken(tuple(changes), tuple(refused))


def set_all(ds: Dataset, application_ids: Sequence[str], field: str, value: object) -> tuple[SetField, ...]:
    """One field of several applications set to one value; those that hold it for sure stay out.

    Args:
        ds: the search as shown, with the edits so far.
        application_ids: which applications; those that are gone are left out.
        field: one of model.EDITABLE_FIELDS.
        value: as picked.

    Raises:
        JobSearchError: one application cannot hold the value; the message names it. Nothing is changed then.
    """
    changes = []
    for row in _rows(ds, application_ids).values():
        try:
            change = set_in_row(row, field, value)
        except JobSearchError as error:
            raise JobSearchError(f"{name_of(row)}: {error}", error.hint) from error
        if change.value != change.old or row.get(f"{field}_basis") in _WORKED_OUT:
            changes.append(change)
    return tuple(changes)


def confirm(ds: Dataset, application_ids: Sequence[str]) -> tuple[SetField, ...]:
    """What was worked out of stage, outcome and sector of these applications, as the user's own word."""
    return tuple(
        set_in_row(row, field, row[field])
        for row in _rows(ds, application_ids).values()
        for field in ("stage", "outcome", "sector")
        if row[f"{field}_basis"] in _WORKED_OUT - {SectorBasis.NONE}
    )


def day_of(value: object) -> date | None:
    """A day as a list gives it ("2026-05-03", with or without a time); None for none.

    Raises:
        JobSearchError: it is no day, or one that is far away from any job search.
    """
    if value is None or value == "" or value != value:  # noqa: PLR0124  NaT is unlike itself
        return None
    text = value.isoformat() if isinstance(value, date) else str(value)
    try:
        day = date.fromisoformat(text[:10])
    except ValueError as error:
        raise JobSearchError(_NO_DAY, HINT) from error
    if day.year not in _YEARS:
        raise JobSearchError(_FAR_AWAY, HINT)
    return day


def last_days(ds: Dataset) -> dict[tuple[str, str], date]:
    """The latest day of each event of DAY_OF: (application id, column) -> day; undated ones are left out."""
    columns = {kind.value: name for name, kind in DAY_OF.items()}
    events = ds.events[ds.events["kind"].isin(list(columns)) & ds.events["on"].notna()]
    latest = events.groupby(["application_id", "kind"], as_index=False)["on"].max()
    rows = zip(latest["application_id"], latest["kind"], latest["on"], strict=True)
    return {(id_, columns[kind]): on.date() for id_, kind, on in rows}


def _order(cell: Cell) -> tuple[int, str]:
    return _FIRST.index(cell.field) if cell.field in _FIRST else len(_FIRST), cell.field


def _field(row: dict[str, Any], cell: Cell) -> Iterator[SetField]:
    """The change, if it is one; the row then holds it, for the cells checked after it."""
    value = day_of(cell.value) if cell.field.endswith("_on") or cell.field == "deadline" else cell.value
    change = set_in_row(row, cell.field, "" if value is None and isinstance(row[cell.field], str) else value)
    if change.value != change.old:
        row.update(vars(checked(Application, **{**row, cell.field: change.value})))
        yield change


def _event_day(ds: Dataset, cell: Cell) -> Iterator[Change]:
    kind, day = DAY_OF[cell.field], day_of(cell.value)
    id_ = cell.application_id
    events = ds.events[(ds.events["application_id"] == id_) & (ds.events["kind"] == kind)]
    latest = events["on"].max()
    before = None if pd.isna(latest) else latest.date()
    if day == before:
        return
    if before is not None:
        yield remove_event(ds, id_, kind, before)
    if day is not None:
        yield record_event(ds, id_, kind, day)


def _rows(ds: Dataset, application_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    ids = list(application_ids)
    places = pd.Index(ds.applications["application_id"]).get_indexer(pd.Index(ids, dtype="object"))
    found = records(ds.applications.iloc[places[places >= 0]])
    return {row["application_id"]: row for row in found}

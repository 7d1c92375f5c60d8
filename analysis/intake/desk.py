"""The rows that a journal touches, each with its edits, and which of them are applications in the end."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from analysis.intake.user_words import Happened, Row, Unmatched
from analysis.model import (
    APPLICATION_COLUMNS,
    OWN,
    AddApplication,
    Application,
    Basis,
    BringBack,
    Dataset,
    Edit,
    Event,
    EventKind,
    FollowFile,
    PutAside,
    RecordEvent,
    RemoveEvent,
    SetAside,
    SetField,
    cells_key,
)

_ROW_GONE = "Its row is not in the file now."
_NOT_SET_ASIDE = "The row is not among those set aside now."


class Desk:
    """A journal sorted by row.

    Attributes:
        rows: application_id -> the row and its edits; of those not in `counts` too.
        put_aside: application_id -> the row that the user set aside.
        cells: application_id -> the cells of a row brought back.
        unmatched: edits whose row is missing.
        event_places: what the file says happened to a touched row -> where it stands in the table of events.
    """

    def __init__(self, ds: Dataset, edits: Sequence[Edit]) -> None:
        self.put_aside: dict[str, SetAside] = {}
        self.cells: dict[str, dict[str, str]] = {}
        self.unmatched: list[Unmatched] = []
        self.event_places: dict[tuple[str, Happened], list[int]] = {}
        self._ds = ds
        self._aside: list[SetAside | None] = list(ds.set_aside)
        self._taken_away: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._additions = _additions(edits)
        self.rows = self._rows(edits)
        for place, edit in enumerate(edits):
            self._take(place, edit)

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        """The rows set aside: those of the file in their places, then those the user set aside."""
        own = (row for id_, row in self.put_aside.items() if id_ not in self._places)
        return (*(row for row in self._aside if row is not None), *own)

    @property
    def added(self) -> tuple[str, ...]:
        """The applications that the file does not list, in the order they were added."""
        return tuple(id_ for id_ in self.rows if self.counts(id_) and self._is_addition(id_))

    @property
    def dropped(self) -> list[int]:
        """Positions in the table of the file that are no applications any more."""
        aside = [self.rows[id_].position for id_ in self.put_aside]
        return [place for place in (*aside, *self._taken_away.values()) if place >= 0]

    @property
    def lost(self) -> set[str]:
        """Ids whose events in the table of the file no longer count."""
        return {*self.put_aside, *self._taken_away}

    def counts(self, application_id: str) -> bool:
        """Whether a touched row is an application."""
        return application_id in self.rows and application_id not in self.put_aside

    def _take(self, place: int, edit: Edit) -> None:
        match edit.change:
            case SetField() | FollowFile() | RecordEvent() | RemoveEvent() as change:
                if change.application_id in self.rows:
                    self.rows[change.application_id].log.append((place, edit))
                else:
                    self.unmatched.append(Unmatched(edit, _ROW_GONE))
            case AddApplication(application=application):
                self._add(application)
            case BringBack():
                self._bring_back(edit, edit.change)
            case PutAside():
                self._put_aside(edit, edit.change)

    def _add(self, application: Application) -> None:
        if application.application_id not in self.rows:
            self.rows[application.application_id] = Row(dict(vars(application)), added=True)

    def _bring_back(self, edit: Edit, change: BringBack) -> None:
        id_ = change.application.application_id
        if self.put_aside.pop(id_, None) is not None and id_ in self._places:
            self._aside[self._places[id_]] = None
        if id_ in self.rows:
            return
        found = [(at, row) for at, row in enumerate(self._aside) if row and cells_key(row) == change.row_key]
        if not found:
            self.unmatched.append(Unmatched(edit, _NOT_SET_ASIDE))
            return
        same_place = [(at, row) for at, row in found if (row.sheet, row.row) == (change.sheet, change.row)]
        at, row = (same_place or found)[0]
        self._aside[at] = None
        self._places[id_] = at
        self.cells[id_] = row.cells
        values = {**vars(change.application), "source_sheet": row.sheet, "source_row": row.row}
        self.rows[id_] = Row(values, added=True)

    def _put_aside(self, edit: Edit, change: PutAside) -> None:
        id_ = change.application_id
        if id_ not in self.rows:
            self.unmatched.append(Unmatched(edit, _ROW_GONE))
        elif self._is_addition(id_):
            self._taken_away[id_] = self.rows.pop(id_).position
        elif id_ not in self.put_aside:
            file = self.rows[id_].file
            cells = self.cells.get(id_) or self._cells(self.rows[id_])
            row = SetAside(file["source_sheet"], file["source_row"], change.reason, cells)
            self.put_aside[id_] = row
            if id_ in self._places:
                self._aside[self._places[id_]] = row

    def _is_addition(self, id_: str) -> bool:
        return id_ in self._additions and self.rows[id_].file["source_row"] == 0

    def _cells(self, row: Row) -> dict[str, str]:
        """The cells of an application as its file would show them."""
        mapping, table = self._ds.mapping, self._ds.applications
        found = {
            mapping[name].column if name in mapping else name: str(row.file[name])
            for name in (
                "seeker",
                "company",
                "role",
                "applied_on",
                "stage",
                "outcome",
                "feedback",
                "notes",
                "link",
            )
            if row.file[name]
        }
        own = [name for name in table.columns if name.startswith(OWN)] if row.position >= 0 else []
        cells = {name.removeprefix(OWN): str(table[name].iloc[row.position]) for name in own}
        return found | {name: cell for name, cell in cells.items() if cell}

    def _rows(self, edits: Iterable[Edit]) -> dict[str, Row]:
        table, events = self._ds.applications, self._ds.events
        named = list(dict.fromkeys(filter(None, map(_application_id, edits))))
        places = pd.Index(table["application_id"]).get_indexer(pd.Index(named, dtype="object"))
        found = {id_: int(place) for id_, place in zip(named, places, strict=True) if place >= 0}
        values = records(table.iloc[list(found.values())])
        rows = {
            id_: Row(file, place, added=id_ in self._additions)
            for (id_, place), file in zip(found.items(), values, strict=True)
        }
        touched = events["application_id"].isin(list(rows)).to_numpy().nonzero()[0]
        some = events.iloc[touched]
        for place, id_, kind, on, basis in zip(
            touched, some["application_id"], some["kind"], days(some["on"]), some["basis"], strict=True
        ):
            event = Event(id_, EventKind(kind), on, Basis(basis))
            rows[id_].events.append(event)
            self.event_places.setdefault((id_, (event.kind, on)), []).append(int(place))
        return rows


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table of applications as `Application` takes them: dates as dates, None for none."""
    columns = {}
    for name, kind in APPLICATION_COLUMNS.items():
        column = table[name]
        if kind.startswith("datetime"):
            columns[name] = days(column)
        elif kind.startswith("float"):
            columns[name] = [None if amount != amount else amount for amount in column.tolist()]  # noqa: PLR0124
        else:
            columns[name] = column.tolist()
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def days(column: pd.Series) -> list[date | None]:
    """A column of days as dates, None for NaT."""
    return [None if pd.isna(day) else day.date() for day in column]


def _additions(edits: Iterable[Edit]) -> set[str]:
    """The applications that the journal makes; not those that it only sets aside and brings back."""
    made: set[str] = set()
    put_aside: set[str] = set()
    for edit in edits:
        match edit.change:
            case PutAside(application_id=id_):
                put_aside.add(id_)
            case AddApplication(application=application):
                made.add(application.application_id)
            case BringBack(application=application) if application.application_id not in put_aside:
                made.add(application.application_id)
    return made


def _application_id(edit: Edit) -> str:
    match edit.change:
        case AddApplication(application=application) | BringBack(application=application):
            return application.application_id
        case SetField() | FollowFile() | RecordEvent() | RemoveEvent() | PutAside() as change:
            return change.application_id
    return ""

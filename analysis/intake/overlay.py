"""The two tables of a dataset with what came of the user's edits."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.intake.desk import Desk
from analysis.intake.edited_row import Settled
from analysis.model import (
    APPLICATION_COLUMNS,
    EVENT_COLUMNS,
    OWN,
    Event,
    EventKind,
    application_frame,
    event_frame,
)

_KIND_ORDER = {kind: place for place, kind in enumerate(EventKind)}


def with_rows(table: pd.DataFrame, desk: Desk, settled: Mapping[str, Settled]) -> pd.DataFrame:
    """The applications: edited cells in place, rows set aside left out, added ones at the end.

    A row brought back keeps the cells of the user's own columns.
    """
    changes: dict[str, dict[int, Any]] = {}
    for id_, one in settled.items():
        row = desk.rows[id_]
        if row.position >= 0:
            for name, value in vars(one.application).items():
                if value != row.file[name]:
                    changes.setdefault(name, {})[row.position] = value
    found = table.assign(**{name: with_cells(table[name], cells) for name, cells in changes.items()})
    if desk.dropped:
        found = found.drop(index=found.index[desk.dropped])
    new = [id_ for id_ in settled if desk.rows[id_].position < 0]
    if new:
        own: dict[str, Sequence[str]] = {
            header: [desk.cells.get(id_, {}).get(header, "") for id_ in new]
            for header in (name.removeprefix(OWN) for name in table.columns if name.startswith(OWN))
        }
        more = application_frame([settled[id_].application for id_ in new], own)
        found = pd.concat([found, more[list(table.columns)]])
    return found.reset_index(drop=True)


def with_cells(column: pd.Series, cells: Mapping[int, Any]) -> pd.Series:
    """A column of the table of applications with other values at some positions; None for none."""
    found = column.copy()
    values = pd.Series(list(cells.values()), dtype=APPLICATION_COLUMNS[str(column.name)])
    found.iloc[list(cells)] = values.array
    return found


def with_events(events: pd.DataFrame, desk: Desk, settled: Mapping[str, Settled]) -> pd.DataFrame:
    """The events that hold: those of the file in their order, then those the user gave by day."""
    out = {
        place
        for id_, one in settled.items()
        for happened in one.hidden
        for place in desk.event_places.get((id_, happened), ())
    }
    kept = ~events["application_id"].isin(desk.lost)
    kept.iloc[sorted(out)] = False
    given = sorted((event for one in settled.values() for event in one.recorded), key=_by_day)
    found = events if kept.all() else events[kept]
    if given:
        found = pd.concat([found, event_frame(given)[list(EVENT_COLUMNS)]])
    return found.reset_index(drop=True)


def _by_day(event: Event) -> tuple[bool, str, str, int]:
    day = event.on.isoformat() if event.on is not None else ""
    return event.on is None, day, event.application_id, _KIND_ORDER[EventKind(event.kind)]

"""The two tables of a dataset: their columns and types, and the way from validated rows to a table."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd

from analysis.model.application import Application
from analysis.model.stage import Basis, EventKind

TEXT, DAY, NUMBER, FLAG, COUNT = "str", "datetime64[us]", "float64", "bool", "int64"
OWN = "own:"

APPLICATION_COLUMNS: dict[str, str] = {
    "application_id": TEXT, "seeker": TEXT, "company": TEXT, "role": TEXT,
    "sector": TEXT, "sector_text": TEXT, "sector_basis": TEXT, "job_family": TEXT, "via_agency": FLAG,
    "channel": TEXT, "location": TEXT, "remote": TEXT,
    "salary_text": TEXT, "salary_low": NUMBER, "salary_high": NUMBER,
    "applied_on": DAY, "stage": TEXT, "outcome": TEXT, "stage_basis": TEXT, "outcome_basis": TEXT,
    "replied_on": DAY, "cv_version": TEXT,
    "contact": TEXT, "contact_email": TEXT, "contact_phone": TEXT,
    "feedback": TEXT, "notes": TEXT, "deadline": DAY, "next_step": TEXT, "next_step_on": DAY,
    "link": TEXT, "interest": TEXT, "source_sheet": TEXT, "source_row": COUNT,
}  # fmt: skip

EVENT_COLUMNS: dict[str, str] = {"application_id": TEXT, "kind": TEXT, "on": DAY, "basis": TEXT}


class Event(NamedTuple):
    """Something that happened: to which application, what, on which day (None: no date), how we know."""

    application_id: str
    kind: EventKind
    on: date | None
    basis: Basis


def application_frame(
    rows: Sequence[Application], own: dict[str, Sequence[str]] | None = None
) -> pd.DataFrame:
    """The applications as a table, one row each, in the order given.

    Args:
        rows: validated applications.
        own: other columns of the user's file, header -> one text an application; they become own:<header>.

    Returns:
        Columns APPLICATION_COLUMNS with those types ("" for missing text, NaT and NaN for missing dates
        and amounts), then the own: columns as text. No rows: an empty table with the same columns.
    """
    values = [vars(row) for row in rows]
    columns = {
        name: pd.Series([row[name] for row in values], dtype=kind, name=name)
        for name, kind in APPLICATION_COLUMNS.items()
    }
    columns |= {
        f"{OWN}{header}": pd.Series(list(cells), dtype="str") for header, cells in (own or {}).items()
    }
    return pd.DataFrame(columns)


def event_frame(events: Iterable[Event]) -> pd.DataFrame:
    """The events as a table with the columns EVENT_COLUMNS; `on` is NaT where no date is known."""
    rows = list(events)
    return pd.DataFrame(
        {
            name: pd.Series([getattr(row, name) for row in rows], dtype=kind)
            for name, kind in EVENT_COLUMNS.items()
        }
    )

"""Adverts that were saved and not answered yet: all of them, and which close soon."""

from datetime import date
from typing import NamedTuple

from analysis.interpret.dates import read_dates
from analysis.model import AsideReason, Dataset, SetAside, cells_key


class Advert(NamedTuple):
    """A saved advert: the employer ("" when not given), the role ("" likewise), the day it closes."""

    company: str
    role: str
    closes: date


class Saved(NamedTuple):
    """A saved advert that can become an application.

    Attributes:
        row: the row that was set aside, as `intake.changes.bring_back` takes it.
        key: tells it from the others, the same after an upload of the same file.
        company: the employer; "" when not given.
        role: likewise.
        closes: the day it closes; None when not given or not readable.
    """

    row: SetAside
    key: str
    company: str
    role: str
    closes: date | None

    @property
    def name(self) -> str:
        """The advert by its names; what the row says when it has none."""
        names = " · ".join(part for part in (self.company, self.role) if part)
        return names or " · ".join(cell for cell in self.row.cells.values() if cell)


def saved(ds: Dataset) -> tuple[Saved, ...]:
    """All saved adverts: those that close first first, those without a day in the order of the file.

    Returns:
        The adverts; () when none was saved.
    """
    columns = {name: found.column for name, found in ds.mapping.items()}
    rows = [row for row in ds.set_aside if row.reason is AsideReason.SAVED]
    days = read_dates([row.cells.get(columns.get("deadline", "deadline"), "") for row in rows]).days
    found = [
        Saved(
            row, f"{cells_key(row)}_{row.sheet}_{row.row}", _named(row, columns, "company"),
            _named(row, columns, "role"), day,
        )
        for row, day in zip(rows, days, strict=True)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.closes is None, one.closes or date.max)))


def _named(row: SetAside, columns: dict[str, str], field: str) -> str:
    return row.cells.get(columns.get(field, field), "").strip()


def closing(ds: Dataset, as_of: date, within: int) -> tuple[Advert, ...]:
    """The saved adverts that close from as_of on, within so many days, soonest first.

    Saved adverts are set aside when a file is read, so their deadline is read here from the cell as written,
    all of them together (a column of days is in one order).

    Returns:
        The adverts; () when the file gives no deadlines or saves none.
    """
    columns = {
        name: ds.mapping[name].column for name in ("company", "role", "deadline") if name in ds.mapping
    }
    if "deadline" not in columns:
        return ()
    cells = [row.cells for row in ds.set_aside if row.reason is AsideReason.SAVED]
    days = read_dates([cell.get(columns["deadline"], "") for cell in cells]).days
    found = [
        Advert(
            cell.get(columns.get("company", ""), "").strip(),
            cell.get(columns.get("role", ""), "").strip(),
            day,
        )
        for cell, day in zip(cells, days, strict=True)
        if day is not None and 0 <= (day - as_of).days <= within
    ]
    return tuple(
        sorted((advert for advert in found if advert.company or advert.role), key=lambda one: one.closes)
    )

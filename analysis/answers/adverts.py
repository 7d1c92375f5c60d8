"""Adverts that were saved and not answered yet: which of them close soon."""

from datetime import date
from typing import NamedTuple

from analysis.interpret.dates import read_dates
from analysis.model import AsideReason, Dataset


class Advert(NamedTuple):
    """A saved advert: the employer ("" when not given), the role ("" likewise), the day it closes."""

    company: str
    role: str
    closes: date


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

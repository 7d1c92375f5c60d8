"""Days as people write them, decided over the whole column.

One cell such as 03/04/2025 cannot be read alone. A column can: a first number above 12 anywhere proves that
the day comes first. ISO dates, month names and dotted dates have one reading and never follow the column.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Literal

from analysis.interpret.date_patterns import Kind, Written, written
from analysis.interpret.date_years import fill_years

OrderBasis = Literal["proved", "assumed", "conflict", "none"]

# the shorter way through the calendar must be this much shorter before it decides the order
_MUCH_SHORTER = 3
_ENOUGH_DATES = 4


class DateOrder(StrEnum):
    """Which of two numbers is the day."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"

    @property
    def other(self) -> "DateOrder":
        """The opposite order."""
        return DateOrder.MONTH_FIRST if self is DateOrder.DAY_FIRST else DateOrder.DAY_FIRST


@dataclass(frozen=True, slots=True)
class DateColumn:
    """A column of days as read.

    Attributes:
        days: one a cell, None where there is none.
        order: which number is the day in cells such as 03/04/2025; None when no cell needed it.
        order_basis: "proved" by a cell (or given), "assumed", "conflict" when cells prove both, "none" when
            no cell needed it.
        unread: positions of cells that say something, but nothing that a careful reader could put on a day.
        inferred_year: positions of cells without a year, which was taken from their neighbours.
        first_of_month: positions of cells that name a month only, read as its first day because no cell of
            the column says more.
    """

    days: tuple[date | None, ...]
    order: DateOrder | None
    order_basis: OrderBasis
    unread: tuple[int, ...] = ()
    inferred_year: tuple[int, ...] = ()
    first_of_month: tuple[int, ...] = ()


def read_dates(
    values: Sequence[str],
    *,
    order: DateOrder | None = None,
    hint: DateOrder | None = None,
    anchor: date | None = None,
) -> DateColumn:
    """Read a column of days.

    Args:
        values: the cells as text; true dates as ISO, serial numbers as "45750".
        order: the order to use whatever the cells say (a choice of the user).
        hint: the order that other columns of the file prove; used when this column proves none.
        anchor: the latest day known from elsewhere; a column without any year counts back from it.

    Returns:
        The column; for no values an empty one with basis "none". What cannot be read is listed.
    """
    cells = {value: written(value) for value in dict.fromkeys(values)}
    rows = [cells[value] for value in values]
    chosen, basis = _decide(rows, cells.values(), order, hint)
    day_first = chosen is not DateOrder.MONTH_FIRST
    settled = {value: _settle(cell, day_first) for value, cell in cells.items()}
    months_only = not any(cell.kind is Kind.DAY for cell in settled.values())
    days: list[date | None] = []
    unread, yearless, first_of_month = [], {}, []
    for at, value in enumerate(values):
        cell = settled[value]
        day = None
        if cell.kind is Kind.DAY and cell.year is None:
            yearless[at] = (cell.second, cell.first)
        elif cell.kind is Kind.DAY:
            day = date(cell.year or 0, cell.second, cell.first)
        elif cell.kind is Kind.MONTH and months_only:
            day = date(cell.year or 0, cell.second, 1)
            first_of_month.append(at)
        elif cell.kind is not Kind.BLANK:
            unread.append(at)
        days.append(day)
    if yearless:
        filled = fill_years(days, yearless, anchor)
        for at in yearless:
            days[at] = filled.get(at)
        unread = sorted([*unread, *(at for at in yearless if days[at] is None)])
    inferred = tuple(at for at in yearless if days[at] is not None)
    return DateColumn(tuple(days), chosen, basis, tuple(unread), inferred, tuple(first_of_month))


def read_day(text: str, order: DateOrder = DateOrder.DAY_FIRST, *, anchor: date | None = None) -> date | None:
    """The day that one text names, None when it names none.

    A missing year is the latest that does not lie after `anchor`; without one such a text is not read.
    """
    return read_dates([text], order=order, anchor=anchor).days[0]


def looks_like_day(text: str) -> bool:
    """Whether a text holds a day, in whatever order and with or without its year."""
    return _settle(written(text), day_first=True).kind is Kind.DAY


def _settle(cell: Written, day_first: bool) -> Written:
    """A cell in the chosen order; when that is impossible, in the only order that is possible."""
    if cell.kind is not Kind.NUMBERS:
        return cell
    day, month = (cell.first, cell.second) if day_first else (cell.second, cell.first)
    for one, other in ((day, month), (month, day)):
        try:
            date(2000 if cell.year is None else cell.year, other, one)
        except ValueError:
            continue
        return Written(Kind.DAY, one, other, cell.year)
    return Written(Kind.UNREAD)


def _decide(
    rows: Sequence[Written], distinct: Iterable[Written], order: DateOrder | None, hint: DateOrder | None
) -> tuple[DateOrder | None, OrderBasis]:
    pairs = [cell for cell in set(distinct) if cell.kind is Kind.NUMBERS and 0 < cell.first <= 31]
    if not pairs:
        return None, "none"
    if order is not None:
        return order, "proved"
    day_first = sum(cell.first > 12 >= cell.second > 0 for cell in pairs)
    month_first = sum(31 >= cell.second > 12 >= cell.first for cell in pairs)
    if day_first or month_first:
        basis: OrderBasis = "conflict" if day_first and month_first else "proved"
        if day_first == month_first:
            return hint or DateOrder.DAY_FIRST, basis
        return (DateOrder.DAY_FIRST if day_first > month_first else DateOrder.MONTH_FIRST), basis
    return hint or _shorter_way(rows, len(pairs)) or DateOrder.DAY_FIRST, "assumed"


def _shorter_way(rows: Sequence[Written], distinct: int) -> DateOrder | None:
    """The order in which the rows walk steadily through the calendar, None when both do about equally.

    7/1, 7/2, 7/3, 7/8 are four days of one week in July, or the seventh of four months.
    """
    if distinct < _ENOUGH_DATES:
        return None
    ways = {order: _way(rows, order is DateOrder.DAY_FIRST) for order in DateOrder}
    shorter, longer = sorted(ways, key=lambda order: ways[order])
    return shorter if ways[longer] > _MUCH_SHORTER * max(ways[shorter], 1) else None


def _way(rows: Sequence[Written], day_first: bool) -> int:
    """Days travelled from row to row."""
    cells = (_settle(cell, day_first) for cell in rows if cell.kind is Kind.NUMBERS)
    days = [date(cell.year or 2000, cell.second, cell.first) for cell in cells if cell.kind is Kind.DAY]
    return sum(abs((later - earlier).days) for earlier, later in pairwise(days))

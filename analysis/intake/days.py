"""The columns of days of a block, read together: one proves the order of day and month for the others."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from analysis.intake.choices import Choices
from analysis.intake.column_map import ColumnMap
from analysis.intake.shapes import Block
from analysis.intake.values import mark_of
from analysis.interpret.dates import DateColumn, DateOrder, read_dates
from analysis.interpret.status import Mark
from analysis.model import DateReading, Issue, IssueCode
from analysis.reference.columns import fields
from analysis.wording import plural

EARLIEST = date(2000, 1, 1)
_LATEST = date(2100, 1, 1)
_FAR_AHEAD = timedelta(days=3 * 366)
_FAR_AHEAD_OF_AS_OF = timedelta(days=366)
# bookings and deadlines lie ahead, so they do not say how far the file reaches
_AHEAD = frozenset({"deadline", "next_step_on"})


@dataclass
class Days:
    """The days of a block.

    Attributes:
        columns: position of the column -> one day a row, None where there is none.
        unread: position -> rows whose cell says something that is no day.
        yearless: position -> rows whose day is written without a year.
        orders: position -> the order its days were read in, None when it did not matter.
        read_as: header -> order and basis, for columns in which the order mattered.
        issues: what the user should look at, but for the unread cells, which may turn out to be words.
    """

    columns: dict[int, list[date | None]] = field(default_factory=dict)
    unread: dict[int, frozenset[int]] = field(default_factory=dict)
    yearless: dict[int, tuple[int, ...]] = field(default_factory=dict)
    orders: dict[int, DateOrder | None] = field(default_factory=dict)
    read_as: dict[str, DateReading] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


def read_days(
    block: Block,
    columns: ColumnMap,
    choices: Choices,
    as_of: date | None = None,
    until: date | None = None,
) -> Days:
    """Every column of days of a block.

    Args:
        block: applications only, no totals or notes.
        columns: what its columns are.
        choices: the order of day and month where the user chose it.
        as_of: the latest day known, for days without a year.
        until: the same, where no day of the block has a year.
    """
    texts = _texts(block, columns)
    stated = {
        place: choices.order(columns.header[place]) or columns.order_in_header(place) for place in texts
    }
    first = {place: read_dates(cells, order=stated[place]) for place, cells in texts.items()}
    hint = _proved(first)
    anchor = as_of or _latest(first, columns) or until
    days = Days()
    for place, cells in texts.items():
        column = first[place]
        if column.order_basis in ("assumed", "conflict") or len(column.unread) > 0:
            column = read_dates(cells, order=stated[place], hint=hint, anchor=anchor)
        days.columns[place] = list(column.days)
        days.unread[place] = frozenset(column.unread)
        days.yearless[place] = column.inferred_year
        days.orders[place] = column.order
        if column.order is not None:
            days.read_as[columns.header[place]] = DateReading(column.order.value, column.order_basis)
        days.issues.extend(_issues(block, columns.header[place], place, column))
    _within_reason(block, columns, days, as_of)
    return days


def _texts(block: Block, columns: ColumnMap) -> dict[int, Sequence[str]]:
    """The cells to read as days: of date fields all, of steps those that are no tick or cross."""
    found: dict[int, Sequence[str]] = {
        place: block.columns[place] for name, place in columns.fields.items() if fields()[name].kind == "date"
    }
    for step in columns.steps:
        marks = {cell: mark_of(cell) is not Mark.OTHER for cell in dict.fromkeys(block.columns[step.index])}
        found[step.index] = ["" if marks[cell] else cell for cell in block.columns[step.index]]
    return found


def _proved(read: dict[int, DateColumn]) -> DateOrder | None:
    """The order that the columns prove, None when none does or they disagree."""
    orders = {column.order for column in read.values() if column.order_basis == "proved"}
    return orders.pop() if len(orders) == 1 else None


def _latest(read: dict[int, DateColumn], columns: ColumnMap) -> date | None:
    ahead = {columns.fields[name] for name in _AHEAD if name in columns.fields}
    days = [
        day
        for place, column in read.items()
        if place not in ahead
        for at, day in enumerate(column.days)
        if day is not None and at not in column.inferred_year
    ]
    return max(days, default=None)


def order_issues(block: Block, header: str, column: DateColumn) -> list[Issue]:
    """What to say when the order of day and month in a column is not proved; [] when it is."""
    found = []
    if column.order_basis == "assumed":
        one, other = ("day", "month") if column.order is DateOrder.DAY_FIRST else ("month", "day")
        found.append(
            _column_issue(
                block, header, IssueCode.ASSUMED_DATE_ORDER,
                f"Dates such as 03/04/2025 in “{header}” were read with the {one} first.",
                f"If that is wrong, choose {other} first for this column.",
            )
        )  # fmt: skip
    if column.order_basis == "conflict":
        found.append(
            _column_issue(
                block, header, IssueCode.DATE_ORDER_CONFLICT,
                f"“{header}” holds dates with the day first and dates with the month first.",
                "Look at the dates of this column; those that can be read in two ways follow the majority.",
            )
        )  # fmt: skip
    return found


def _issues(block: Block, header: str, place: int, column: DateColumn) -> list[Issue]:
    found = order_issues(block, header, column)
    if column.inferred_year:
        at = column.inferred_year[0]
        line = block.lines[at]
        cells = plural(len(column.inferred_year), "date")
        found.append(
            Issue(
                line.sheet, line.number, header, line.cells[place], IssueCode.INFERRED_YEAR,
                f"{cells} in “{header}” without a year; it was taken from the rows around.",
                "Look whether the years are right.",
            )
        )  # fmt: skip
    return found


def _column_issue(block: Block, header: str, code: IssueCode, message: str, hint: str) -> Issue:
    return Issue(block.sheets[0] if block.sheets else "", 0, header, "", code, message, hint)


def _within_reason(block: Block, columns: ColumnMap, days: Days, as_of: date | None) -> None:
    """Takes out days that cannot be meant (before 2000, far ahead), each with an issue."""
    applied = [day for day in days.columns.get(columns.fields.get("applied_on", -1), []) if day is not None]
    usual = sorted(applied)[len(applied) // 2] if applied else None
    last = _LATEST
    if as_of or usual:
        last = min(as_of or usual or last, _LATEST) + (_FAR_AHEAD_OF_AS_OF if as_of else _FAR_AHEAD)
    for place, column in days.columns.items():
        for at, day in enumerate(column):
            if day is None or EARLIEST <= day <= last:
                continue
            column[at] = None
            line = block.lines[at]
            days.issues.append(
                Issue(
                    line.sheet, line.number, columns.header[place], line.cells[place],
                    IssueCode.DATE_OUT_OF_RANGE,
                    "This date lies too far from the others to be meant, so it was left out.",
                    "Mend the date in the file, or type it in here.",
                )
            )  # fmt: skip

"""Vacancies in the UK by industry: the official table, and the layout of the workbook it comes in."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from analysis.errors import UnreadableFileError
from analysis.reference.sectors import table_rows

ALL = "All"
TITLE = "VACS02"
LEVELS, RATES = "levels", "ratios"
HINT = (
    "Download the dataset VACS02, “Vacancies by industry”, from the website of the Office for National "
    "Statistics, and drop in its .xlsx as it is."
)
# The letters stand a few rows below the title, the series identifiers right under them.
_HEAD_ROWS = 12
_ALL_LETTERS = "B-S"
_MISSING = ("", "..")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PERIOD = re.compile(rf"({'|'.join(_MONTHS)})-({'|'.join(_MONTHS)}) (\d{{4}})")

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Section:
    """A column of the survey.

    Attributes:
        section: its letter in the UK industry classification (SIC 2007), `ALL` for all industries together.
        industry: what it is called here.
        levels_series: the ONS identifier of its number of vacancies.
        rates_series: the ONS identifier of its vacancies per 100 jobs.
    """

    section: str
    industry: str
    levels_series: str
    rates_series: str


@dataclass(frozen=True, slots=True)
class Vacancies:
    """The vacancies of one section; None where the survey gives no figure.

    Attributes:
        thousands: average number of vacancies over the three months, in thousands.
        per_100_jobs: the same for every 100 employee jobs.
        thousands_year_ago: number of vacancies a year before, in thousands.
    """

    thousands: float | None
    per_100_jobs: float | None
    thousands_year_ago: float | None


@dataclass(frozen=True, eq=False)
class VacancyTable:
    """One edition of the table: averages over three months.

    Attributes:
        start: first day of the three months.
        end: last day of them.
        released: month of publication in words ("November 2025"); "" when the workbook does not say.
        sections: letter, or `ALL`, -> its vacancies.
    """

    start: date
    end: date
    released: str
    sections: Mapping[str, Vacancies]


class Period(NamedTuple):
    """Three months, as the workbook names them: "Aug-Oct 2025"."""

    start: date
    end: date


@cache
def sections() -> dict[str, Section]:
    """The columns of the survey by letter, `ALL` first; never empty."""
    return {row["section"]: Section(**row) for row in table_rows("vacancy_sections.csv")}


@cache
def shipped_vacancies() -> VacancyTable:
    """The edition that comes with the product."""
    rows = table_rows("vacancies.csv")
    first = rows[0]
    found = {
        row["section"]: Vacancies(
            number(row["thousands"]), number(row["per_100_jobs"]), number(row["thousands_year_ago"])
        )
        for row in rows
    }
    return VacancyTable(
        date.fromisoformat(first["start"]),
        date.fromisoformat(first["end"]),
        first["released"],
        MappingProxyType(found),
    )


def table_of(levels: Rows, rates: Rows, released: str = "") -> VacancyTable:
    """The latest three months of the workbook's two sheets.

    Args:
        levels: text cells of the sheet `LEVELS`, from its first row on.
        rates: text cells of the sheet `RATES`.
        released: month of publication in words, when known.

    Returns:
        The table; a figure the workbook leaves out (..) is None, as is an earlier year it does not hold.

    Raises:
        UnreadableFileError: a title, a section letter, a series identifier, a period or a figure is not where
            the workbook has it; the message names what.
    """
    numbers = _by_period(levels, {key: one.levels_series for key, one in sections().items()})
    shares = _by_period(rates, {key: one.rates_series for key, one in sections().items()})
    last = max(numbers)
    if last != max(shares):
        raise refusal("its two sheets end in different months")
    year_ago = numbers.get(Period(_year_before(last.start), _month_end(_year_before(last.end))), {})
    found = {key: Vacancies(numbers[last][key], shares[last][key], year_ago.get(key)) for key in sections()}
    return VacancyTable(last.start, last.end, released, MappingProxyType(found))


def refusal(reason: str) -> UnreadableFileError:
    """The error for a workbook that is not the official one, with what to do."""
    return UnreadableFileError(f"This is not the official table of vacancies: {reason}.", HINT)


def number(cell: str) -> float | None:
    """A figure of the table; None where it is left out.

    Raises:
        UnreadableFileError: the cell holds something else than a figure.
    """
    if cell.strip() in _MISSING:
        return None
    try:
        value = float(cell)
    except ValueError as error:
        raise refusal(f"“{cell[:20]}” stands where a figure should") from error
    if not 0 <= value < 1e6:
        raise refusal(f"{cell[:20]} cannot be a number of vacancies")
    return value


def _by_period(rows: Rows, series: Mapping[str, str]) -> dict[Period, dict[str, float | None]]:
    columns = _columns(rows, series)
    found = {}
    for row in rows:
        period = _period(row[0]) if row else None
        if period is not None:
            found[period] = {key: number(row[at] if at < len(row) else "") for key, at in columns.items()}
    if not found:
        raise refusal("it holds no three months such as “Aug-Oct 2025”")
    if found[max(found)][ALL] is None:
        raise refusal("its latest figure for all industries is missing")
    return found


def _columns(rows: Rows, series: Mapping[str, str]) -> dict[str, int]:
    """Where each section stands; letters and identifiers must both be there and agree."""
    if not rows or not rows[0] or not rows[0][0].startswith(TITLE):
        raise refusal(f"its first cell does not start with “{TITLE}”")
    at = next((at for at, row in enumerate(rows[:_HEAD_ROWS]) if _ALL_LETTERS in row), None)
    if at is None or at + 1 >= len(rows):
        raise refusal("it has no row of industry letters")
    letters = [ALL if cell == _ALL_LETTERS else cell for cell in rows[at]]
    names = list(rows[at + 1])
    for section, name in series.items():
        if section not in letters or name not in names:
            raise refusal(f"the column of section {_ALL_LETTERS if section == ALL else section} is missing")
        if letters.index(section) != names.index(name):
            raise refusal(f"the series {name} stands under another industry")
    return {section: names.index(name) for section, name in series.items()}


def _period(label: str) -> Period | None:
    """Three months from "Nov-Jan 2026" (the year is that of the last month); None for anything else."""
    found = _PERIOD.fullmatch(label.strip())
    if found is None:
        return None
    first, last, year = _MONTHS.index(found[1]) + 1, _MONTHS.index(found[2]) + 1, int(found[3])
    start = date(year - (first > last), first, 1)
    return Period(start, _month_end(date(year, last, 1)))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=1)

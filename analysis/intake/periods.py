"""The month or the year that a title, the name of a sheet or of the file gives to the days under it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from analysis.intake.header_words import kinds_in
from analysis.intake.shapes import Block, Line
from analysis.intake.split_days import PARTS, YEARLESS, dated
from analysis.reference.columns import plain_header
from analysis.reference.dates import date_words

_LONGEST, _LONGEST_ABOVE = 40, 120
_MOSTLY = 0.6
_YEAR = re.compile(r"(?<![\d.,£$€])(20[0-4]\d)(?![\d.,]\d|\d)")
_SEASON = re.compile(r"(?<!\d)(20[0-4]\d)\s?[-/–]\s?(?:20)?(\d\d)(?!\d|[-/.]\d)")
_WORDS = re.compile(r"[^\W\d_]+")
_BARE_DAY = re.compile(r"(?:[^\W\d]{2,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?(?:\.0)?")
# the school year and the hiring rounds that follow it end here
_SEASON_ENDS = (8, 31)


class Period(NamedTuple):
    """A year, a month of it, or a month of an unknown year; None for what is not told."""

    year: int | None = None
    month: int | None = None


NEVER = Period()


def period_of(text: str) -> Period:
    """The period that a short title names: "March 2025", "2025", "März"; NEVER for any other text."""
    if len(text) > _LONGEST or _SEASON.search(text):
        return NEVER
    years = set(_YEAR.findall(text))
    if len(years) > 1:
        return NEVER
    months = date_words().months
    words = _WORDS.findall(text.casefold())
    # "may" and "set" are words too, so a month must stand alone or beside its year
    named = {months[word] for word in words if word in months and (len(words) == 1 or len(word) > 3 or years)}
    return Period(int(years.pop()) if years else None, named.pop() if len(named) == 1 else None)


def told_until(texts: Iterable[str]) -> date | None:
    """The last day that titles such as "Job search 2025" or "Graduate schemes 2025/26" speak for.

    None when none of them names a year.
    """
    last = None
    for text in texts:
        if len(text) > _LONGEST_ABOVE:
            continue
        seasons = [
            date(int(year) + 1, *_SEASON_ENDS) for year, end in _SEASON.findall(text) if _follows(year, end)
        ]
        ends = seasons or [date(int(year), 12, 31) for year in _YEAR.findall(text)]
        last = max((*ends, *([last] if last else [])), default=None)
    return last


def _follows(year: str, end: str) -> bool:
    return (int(year) + 1) % 100 == int(end)


def with_periods(block: Block) -> Block:
    """The block with the period of each row written into its days, where they lack it.

    The period is told by the title above the rows or by the name of their sheet. It completes the first
    column of days without a year, or of bare numbers under a header for days when the month is told.
    """
    told = _told(block)
    if not any(one != NEVER for one in told):
        return block
    for place, cells in enumerate(block.columns):
        full = _full(block.header[place], cells, told)
        if full is not None:
            lines = tuple(
                Line(line.sheet, line.number, (*line.cells[:place], text, *line.cells[place + 1 :]))
                for line, text in zip(block.lines, full, strict=True)
            )
            return replace(block, lines=lines)
    return block


def _told(block: Block) -> list[Period]:
    """The period of each row: that of the last title, else of the sheet."""
    openings = {at: text for at, text in block.openings if period_of(text) != NEVER}
    sheets = {name: period_of(name) for name in block.sheets} if len(block.sheets) > 1 else {}
    told, current, sheet = [], NEVER, ""
    for at, line in enumerate(block.lines):
        if line.sheet != sheet:
            sheet, current = line.sheet, NEVER
        filled = [cell for cell in line.cells if cell]
        title = filled[0] if len(filled) == 1 else openings.get(at, "")
        if title and (found := period_of(title)) != NEVER:
            # "March" below "2025"
            current = found if found.year else Period(current.year, found.month)
        of_sheet = sheets.get(sheet, NEVER)
        told.append(Period(current.year or of_sheet.year, current.month or of_sheet.month))
    return told


def _full(header: str, cells: tuple[str, ...], told: list[Period]) -> list[str] | None:
    """The cells of a column with their period, None when it is no column of days that lack it."""
    filled = sum(map(bool, cells))
    yearless = [YEARLESS.fullmatch(cell.strip()) for cell in cells]
    if filled and sum(map(bool, yearless)) >= _MOSTLY * filled and any(one.year for one in told):
        return [
            dated(cell, str(period.year)) if day and period.year else cell
            for cell, day, period in zip(cells, yearless, told, strict=True)
        ]
    bare = [_BARE_DAY.fullmatch(cell.strip()) for cell in cells]
    fits = [
        day is not None and bool(one.month) and 0 < int(day[1]) < 32
        for day, one in zip(bare, told, strict=True)
    ]
    if filled < 2 or sum(fits) < _MOSTLY * filled or not _names_day(header):
        return None
    return [
        _written(int(day[1]), period) if fit and day else cell
        for cell, day, period, fit in zip(cells, bare, told, fits, strict=True)
    ]


def _names_day(header: str) -> bool:
    return "date" in kinds_in(header) or plain_header(header) in PARTS["day"]


def _written(day: int, period: Period) -> str:
    if period.year is None:
        return f"{day} {_name(period.month)}"
    return f"{period.year:04}-{period.month:02}-{day:02}"


def _name(month: int | None) -> str:
    return next(word for word, number in date_words().months.items() if number == month)

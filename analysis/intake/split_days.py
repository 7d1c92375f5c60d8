"""Days written in three columns: day, month and year."""

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.intake.shapes import Block, Line
from analysis.reference.columns import plain_header
from analysis.reference.dates import date_words

PARTS = {
    "day": frozenset({"day", "tag", "jour", "dia", "giorno", "dag", "dzien", "d", "dd"}),
    "month": frozenset({"month", "monat", "mois", "mes", "mese", "maand", "miesiac", "m", "mm", "mon"}),
    "year": frozenset({"year", "jahr", "annee", "ano", "anno", "jaar", "rok", "y", "yyyy", "yr"}),
}
_MOSTLY = 0.6
_YEAR = re.compile(r"(20\d\d)(?:\.0)?")
YEARLESS = re.compile(r"\d{1,2}[/.-]\d{1,2}\.?|\d{1,2} [^\W\d]{3,9}\.?|[^\W\d]{3,9} \d{1,2}")
NAME = "Date"


def with_days_joined(block: Block) -> Block:
    """The block with a column "Date" in place of the columns of day, month and year, if it has all three."""
    plain = [plain_header(name) for name in block.header]
    found = [[at for at, name in enumerate(plain) if name in words] for words in PARTS.values()]
    if len(found[2]) == 1 and not found[0] and not found[1]:
        return _with_year(block, found[2][0])
    if any(len(places) != 1 for places in found) or NAME in block.header:
        return block
    day, month, year = (places[0] for places in found)
    joined = [_joined(line.cells[day], line.cells[month], line.cells[year]) for line in block.lines]
    if sum(map(bool, joined)) < _MOSTLY * len(joined) or not joined:
        return block
    rest = [at for at in range(len(block.header)) if at not in (day, month, year)]
    lines = tuple(
        Line(line.sheet, line.number, (text, *(line.cells[at] for at in rest)))
        for line, text in zip(block.lines, joined, strict=True)
    )
    return replace(block, header=(NAME, *(block.header[at] for at in rest)), lines=lines)


def _with_year(block: Block, year: int) -> Block:
    """The block with the year of a column of its own behind the days of the first column without years."""
    years = [_YEAR.fullmatch(line.cells[year].strip()) for line in block.lines]
    if not years or sum(map(bool, years)) < _MOSTLY * len(years):
        return block
    for place, cells in enumerate(block.columns):
        yearless = [YEARLESS.fullmatch(cell.strip()) for cell in cells]
        if place != year and sum(map(bool, yearless)) >= _MOSTLY * max(sum(map(bool, cells)), 1):
            lines = tuple(
                Line(line.sheet, line.number, (*line.cells[:place], text, *line.cells[place + 1 :]))
                for line, text in zip(block.lines, _with_years(cells, yearless, years), strict=True)
            )
            return replace(block, lines=lines)
    return block


def _with_years(
    cells: Sequence[str], days: Sequence[re.Match[str] | None], years: Sequence[re.Match[str] | None]
) -> list[str]:
    return [
        cell if day is None or year is None else dated(cell, year[1])
        for cell, day, year in zip(cells, days, years, strict=True)
    ]


def dated(cell: str, year: str) -> str:
    """A day without a year, its year added in the way it is written: "3/4" becomes "3/4/2026"."""
    mark = next((sign for sign in "/.-" if sign in cell), " ")
    return f"{cell.strip().rstrip(mark)}{mark}{year}"


def _joined(day: str, month: str, year: str) -> str:
    """A day as 2026-03-02, what is written where that cannot be told, "" where nothing is."""
    number = date_words().months.get(month.strip().casefold().rstrip("."))
    try:
        months = number or int(float(month))
        return f"{int(float(year)):04}-{months:02}-{int(float(day)):02}"
    except ValueError:
        return " ".join(part.strip() for part in (day, month, year) if part.strip())

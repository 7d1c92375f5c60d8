"""What may leave of a cohort: tables over several people, never a person, never a small count."""

import csv
import io
from collections.abc import Iterator
from math import isnan
from typing import NamedTuple

import pandas as pd

from analysis import wording
from analysis.answers.cohort import CohortResult
from analysis.errors import JobSearchError
from analysis.export.cells import SHARE, WHOLE, Cell, Writer
from analysis.export.delimited import guarded

NOT_SHOWN = "not shown"
SIDES = {
    "weakness": "Held people back", "strength": "Counted for people", "external": "Outside their hands",
    "unclear": "Unclear",
}  # fmt: skip
_RANGE = {
    "rate": "Share", "low80": "80 % range from", "high80": "80 % range to", "low95": "95 % range from",
    "high95": "95 % range to",
}  # fmt: skip
_COUNTS = {"people": "People", "applications": "Applications", "interviews": "Interviews"}


class Part(NamedTuple):
    """One table to take away: its name, its headers, its rows (shares as 0 to 1)."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def cohort_parts(result: CohortResult) -> tuple[Part, ...]:
    """The tables that may leave, a missing count as "not shown".

    Args:
        result: the cohort. Quotes are in the last table only where they were asked for.

    Raises:
        JobSearchError: there are fewer than five people, so that any number would point at one of them.
    """
    if not result.shareable:
        raise JobSearchError(
            "With fewer than five people, numbers for sharing would point at one of them.",
            "Talk about each search with the person whose it is.",
        )
    themes = result.themes.assign(polarity=[SIDES[one] for one in result.themes["polarity"]])
    first = result.first.table.rename_axis("name").reset_index()
    first["name"] = [f"Within {weeks} weeks" for weeks in first["name"]]
    feedback = [
        ("Refusals", result.feedback.of), ("Refusals with a written word", result.feedback.count),
        ("Follow-ups due now", result.follow_ups),
    ]  # fmt: skip
    parts = [
        Part("Summary", ("What", "Number"), tuple(_summary(result))),
        _part("How far it got", "Step", result.funnel),
        _part("Sectors", "Sector", result.sectors),
        _part("What employers say", "Remark", themes, {"polarity": "Side"}),
        _part("First interview", "From the first application", first),
        _part("Who may need a hand", "With what", result.needs),
        Part("After a no", ("What", "Number"), tuple((name, _count(count)) for name, count in feedback)),
        Part("Quotes", ("Remark", "Side", "In their words"), tuple(_quotes(result))),
    ]
    return tuple(part for part in parts if part.rows)


def cohort_workbook(result: CohortResult) -> bytes:
    """The tables as a workbook, one sheet each. Raises JobSearchError as `cohort_parts`."""
    writer = Writer("Several people at once")
    for part in cohort_parts(result):
        sheet = writer.sheet(part.name, (42.0, *[16.0] * (len(part.headers) - 1)))
        sheet.title(part.name)
        for note in result.notes if part.name == "Summary" else ():
            sheet.line(note, quiet=True)
        sheet.header(part.headers)
        formats = [SHARE if header in _RANGE.values() else WHOLE for header in part.headers]
        for row in part.rows:
            sheet.values(row, formats)
    return writer.saved()


def cohort_csv(result: CohortResult) -> bytes:
    """The tables below each other as comma-separated text: table, item, what, value.

    Returns:
        UTF-8 with a mark at its start; shares as 0 to 1 with three decimals.

    Raises:
        JobSearchError: as `cohort_parts`.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["Table", "Item", "What", "Value"])
    for part in cohort_parts(result):
        for item, *cells in part.rows:
            for header, cell in zip(part.headers[1:], cells, strict=True):
                if cell is not None:
                    writer.writerow([guarded(str(value)) for value in (part.name, item, header, _said(cell))])
    return out.getvalue().encode("utf-8-sig")


def _summary(result: CohortResult) -> Iterator[tuple[Cell, ...]]:
    yield "In short", result.summary
    if result.as_of is not None:
        yield "Counted to", wording.day(result.as_of)
    yield "People", len(result.people)
    yield "Applications", result.applications
    yield "Interviews", _count(result.interviews)


def _part(name: str, first: str, table: pd.DataFrame, more: dict[str, str] | None = None) -> Part:
    named = {"name": first, **(more or {}), **_COUNTS, **_RANGE}
    columns = [column for column in named if column in table.columns]
    rows = tuple(
        tuple(_cell(column, value) for column, value in zip(columns, row, strict=True))
        for row in table[columns].itertuples(index=False, name=None)
    )
    return Part(name, tuple(named[column] for column in columns), rows)


def _cell(column: str, value: object) -> Cell:
    if column in _COUNTS:
        return NOT_SHOWN if value is pd.NA else int(str(value))
    if column in _RANGE:
        share = float(str(value))
        return None if isnan(share) else share
    return str(value)


def _count(count: int | None) -> Cell:
    return NOT_SHOWN if count is None else count


def _quotes(result: CohortResult) -> Iterator[tuple[Cell, ...]]:
    names = {
        (theme, polarity): name
        for theme, polarity, name in result.themes[["theme", "polarity", "name"]].itertuples(index=False)
    }
    for key, texts in result.quotes.items():
        for text in texts:
            yield str(names[key]), SIDES[key[1]], text


def _said(cell: Cell) -> str:
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)

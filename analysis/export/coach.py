"""A copy of the workbook for somebody who helps: counts, states and days, and no name of anybody."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from analysis.answers.anonymous import Leaving
from analysis.export.columns import Column, Value, application_columns
from analysis.export.workbook import workbook


class Preview(NamedTuple):
    """What leaves, cell by cell.

    Attributes:
        headers: the columns of the sheet of applications that hold anything.
        rows: their cells, every row.
        stays: what is taken out, in words.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    stays: tuple[str, ...]


def coach_copy(found: Leaving, as_of: date | None = None) -> bytes:
    """The workbook without names, contacts, notes, settings and words of employers.

    Args:
        found: a search made ready to be shared (`answers.anonymous.leaving`).
        as_of: the day to count to; None: the search's own.

    Returns:
        An xlsx that opens here like any saved workbook.
    """
    return workbook(found.search, themes=found.themes, as_of=as_of)


def preview(found: Leaving) -> Preview:
    """The sheet of applications of the copy as it will leave; the other sheets hold what follows from it."""
    columns: Sequence[Column] = [
        one for one in application_columns(found.search) if any(cell not in ("", None) for cell in one.cells)
    ]
    rows = tuple(zip(*(one.cells for one in columns), strict=True))
    return Preview(tuple(one.header for one in columns), rows, found.stays)

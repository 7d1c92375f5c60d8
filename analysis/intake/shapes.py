"""Blocks of rows that are read together: one table, or the same columns on several sheets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from analysis.intake.grid import Cells, RawRow, RawTable
from analysis.intake.header_words import kinds_in
from analysis.model import DateReading, Issue
from analysis.reference.columns import SURE, field_of

_DITTO = frozenset({'"', "''", "“", "”", "〃", "ditto", "Ditto", "do.", "as above", "As above"})
_OFTEN_BLANK = 0.3


class Line(NamedTuple):
    """One row and where it stands."""

    sheet: str
    number: int
    cells: Cells


@dataclass(frozen=True)
class Block:
    """Rows under one header.

    Attributes:
        header: one name a column.
        lines: the rows, in the order of the file.
        notes: what the user should know about the tables it came from.
        sheets: the sheets it came from.
        left_over: rows further down under another header, as wide as they were written; no applications.
        above: the texts above the headers.
        date_orders: header of a column that was turned round -> how its days were read.
        openings: position of the first line of a table -> the text right above its header.
    """

    header: Cells
    lines: tuple[Line, ...]
    notes: tuple[Issue, ...] = ()
    sheets: tuple[str, ...] = ()
    left_over: tuple[Line, ...] = ()
    above: tuple[str, ...] = ()
    openings: tuple[tuple[int, str], ...] = ()
    date_orders: tuple[tuple[str, DateReading], ...] = ()

    @cached_property
    def columns(self) -> tuple[Cells, ...]:
        """The cells column by column."""
        if not self.lines:
            return ((),) * len(self.header)
        return tuple(zip(*(line.cells for line in self.lines), strict=True))

    def only(self, keep: Sequence[bool]) -> "Block":
        """The block with the rows for which `keep` is true."""
        lines = tuple(line for line, kept in zip(self.lines, keep, strict=True) if kept)
        return Block(self.header, lines, self.notes, self.sheets)


def blocks_of(tables: Sequence[RawTable]) -> list[Block]:
    """The tables as blocks; those with the same headers, in whatever order, become one block."""
    groups: dict[tuple[str, ...], list[RawTable]] = {}
    for table in map(_with_employers_repeated, map(_without_dittos, tables)):
        groups.setdefault(tuple(sorted(map(_plain, table.header))), []).append(table)
    return [_stacked(group) for group in groups.values()]


def _without_dittos(table: RawTable) -> RawTable:
    """The table with "ditto" and quotation marks replaced by what stands above them."""
    if not any(cell in _DITTO for row in table.rows for cell in row.cells):
        return table
    rows: list[RawRow] = []
    above: Cells = ("",) * len(table.header)
    for row in table.rows:
        above = tuple(
            up if cell.strip().casefold() in _DITTO else cell
            for up, cell in zip(above, row.cells, strict=True)
        )
        rows.append(RawRow(row.number, above))
    return replace(table, rows=tuple(rows))


def _with_employers_repeated(table: RawTable) -> RawTable:
    """The table with each employer written in all its rows, where many rows with a role leave it blank.

    It is so in a list in which an employer heads several roles; one blank cell alone is an employer unknown.
    """
    employer, role = _place_of("employer", table), _place_of("role", table)
    if employer is None or role is None or not table.rows or not table.rows[0].cells[employer]:
        return table
    roles = [row for row in table.rows if row.cells[role] and len(row.cells) - row.cells.count("") > 1]
    blank = sum(not row.cells[employer] for row in roles)
    if blank < max(2, _OFTEN_BLANK * len(roles)):
        return table
    rows, above = [], ""
    for row in table.rows:
        cells = row.cells
        above = cells[employer] or above
        if not cells[employer] and cells[role]:
            cells = (*cells[:employer], above, *cells[employer + 1 :])
        rows.append(RawRow(row.number, cells))
    return replace(table, rows=tuple(rows))


def _place_of(kind: str, table: RawTable) -> int | None:
    surely = (
        at for at, name in enumerate(table.header) if (found := field_of(name)) and found.strength == SURE
    )
    return next((at for at in surely if kind in kinds_in(table.header[at])), None)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _stacked(tables: Sequence[RawTable]) -> Block:
    first = tables[0]
    plain = [_plain(name) for name in first.header]
    lines: list[Line] = []
    openings: list[tuple[int, str]] = []
    for table in tables:
        names = [_plain(name) for name in table.header]
        openings.extend((len(lines), text) for text in table.above[-1:])
        if names == plain:
            lines.extend(Line(table.sheet, row.number, row.cells) for row in table.rows)
            continue
        places = [names.index(name) for name in plain]
        for row in table.rows:
            lines.append(Line(table.sheet, row.number, tuple(row.cells[place] for place in places)))
    notes = tuple(note for table in tables for note in table.notes)
    sheets = tuple(dict.fromkeys(table.sheet for table in tables))
    left_over = tuple(Line(table.sheet, row.number, row.cells) for table in tables for row in table.left_over)
    above = tuple(dict.fromkeys(text for table in tables for text in table.above))
    return Block(first.header, tuple(lines), notes, sheets, left_over, above, tuple(openings))

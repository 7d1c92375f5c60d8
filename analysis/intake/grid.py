"""What a file is before anyone asks what it means: sheets of text cells, and the tables found in them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from analysis.model import Issue

Cells = tuple[str, ...]
Area = tuple[int, int, int, int]


class BookKind(StrEnum):
    """What the bytes turned out to be, whatever the file is called."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    HTML = "html"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet, cell for cell.

    Attributes:
        name: as written on the tab; "" for a text file.
        rows: text cells; rows[i] is spreadsheet row i + 1, blank rows included. Rows may differ in length.
        visible: False for a sheet that the user has hidden.
        merged: merged areas as (first row, first column, last row, last column), all from 0, ends included.
        error_cells: cells showing #N/A and the like; they are read as "".
        unsaved_formulas: formulas whose result was never saved; they are read as "".
        hidden_rows: rows hidden or filtered out; they are read like any other.
    """

    name: str
    rows: tuple[Cells, ...]
    visible: bool = True
    merged: tuple[Area, ...] = ()
    error_cells: int = 0
    unsaved_formulas: int = 0
    hidden_rows: int = 0


@dataclass(frozen=True, slots=True)
class RawBook:
    """A file as read.

    Attributes:
        kind: what the bytes are.
        sheets: in the order of the file, hidden ones too; at least one.
        notes: what the user should know about the reading (a guessed encoding, a grid that was cut).
        encoding: how the letters of a text file were read ("utf-8", "cp1252", ...); "" for workbooks.
        delimiter: what separates the cells of a text file; "" for workbooks and HTML.
    """

    kind: BookKind
    sheets: tuple[RawSheet, ...]
    notes: tuple[Issue, ...] = ()
    encoding: str = ""
    delimiter: str = ""


class RawRow(NamedTuple):
    """One row below a header: its number as the spreadsheet shows it, and one text a column of the header."""

    number: int
    cells: Cells


@dataclass(frozen=True, slots=True)
class RawTable:
    """A header and what stands below it.

    Attributes:
        sheet: name of the sheet.
        header: one name a column: on one line, unique ("Date", "Date (2)"), "Column C" where none is written.
        header_row: number of the (last) header row as the spreadsheet shows it, from 1.
        rows: every row below it that holds anything, in order: totals, notes and repeated headers too.
        score: how much it looks like a list of applications; only good for comparing tables.
        notes: what the user should know about this table.
        left_over: rows further down that stand under another header (figures, a word list): no applications;
            their cells are as wide as they were written.
        transposed: True when the labels stood down the first column: each RawRow is then a column of the
            sheet, numbered from 1, and header_row is the number of the label column.
        above: the texts between the header and the list before it (or the top): titles, explanations.
    """

    sheet: str
    header: Cells
    header_row: int
    rows: tuple[RawRow, ...]
    score: float = 0.0
    notes: tuple[Issue, ...] = ()
    left_over: tuple[RawRow, ...] = ()
    transposed: bool = False
    above: tuple[str, ...] = ()

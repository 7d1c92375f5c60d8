"""The record of what was done, as a workbook and as a page to print and sign."""

from collections.abc import Iterator, Sequence
from datetime import date

from analysis import wording
from analysis.answers.record import COLUMNS, USUAL, RecordResult, chosen_columns
from analysis.export.cells import Cell, Writer, width_of
from analysis.export.html import document, paragraph, table, text

_SHEET, _WEEKS = "Work search", "Weeks"
TITLE = "Record of my work search"


def record_xlsx(result: RecordResult, columns: Sequence[str] = USUAL) -> bytes:
    """The record as xlsx: one row a thing done, and a sheet with one line a week.

    Args:
        result: the record.
        columns: which columns, keys of `answers.record.COLUMNS`; they stand in the order of that.

    Returns:
        A file without formulas; the same input gives the same bytes. Nothing done: headers only.

    Raises:
        UnknownFieldError: a column that there is not.
    """
    names = chosen_columns(columns)
    headers = [COLUMNS[name] for name in names]
    rows: list[list[Cell]] = [list(one.cells(names)) for one in result.entries]
    writer = Writer(TITLE)
    widths = [width_of(header, [row[at] for row in rows]) for at, header in enumerate(headers)]
    sheet = writer.sheet(_SHEET, widths, freeze="A2")
    sheet.header(headers)
    for row in rows:
        sheet.values(row)
    weeks = writer.sheet(_WEEKS, (16.0, 12.0, 90.0))
    weeks.title(TITLE)
    weeks.line(_range(result))
    weeks.line(result.sentence)
    weeks.line()
    weeks.header(["Week from", "Things done", "In words"])
    for week in result.weeks:
        weeks.values([week.start, len(week.entries), week.line], ("", "0"))
    return writer.saved()


def record_page(result: RecordResult, columns: Sequence[str] = USUAL, *, name: str = "") -> bytes:
    """The record as a page to print, week by week.

    Args:
        result: the record.
        columns: as in `record_xlsx`.
        name: whose record it is; "" leaves a line to write on.

    Returns:
        HTML in UTF-8 that fetches nothing.

    Raises:
        UnknownFieldError: a column that there is not.
    """
    return document(TITLE, "".join(_parts(result, chosen_columns(columns), name)))


def _parts(result: RecordResult, names: Sequence[str], name: str) -> Iterator[str]:
    yield f"<header><h1>{TITLE}</h1>"
    yield paragraph(f"Name: {name or '_' * 30}")
    yield paragraph(_range(result))
    yield paragraph(result.sentence, "lede")
    yield "</header>"
    headers = [COLUMNS[one] for one in names]
    for week in result.weeks:
        yield f'<section class="week"><h3>{text(week.line)}</h3>'
        if week.entries:
            rows = [[_said(cell) for cell in one.cells(names)] for one in week.entries]
            yield table(headers, rows, kind="list")
        yield "</section>"
    if result.undated:
        left = f"{wording.plural(result.undated, 'application')} without a date"
        yield paragraph(f"{left} {'is' if result.undated == 1 else 'are'} not here.", "small")
    yield paragraph("Written from my own notes. Signature and date: " + "_" * 40)


def _range(result: RecordResult) -> str:
    if result.first is None or result.last is None:
        return "No day known"
    return f"{wording.day(result.first)} to {wording.day(result.last)}"


def _said(cell: date | str) -> str:
    return wording.day(cell) if isinstance(cell, date) else cell

"""Download what needs attention: the rows with trouble, what is wrong with each, and what to do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from analysis.export.cells import Writer, width_of
from analysis.export.columns import Column, Value, application_columns
from analysis.export.lists import APPLICATIONS, add_colours, add_lists, write_lists
from analysis.intake.header import column_letters
from analysis.model import AsideReason, Dataset, Issue, IssueCode
from analysis.reference.workbook import own_header, vocabulary

FILE = "About the file"
# one issue speaks for every row with the same words
_SAID_ONCE = frozenset({IssueCode.UNKNOWN_STATUS, IssueCode.UNKNOWN_SECTOR})
_SHOWN_AS = {"status": "stage", "result": "outcome"}
_SPARE_ROWS = 10
Place = tuple[str, int]


def attention(ds: Dataset, *, contacts: bool = False) -> bytes:
    """The rows of a search that need a look, to be mended and opened here again.

    Args:
        ds: the search.
        contacts: whether e-mail addresses and phone numbers of contacts may leave.

    Returns:
        An xlsx with one row for each application that has an issue, with the cells that could not be read
        as they were written, and a second sheet for what concerns columns or the file. Without issues both
        hold their headers only.
    """
    columns = application_columns(ds, contacts=contacts)
    places = _places(ds)
    told = _by_row(ds, columns, places)
    rows = sorted(told)
    shown = [replace(one, cells=[one.cells[at] for at in rows]) for one in columns]
    shown = [_as_written(one, ds, [told[at] for at in rows]) for one in shown]
    words = vocabulary()
    beside = [
        Column("", words.problem, "text", [_lines(issue.message for issue in told[at]) for at in rows]),
        Column("", words.hint, "text", [_lines(issue.hint for issue in told[at]) for at in rows]),
    ]
    writer = Writer("What needs attention")
    _write_rows(writer, [*shown[:2], *beside, *shown[2:]])
    found = {id(issue) for issues in told.values() for issue in issues}
    _write_file(writer, [issue for issue in ds.issues if id(issue) not in found])
    write_lists(writer)
    return writer.saved()


def _places(ds: Dataset) -> list[Place]:
    """Where each row of the exported columns stands in the user's file."""
    rows = zip(ds.applications["source_sheet"], ds.applications["source_row"], strict=True)
    saved = [(row.sheet, row.row) for row in ds.set_aside if row.reason is AsideReason.SAVED]
    return [*((str(sheet), int(row)) for sheet, row in rows), *saved]


def _by_row(ds: Dataset, columns: Sequence[Column], places: Sequence[Place]) -> dict[int, list[Issue]]:
    """Position of a row -> its issues, in the order of the list of issues."""
    at = {place: position for position, place in reversed(list(enumerate(places)))}
    cells = {one.header: one.cells for one in columns}
    found: dict[int, list[Issue]] = {}
    for issue in ds.issues:
        positions = [at[issue.sheet, issue.row]] if (issue.sheet, issue.row) in at else []
        if positions and issue.code in _SAID_ONCE:
            beside = cells.get(_header_of_words(issue, ds), ())
            positions += [
                row for row, cell in enumerate(beside) if cell == issue.cell and row not in positions
            ]
        for position in positions:
            found.setdefault(position, []).append(issue)
    return found


def _header_of_words(issue: Issue, ds: Dataset) -> str:
    """The exported column that keeps the user's words which an issue is about."""
    if _field_of(issue, ds) == "sector":
        return vocabulary().background["sector_text"]
    return own_header(issue.column)


def _field_of(issue: Issue, ds: Dataset) -> str:
    field = next((name for name, one in ds.mapping.items() if one.column == issue.column), "")
    return _SHOWN_AS.get(field, field)


def _as_written(column: Column, ds: Dataset, told: Sequence[Sequence[Issue]]) -> Column:
    """A column with the cells that could not be read put back as they were written, known from nowhere."""
    if not column.field:
        return column
    about = column.field.removesuffix("_basis")
    cells: list[Value] = []
    for cell, issues in zip(column.cells, told, strict=True):
        unread = [issue.cell for issue in issues if issue.cell and _unread(issue, about, ds)]
        cells.append(cell if not unread else unread[0] if about == column.field else "")
    return replace(column, cells=cells)


def _unread(issue: Issue, field: str, ds: Dataset) -> bool:
    codes = {IssueCode.UNREAD_DATE, IssueCode.DATE_OUT_OF_RANGE, IssueCode.BAD_ROW, *_SAID_ONCE}
    return issue.code in codes and _field_of(issue, ds) == field


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(texts))


def _write_rows(writer: Writer, columns: Sequence[Column]) -> None:
    sheet = writer.sheet(APPLICATIONS, [width_of(one.header, one.cells) for one in columns], freeze="C2")
    sheet.header(one.header for one in columns)
    for row in zip(*(one.cells for one in columns), strict=True):
        sheet.values(row)
    places: Mapping[str, str] = {one.field: column_letters(at) for at, one in enumerate(columns) if one.field}
    add_lists(sheet, places, sheet.row + _SPARE_ROWS)
    add_colours(sheet, places, sheet.row + _SPARE_ROWS)


def _write_file(writer: Writer, issues: Sequence[Issue]) -> None:
    words = vocabulary()
    sheet = writer.sheet(FILE, (20.0, 8.0, 24.0, 60.0, 60.0))
    sheet.header(["In sheet", "In row", "In column", words.problem, words.hint])
    for issue in issues:
        sheet.values([issue.sheet, issue.row or None, issue.column, issue.message, issue.hint])

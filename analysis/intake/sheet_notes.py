"""What the user should know about a sheet before its rows are read, as issues."""

from collections.abc import Iterable

from analysis.intake.grid import RawSheet
from analysis.intake.header import column_letters
from analysis.model import Issue, IssueCode


def sheet_notes(sheet: RawSheet) -> tuple[Issue, ...]:
    """Counts of cells and rows that would otherwise be lost, or kept, unsaid; () for a plain sheet."""
    found = (
        (
            sheet.unsaved_formulas, IssueCode.UNSAVED_FORMULA,
            ("1 formula has no saved result and was read as blank.",
             "{:,} formulas have no saved result and were read as blank."),
            "Open the file in your spreadsheet program, save it there, and drop it in again.",
        ),
        (
            sheet.error_cells, IssueCode.ERROR_CELL,
            ("1 cell shows an error such as #N/A and was read as blank.",
             "{:,} cells show an error such as #N/A and were read as blank."),
            "Mend the formulas there if the values matter.",
        ),
        (
            sheet.hidden_rows, IssueCode.HIDDEN_ROWS,
            ("1 row is hidden or filtered out in the file, but was read too.",
             "{:,} rows are hidden or filtered out in the file, but were read too."),
            "Delete them in the file if they should not count.",
        ),
    )  # fmt: skip
    return tuple(
        _note(sheet, code, (one if count == 1 else many).format(count), hint)
        for count, code, (one, many), hint in found
        if count
    )


def left_out_notes(sheets: Iterable[RawSheet]) -> tuple[Issue, ...]:
    """One note for each sheet that holds something and was not read."""
    return tuple(
        _note(
            sheet, IssueCode.SHEET_LEFT_OUT, f"The sheet “{sheet.name}” was left out.",
            "If it is a list of applications, choose it when you import the file.",
        )
        for sheet in sheets
        if any(map(any, sheet.rows))
    )  # fmt: skip


def panel_note(sheet: RawSheet, columns: range) -> Issue:
    """A note that figures beside the list, in these columns (from 0), were left out."""
    first, last = column_letters(columns[0]), column_letters(columns[-1])
    where = f"column {first}" if first == last else f"columns {first} to {last}"
    return _note(
        sheet, IssueCode.SHEET_LEFT_OUT, f"What stands beside the list, in {where}, was left out.",
        "Nothing needs to be done, unless they are part of the list: then move them next to it.",
    )  # fmt: skip


def _note(sheet: RawSheet, code: IssueCode, message: str, hint: str) -> Issue:
    return Issue(sheet=sheet.name, row=0, column="", cell="", code=code, message=message, hint=hint)

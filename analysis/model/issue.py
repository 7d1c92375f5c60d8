"""What could not be read, as data: which cell, what is wrong, what to do. A bad row raises nothing."""

from dataclasses import dataclass, field
from enum import StrEnum

from analysis.model.stage import AsideReason


class IssueCode(StrEnum):
    """Kinds of trouble in a file."""

    UNREAD_DATE = "unread_date"
    ASSUMED_DATE_ORDER = "assumed_date_order"
    DATE_ORDER_CONFLICT = "date_order_conflict"
    INFERRED_YEAR = "inferred_year"
    DATE_OUT_OF_RANGE = "date_out_of_range"
    UNKNOWN_STATUS = "unknown_status"
    STATUS_CONFLICT = "status_conflict"
    UNKNOWN_SECTOR = "unknown_sector"
    NO_STATUS_COLUMN = "no_status_column"
    UNSURE_COLUMN = "unsure_column"
    NO_HEADINGS = "no_headings"
    EXPORT_LACKS = "export_lacks"
    PRIVATE_COLUMN = "private_column"
    UNSAVED_FORMULA = "unsaved_formula"
    ERROR_CELL = "error_cell"
    HIDDEN_ROWS = "hidden_rows"
    SHEET_LEFT_OUT = "sheet_left_out"
    ENCODING_GUESSED = "encoding_guessed"
    GRID_CUT = "grid_cut"
    BAD_ROW = "bad_row"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to look at.

    Attributes:
        sheet: name of the sheet ("" for a text file).
        row: row number as the spreadsheet shows it, from 1; 0 when it concerns a column or the file.
        column: the header of the column, as written; "" when it concerns the row or the file.
        cell: the text of the cell ("" when there is none).
        code: the kind of trouble.
        message: what is wrong, one plain sentence.
        hint: what to do, one plain sentence.
    """

    sheet: str
    row: int
    column: str
    cell: str
    code: IssueCode
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that was read but is not an application, with its reason and its cells (header -> text)."""

    sheet: str
    row: int
    reason: AsideReason
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """Which column of the file a field was read from.

    Attributes:
        column: the header as written.
        confidence: 0 to 1; at least 0.9 is "sure", below it "likely" and shown for confirmation.
        why: the reason in a few words ("the name matches and 94 of 100 cells are dates").
    """

    column: str
    confidence: float
    why: str

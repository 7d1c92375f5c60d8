"""The applications as a text file that spreadsheet programs open without running anything in it."""

import csv
import io
from datetime import date

from analysis.export.columns import Value, application_columns
from analysis.model import Dataset

# what makes a spreadsheet program take a text for a formula, in any width of letters
_RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "\x00")
_GUARD = "'"


def table_csv(ds: Dataset, *, contacts: bool = False) -> bytes:
    """The sheet of applications as comma-separated text.

    Args:
        ds: the search; its adverts not sent yet are listed too.
        contacts: whether e-mail addresses and phone numbers of contacts may leave.

    Returns:
        UTF-8 with a mark at its start, one line of headers, days as 2026-03-02. A text that a spreadsheet
        program would run gets an apostrophe before it, which the import takes off again. Without
        applications there are headers only.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    columns = application_columns(ds, contacts=contacts)
    writer.writerow([guarded(one.header) for one in columns])
    for row in zip(*(one.cells for one in columns), strict=True):
        writer.writerow([_written(value) for value in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def guarded(text: str) -> str:
    """A text that no spreadsheet program runs: one that could be a formula gets an apostrophe before it."""
    return _GUARD + text if text.lstrip(" \xa0").startswith(_RISKY) else text


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if float(value).is_integer() else repr(value)

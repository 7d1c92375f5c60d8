"""What the user said of themes, read back from the settings in a workbook that this program saved.

Other corrections stand in the cells themselves; those of themes are laid over texts when they are read.
"""

import json
from collections.abc import Iterable

from analysis.errors import JobSearchError
from analysis.intake.grid import RawBook
from analysis.intake.theme_words import theme_edits
from analysis.model import Edits, Issue, IssueCode, ThemeEdits

# As analysis/export/settings.py writes them.
_SHEET, _LABEL, _MARK = "Settings", "Corrections", "|"


def themes_said(book: RawBook, issues: list[Issue]) -> ThemeEdits:
    """What was said of themes; nothing in a workbook without corrections.

    Args:
        book: the workbook as read.
        issues: takes one when the corrections cannot be read; everything else then counts all the same.
    """
    rows = next((sheet.rows for sheet in book.sheets if sheet.name == _SHEET), ())
    row = next((row for row in rows if row and row[0] == _LABEL), ())
    text = "".join(_pieces(row[1:]))
    if not text:
        return ThemeEdits()
    try:
        return theme_edits(ThemeEdits(), Edits.from_json(json.loads(text)).active)
    except (ValueError, TypeError, JobSearchError):
        issues.append(
            Issue(
                _SHEET, 0, "", "", IssueCode.BAD_ROW,
                "What you said of themes cannot be read, so it was left out.",
                "Use an earlier copy of the workbook, or go on without it.",
            )
        )  # fmt: skip
        return ThemeEdits()


def _pieces(cells: Iterable[str]) -> Iterable[str]:
    return (cell.removeprefix(_MARK).removesuffix(_MARK) for cell in cells)

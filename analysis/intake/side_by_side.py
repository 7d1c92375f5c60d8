"""What stands beside a list on the same sheet: another list, or a panel of figures."""

from collections.abc import Sequence

from analysis.intake.grid import Cells
from analysis.intake.header import kind_of_cell
from analysis.intake.header_words import kinds_in
from analysis.interpret.status import read_stage_header

_WIDEST_PANEL = 4
_COVERED = 0.8


def column_groups(names: Cells, used: Sequence[bool]) -> list[range]:
    """Runs of columns that are separated by columns with neither a name nor data; [] when there are none."""
    groups: list[range] = []
    start = None
    for column, (name, data) in enumerate(zip((*names, ""), (*used, False), strict=True)):
        if (name or data) and start is None:
            start = column
        elif not (name or data) and start is not None:
            groups.append(range(start, column))
            start = None
    return groups


def is_panel(names: Cells, body: Sequence[tuple[int, Cells]], group: range) -> bool:
    """Whether columns beside a list hold figures of their own: words and numbers that ignore its rows.

    Two to four columns without an employer or a role, words in the first and numbers in the others; and
    either they end well before the list does, or their words are the steps of a search.
    """
    if not 2 <= len(group) <= _WIDEST_PANEL:
        return False
    if any(kinds_in(names[column]) & {"employer", "role"} for column in group):
        return False
    rows = [[row[column] for column in group] for _, row in body]
    filled = [row for row in rows if any(row)]
    if filled and not any(names[column] for column in group) and all(map(_is_text, filled[0])):
        filled = filled[1:]  # the panel's own header, lower than that of the list
    if not filled or not all(_is_figure(row) for row in filled):
        return False
    steps = sum(read_stage_header(row[0]) is not None for row in filled)
    return len(filled) < _COVERED * len(rows) or steps >= 0.5 * len(filled)


def _is_text(cell: str) -> bool:
    return not cell or kind_of_cell(cell) == "text"


def _is_figure(row: list[str]) -> bool:
    return all(kind_of_cell(cell) == "number" for cell in row[1:] if cell) and (_is_text(row[0]))

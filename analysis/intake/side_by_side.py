"""What stands beside a list on the same sheet: another list, or a panel of figures."""

from collections.abc import Sequence

from analysis.intake.grid import Cells
from analysis.intake.header import kind_of_cell
from analysis.intake.header_words import kinds_in
from analysis.interpret.status import read_stage_header
from analysis.reference.columns import plain_header, row_words

_WIDEST_PANEL, _NARROWEST = 4, 2
_COVERED = 0.8


def column_groups(names: Cells, used: Sequence[bool]) -> list[range]:
    """Runs of columns that are separated by columns with neither a name nor data; [] when there are none.

    A run in which the same names come again in the same order, an employer among them, is several.
    """
    groups: list[range] = []
    start = None
    for column, (name, data) in enumerate(zip((*names, ""), (*used, False), strict=True)):
        if (name or data) and start is None:
            start = column
        elif not (name or data) and start is not None:
            groups.extend(_repeats(range(start, column), names))
            start = None
    return groups


def _repeats(group: range, names: Cells) -> list[range]:
    """A run of columns cut where its names begin again; uncut when they do not."""
    told = [names[column].casefold() for column in group]
    for width in range(_NARROWEST, len(told) // 2 + 1):
        parts = [told[at : at + width] for at in range(0, len(told), width)]
        if all(part == parts[0] for part in parts) and all(parts[0]):
            if not any("employer" in kinds_in(name) for name in parts[0]):
                return [group]
            return [group[at : at + width] for at in range(0, len(told), width)]
    return [group]


def is_panel(names: Cells, body: Sequence[tuple[int, Cells]], group: range) -> bool:
    """Whether columns beside a list are none of it: a key, or figures that ignore its rows.

    Two to four columns without an employer or a role, words in the first and numbers in the others; and
    either they end well before the list does, or their words are the steps of a search.
    """
    if len(group) <= 2 and any(plain_header(names[column]) in row_words()["keys"] for column in group):
        return True
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

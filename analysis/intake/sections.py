"""Lists in sections: a line "Rejected" with applications under it says how each of them stands."""

from dataclasses import replace

from analysis.intake.grid import Cells, RawRow, RawTable
from analysis.intake.header import kind_of_cell
from analysis.intake.header_words import kinds_in
from analysis.interpret.status import read_stage_header

_LONGEST_TITLE = 40
_FEWEST_STEPS = 2
NAME = "Status"


def with_sections(table: RawTable) -> RawTable:
    """The table with its section titles as a last column, "Status", if the titles name steps or outcomes.

    The titles themselves stay rows, the new cell blank. A table with a column for the status, or with fewer
    than two titles that name a step, or with more that do not, is returned as it is.
    """
    if len(table.header) < 2 or any(map(_tells_status, table.header)):
        return table
    titles = {row.number: title for row in table.rows if (title := _title(row.cells))}
    steps = sum(read_stage_header(title) is not None for title in titles.values())
    if steps < max(_FEWEST_STEPS, len(titles) / 2):
        return table
    rows, section = [], ""
    for row in table.rows:
        section = titles.get(row.number, section)
        rows.append(RawRow(row.number, (*row.cells, "" if row.number in titles else section)))
    return replace(table, header=(*table.header, NAME), rows=tuple(rows))


def _tells_status(name: str) -> bool:
    kinds = kinds_in(name)
    return "status" in kinds or ("stage" in kinds and "date" not in kinds)


def _title(cells: Cells) -> str:
    """The only text of a row when it is short and stands at its beginning; else ""."""
    if len(cells) - cells.count("") != 1:
        return ""
    title = cells[0] or cells[1]
    # "R = rejected" is a key
    return (
        title if len(title) <= _LONGEST_TITLE and kind_of_cell(title) == "text" and "=" not in title else ""
    )

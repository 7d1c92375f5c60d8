"""What the name of a sheet says about its rows, when several sheets have the same columns."""

import re
from collections.abc import Callable, Sequence

from analysis.intake.column_map import ColumnMap
from analysis.intake.profiles import profile
from analysis.intake.section_titles import names_sector, names_state
from analysis.intake.shapes import Block, Line
from analysis.interpret.names import fold
from analysis.model import MappedColumn
from analysis.reference.columns import sheet_words
from analysis.reference.dates import date_words

SHEET = "Sheet"
_MOSTLY = 0.6
_NEARLY_ALL = 0.8
_PERSON = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[ .'’-]+[^\W\d_][^\W\d_.'’-]*){0,3}\.?")


def with_sheet_names(block: Block, columns: ColumnMap, names: Sequence[str]) -> tuple[Block, ColumnMap]:
    """The block with a column that repeats the name of the sheet, where that says something new.

    "Applied", "Rejected" are states, "IT", "Healthcare" sectors, "LinkedIn" a channel, and names of people
    are seekers. Months, "Sheet1" and the like say nothing; then the block is given back as it is.

    Args:
        block: the rows.
        columns: what its columns are.
        names: the sheets of all blocks that hold applications.
    """
    field = _field_of(names, columns) if len(names) > 1 else None
    if field is None:
        return block, columns
    place = len(block.header)
    lines = tuple(Line(line.sheet, line.number, (*line.cells, line.sheet)) for line in block.lines)
    wider = Block((*block.header, SHEET), lines, block.notes, block.sheets)
    mapped = MappedColumn(SHEET, 0.9, "each sheet is named after one")
    return wider, ColumnMap(
        header=wider.header,
        fields={**columns.fields, field: place},
        steps=columns.steps,
        own=columns.own,
        mapped={**columns.mapped, field: mapped},
        profiles=(*columns.profiles, profile(wider.columns[place])),
        export=columns.export,
        dropped=columns.dropped,
    )


def _field_of(names: Sequence[str], columns: ColumnMap) -> str | None:
    if not {"status", "result"} & columns.fields.keys() and _share(names, names_state) >= _MOSTLY:
        return "status"
    if "sector" not in columns.fields and _share(names, names_sector) >= _MOSTLY:
        return "sector"
    words = sheet_words()
    if (
        "channel" not in columns.fields
        and _share(names, lambda name: fold(name) in words["channels"]) >= _MOSTLY
    ):
        return "channel"
    if "seeker" not in columns.fields and _share(names, _is_person) >= _NEARLY_ALL:
        return "seeker"
    return None


def _share(names: Sequence[str], says: Callable[[str], bool]) -> float:
    return sum(map(says, names)) / len(names)


def _is_person(name: str) -> bool:
    """Whether a name may be a person's: words of letters that name neither a list nor a month."""
    parts = re.findall(r"[^\W\d_]+", fold(name))
    listed = any(part in sheet_words()["lists"] for part in parts)
    period = all(part in date_words().months for part in parts)
    return bool(_PERSON.fullmatch(name.strip())) and not listed and not period and not names_state(name)

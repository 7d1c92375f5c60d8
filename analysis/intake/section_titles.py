"""Titles between the rows ("REJECTED", "Healthcare") that say something about the rows below them."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from analysis.intake.column_map import ColumnMap
from analysis.intake.grid import Cells
from analysis.intake.profiles import profile
from analysis.intake.shapes import Block, Line
from analysis.intake.values import text_of
from analysis.interpret.sector import classify_sector
from analysis.interpret.status import read_stage_header, read_status
from analysis.model import Basis, MappedColumn, SectorBasis, Stage
from analysis.reference.columns import USUAL, field_of

SECTION = "Section"
_FEWEST_COLUMNS = 3
_FEWEST_TITLES = 2
_LIKELY = 0.8
_SHORT = 3
_LONGEST, _LONGEST_NAME = 40, 4
# a dash or two may stand beside a title
_MOST_FILLED = 4


class _Kind(NamedTuple):
    field: str
    says: Callable[[str], bool]
    why: str
    shows: Callable[[str], str] = str


def names_state(text: str) -> bool:
    """Whether a title names a state or a step ("Rejected", "Interviews", "To apply")."""
    reading = read_status(text)
    understood = Basis.STATED in (reading.stage_basis, reading.outcome_basis) or reading.stage is Stage.SAVED
    return understood or read_stage_header(text) is not None


def names_sector(text: str) -> bool:
    """Whether a title names a sector."""
    return classify_sector(sector=text).basis is SectorBasis.COLUMN


def seeker_named(text: str) -> str:
    """The person whom a title names ("Client: Ana Reyes"), "" when it names none."""
    label, _, name = text.partition(":")
    match = field_of(label)
    known = match is not None and match.field == "seeker" and match.strength >= USUAL
    return name.strip() if known and len(name.split()) <= _LONGEST_NAME else ""


def section_title(cells: Cells) -> str:
    """The title that a row consists of: its only cell, in a table of several columns; "" when it is none."""
    if len(cells) < _FEWEST_COLUMNS or len(cells) - cells.count("") > _MOST_FILLED:
        return ""
    filled = [cell for cell in cells if text_of(cell)]
    return filled[0].strip().rstrip(":") if len(filled) == 1 and len(filled[0]) <= _LONGEST else ""


def with_section_titles(block: Block, columns: ColumnMap) -> tuple[Block, ColumnMap]:
    """The block with a column that repeats the title above each row, where titles name states or sectors."""
    titles = [section_title(line.cells) for line in block.lines]
    # "red = rejected" is a key
    openings = {
        at: text.strip().rstrip(":")
        for at, text in block.openings
        if len(text) <= _LONGEST and "=" not in text
    }
    told = list(dict.fromkeys(filter(None, (*titles, *openings.values()))))
    if not told:
        return block, columns
    short = any(len(text.split()) <= _SHORT and names_state(text) for text in openings.values())
    fewest = 1 if short or _heads_a_list(block, titles) else _FEWEST_TITLES
    kind = _kind_of(told, columns, fewest)
    if kind is None:
        return block, columns
    place = len(block.header)
    lines, title = [], ""
    for at, (line, own_title) in enumerate(zip(block.lines, titles, strict=True)):
        if at in openings:
            title = kind.shows(openings[at]) if kind.says(openings[at]) else ""
        is_title = bool(own_title) and kind.says(own_title)
        title = kind.shows(own_title) if is_title else title
        lines.append(Line(line.sheet, line.number, (*line.cells, "" if is_title else title)))
    wider = replace(block, header=(*block.header, SECTION), lines=tuple(lines))
    mapped = MappedColumn(SECTION, _LIKELY, kind.why)
    return wider, ColumnMap(
        header=wider.header,
        fields={**columns.fields, kind.field: place},
        steps=columns.steps,
        own=columns.own,
        mapped={**columns.mapped, kind.field: mapped},
        profiles=(*columns.profiles, profile(wider.columns[place])),
        export=columns.export,
        dropped=columns.dropped,
    )


def _heads_a_list(block: Block, titles: list[str]) -> bool:
    """Whether a title stands right above a repeated header: lists under each other, each titled."""
    header = tuple(name.casefold() for name in block.header)
    below = [block.lines[at + 1].cells for at, title in enumerate(titles[:-1]) if title]
    return any(tuple(cell.strip().casefold() for cell in cells) == header for cells in below)


def _kind_of(titles: list[str], columns: ColumnMap, fewest: int) -> _Kind | None:
    kinds = []
    if "seeker" not in columns.fields:
        why = "titles between the rows name a person"
        kinds.append(_Kind("seeker", lambda text: bool(seeker_named(text)), why, seeker_named))
    if not {"status", "result"} & columns.fields.keys():
        kinds.append(_Kind("status", names_state, "titles between the rows name a state"))
    if "sector" not in columns.fields:
        kinds.append(_Kind("sector", names_sector, "titles between the rows name a sector"))
    return next((kind for kind in kinds if sum(map(kind.says, titles)) >= fewest), None)

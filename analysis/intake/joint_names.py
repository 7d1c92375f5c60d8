"""Employer and role written in one cell: "Analyst at Fig Foods", "Fig Foods - Analyst"."""

import re
from collections.abc import Sequence

from analysis.intake.column_map import ColumnMap
from analysis.intake.profiles import profile
from analysis.intake.shapes import Block, Line
from analysis.intake.values import text_of
from analysis.interpret.dates import looks_like_day
from analysis.interpret.sector import classify_sector
from analysis.model import UNCLASSIFIED, MappedColumn, SectorBasis

_MOSTLY = 0.6
_LIKELY = 0.8
_PARTS = re.compile(r"\s*[\n|]\s*|\s+[-–—/]\s+|\s*[:;]\s+|,\s+")
_PARTS_KEPT = re.compile(r"(\s*[\n|]\s*|\s+[-–—]\s+|\s*[;]\s+|,\s+|\s*\([^()]*\))")
_AROUND = " \n|-–—;,()"
_LONGEST_DAY = 5
_BRACKET = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
_AT = re.compile(r"\s+(?:at|@|with|bei|chez|presso)\s+", re.IGNORECASE)


def role_stands_first(cells: Sequence[str]) -> bool:
    """Whether the first of two parts is more often a job title than the second."""
    pairs = [parts for cell in cells if len(parts := _PARTS.split(cell.strip(), maxsplit=1)) == 2]
    return sum(is_title(first) for first, _ in pairs) > sum(is_title(second) for _, second in pairs)


def apart(cell: str, role_first: bool) -> tuple[str, str]:
    """A cell taken apart into (employer, role); one name alone is the employer."""
    text = cell.strip()
    at = _AT.split(text, maxsplit=1)
    if len(at) == 2 and all(at):
        return at[1], at[0]
    parts = _PARTS.split(text, maxsplit=1)
    bracket = _BRACKET.fullmatch(text)
    if bracket is not None and is_title(bracket[2]):
        return bracket[1], bracket[2]
    if len(parts) < 2 or not all(parts):
        return text, ""
    return (parts[1], parts[0]) if role_first else (parts[0], parts[1])


def _titles_first(cells: Sequence[str]) -> bool:
    pairs = [parts for cell in cells if len(parts := _PARTS.split(cell.strip(), maxsplit=1)) == 2]
    # "Analyst, Hazel Council": both halves may sound like work, but one more like an employer
    return sum(map(_leaning, (first for first, _ in pairs))) >= sum(
        map(_leaning, (last for _, last in pairs))
    )


def _leaning(text: str) -> int:
    """How much a text is a job title rather than an employer: -1, 0 or 1."""
    return _work_named(text) - (classify_sector(company=text).basis is not SectorBasis.NONE)


def _work_named(text: str) -> bool:
    return bool(text) and classify_sector(title=text).job_family != UNCLASSIFIED


def is_title(text: str) -> bool:
    """Whether a text names a kind of work, and not an employer that is named after one."""
    known = classify_sector(title=text).job_family != UNCLASSIFIED
    return known and classify_sector(company=text).basis is SectorBasis.NONE


def without_day(card: str) -> tuple[str, str]:
    """A card without the day on it, and the day as written ("" without one): "Hazel - Clerk (3 March)"."""
    parts = [part for part in _PARTS_KEPT.split(card.strip()) if part]
    days = [part for part in parts if not part.isspace() and looks_like_day(part.strip(_AROUND))]
    if len(days) != 1 or len(days[0].split()) > _LONGEST_DAY:
        return card, ""
    at = parts.index(days[0])
    kept = "".join((*parts[:at], *parts[at + 1 :])).strip(_AROUND)
    day = days[0].strip(_AROUND)
    return (kept, day) if kept else (card, "")


def with_names_apart(block: Block, columns: ColumnMap) -> tuple[Block, ColumnMap]:
    """The block with employer and role in columns of their own, where one column clearly holds both."""
    if {"company", "role"} <= columns.fields.keys():
        return block, columns
    place = columns.fields.get("company", columns.fields.get("role", _joint_column(block, columns)))
    if place is None:
        return block, columns
    cells = block.columns[place]
    filled = [cell for cell in cells if text_of(cell)]
    # under "Job" a known kind of work in one half is enough
    if columns.fields.get("role") == place:
        role_first = _titles_first(filled)
        held = sum(_work_named(apart(cell, role_first)[1]) for cell in filled)
    else:
        role_first = role_stands_first(filled)
        held = sum(holds_both(cell, role_first) for cell in filled)
    if not filled or held < _MOSTLY * len(filled):
        return block, columns
    memo = {cell: apart(cell, role_first) for cell in dict.fromkeys(cells)}
    lines = tuple(
        Line(line.sheet, line.number, (*line.cells, *memo[line.cells[place]])) for line in block.lines
    )
    header, width = block.header[place], len(block.header)
    names = (f"{header} (employer)", f"{header} (role)")
    wider = Block((*block.header, *names), lines, block.notes, block.sheets)
    mapped = MappedColumn(header, _LIKELY, "its cells name a role and an employer")
    return wider, ColumnMap(
        header=wider.header,
        fields={**columns.fields, "company": width, "role": width + 1},
        steps=columns.steps,
        own=tuple(sorted((*columns.own, place))),
        mapped={**columns.mapped, "company": mapped, "role": mapped},
        profiles=(*columns.profiles, profile(wider.columns[width]), profile(wider.columns[width + 1])),
        export=columns.export,
        dropped=columns.dropped,
    )


def _joint_column(block: Block, columns: ColumnMap) -> int | None:
    """The first column of the user's own that clearly holds both, None when there is none."""
    for place in columns.own:
        filled = [cell for cell in block.columns[place] if text_of(cell)]
        role_first = role_stands_first(filled)
        if filled and sum(holds_both(cell, role_first) for cell in filled) >= _MOSTLY * len(filled):
            return place
    return None


def holds_both(cell: str, role_first: bool) -> bool:
    """Whether a cell clearly names both: "role at employer", or two parts of which one is a job title."""
    _, role = apart(cell, role_first)
    return bool(role) and (len(_AT.split(cell.strip(), maxsplit=1)) == 2 or is_title(role))

"""Boards: the columns are states and each cell is an application."""

import re
from collections.abc import Sequence

from analysis.intake.profiles import profile
from analysis.intake.shapes import Block, Line
from analysis.intake.values import text_of
from analysis.interpret.sector import classify_sector
from analysis.interpret.status import read_stage_header, read_status
from analysis.model import UNCLASSIFIED, Basis, SectorBasis, Stage

HEADER = ("Company", "Role", "Status")
_FEWEST_STATES = 3
_PARTS = re.compile(r"\s*[\n|]\s*|\s+[-–—/]\s+|\s*[:;]\s+|,\s+")
_AT = re.compile(r"\s+(?:at|@|bei|chez|en|em|presso|bij|w)\s+", re.IGNORECASE)


def from_kanban(block: Block) -> Block | None:
    """The applications of a board as one row each (employer, role, state); None when the block is no board.

    A board has states for headers and names below them: no ticks, days or numbers.
    """
    states = [place for place, name in enumerate(block.header) if _is_state(name)]
    others = [place for place in range(len(block.header)) if place not in states]
    if len(states) < _FEWEST_STATES or any(profile(block.columns[place]).filled for place in others):
        return None
    cells = [cell for place in states for cell in block.columns[place] if text_of(cell)]
    look = profile(cells)
    if (
        not cells
        or max(look.marks, look.days, look.numbers, look.links, look.states) > 0.3
        or look.words > 10
    ):
        return None
    role_first = _role_stands_first(cells)
    lines = [
        Line(
            line.sheet, line.number, (*_company_and_role(line.cells[place], role_first), block.header[place])
        )
        for place in states
        for line in block.lines
        if text_of(line.cells[place])
    ]
    return Block(HEADER, tuple(lines), block.notes, block.sheets)


def _is_state(name: str) -> bool:
    if read_stage_header(name) is not None:
        return True
    reading = read_status(name)
    return reading.stage is Stage.SAVED or Basis.STATED in (reading.stage_basis, reading.outcome_basis)


def _company_and_role(cell: str, role_first: bool) -> tuple[str, str]:
    """A cell such as "Fig Foods - Analyst" or "Analyst at Fig Foods", taken apart."""
    at = _AT.split(cell.strip(), maxsplit=1)
    if len(at) == 2:
        return at[1].strip(), at[0].strip()
    parts = [part for part in _PARTS.split(cell.strip(), maxsplit=1) if part]
    if len(parts) < 2:
        return cell.strip(), ""
    return (parts[1], parts[0]) if role_first else (parts[0], parts[1])


def _role_stands_first(cells: Sequence[str]) -> bool:
    """Whether the first of two parts is more often a job title than the second."""
    pairs = [parts for cell in cells if len(parts := _PARTS.split(cell.strip(), maxsplit=1)) == 2]
    return sum(_is_title(first) for first, _ in pairs) > sum(_is_title(second) for _, second in pairs)


def _is_title(text: str) -> bool:
    """Whether a text names a kind of work, and not an employer that is named after one."""
    known = classify_sector(title=text).job_family != UNCLASSIFIED
    return known and classify_sector(company=text).basis is SectorBasis.NONE

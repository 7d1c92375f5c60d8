"""Boards: the columns are states and each cell is an application."""

from analysis.intake.joint_names import apart, role_stands_first
from analysis.intake.profiles import profile
from analysis.intake.section_titles import names_state
from analysis.intake.shapes import Block, Line
from analysis.intake.values import text_of

HEADER = ("Company", "Role", "Status")
_FEWEST_STATES = 3


def from_kanban(block: Block) -> Block | None:
    """The applications of a board as one row each (employer, role, state); None when the block is no board.

    A board has states for headers and names below them: no ticks, days or numbers.
    """
    states = [place for place, name in enumerate(block.header) if names_state(name)]
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
    role_first = role_stands_first(cells)
    lines = [
        Line(line.sheet, line.number, (*apart(line.cells[place], role_first), block.header[place]))
        for place in states
        for line in block.lines
        if text_of(line.cells[place])
    ]
    return Block(HEADER, tuple(lines), block.notes, block.sheets)

"""Boards: the columns are states and each cell is an application."""

from dataclasses import replace

from analysis.intake.joint_names import apart, holds_both, role_stands_first, without_day
from analysis.intake.profiles import profile
from analysis.intake.section_titles import names_state
from analysis.intake.shapes import Block, Line
from analysis.intake.values import text_of

HEADER = ("Company", "Role", "Status")
DATED = (*HEADER, "Date applied")
_FEWEST_STATES = 3


def from_kanban(block: Block) -> Block | None:
    """The applications of a board as one row each (employer, role, state); None when the block is no board.

    A board has states for headers and names below them: no ticks, days or numbers.
    """
    states = [place for place, name in enumerate(block.header) if names_state(name)]
    others = [place for place in range(len(block.header)) if place not in states]
    if len(states) < _FEWEST_STATES or any(profile(block.columns[place]).filled for place in others):
        return None
    cards = {cell: without_day(cell) for place in states for cell in block.columns[place] if text_of(cell)}
    cells = [cards[cell][0] for place in states for cell in block.columns[place] if text_of(cell)]
    look = profile(cells)
    if not cells or max(look.marks, look.days, look.numbers, look.links) > 0.3 or look.words > 10:
        return None
    role_first = role_stands_first(cells)
    # "Hazel Software - Test Lead" names no test that was passed
    single = profile([cell for cell in cells if not holds_both(cell, role_first)])
    if single.states * single.filled > 0.3 * len(cells):
        return None
    lines = [
        Line(line.sheet, line.number, (*apart(text, role_first), block.header[place], day))
        for place in states
        for line in block.lines
        if text_of(line.cells[place])
        for text, day in [cards[line.cells[place]]]
    ]
    if not any(day for _, day in cards.values()):
        lines = [line._replace(cells=line.cells[:-1]) for line in lines]
        return replace(block, header=HEADER, lines=tuple(lines), left_over=(), openings=())
    return replace(block, header=DATED, lines=tuple(lines), left_over=(), openings=())

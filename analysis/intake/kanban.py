"""Boards: the columns are states and each cell is an application."""

import re
from dataclasses import replace

from analysis.intake.header_words import kinds_in
from analysis.intake.joint_names import apart, holds_both, role_stands_first, without_day
from analysis.intake.profiles import profile
from analysis.intake.section_titles import names_state
from analysis.intake.shapes import Block, Line
from analysis.intake.values import text_of

HEADER = ("Company", "Role", "Status")
DATED = (*HEADER, "Date applied")
_FEWEST_STATES, _MOSTLY, _LONGEST_CARD = 3, 0.6, 10
# the number of cards behind the name of a state, in brackets or after a sign
_COUNT = re.compile(r"\s*(?:[(\[]\d{1,3}[)\]]|[:–—-]\s*\d{1,3})\s*$")


def _state_named(name: str) -> str:
    """A header without the number of its cards; "Offers" is an offer."""
    bare = _COUNT.sub("", name)
    return bare if names_state(bare) or not names_state(bare.removesuffix("s")) else bare.removesuffix("s")


def _holds_cards(block: Block, place: int) -> bool:
    """Whether a column that is no usual one holds short texts: no ticks, days, numbers or links."""
    look = profile(block.columns[place])
    plain = max(look.marks, look.days, look.numbers, look.links) == 0
    return plain and bool(look.filled) and look.words <= _LONGEST_CARD and not kinds_in(block.header[place])


def from_kanban(block: Block) -> Block | None:
    """The applications of a board as one row each (employer, role, state); None when the block is no board.

    A board has states for headers and names below them: no ticks, days or numbers.
    """
    header = [_state_named(name) for name in block.header]
    states = [place for place, name in enumerate(header) if names_state(name)]
    if len(states) >= max(_FEWEST_STATES, _MOSTLY * len(header)):
        # a state in words not known here, when names stand under it as under the others
        states += [
            place for place in range(len(header)) if place not in states and _holds_cards(block, place)
        ]
        states.sort()
    others = [place for place in range(len(block.header)) if place not in states]
    if len(states) < _FEWEST_STATES or any(profile(block.columns[place]).filled for place in others):
        return None
    cards = {cell: without_day(cell) for place in states for cell in block.columns[place] if text_of(cell)}
    cells = [cards[cell][0] for place in states for cell in block.columns[place] if text_of(cell)]
    look = profile(cells)
    if not cells or max(look.marks, look.days, look.numbers, look.links) > 0.3 or look.words > _LONGEST_CARD:
        return None
    role_first = role_stands_first(cells)
    # "Hazel Software - Test Lead" names no test that was passed
    single = profile([cell for cell in cells if not holds_both(cell, role_first)])
    if single.states * single.filled > 0.3 * len(cells):
        return None
    lines = [
        Line(line.sheet, line.number, (*apart(text, role_first), header[place], day))
        for place in states
        for line in block.lines
        if text_of(line.cells[place])
        for text, day in [cards[line.cells[place]]]
    ]
    if not any(day for _, day in cards.values()):
        lines = [line._replace(cells=line.cells[:-1]) for line in lines]
        return replace(block, header=HEADER, lines=tuple(lines), left_over=(), openings=())
    return replace(block, header=DATED, lines=tuple(lines), left_over=(), openings=())

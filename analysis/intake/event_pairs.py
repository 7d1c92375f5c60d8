"""Rows that tell their story in pairs of columns: "Event 1", "Date 1", "Event 2", "Date 2"."""

import re
from collections import defaultdict
from collections.abc import Sequence

from analysis.intake.profiles import profile
from analysis.intake.shapes import Block, Line
from analysis.intake.values import text_of
from analysis.interpret.status import read_stage_header

_NUMBERED = re.compile(r"(.*?[^\W\d])[\s_#.]*(\d{1,2})\s*")
_MOSTLY = 0.6
_FEWEST = 2


def with_events_apart(block: Block) -> Block:
    """The block with a column of days for each event and the last event as "Status", if it has such pairs.

    Two names are numbered alike, at least to 2; the cells under one are days, those under the other words
    for steps of a search.
    """
    pairs = _pairs(block)
    if not pairs:
        return block
    told = [text_of(line.cells[event]) for line in block.lines for event, _ in pairs]
    events = [one for one in dict.fromkeys(told) if one and read_stage_header(one) is not None]
    if sum(one in events for one in told if one) < _MOSTLY * sum(map(bool, told)) or not events:
        return block
    used = {place for pair in pairs for place in pair}
    rest = [place for place in range(len(block.header)) if place not in used]
    lines = tuple(
        Line(line.sheet, line.number, (*(line.cells[at] for at in rest), *_story(line, pairs, events)))
        for line in block.lines
    )
    header = (*(block.header[at] for at in rest), "Status", *events)
    if len(set(header)) < len(header):
        return block
    return Block(header, lines, block.notes, block.sheets, block.left_over, block.above, block.openings)


def _pairs(block: Block) -> list[tuple[int, int]]:
    """Positions of (event, day) by their number, [] when there are no such pairs."""
    numbered: dict[str, dict[int, int]] = defaultdict(dict)
    for place, name in enumerate(block.header):
        if (found := _NUMBERED.fullmatch(name.strip())) is not None:
            numbered[found[1].casefold().strip()][int(found[2])] = place
    groups = [places for places in numbered.values() if len(places) >= _FEWEST]
    dated = [places for places in groups if _are_days(block, list(places.values()))]
    others = [places for places in groups if places not in dated]
    if len(dated) != 1 or len(others) != 1 or dated[0].keys() != others[0].keys():
        return []
    return [(others[0][number], dated[0][number]) for number in sorted(dated[0])]


def _are_days(block: Block, places: Sequence[int]) -> bool:
    look = profile([cell for place in places for cell in block.columns[place]])
    return bool(look.filled) and look.days + look.serials >= _MOSTLY


def _story(line: Line, pairs: Sequence[tuple[int, int]], events: Sequence[str]) -> tuple[str, ...]:
    """The last event of a row, then the day of each event."""
    days = dict.fromkeys(events, "")
    last = ""
    for event, day in pairs:
        told = text_of(line.cells[event])
        last = told or last
        if told in days and not days[told]:
            days[told] = line.cells[day] or "x"
    return (last, *(days[event] for event in events))

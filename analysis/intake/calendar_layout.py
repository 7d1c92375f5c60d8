"""Lists in which the columns are days or weeks and a cell says what happened to an application then."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.intake.profiles import profile
from analysis.intake.section_titles import names_state
from analysis.intake.shapes import Block, Line
from analysis.intake.values import text_of
from analysis.interpret.date_patterns import Kind, written
from analysis.interpret.status import read_stage_header, read_status
from analysis.model import Basis, EventKind, Stage

STATUS, SENT = "Status", "Date applied"
FEWEST_DAYS = 3
_MOSTLY = 0.6


def is_day(name: str) -> bool:
    """Whether a header is one day and nothing else, "w/c 5 Jan" included; in any order, its year or not."""
    return len(name) <= 20 and written(name).kind in (Kind.DAY, Kind.NUMBERS)


def with_calendar_turned(block: Block) -> Block:
    """The block with a column of days for each thing that happened and the last of them as "Status".

    It is given back as it is unless at least three headers are days and the cells below name states.
    """
    days = [place for place, name in enumerate(block.header) if is_day(name)]
    if len(days) < FEWEST_DAYS:
        return block
    look = profile([cell for place in days for cell in block.columns[place]])
    rest = [place for place in range(len(block.header)) if place not in days]
    if not look.filled or look.states < _MOSTLY or not rest:
        return block
    told = [text_of(line.cells[place]) for line in block.lines for place in days]
    events = [one for one in dict.fromkeys(told) if one and names_state(one) and not _is_sent(one)]
    header = (*(block.header[place] for place in rest), STATUS, SENT, *events)
    if len(set(header)) < len(header):
        return block
    lines = tuple(
        Line(
            line.sheet,
            line.number,
            (*(line.cells[place] for place in rest), *_story(block, line, days, events)),
        )
        for line in block.lines
    )
    return replace(block, header=header, lines=lines)


def _is_sent(event: str) -> bool:
    says = read_stage_header(event)
    if says is not None:
        return says.kind is EventKind.APPLIED
    reading = read_status(event)
    return reading.stage is Stage.APPLIED and reading.stage_basis is Basis.STATED


def _story(block: Block, line: Line, days: Sequence[int], events: Sequence[str]) -> tuple[str, ...]:
    """The last state of a row, the day it was sent, then the day of each event."""
    last, sent, on = "", "", dict.fromkeys(events, "")
    for place in days:
        event = text_of(line.cells[place])
        last = event or last
        if event and _is_sent(event):
            sent = sent or block.header[place]
        elif event in on:
            on[event] = on[event] or block.header[place]
    return (last, sent, *(on[event] for event in events))

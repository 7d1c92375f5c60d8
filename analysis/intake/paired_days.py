"""Two days in one column: "Applied / replied" over "03/02/26 - 09/02/26"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.intake.shapes import Block, Line
from analysis.interpret.date_patterns import days_in
from analysis.interpret.status import read_stage_header
from analysis.reference.columns import fields, fields_of

_HALVES = re.compile(r"\s*(?:/|&|\+|,|;|→|->|\||\n)\s*|\s+(?:and|then|und|et|y|e|en|i|or)\s+", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[^()]*\(([^()]+)\)\s*")
_DAYS_APART = re.compile(r"(?<=\d)\s*(?:-|–|—|>|→)\s*(?=\d)")
_DAY = re.compile(r"\d{1,4}[/.]\d{1,2}(?:[/.]\d{2,4})?")
_MOSTLY = 0.8


def with_days_apart(block: Block) -> Block:
    """The block with a column for each of two days that one header names and the cells below it hold.

    A single day goes to the half that names the day of the application, else to the first. A column of
    which the cells hold anything but one or two days is left as it is.
    """
    for place, name in enumerate(block.header):
        halves = _halves(name)
        if not halves or {half.casefold() for half in halves} & {one.casefold() for one in block.header}:
            continue
        single = next((at for at, half in enumerate(halves) if _is_sent(half)), 0)
        pairs = [_pair(cell, single) for cell in block.columns[place]]
        filled = sum(map(bool, block.columns[place]))
        if filled and sum(pair is not None and any(pair) for pair in pairs) >= _MOSTLY * filled:
            return with_days_apart(_with_pairs(block, place, halves, pairs))
    return block


def _halves(name: str) -> tuple[str, ...]:
    """The two names that a header consists of, each for a day; () when it does not."""
    bracket = _IN_BRACKETS.fullmatch(name)
    for text in (name, bracket[1] if bracket else ""):
        halves = tuple(half for half in _HALVES.split(text) if half)
        if len(halves) == 2 and all(map(_names_day, halves)) and halves[0].casefold() != halves[1].casefold():
            return halves
    return ()


def _names_day(half: str) -> bool:
    dated = any(fields()[match.field].kind == "date" for match in fields_of(half))
    says = read_stage_header(half)
    return dated or (says is not None and says.kind is not None)


def _is_sent(half: str) -> bool:
    return any(match.field == "applied_on" for match in fields_of(half))


def _pair(cell: str, single: int) -> tuple[str, str] | None:
    """The days of a cell as written, None when it holds something else."""
    if not cell:
        return "", ""
    text = _DAYS_APART.sub(" ; ", cell) if len(_DAY.findall(cell)) > 1 else cell
    spans = list(days_in(text.casefold()))
    days = [text[start:end].strip(" ;,-–") for start, end in spans]
    if len(days) == 1:
        return (cell, "") if single == 0 else ("", cell)
    return (days[0], days[1]) if len(days) == 2 else None


def _with_pairs(
    block: Block, place: int, halves: Sequence[str], pairs: Sequence[tuple[str, str] | None]
) -> Block:
    lines = tuple(
        Line(
            line.sheet,
            line.number,
            (*line.cells[:place], *(pair or (line.cells[place], "")), *line.cells[place + 1 :]),
        )
        for line, pair in zip(block.lines, pairs, strict=True)
    )
    return replace(block, header=(*block.header[:place], *halves, *block.header[place + 1 :]), lines=lines)

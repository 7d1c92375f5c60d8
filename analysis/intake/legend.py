"""Letters or numbers that stand for states, explained by the user: "Key: R = rejected, I = interview"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from analysis.intake.shapes import Block, Line
from analysis.intake.values import text_of
from analysis.interpret.status import read_stage_header, read_status
from analysis.model import Basis, Stage

_PAIR = re.compile(
    r"(?<![\w.])([^\W_]{1,3})\s*(?:=|->|→|:)\s*([^=,;|/\n()]+?)(?=\s*(?:[,;|/\n()]|$)|\s+[^\W_]{1,3}\s*=)"
)
_FEWEST, _UNDERSTOOD, _MOSTLY = 2, 0.6, 0.8
_LONGEST_NOTE = 300
_LOOKED_AT, _LONGEST_CODE = 20, 3


def legend_in(text: str) -> dict[str, str]:
    """Code -> what it stands for, {} when a text explains no states.

    >>> legend_in("Key: R = rejected, I = interview")
    {'r': 'rejected', 'i': 'interview'}
    """
    pairs = {found[1].casefold(): found[2].strip() for found in _PAIR.finditer(text[:_LONGEST_NOTE])}
    understood = sum(map(_is_state, pairs.values()))
    return pairs if understood >= max(_FEWEST, _UNDERSTOOD * len(pairs)) else {}


def with_codes_read(block: Block) -> Block:
    """The block with the codes of a column replaced by what the user says they stand for.

    The explanation stands in the header of the column, above the header or in a note under the list. A
    column is one of codes when nearly all its cells are explained, and more than one is used.
    """
    around = {**_together(block.above), **_together(_notes(block))}
    changed: dict[int, Mapping[str, str]] = {}
    for place, name in enumerate(block.header):
        legend = legend_in(name) or around
        cells = (
            {cell.strip().casefold() for cell in block.columns[place] if text_of(cell)} if legend else set()
        )
        if len(cells) > 1 and len(cells & legend.keys()) >= _MOSTLY * len(cells):
            changed[place] = legend
    if not changed:
        return block
    lines = tuple(
        Line(
            line.sheet,
            line.number,
            tuple(
                changed[place].get(_code(cell), cell) if place in changed else cell
                for place, cell in enumerate(line.cells)
            ),
        )
        for line in block.lines
    )
    header = tuple(
        f"{_bare(name)} (status)" if place in changed and not legend_in(name) else _bare(name)
        for place, name in enumerate(block.header)
    )
    return replace(block, header=header if len(set(header)) == len(header) else block.header, lines=lines)


def _code(cell: str) -> str:
    return re.sub(r"\.0$", "", cell.strip().casefold())


def _bare(name: str) -> str:
    """A header without the explanation in it."""
    return re.sub(r"\s*[(\[:].*=.*", "", name).strip() or name


def _is_state(words: str) -> bool:
    reading = read_status(words)
    known = Basis.STATED in (reading.stage_basis, reading.outcome_basis) or reading.stage is Stage.SAVED
    return known or read_stage_header(words) is not None


def _together(texts: Iterable[str]) -> dict[str, str]:
    """The explanations of several cells, one after the other: each may hold one code only."""
    texts = list(texts)
    return legend_in("; ".join(text for text in texts if "=" in text)) if texts else {}


def _notes(block: Block) -> Iterable[str]:
    """The only cell of rows that hold nothing else, at the end of the list; a code and its word as one."""
    for line in block.lines[-_LOOKED_AT:]:
        filled = [cell for cell in line.cells if cell]
        if len(filled) == 1:
            yield filled[0]
        elif len(filled) == 2 and len(filled[0]) <= _LONGEST_CODE and _is_state(filled[1]):
            yield f"{filled[0]} = {filled[1]}"

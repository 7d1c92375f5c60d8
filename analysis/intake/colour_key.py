"""What the user's own key says that colours mean: "green = interview", or coloured cells with words."""

import colorsys
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from analysis.intake.colours import COLOUR, Painted
from analysis.intake.column_map import ColumnMap
from analysis.intake.profiles import profile
from analysis.intake.section_titles import names_state
from analysis.intake.shapes import Block, Line
from analysis.model import MappedColumn

_FILE = Path(__file__).with_name("colour_key.toml")
_SURE = 0.9
_LONGEST = 200
_MOST_ROWS = 5_000
_SATURATED = 0.12
# the upper ends of the hues, in degrees around the wheel
_HUES = (
    (15, "red"),
    (47, "orange"),
    (68, "yellow"),
    (165, "green"),
    (255, "blue"),
    (295, "purple"),
    (335, "pink"),
)
_MEANS = re.compile(r"\s*(?:=|:|->|→|–|—|-|means|is|heißt|bedeutet)\s+|\s*[=:]\s*")


@dataclass(frozen=True, slots=True)
class ColourWords:
    """Word -> the colour it names; colour -> those that stand in for it."""

    names: Mapping[str, str]
    near: Mapping[str, tuple[str, ...]]


@cache
def colour_words() -> ColourWords:
    """The vocabulary of `colour_key.toml`, read once."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    names = {word: colour for colour, words in table["names"].items() for word in words}
    return ColourWords(names, {colour: tuple(others) for colour, others in table["near"].items()})


def with_colour_key(
    block: Block, columns: ColumnMap, painted: Callable[[str], Sequence[Painted]]
) -> tuple[Block, ColumnMap]:
    """The block with what the key says of each row's colour as its state.

    Only for a list without a column for the state. Without a key, or without a colour that it explains, the
    block is given back as it is: what a colour means is then for the user to say.

    Args:
        block: the rows.
        columns: what its columns are.
        painted: sheet -> its coloured cells.
    """
    if {"status", "result"} & columns.fields.keys() or len(block.lines) > _MOST_ROWS:
        return block, columns
    cells = {(line.sheet, line.number): frozenset(line.cells) for line in block.lines}
    of_row: dict[tuple[str, int], str] = {}
    key = _told_by_words(block)
    for sheet in block.sheets:
        counts: dict[int, Counter[str]] = {}
        for cell in painted(sheet):
            if cell.text and cell.text in cells.get((sheet, cell.row), ()):
                counts.setdefault(cell.row, Counter())[cell.colour] += 1
            elif cell.text and (meaning := _meaning(cell.text)):
                key.setdefault(cell.colour, meaning)
        of_row |= {(sheet, row): count.most_common(1)[0][0] for row, count in counts.items()}
    explained = _explained(key, set(of_row.values()))
    if not explained:
        return block, columns
    place = len(block.header)
    states = [explained.get(of_row.get((line.sheet, line.number), ""), "") for line in block.lines]
    lines = tuple(
        Line(line.sheet, line.number, (*line.cells, state))
        for line, state in zip(block.lines, states, strict=True)
    )
    wider = replace(block, header=(*block.header, COLOUR), lines=lines)
    mapped = MappedColumn(COLOUR, _SURE, "your key says what the colours mean")
    return wider, replace(
        columns,
        header=wider.header,
        fields={**columns.fields, "status": place},
        mapped={**columns.mapped, "status": mapped},
        profiles=(*columns.profiles, profile(wider.columns[place])),
        added=columns.added | {place},
    )


def _meaning(text: str) -> str:
    """The state that a coloured cell of the key names, "" when it names none."""
    parts = [part for part in _MEANS.split(text[:_LONGEST]) if part]
    return next((part for part in (text, *reversed(parts)) if names_state(part)), "")


def _told_by_words(block: Block) -> dict[str, str]:
    """Name of a colour -> state, from texts above or below the list: "Key: green = interview, red = no"."""
    found: dict[str, str] = {}
    lone = (
        cell for line in block.lines for cell in line.cells if len(line.cells) - line.cells.count("") <= 2
    )
    for text in (*block.above, *lone):
        for part in re.split(r"[,;|\n/]", text[:_LONGEST]):
            sides = _MEANS.split(part.strip(), maxsplit=1)
            sides = sides[-2:] if len(sides) > 1 else []
            for name, state in (sides, sides[::-1]) if len(sides) == 2 else ():
                colour = colour_words().names.get(_colour_named(name))
                if colour and names_state(state):
                    found.setdefault(colour, state.strip())
    return found


def _colour_named(text: str) -> str:
    """The name of a colour that a text ends with ("Key: green"), as written; "" for none."""
    words = text.casefold().replace(":", " ").split()
    return next((name for size in (2, 1) if (name := " ".join(words[-size:])) in colour_words().names), "")


def _explained(key: Mapping[str, str], used: set[str]) -> dict[str, str]:
    """Colour of rows -> what it means: by the very colour, else by its name, else by the next one to it."""
    found = {colour: key[colour] for colour in used if colour in key}
    named = {name: meaning for name, meaning in key.items() if name in colour_words().near}
    for colour in used - found.keys() if named else ():
        hue = hue_of(colour)
        fitting = [name for name in (hue, *colour_words().near[hue]) if name in named]
        if fitting and (fitting[0] == hue or not any(hue_of(other) == fitting[0] for other in used)):
            found[colour] = named[fitting[0]]
    return found


def hue_of(colour: str) -> str:
    """The name of a colour written as "FFFF0000": red, orange, yellow, green, blue, purple, pink or grey."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (2, 4, 6))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < _SATURATED or max(red, green, blue) - min(red, green, blue) < _SATURATED / 2:
        return "grey"
    return next((name for end, name in _HUES if hue * 360 < end), "red")

"""Rows told apart by nothing but their colour: the lines in which to say what each colour means."""

import colorsys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.answers.words_review import meaning_of
from analysis.errors import UnreadableFileError
from analysis.intake.choices import ValueMap, choices_of
from analysis.intake.colours import cell_colours
from analysis.model import Dataset, Outcome, Stage

_FIELD = "colour"
_EXAMPLES = 3
# where one hue ends and the next begins, in degrees round the circle of colours
_HUES = (
    (20, "red"), (42, "orange"), (68, "yellow"), (165, "green"), (200, "turquoise"), (255, "blue"),
    (290, "purple"), (345, "pink"), (361, "red"),
)  # fmt: skip
_GREYISH, _PALE, _DARK, _BLACK, _WHITE = 0.12, 0.72, 0.3, 0.08, 0.97


@dataclass(frozen=True, slots=True)
class ColourLine:
    """One colour that fills rows of the list.

    Attributes:
        colour: alpha, red, green, blue in hexadecimal digits ("FFFF0000").
        name: as a person would call it ("pale green"); not unlike that of every other line.
        rows: how many applications and adverts have it.
        examples: up to three employers of such rows.
        stage: what the user said it means; None before.
        outcome: likewise.
    """

    colour: str
    name: str
    rows: int
    examples: tuple[str, ...]
    stage: Stage | None
    outcome: Outcome | None

    @property
    def red_green_blue(self) -> str:
        """The colour without its alpha, as stylesheets write it ("#FF0000")."""
        return f"#{self.colour[-6:]}"


def colours_review(ds: Dataset, data: bytes, meanings: ValueMap | None = None) -> tuple[ColourLine, ...]:
    """The colours of the rows that were read, the most frequent first.

    Args:
        ds: the search as read, without the user's edits.
        data: the bytes it was read from.
        meanings: what it was read with, as `load` takes it.

    Returns:
        The lines; none when a column says how each application stands, when fewer than two colours (no
        colour is one) tell rows apart, and for a file without colours.
    """
    told = (meanings or {}).get(_FIELD, {})
    if not told and {"status", "result"} & set(ds.mapping):
        return ()
    rows = _rows(ds)
    counts: Counter[str] = Counter()
    examples: dict[str, list[str]] = {}
    try:
        painted = {name: cell_colours(data, name) for name in ds.sheets}
    except UnreadableFileError:  # read through the fallback for damaged books, which has no colours
        return ()
    for sheet, colours in painted.items():
        for colour, numbers in colours.items():
            found = [rows[sheet, number] for number in numbers if (sheet, number) in rows]
            if found:
                counts[colour] += len(found)
                examples.setdefault(colour, []).extend(filter(None, found))
    if not counts or (len(counts) == 1 and counts.total() == len(rows)):
        return ()
    choices = choices_of(meanings)
    lines = []
    for colour, number in counts.most_common():
        said = (
            (choices.state("status", colour) or choices.state("result", colour)) if colour in told else None
        )
        lines.append(
            ColourLine(
                colour, colour_name(colour), number,
                tuple(dict.fromkeys(examples.get(colour, ())))[:_EXAMPLES],
                said.stage if said else None, said.outcome if said else None,
            )
        )  # fmt: skip
    return tuple(lines)


def with_colour(
    meanings: ValueMap, colour: str, stage: str | None, outcome: str | None
) -> dict[str, Mapping[str, str | tuple[str, str]]]:
    """The meanings for `load` once the user said what a colour means; None and None: it means nothing.

    Args:
        meanings: what was said so far.
        colour: the colour ("FFFF0000").
        stage: a stage; None with an outcome: that far is not known, so sent.
        outcome: an outcome; None with a stage: waiting.
    """
    told = {one: meaning for one, meaning in meanings.get(_FIELD, {}).items() if one != colour}
    if stage is not None or outcome is not None:
        told[colour] = meaning_of(stage or Stage.APPLIED.value, outcome or Outcome.WAITING.value)
    others = {name: words for name, words in meanings.items() if name != _FIELD}
    return {**others, _FIELD: told} if told else others


def colour_name(colour: str) -> str:
    """What a person would call a colour ("FFC6EFCE": "pale green"); two colours may share a name."""
    red, green, blue = (int(colour[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    if light >= _WHITE or light <= _BLACK:
        return "white" if light >= _WHITE else "black"
    base = "grey" if saturation < _GREYISH else next(name for end, name in _HUES if hue * 360 < end)
    return f"pale {base}" if light > _PALE else f"dark {base}" if light < _DARK else base


def _rows(ds: Dataset) -> dict[tuple[str, int], str]:
    """(Sheet, row) -> employer, of applications and rows set aside."""
    table = ds.applications
    places = zip(table["source_sheet"].tolist(), table["source_row"].tolist(), strict=True)
    found = dict(zip(places, table["company"].tolist(), strict=True))
    return {**{(row.sheet, row.row): "" for row in ds.set_aside}, **found}

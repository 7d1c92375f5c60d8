"""What each column was read as, with examples of its cells: the lines in which to set it right."""

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from analysis import wording
from analysis.intake.colours import BY_COLOUR
from analysis.intake.column_map import STEPS_BY_NAME
from analysis.model import OWN, Dataset
from analysis.reference.columns import fields

SURE = 0.9
_EXAMPLES, _LONGEST = 3, 28
# Fields whose cells are kept under another name than the field's own.
_KEPT_AS = {"sector": "sector_text"}


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of the file.

    Attributes:
        header: as written.
        field: the field or step it was read as; "" when it is kept as it is.
        sure: whether that is certain.
        why: the reason in a few words; "" for a column that is kept as it is.
        examples: up to three different cells, the most frequent first, as read and cut to a few words.
        filled: applications for which it says something.
    """

    header: str
    field: str
    sure: bool
    why: str
    examples: tuple[str, ...]
    filled: int


def columns_review(ds: Dataset) -> tuple[ColumnLine, ...]:
    """The columns of a search: those read without certainty, then those kept as they are, then the sure ones.

    Columns that were dropped for privacy are not among them.

    Args:
        ds: the search as read, without the user's edits.
    """
    lines = []
    for key, mapped in ds.mapping.items():
        if mapped.why == BY_COLOUR:
            continue  # no column of the file
        field = key.split(": ", 1)[0]
        cells = _cells(ds, field, mapped.column)
        lines.append(
            ColumnLine(
                mapped.column, field, mapped.confidence >= SURE, mapped.why, _examples(cells), _filled(cells)
            )
        )
    read = {mapped.column for mapped in ds.mapping.values()}
    for name in ds.applications.columns:
        header = str(name).removeprefix(OWN)
        if str(name).startswith(OWN) and header not in read:
            cells = _texts(ds.applications[name])
            lines.append(
                ColumnLine(header, "", sure=False, why="", examples=_examples(cells), filled=_filled(cells))
            )
    return tuple(sorted(lines, key=lambda line: (line.sure, not line.field)))


def targets() -> tuple[str, ...]:
    """What a column can be said to hold: fields, then steps, as `load` takes them in its mapping."""
    steps = [step for step in STEPS_BY_NAME if step not in fields()]
    return (*fields(), *steps)


def moved(mapping: dict[str, str], line: ColumnLine, target: str) -> dict[str, str]:
    """The mapping for `load` once a column is said to hold something else.

    Args:
        mapping: what the user said so far: field -> header, "" for none.
        line: the column.
        target: one of `targets()`; "" to keep the column as it is.
    """
    rest = {field: header for field, header in mapping.items() if header != line.header}
    if target:
        return {**rest, target: line.header}
    return {**rest, line.field: ""} if line.field else rest


def _cells(ds: Dataset, field: str, header: str) -> list[str]:
    table = ds.applications
    for name in (f"{OWN}{header}", _KEPT_AS.get(field, field)):
        if name in table.columns:
            return _texts(table[name])
    return []


def _texts(column: pd.Series) -> list[str]:
    if pd.api.types.is_datetime64_any_dtype(column):
        return [wording.day(day.date()) for day in column.dropna()]
    return [text for text in (" ".join(str(cell).split()) for cell in column.dropna()) if text]


def _examples(cells: list[str]) -> tuple[str, ...]:
    often = [cell for cell, _ in Counter(cells).most_common(_EXAMPLES)]
    return tuple(cell if len(cell) <= _LONGEST else f"{cell[: _LONGEST - 1].rstrip()}…" for cell in often)


def _filled(cells: list[str]) -> int:
    return len(cells)

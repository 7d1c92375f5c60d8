"""Where employers' words stand in a search: the columns that are read, and which of them are closed lists."""

from typing import NamedTuple

import pandas as pd

from analysis.model import OWN, Dataset, ThemeEdits, reason_key
from analysis.reference.feedback_columns import asks_for_reason, holds_feedback
from analysis.reference.reasons import reason_of

NOTES = "notes"
FEEDBACK = "feedback"
_LEAST_FILLED, _MOST_VALUES = 3, 20
_LONGEST, _MOST_WORDS = 40, 6
_MOSTLY = 0.8


class TextColumn(NamedTuple):
    """A column that is read for feedback.

    Attributes:
        column: its name in `ds.applications`: "feedback", "notes" or own:<header>.
        name: its header as written.
        listed: its values come from a closed list of reasons.
    """

    column: str
    name: str
    listed: bool


class ListedValue(NamedTuple):
    """A value of a closed list of reasons.

    Attributes:
        value: as written most often.
        key: as compared.
        applications: how many have it.
        theme: what it means, "" when that is not known or it names no reason.
        polarity: how it is meant, "" likewise.
        yours: the user said so.
    """

    value: str
    key: str
    applications: int
    theme: str
    polarity: str
    yours: bool


def text_columns(ds: Dataset) -> tuple[TextColumn, ...]:
    """The columns of a search that may hold employers' words: closed lists first, notes last.

    A closed list has at least three cells, all of them short, and either the header asks for a reason and
    at most half as many values as cells (20 at most), or four in five cells hold values known to us or to
    the user.
    """
    own = [
        TextColumn(str(name), str(name).removeprefix(OWN), listed=False)
        for name in ds.applications.columns
        if str(name).startswith(OWN) and holds_feedback(str(name).removeprefix(OWN))
    ]
    header = ds.mapping[FEEDBACK].column if FEEDBACK in ds.mapping else "Feedback"
    found = [TextColumn(FEEDBACK, header, listed=False), *own]
    judged = [
        one._replace(listed=_is_list(ds.applications[one.column], one.name, ds.theme_edits)) for one in found
    ]
    return (*sorted(judged, key=lambda one: not one.listed), TextColumn(NOTES, "Notes", listed=False))


def listed_values(ds: Dataset, kept: pd.DataFrame) -> tuple[ListedValue, ...]:
    """The values of the closed lists of reasons, the most frequent first; () without such a list."""
    counts: dict[str, dict[str, int]] = {}
    for one in text_columns(ds):
        if one.listed:
            for cell in kept[one.column].tolist():
                if key := reason_key(cell):
                    spelled = counts.setdefault(key, {})
                    spelled[cell.strip()] = spelled.get(cell.strip(), 0) + 1
    found = [_value(key, spelled, ds.theme_edits) for key, spelled in counts.items()]
    return tuple(sorted(found, key=lambda one: (-one.applications, one.key)))


def _value(key: str, spelled: dict[str, int], edits: ThemeEdits) -> ListedValue:
    written = max(spelled, key=lambda cell: (spelled[cell], cell))
    said, known = edits.reasons.get(key), reason_of(key)
    meaning = said or known
    theme = meaning.theme if meaning else ""
    polarity = str(meaning.polarity) if meaning and theme else ""
    return ListedValue(written, key, sum(spelled.values()), theme, polarity, said is not None)


def _is_list(column: pd.Series, header: str, edits: ThemeEdits) -> bool:
    cells = [cell.strip() for cell in column.tolist() if cell.strip()]
    if len(cells) < _LEAST_FILLED:
        return False
    if any(len(cell) > _LONGEST or len(cell.split()) > _MOST_WORDS for cell in set(cells)):
        return False
    keys = [reason_key(cell) for cell in cells]
    values = set(keys)
    if asks_for_reason(header) and len(values) <= min(len(cells) // 2, _MOST_VALUES):
        return True
    known = {key for key in values if key in edits.reasons or reason_of(key) is not None}
    return sum(key in known for key in keys) >= _MOSTLY * len(keys)

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
_HALF, _MOSTLY, _NEARLY_ALL = 0.5, 0.8, 0.9


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

    A closed list has at least three cells, nine in ten of them short (words may have been added below a value
    or two). Four in five of the short ones hold values known to us or to the user; where the header asks for
    a reason, half of them is enough, or values that repeat (at most half as many values as cells, and at
    most 20).
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
            for cell in (text.partition("\n\n")[0] for text in kept[one.column].tolist()):
                if (key := reason_key(cell)) and _is_short(cell.strip()):
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


def _is_short(cell: str) -> bool:
    return len(cell) <= _LONGEST and len(cell.split()) <= _MOST_WORDS


def _is_list(column: pd.Series, header: str, edits: ThemeEdits) -> bool:
    filled = [cell.strip() for cell in column.tolist() if cell.strip()]
    cells = [cell for cell in filled if _is_short(cell)]
    if len(cells) < max(_LEAST_FILLED, _NEARLY_ALL * len(filled)):
        return False
    keys = [reason_key(cell) for cell in cells]
    values = set(keys)
    asks = asks_for_reason(header)
    if asks and len(values) <= min(len(cells) // 2, _MOST_VALUES):
        return True
    known = {key for key in values if key in edits.reasons or reason_of(key) is not None}
    return sum(key in known for key in keys) >= (_HALF if asks else _MOSTLY) * len(keys)

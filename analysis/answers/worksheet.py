"""The applications as a table to write in: words of the screen in its cells, and what they mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from analysis import wording
from analysis.answers.journal import FIELD_NAMES
from analysis.answers.listing import EDITED, GUESSED
from analysis.errors import JobSearchError
from analysis.intake.cell_edits import DAY_OF, Cell, Refused, day_of, last_days
from analysis.model import COUNTED_STAGES, UNCLASSIFIED, Basis, Dataset, Outcome, SectorBasis
from analysis.reference.sectors import sector_name, sectors

PICKED, OPENS, MARKS = "picked", "opens", "marks"
TEXTS = ("company", "role", "seeker", "next_step", "feedback", "notes", "contact", "channel")
DAYS = ("applied_on", "replied_on", "next_step_on", "deadline", *DAY_OF)
_BASES = ("stage", "outcome", "sector")
_GUESSES = {
    Basis.INFERRED.value, Basis.ASSUMED.value,
    *(basis.value for basis in SectorBasis if basis.guessed and basis is not SectorBasis.NONE),
}  # fmt: skip
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "company": "Employer", "role": "Role", "seeker": "Person", "stage": "Furthest step",
        "outcome": "How it stands", "sector": "Sector", "applied_on": "Sent", "replied_on": "First reply",
        "interview_on": "Interview", "rejected_on": "A no", "next_step": "Next step",
        "next_step_on": "Next step on", "deadline": "Deadline", "feedback": "What they said",
        "thanked_on": "Thanked", "asked_on": "Asked why", "chased_on": "Asked again", "contact": "Contact",
        "channel": "Where found", "notes": "Your notes",
    }
)  # fmt: skip


def _words() -> dict[str, dict[str, str]]:
    """Field -> value -> as said on screen, in the order they are offered."""
    known = sorted(sectors(), key=sector_name)
    return {
        "stage": {stage.value: wording.STAGE_NAMES[stage] for stage in COUNTED_STAGES},
        "outcome": {outcome.value: wording.OUTCOME_NAMES[outcome] for outcome in Outcome},
        "sector": {id_: sector_name(id_) for id_ in (*known, UNCLASSIFIED)},
    }


def choices(field: str) -> dict[str, str]:
    """The values that stage, outcome or sector may have, each with its name on screen."""
    return _words()[field]


class Typed(NamedTuple):
    """A cell of the table as the screen gives it.

    Attributes:
        place: its row, from 0.
        column: its column.
        value: what stands there now: text, a day as text, or None.
    """

    place: int
    column: str
    value: object


@dataclass(frozen=True, eq=False)
class Worksheet:
    """Applications to write in.

    Attributes:
        ids: their ids, in the order of the table.
        table: indexed by id: whether it is picked, its way in, then the columns of NAMES (words of the
            screen, days as dates, NaT for none), and what is worked out (a hollow diamond) or set right (a
            pencil).
    """

    ids: tuple[str, ...]
    table: pd.DataFrame

    def __len__(self) -> int:
        """Number of applications."""
        return len(self.ids)

    @property
    def several_people(self) -> bool:
        """Whether more than one person applied here."""
        return len(set(self.table["seeker"])) > 1


def worksheet(
    ds: Dataset,
    ids: Sequence[str],
    *,
    picked: Iterable[str] = (),
    refused: Iterable[Refused] = (),
    opens: str = "",
) -> Worksheet:
    """The applications with these ids, in that order.

    Args:
        ds: the search as shown, with the edits so far.
        ids: which applications; those that are gone are left out.
        picked: the ones that are ticked.
        refused: cells that could not be kept: they show what was typed, to be mended.
        opens: what the cell says that opens an application.
    """
    rows = ds.applications.set_index("application_id", drop=False)
    rows = rows.loc[[id_ for id_ in ids if id_ in rows.index]]
    days = last_days(ds)
    columns: dict[str, pd.Series] = {
        PICKED: pd.Series(rows.index.isin(list(picked)), index=rows.index),
        OPENS: pd.Series(opens, index=rows.index, dtype="str"),
    }
    for name in NAMES:
        if name in _BASES:
            columns[name] = rows[name].map(choices(name)).astype("str")
        elif name in DAY_OF:
            on = [days.get((id_, name)) for id_ in rows.index]
            columns[name] = pd.Series(on, index=rows.index, dtype="datetime64[us]")
        else:
            columns[name] = rows[name]
    columns[MARKS] = pd.Series(_marks(rows), index=rows.index, dtype="str")
    table = pd.DataFrame(columns)
    for one in refused:
        _put(table, one.cell)
    return Worksheet(tuple(table.index), table)


def cells(ids: Sequence[str], typed: Iterable[Typed]) -> list[Cell]:
    """What was typed as values of the applications; words that are none of the choices stay as they are."""
    return [
        Cell(ids[one.place], one.column, _value(one.column, one.value))
        for one in typed
        if one.column in NAMES and 0 <= one.place < len(ids)
    ]


def shows(sheet: Worksheet, typed: Typed) -> bool:
    """Whether the table says what was typed into a cell, so that nothing else came of it."""
    if typed.column not in NAMES or not 0 <= typed.place < len(sheet):
        return True
    shown = sheet.table[typed.column].iloc[typed.place]
    try:
        return _said(typed.column, shown) == _said(typed.column, typed.value)
    except JobSearchError:
        return False


def refusal(one: Refused) -> str:
    """A refused cell as a plain sentence: "Chef at Birch, furthest step “Interview”: change the ..."."""
    what = NAMES.get(one.cell.field) or FIELD_NAMES[one.cell.field]
    typed = _said_typed(one.cell)
    about = f"{one.about}, " if one.about else ""
    return f"{about}{wording.inside(what)} {f'“{typed}”' if typed else 'empty'}: {one.why}"


def _marks(rows: pd.DataFrame) -> list[str]:
    """What is worked out and what the user set right, in words; both signs first where both are."""
    bases = zip(*(rows[f"{name}_basis"].tolist() for name in _BASES), strict=True)
    names = [FIELD_NAMES[name] for name in _BASES]
    said: dict[tuple[str, ...], str] = {}
    for one in map(tuple, bases):
        if one not in said:
            guessed = [name for name, basis in zip(names, one, strict=True) if basis in _GUESSES]
            edited = [name for name, basis in zip(names, one, strict=True) if basis == Basis.EDITED]
            parts = ((GUESSED, guessed), (EDITED, edited))
            both = f"{GUESSED}{EDITED}: " if guessed and edited else ""
            said[one] = both + "; ".join(f"{mark} {', '.join(some)}" for mark, some in parts if some)
    return [said[one] for one in zip(*(rows[f"{name}_basis"].tolist() for name in _BASES), strict=True)]


def _put(table: pd.DataFrame, cell: Cell) -> None:
    if cell.application_id not in table.index or cell.field not in table.columns:
        return
    try:
        day = day_of(cell.value) if cell.field in DAYS else None
    except JobSearchError:
        return  # a cell of days holds no other words: what was typed stands in the sentence about it
    value = _said_typed(cell) if cell.field not in DAYS else pd.NaT if day is None else pd.Timestamp(day)
    table.loc[cell.application_id, cell.field] = value


def _said_typed(cell: Cell) -> str:
    """What was typed, as the cell shows it."""
    if cell.value is None:
        return ""
    if cell.field in DAYS:
        return str(cell.value)[:10]
    return _words().get(cell.field, {}).get(str(cell.value), str(cell.value))


def _value(column: str, typed: object) -> object:
    if column in _BASES:
        by_name = {name: value for value, name in choices(column).items()}
        return by_name.get(str(typed), typed)
    return ("" if typed is None else typed) if column in TEXTS else typed


def _said(column: str, value: object) -> object:
    if column in DAYS:
        return day_of(None if value is pd.NaT else value)
    return str(value if value is not None else "").strip()

"""The applications behind a number, as a list to read: every number leads to its rows."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

import pandas as pd

from analysis import wording
from analysis.model import Basis, Dataset, Filters, Outcome, SectorBasis, Stage
from analysis.reference.sectors import sector_name
from analysis.trials import trials

GUESSED, EDITED = "◇", "✎"
Kind = Literal["open", "replied", "interviews", "later", "refused", "guessed"]
Order = Literal["newest", "oldest", "employer", "furthest", "outcome", "next_step"]
_SEARCHED = (
    "company", "role", "feedback", "notes", "location", "sector_text", "contact", "channel", "next_step",
)  # fmt: skip
_INTERVIEWED = [stage.value for stage in Stage if stage.reaches(Stage.INTERVIEW)]
_LATER = [stage.value for stage in Stage if stage.reaches(Stage.FINAL_ROUND)]
_WORKED_OUT = {
    Basis.INFERRED.value, Basis.ASSUMED.value,
    *(basis.value for basis in SectorBasis if basis.guessed and basis is not SectorBasis.NONE),
}  # fmt: skip
_KINDS: Mapping[Kind, Callable[[pd.DataFrame], pd.Series]] = MappingProxyType(
    {
        "open": lambda rows: rows["outcome"].isin([Outcome.WAITING, Outcome.NO_REPLY]),
        "interviews": lambda rows: rows["stage"].isin(_INTERVIEWED),
        "later": lambda rows: rows["stage"].isin(_LATER),
        "refused": lambda rows: rows["outcome"].isin([Outcome.REJECTED, Outcome.RESERVE]),
        "guessed": lambda rows: rows["sector_basis"].map(lambda basis: SectorBasis(basis).guessed),
    }
)


@dataclass(frozen=True, eq=False)
class Listing:
    """Applications to read.

    Attributes:
        ids: their ids, in the order of the table.
        table: one row each: company, role, sector (its name), applied_on, stage and outcome (as said on
            screen). A hollow diamond stands before what was worked out or assumed and not written, a pencil
            before what the user set right.
        of: how many there were before words and kind narrowed them.
        edited: whether anything in it was set right by the user.
    """

    ids: tuple[str, ...]
    table: pd.DataFrame
    of: int
    edited: bool = False

    def __len__(self) -> int:
        """Number of applications."""
        return len(self.ids)


def listing(
    ds: Dataset,
    as_of: date | None = None,
    filters: Filters | None = None,
    *,
    ids: Collection[str] | None = None,
    words: str = "",
    kind: Kind | None = None,
    newest: bool = False,
    order: Order | None = None,
    sent_later: bool = False,
) -> Listing:
    """The applications that count, narrowed.

    Args:
        ds: the search.
        as_of: the day counted to; those sent after it are left out, as in every rate.
        filters: which applications; stage and outcome narrow the list too.
        ids: only these; None for all.
        words: all of these words stand somewhere in the employer, role, feedback, notes, place, sector,
            contact, next step or where it was found, in any case; "" for all.
        kind: open (waiting or no reply), replied (an employer answered in any way), interviews (had one),
            later (a further round or more), refused (a no, or a reserve list), guessed (the sector was worked
            out); None for all.
        newest: the newest first, undated ones last, instead of the order of the file.
        order: likewise newest or oldest first, by employer, the furthest step first, by how they stand (the
            open ones first), or the soonest next step first; within one place the order of the file.
        sent_later: whether those sent after as_of are in too, as in a list that is there to be changed.

    Returns:
        The applications; an empty list when there is none.
    """
    counted = trials(ds, as_of)
    rows = ds.applications
    if not sent_later:
        rows = rows[~rows["application_id"].isin(counted.left_out)]
    if filters is not None:
        rows = rows[filters.listed(rows)]
    if ids is not None:
        rows = rows[rows["application_id"].isin(list(ids))]
    of = len(rows)
    for word in words.casefold().split():
        rows = rows[_holds(rows, word)]
    if kind == "replied":
        answered = counted.reply
        rows = rows[rows["application_id"].isin(answered["application_id"][answered["k"] > 0])]
    elif kind is not None:
        rows = rows[_KINDS[kind](rows).astype(bool)]
    if order is not None or newest:
        rows = _in_order(rows, order or "newest")
    edited = bool(
        (rows[["sector_basis", "stage_basis", "outcome_basis"]] == Basis.EDITED.value).any(axis=None)
    )
    return Listing(tuple(rows["application_id"]), _readable(rows), of, edited)


def _in_order(rows: pd.DataFrame, order: Order) -> pd.DataFrame:
    by: dict[Order, tuple[pd.Series, bool]] = {
        "newest": (rows["applied_on"], False),
        "oldest": (rows["applied_on"], True),
        "employer": (rows["company"].str.casefold(), True),
        "furthest": (rows["stage"].map({stage.value: stage.rank for stage in Stage}), False),
        "outcome": (rows["outcome"].map({one.value: place for place, one in enumerate(Outcome)}), True),
        "next_step": (rows["next_step_on"], True),
    }
    keys, ascending = by[order]
    return rows.loc[keys.sort_values(ascending=ascending, kind="stable", na_position="last").index]


def _holds(rows: pd.DataFrame, word: str) -> pd.Series:
    found = pd.Series(data=False, index=rows.index)
    for column in _SEARCHED:
        found |= rows[column].str.casefold().str.contains(word, regex=False)
    return found


def _readable(rows: pd.DataFrame) -> pd.DataFrame:
    said = {
        "sector": [sector_name(sector) for sector in rows["sector"]],
        "stage": [wording.STAGE_NAMES[stage] for stage in rows["stage"]],
        "outcome": [wording.OUTCOME_NAMES[outcome] for outcome in rows["outcome"]],
    }
    marked = {
        name: [_mark(basis) + value for basis, value in zip(rows[f"{name}_basis"], values, strict=True)]
        for name, values in said.items()
    }
    columns = {"company": rows["company"], "role": rows["role"], "applied_on": rows["applied_on"], **marked}
    order = ["company", "role", "sector", "applied_on", "stage", "outcome"]
    return pd.DataFrame(columns, index=rows.index)[order]


def _mark(basis: str) -> str:
    """What stands before a value: nothing when the file says it, or when nobody does."""
    if basis == Basis.EDITED:
        return f"{EDITED} "
    return f"{GUESSED} " if basis in _WORKED_OUT else ""

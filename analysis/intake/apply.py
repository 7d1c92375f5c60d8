"""The user's edits laid over a dataset. The file's dataset stays as it is; another one comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from analysis.intake.desk import Desk
from analysis.intake.edited_row import Settled, settle
from analysis.intake.employer_edits import EmployerEdits
from analysis.intake.overlay import with_events, with_rows
from analysis.intake.theme_words import theme_edits, without_effect
from analysis.intake.user_words import Conflict, Unmatched
from analysis.model import Dataset, Edits, ThemeChange
from analysis.model.recall import forget

__all__ = ["Applied", "Conflict", "Unmatched", "apply", "lay"]


@dataclass(frozen=True, eq=False)
class Applied:
    """A dataset under the user's edits.

    Attributes:
        dataset: the search as it is now. Rows still add up: applications and rows set aside are rows_read and
            the added ones.
        unmatched: edits that change nothing now, in the order of the journal; they stay in it.
        conflicts: where the file has moved on since the user said otherwise; the user's value counts.
        added: ids of applications that the file does not list.
        edited: application_id -> the fields that the user set.
        put_aside: (sheet, row) of a row that the user set aside -> the application it was.
    """

    dataset: Dataset
    unmatched: tuple[Unmatched, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    added: tuple[str, ...] = ()
    edited: Mapping[str, frozenset[str]] = field(default_factory=dict)
    put_aside: Mapping[tuple[str, int], str] = field(default_factory=dict)


def apply(ds: Dataset, edits: Edits) -> Dataset:
    """The dataset under the edits; `lay` also tells what did not fit."""
    return lay(ds, edits).dataset


def lay(ds: Dataset, edits: Edits) -> Applied:
    """Lays the edits over a dataset as read.

    Later edits win over earlier ones. Applications keep their ids and places; those the user added or brought
    back stand at the end. Edited stage, outcome and sector have basis edited; an accepted outcome still means
    stage accepted. Of a sector set for one application and one set for its employer the later counts. What is
    said of themes is laid over what is read in the texts, where they are read (`Dataset.theme_edits`). Laying
    the same edits over the result again changes nothing (but the order of added ones added more than once).

    Args:
        ds: the search as read (ids carried over by `intake.merge` when it replaces an older file).
        edits: the journal.

    Returns:
        The search with the edits; the very same dataset when none counts. `as_of` stays that of the file.
    """
    if not len(edits):
        return Applied(ds)
    try:
        return _laid(ds, edits)
    finally:
        forget()


def _laid(ds: Dataset, edits: Edits) -> Applied:
    rows = tuple(edit for edit in edits.active if not isinstance(edit.change, ThemeChange))
    desk = Desk(ds, rows)
    kept = {id_: settle(row) for id_, row in desk.rows.items() if desk.counts(id_)}
    applications = with_rows(ds.applications, desk, kept)
    employers = EmployerEdits(rows)
    applications, by_employer = employers.over(applications, desk, kept)
    unmatched = [
        *desk.unmatched,
        *(miss for one in kept.values() for miss in one.unmatched),
        *employers.unmatched,
        *without_effect(applications, edits.active),
    ]
    dataset = replace(
        ds,
        applications=applications,
        events=with_events(ds.events, desk, kept),
        set_aside=desk.set_aside,
        theme_edits=theme_edits(ds.theme_edits, edits.active),
        fingerprint=_fingerprint(ds, edits),
    )
    return Applied(
        dataset,
        tuple(sorted(unmatched, key=lambda miss: int(miss.edit.id.removeprefix("e")))),
        tuple(conflict for one in kept.values() for conflict in one.conflicts),
        desk.added,
        _edited(kept, by_employer),
        {(row.sheet, row.row): id_ for id_, row in desk.put_aside.items()},
    )


def _edited(settled: Mapping[str, Settled], by_employer: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    own = {id_: frozenset(one.said) for id_, one in settled.items() if one.said}
    return own | {id_: own.get(id_, frozenset()) | fields for id_, fields in by_employer.items()}


def _fingerprint(ds: Dataset, edits: Edits) -> str:
    """Depends on the file and on the edits that count, not on those undone."""
    active = Edits(edits.steps[: edits.done], edits.done)
    return sha256(f"{ds.fingerprint}\n{active.to_json()}".encode()).hexdigest()

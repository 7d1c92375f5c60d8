"""A newer file beside the search in view, row by row: what is new, changed and gone, to be read first."""

from dataclasses import dataclass

import pandas as pd

from analysis import wording
from analysis.answers.journal import FIELD_NAMES, said_value
from analysis.intake.versions import Merge
from analysis.model import OWN, Dataset

Lines = tuple[dict[str, object], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Two rows that may be the same application.

    Attributes:
        new_id: of the newer file.
        before: as the search in view has it.
        after: as the newer file has it.
    """

    new_id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class VersionsReview:
    """What another file would change.

    Attributes:
        sentence: what the page says first.
        same_search: False when the file shares no application with the search in view.
        new: lines to show: Employer, Role, Sent.
        changed: likewise: Application, What, Before, Now.
        gone: likewise: Employer, Role, Sent.
        questions: rows to say of whether they are the same.
    """

    sentence: str
    same_search: bool
    new: Lines
    changed: Lines
    gone: Lines
    questions: tuple[Question, ...]


def versions_review(shown: Dataset, newer: Dataset, merge: Merge) -> VersionsReview:
    """What the newer file would change, in words.

    Args:
        shown: the search in view, with the user's edits.
        newer: the newer file as read.
        merge: what `intake.merge.match` says of the two.
    """
    ours, theirs = _rows(shown), _rows(newer)
    same = bool(merge.pairs or merge.to_confirm)
    return VersionsReview(
        sentence=merge.sentence if same else _ANOTHER,
        same_search=same,
        new=tuple(theirs[id_].line() for id_ in merge.new),
        changed=tuple(
            {
                "Application": ours[one.application_id].name,
                "What": _field(one.field),
                "Before": said_value(one.field, one.before),
                "Now": said_value(one.field, one.after),
            }
            for one in merge.changed
            if one.application_id in ours
        ),
        gone=tuple(ours[id_].line() for id_ in merge.gone if id_ in ours),
        questions=tuple(
            Question(one.new_id, ours[one.old_id].dated, theirs[one.new_id].dated)
            for one in merge.to_confirm
            if one.old_id in ours
        ),
    )


_ANOTHER = (
    "This file shares no application with the one in view, so it is another search and takes its place."
)


@dataclass(frozen=True, slots=True)
class _Row:
    company: str
    role: str
    applied_on: pd.Timestamp

    @property
    def name(self) -> str:
        return " · ".join(part for part in (self.company, self.role) if part) or "No name"

    @property
    def dated(self) -> str:
        return f"{self.name}, {self.sent}" if self.sent else self.name

    @property
    def sent(self) -> str:
        return "" if pd.isna(self.applied_on) else wording.day(self.applied_on.date())

    def line(self) -> dict[str, object]:
        return {"Employer": self.company, "Role": self.role, "Sent": self.sent}


def _rows(ds: Dataset) -> dict[str, _Row]:
    columns = (ds.applications[name].tolist() for name in ("application_id", "company", "role", "applied_on"))
    return {id_: _Row(*values) for id_, *values in zip(*columns, strict=True)}


def _field(name: str) -> str:
    known = FIELD_NAMES.get(name, name.removeprefix(OWN))
    return known[:1].upper() + known[1:]

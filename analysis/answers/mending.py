"""What can be mended without the file: days that could not be read, and where file and user disagree."""

from collections import Counter
from dataclasses import dataclass

from analysis.answers.journal import FIELD_NAMES, said_value
from analysis.intake.apply import Applied, Conflict
from analysis.model import Dataset, IssueCode

_CODES = {IssueCode.UNREAD_DATE, IssueCode.DATE_OUT_OF_RANGE}
_DAYS = ("applied_on", "replied_on", "deadline", "next_step_on")


@dataclass(frozen=True, slots=True)
class MissingDay:
    """A day that the file writes and nobody could read.

    Attributes:
        application_id: whose day it is.
        field: which day of it: applied_on, replied_on, deadline or next_step_on.
        about: the application by its names.
        column: the header as written.
        cell: what stands there.
    """

    application_id: str
    field: str
    about: str
    column: str
    cell: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field of which the file says something else than the user did; theirs counts until they choose.

    Attributes:
        conflict: as `intake.changes` takes it.
        about: the application by its names.
        what: the field in words.
        file_says: in words.
        you_said: in words.
    """

    conflict: Conflict
    about: str
    what: str
    file_says: str
    you_said: str


def missing_days(read: Dataset, applied: Applied) -> tuple[MissingDay, ...]:
    """The unread days of the file that still lack a day, in its order.

    Args:
        read: the search as read.
        applied: the same under the user's edits.

    Returns:
        One a cell; none for rows of the sheet that hold several applications, nor for days of steps.
    """
    fields = {read.mapping[name].column: name for name in _DAYS if name in read.mapping}
    table = read.applications
    places = list(zip(table["source_sheet"].tolist(), table["source_row"].tolist(), strict=True))
    often = Counter(places)
    ids = dict(zip(places, table["application_id"].tolist(), strict=True))
    names = _names(applied.dataset)
    found = []
    for issue in read.issues:
        place, field = (issue.sheet, issue.row), fields.get(issue.column)
        if issue.code not in _CODES or field is None or often[place] != 1:
            continue
        id_ = ids[place]
        if id_ in names and field not in applied.edited.get(id_, ()):
            found.append(MissingDay(id_, field, names[id_], issue.column, issue.cell))
    return tuple(found)


def disagreements(applied: Applied) -> tuple[Disagreement, ...]:
    """Where a newer file says something else than the user did, in words; none when they agree."""
    names = _names(applied.dataset)
    return tuple(
        Disagreement(
            one, names.get(one.application_id, ""), FIELD_NAMES[one.field],
            said_value(one.field, one.file_value), said_value(one.field, one.your_value),
        )
        for one in applied.conflicts
    )  # fmt: skip


def _names(ds: Dataset) -> dict[str, str]:
    columns = (ds.applications[name].tolist() for name in ("application_id", "company", "role"))
    return {
        id_: " · ".join(part for part in (company, role) if part)
        for id_, company, role in zip(*columns, strict=True)
    }

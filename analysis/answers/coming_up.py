"""What is coming up: interviews and tests that are booked, deadlines, next steps, adverts that close."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pandas as pd

from analysis.answers.adverts import closing
from analysis.model import Dataset, EventKind, Filters, Outcome, Stage

NEXT_STEP, DEADLINE, CLOSES = "next_step", "deadline", "closes"
AHEAD = 366
# A next step that was planned for a day that has passed is still worth a look for a fortnight.
OVERDUE = 14
_BOOKED = (EventKind.SCREENING, EventKind.ASSESSMENT, EventKind.INTERVIEW, EventKind.FINAL_ROUND)
_OVER = (Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.CLOSED, Outcome.DECLINED)


class Coming(NamedTuple):
    """One day to keep in mind.

    Attributes:
        on: the day.
        what: screening, assessment, interview, final_round, next_step, deadline, or closes (a saved advert).
        days: days from the day counted to; below 0 for a next step that is overdue.
        company: the employer; "" when not given.
        role: the role; "" when not given.
        text: what the next step is; "" for the others.
        application_id: the application; "" for a saved advert.
    """

    on: date
    what: str
    days: int
    company: str
    role: str
    text: str = ""
    application_id: str = ""


def coming_up(ds: Dataset, as_of: date, filters: Filters | None = None) -> tuple[Coming, ...]:
    """What is ahead within a year, soonest first.

    Left out: applications that have ended, the deadline of one that heard nothing yet (it has done its work),
    and next steps on a day for which something is booked with the same employer.

    Args:
        ds: the search as shown.
        as_of: the day counted to.
        filters: which applications; saved adverts are always in.

    Returns:
        The days; () when nothing is ahead.
    """
    rows = ds.applications
    rows = rows[~rows["outcome"].isin(_OVER)]
    if filters is not None:
        rows = rows[filters.keep(rows)]
    booked = list(_booked(ds, rows, as_of))
    taken = {(one.application_id, one.on) for one in booked}
    found = [*booked, *(one for one in _planned(rows, as_of) if (one.application_id, one.on) not in taken)]
    found += [
        Coming(one.closes, CLOSES, (one.closes - as_of).days, one.company, one.role)
        for one in closing(ds, as_of, AHEAD)
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.company)))


def _booked(ds: Dataset, rows: pd.DataFrame, as_of: date) -> Iterator[Coming]:
    events = ds.events[ds.events["kind"].isin(_BOOKED) & (ds.events["on"] >= pd.Timestamp(as_of))]
    known = rows[["application_id", "company", "role"]]
    columns = ["application_id", "kind", "on", "company", "role"]
    for id_, kind, on, company, role in events.merge(known, on="application_id")[columns].to_numpy():
        ahead = (on.date() - as_of).days
        if ahead <= AHEAD:
            yield Coming(on.date(), kind, ahead, company, role, application_id=id_)


def _planned(rows: pd.DataFrame, as_of: date) -> Iterator[Coming]:
    columns = ["application_id", "company", "role", "stage", "deadline", "next_step", "next_step_on"]
    for id_, company, role, stage, deadline, step, step_on in rows[columns].itertuples(
        index=False, name=None
    ):
        if not pd.isna(deadline) and stage != Stage.APPLIED:
            ahead = (deadline.date() - as_of).days
            if 0 <= ahead <= AHEAD:
                yield Coming(deadline.date(), DEADLINE, ahead, company, role, application_id=id_)
        if not pd.isna(step_on):
            ahead = (step_on.date() - as_of).days
            if -OVERDUE <= ahead <= AHEAD:
                yield Coming(step_on.date(), NEXT_STEP, ahead, company, role, step, id_)

"""One application as a story: what happened when, what was said, what is still to come."""

from datetime import date
from typing import NamedTuple

import pandas as pd

from analysis.model import Basis, Dataset, EventKind

NEXT_STEP, DEADLINE, SAID = "next_step", "deadline", "said"
# With which of these the words of an employer came, the likeliest first.
_SAID_WITH = (
    EventKind.FEEDBACK_RECEIVED, EventKind.REJECTED, EventKind.CLOSED, EventKind.REPLIED,
)  # fmt: skip
_ORDER = {kind.value: place for place, kind in enumerate(EventKind)}


class Moment(NamedTuple):
    """One thing that happened, or will.

    Attributes:
        on: the day; None when it is not known.
        what: an event kind; next_step, deadline, or said (words of the employer without an event).
        after: days since the dated moment before it; None for the first and for those without a day.
        to_come: whether it lies after the day counted to.
        yours: whether the user noted it here, and not the file.
        text: what was said with it, or what the next step is; "" for nothing.
    """

    on: date | None
    what: str
    after: int | None = None
    to_come: bool = False
    yours: bool = False
    text: str = ""


def story(ds: Dataset, application_id: str, as_of: date) -> tuple[Moment, ...]:
    """The moments of an application: those that were by day, those without a day, those to come.

    What an employer said stands with the feedback, else with the answer it came with, else by itself.

    Args:
        ds: the search as shown.
        application_id: which application.
        as_of: the day counted to.

    Returns:
        The moments; () when there is no such application.
    """
    rows = ds.applications[ds.applications["application_id"] == application_id]
    if rows.empty:
        return ()
    row = rows.iloc[0]
    events = ds.events[ds.events["application_id"] == application_id]
    columns = (events["kind"].tolist(), events["on"].tolist(), events["basis"].tolist())
    found = [
        Moment(_day(on), kind, yours=basis == Basis.EDITED) for kind, on, basis in zip(*columns, strict=True)
    ]
    for kind, on in ((EventKind.APPLIED, row["applied_on"]), (EventKind.REPLIED, row["replied_on"])):
        if not pd.isna(on) and all(one.what != kind for one in found):
            found.append(Moment(_day(on), kind.value))
    if row["next_step"] or not pd.isna(row["next_step_on"]):
        found.append(Moment(_day(row["next_step_on"]), NEXT_STEP, text=row["next_step"]))
    if not pd.isna(row["deadline"]):
        found.append(Moment(_day(row["deadline"]), DEADLINE))
    if row["feedback"]:
        found = _with_words(found, row["feedback"])
    return _in_order(found, as_of)


def _with_words(found: list[Moment], feedback: str) -> list[Moment]:
    for kind in _SAID_WITH:
        places = [place for place, one in enumerate(found) if one.what == kind]
        if places:
            at = max(places, key=lambda place: found[place].on or date.min)
            return [*found[:at], found[at]._replace(text=feedback), *found[at + 1 :]]
    return [*found, Moment(None, SAID, text=feedback)]


def _in_order(found: list[Moment], as_of: date) -> tuple[Moment, ...]:
    dated = sorted(
        ((one.on, _ORDER.get(one.what, len(_ORDER)), one) for one in found if one.on is not None),
        key=lambda item: item[:2],
    )
    told: list[Moment] = []
    before: date | None = None
    for on, _, one in dated:
        after = (on - before).days if before is not None else None
        told.append(one._replace(after=after, to_come=on > as_of))
        before = on
    undated = sorted((one for one in found if one.on is None), key=lambda one: _ORDER.get(one.what, 99))
    past = [one for one in told if not one.to_come]
    return (*past, *undated, *(one for one in told if one.to_come))


def _day(on: pd.Timestamp) -> date | None:
    return None if pd.isna(on) else on.date()

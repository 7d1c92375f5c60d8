"""What is to come as a calendar file (iCalendar, RFC 5545) for any calendar program."""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple

import pandas as pd

from analysis.answers.adverts import closing
from analysis.metrics.after_a_no import after_a_no
from analysis.model import Dataset, EventKind, Filters, Outcome, Stage
from analysis.trials import trials

_AHEAD = 366
_ACTIONS = {
    "thank": "Thank {who}",
    "ask": "Thank {who} and ask why",
    "strengthen": "See what the feedback of {who} adds to your plan",
    "stay_in_touch": "Send {who} two friendly lines",
}
_BOOKED = {
    EventKind.SCREENING: "Call with {who}",
    EventKind.ASSESSMENT: "Test for {who}",
    EventKind.INTERVIEW: "Interview at {who}",
    EventKind.FINAL_ROUND: "Later round at {who}",
}
_OVER = (Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.CLOSED, Outcome.DECLINED)


class Entry(NamedTuple):
    """One whole day in the calendar.

    Attributes:
        on: the day.
        title: what it is ("Interview at Harbour Lane").
        about: one plain sentence, or the role.
        key: tells it from the others, the same on every export.
    """

    on: date
    title: str
    about: str
    key: str


def entries(ds: Dataset, as_of: date | None = None, filters: Filters | None = None) -> tuple[Entry, ...]:
    """Follow-ups due, booked interviews and tests, deadlines and next steps, from as_of on.

    What was due before as_of and still is stands on as_of.

    Args:
        ds: the search.
        as_of: the first day; None: the file's own.
        filters: which applications; saved adverts are always in.

    Returns:
        The entries by day; () when nothing is to come or no day is known.
    """
    counted = trials(ds, as_of, filters)
    if counted.as_of is None:
        return ()
    booked = list(_booked(ds, counted.frame, counted.as_of))
    found = [
        *_follow_ups(ds, counted.as_of, filters),
        *(entry for _, entry in booked),
        *_planned(counted.frame, counted.as_of, {(key, entry.on) for key, entry in booked}),
        *_adverts(ds, counted.as_of),
    ]
    return tuple(sorted(dict.fromkeys(found)))


def calendar(ds: Dataset, as_of: date | None = None, filters: Filters | None = None) -> bytes:
    """The entries as an .ics file; the same entries give the same bytes.

    Args:
        ds: the search.
        as_of: the first day; None: the file's own.
        filters: which applications.

    Returns:
        UTF-8; a calendar without entries when nothing is to come. The contact columns leave nothing in it.
    """
    from icalendar import Calendar, Event

    book = Calendar()
    book.add("prodid", "-//Stepping Stones//Job search//EN")
    book.add("version", "2.0")
    book.add("x-wr-calname", "Job search")
    day = as_of or ds.as_of or date(2026, 1, 1)
    stamp = datetime.combine(day, time(), UTC)
    for one in entries(ds, as_of, filters):
        event = Event()
        event.add("uid", f"{one.key}@stepping-stones")
        event.add("dtstamp", stamp)
        event.add("dtstart", one.on)
        event.add("dtend", one.on + timedelta(days=1))
        event.add("summary", one.title)
        event.add("transp", "TRANSPARENT")
        if one.about:
            event.add("description", one.about)
        book.add_component(event)
    made: bytes = book.to_ical()
    return made


def _follow_ups(ds: Dataset, as_of: date, filters: Filters | None) -> Iterator[Entry]:
    for step in after_a_no(ds, as_of, filters).steps:
        on, action = step.due.on, step.due.action
        if on is not None and action:
            who = _who(step.company, step.role)
            key = _key(step.application_id, action)
            yield Entry(max(on, as_of), _ACTIONS[action].format(who=who), step.due.why, key)


def _booked(ds: Dataset, frame: pd.DataFrame, as_of: date) -> Iterator[tuple[str, Entry]]:
    events = ds.events[ds.events["kind"].isin(_BOOKED) & (ds.events["on"] >= pd.Timestamp(as_of))]
    rows = frame[~frame["outcome"].isin(_OVER)][["application_id", "company", "role"]]
    columns = events.merge(rows, on="application_id")[["application_id", "kind", "on", "company", "role"]]
    for key, kind, on, company, role in columns.itertuples(index=False, name=None):
        title = _BOOKED[EventKind(kind)].format(who=_who(company, role))
        yield key, Entry(on.date(), title, _line(role), _key(key, kind, on.date().isoformat()))


def _planned(frame: pd.DataFrame, as_of: date, booked: Collection[tuple[str, date]]) -> Iterator[Entry]:
    """Deadlines of what an employer asked for, and next steps, unless the day is booked already."""
    rows = frame[~frame["outcome"].isin(_OVER)]
    names = ["application_id", "company", "role", "stage", "deadline", "next_step", "next_step_on"]
    for key, company, role, stage, deadline, step, step_on in rows[names].itertuples(index=False, name=None):
        who = _who(company, role)
        # The deadline of an application that is sent has done its work.
        asked = stage != Stage.APPLIED and not pd.isna(deadline)
        if asked and deadline.date() >= as_of:
            yield Entry(deadline.date(), f"Deadline: {who}", _line(role), _key(key, "deadline"))
        planned = None if pd.isna(step_on) else step_on.date()
        if planned is not None and planned >= as_of and (key, planned) not in booked:
            what = _line(step) or "Next step"
            yield Entry(planned, f"{what} ({who})", _line(role), _key(key, "next_step"))


def _adverts(ds: Dataset, as_of: date) -> Iterator[Entry]:
    for advert in closing(ds, as_of, _AHEAD):
        who = _who(advert.company, advert.role)
        key = _key("advert", advert.company, advert.role, advert.closes.isoformat())
        yield Entry(advert.closes, f"Closes: {who}", _line(advert.role), key)


def _who(company: str, role: str) -> str:
    return _line(company) or f"the employer ({_line(role)})"


def _line(text: str) -> str:
    """On one line: a calendar entry has one line of title, and no control character belongs in it."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _key(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:32]

"""What was done, week by week: the record of a search for an adviser, a Jobcentre or an insurer."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from analysis import wording
from analysis.errors import UnknownFieldError
from analysis.model import Dataset, EventKind, Filters, Outcome
from analysis.reference.workbook import vocabulary
from analysis.trials import trials

COLUMNS: dict[str, str] = {
    "on": "Date", "employer": "Employer", "role": "Role", "channel": "Found through", "location": "Location",
    "what": "What was done", "outcome": "Outcome",
}  # fmt: skip
USUAL = ("on", "employer", "role", "channel", "what", "outcome")
_DONE: dict[EventKind, str] = {
    EventKind.APPLIED: "Applied", EventKind.SCREENING: "First call", EventKind.ASSESSMENT: "Test or task",
    EventKind.INTERVIEW: "Interview", EventKind.FINAL_ROUND: "Later interview",
    EventKind.ACCEPTED: "Accepted the offer", EventKind.WITHDRAWN: "Withdrew",
    EventKind.THANK_YOU: "Sent a thank-you", EventKind.FEEDBACK_ASKED: "Asked for feedback",
    EventKind.CHASED: "Followed up",
}  # fmt: skip
_WEEK = timedelta(days=7)


class Entry(NamedTuple):
    """One thing the seeker did.

    Attributes:
        on: the day.
        employer: as written.
        role: as written.
        channel: where it was found, as written.
        location: as written.
        what: what was done.
        outcome: how the application stands at the day counted to.
    """

    on: date
    employer: str
    role: str
    channel: str
    location: str
    what: str
    outcome: str

    def cells(self, columns: Iterable[str]) -> list[date | str]:
        """The values of some columns (keys of COLUMNS), in that order."""
        return [getattr(self, name) for name in columns]


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday.

    Attributes:
        start: its Monday.
        entries: what was done in it, by day; () for a week in which nothing was.
        line: the week in one line, with the aim when there is one.
        reached: whether the aim was reached; None without an aim, and for a week cut by the range.
    """

    start: date
    entries: tuple[Entry, ...]
    line: str
    reached: bool | None


@dataclass(frozen=True, slots=True)
class RecordResult:
    """The record of a search.

    Attributes:
        as_of: the day counted to.
        first: first day of the record; None when nothing in it has a day.
        last: its last day.
        target: the aim, things done a week; 0 for none.
        sentence: what was done in all.
        weeks: every week of the range, the oldest first, those without anything too.
        undated: applications without a day, which no week can hold.
    """

    as_of: date | None
    first: date | None
    last: date | None
    target: int
    sentence: str
    weeks: tuple[Week, ...]
    undated: int

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that was done, by day."""
        return tuple(one for week in self.weeks for one in week.entries)


def chosen_columns(names: Iterable[str]) -> tuple[str, ...]:
    """Some columns in the order they are shown; the usual ones when there are none.

    Raises:
        UnknownFieldError: a name is no key of COLUMNS.
    """
    given = tuple(names)
    for name in given:
        if name not in COLUMNS:
            raise UnknownFieldError(
                f"There is no column “{name}” in the record.", f"Choose among {', '.join(COLUMNS)}."
            )
    return tuple(name for name in COLUMNS if name in given) or USUAL


def record(
    ds: Dataset,
    as_of: date | None = None,
    filters: Filters | None = None,
    *,
    first: date | None = None,
    last: date | None = None,
    target: int = 0,
) -> RecordResult:
    """What the seeker did, from the days in the file.

    Args:
        ds: the search.
        as_of: the day counted to; None: the file's own. What is to come is not in the record.
        filters: which applications; stage and outcome in it are ignored.
        first: first day; None: that of the first thing done.
        last: last day; None: as_of.
        target: things to do a week, 0 for no aim.

    Returns:
        The record; without a dated application, or with a range that ends before it starts, no weeks.
    """
    counted = trials(ds, as_of, filters)
    found = sorted(_entries(ds, counted.frame, counted.as_of))
    undated = int(counted.frame["applied_on"].isna().sum())
    start = first or (found[0].on if found else None)
    end = last or counted.as_of
    if start is None or end is None or end < start:
        return RecordResult(counted.as_of, first, last, target, _sentence((), (), 0), (), undated)
    inside = [one for one in found if start <= one.on <= end]
    weeks = tuple(_weeks(inside, start, end, target))
    said = _sentence(inside, weeks, target)
    return RecordResult(counted.as_of, start, end, target, said, weeks, undated)


def _entries(ds: Dataset, frame: pd.DataFrame, as_of: date | None) -> Iterator[Entry]:
    """Each thing done on each day once: what the events say, and the day of applying."""
    names = ["application_id", "company", "role", "channel", "location", "outcome", "applied_on"]
    rows = {row[0]: row[1:] for row in frame[names].itertuples(index=False, name=None)}
    days = {(key, EventKind.APPLIED, row[-1]) for key, row in rows.items()}
    events = ds.events[["application_id", "kind", "on"]].itertuples(index=False, name=None)
    days |= {(key, EventKind(kind), on) for key, kind, on in events if kind in _DONE}
    words = vocabulary().outcome
    for key, kind, on in days:
        if key not in rows or pd.isna(on) or as_of is None or on.date() > as_of:
            continue
        company, role, channel, location, outcome, _ = rows[key]
        yield Entry(on.date(), company, role, channel, location, _DONE[kind], words.word(Outcome(outcome)))


def _weeks(found: list[Entry], start: date, end: date, target: int) -> Iterator[Week]:
    monday = start - timedelta(days=start.weekday())
    by_week: dict[date, list[Entry]] = {}
    for one in found:
        by_week.setdefault(one.on - timedelta(days=one.on.weekday()), []).append(one)
    while monday <= end:
        entries = tuple(by_week.get(monday, ()))
        cut = monday < start or monday + _WEEK > end + timedelta(days=1)
        reached = None if not target else True if len(entries) >= target else None if cut else False
        yield Week(monday, entries, _line(monday, entries, target, reached), reached)
        monday += _WEEK


def _line(monday: date, entries: tuple[Entry, ...], target: int, reached: bool | None) -> str:
    line = f"Week of {wording.day(monday)}: {_done(entries)}."
    if not target:
        return line
    verdict = {True: "reached", False: "not reached", None: "the week is not whole"}[reached]
    return f"{line} Aim {target}: {verdict}."


def _done(entries: Iterable[Entry]) -> str:
    """What was done, in numbers: "6 things done, 4 of them applications"."""
    found = Counter(one.what for one in entries)
    total, applied = sum(found.values()), found[_DONE[EventKind.APPLIED]]
    if not total:
        return "nothing noted"
    if total == applied:
        return wording.plural(applied, "application")
    of_them = f"{applied or 'none'} of them {'an application' if applied == 1 else 'applications'}"
    return f"{wording.plural(total, 'thing')} done, {of_them}"


def _sentence(found: Iterable[Entry], weeks: Iterable[Week], target: int) -> str:
    shown = list(weeks)
    entries = list(found)
    if not entries:
        return "Nothing with a day lies in this time."
    said = _done(entries)
    sentence = f"{said[0].upper()}{said[1:]} in {wording.plural(len(shown), 'week')}."
    whole = [week for week in shown if week.reached is not None]
    if target and whole:
        reached = sum(bool(week.reached) for week in whole)
        sentence += f" The aim of {target} a week was reached in {wording.count_of(reached, len(whole))}."
    return sentence

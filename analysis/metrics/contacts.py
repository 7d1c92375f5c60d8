"""Who is in the contact book? Everyone a search names, how they were met, and whom to write to next."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from analysis import wording
from analysis.interpret.names import employer_key
from analysis.metrics.due import Due
from analysis.metrics.follow_ups import follow_ups
from analysis.metrics.people import FIELDS, OPEN, Person, gathered, had_interview, who
from analysis.metrics.refusals import INTERVIEWS, Diary, diaries, refusals
from analysis.model import Dataset, Filters, Outcome
from analysis.trials import trials

_COLUMNS = {
    "name": "str", "employer": "str", "roles": "str", "email": "str", "phone": "str", "applications": "int64",
    "stage": "str", "met": "bool", "first_met": "datetime64[us]", "last_touch": "datetime64[us]",
    "last_kind": "str", "next_touch": "datetime64[us]", "action": "str", "why": "str",
    "application_id": "str", "notes": "str",
}  # fmt: skip
_MONTHS = {"month": "datetime64[us]", "interviews": "int64", "names": "int64", "book": "int64"}


class ToWrite(NamedTuple):
    """Somebody to write to.

    Attributes:
        name: who, as written; "" when only an address or a number is known.
        employer: where.
        application_id: the application it is about.
        due: what is due, when and why.
    """

    name: str
    employer: str
    application_id: str
    due: Due


@dataclass(frozen=True, eq=False)
class ContactsResult:
    """The people a search names.

    Attributes:
        as_of: the day counted to.
        sentence: what the page says first.
        notes: plain sentences that belong below it.
        table: one row a person, latest touch first: name (as written, "" when only an address or a number is
            known), employer, roles applied for, email, phone, applications, stage (the furthest of them), met
            (an interview or more), first_met, last_touch, last_kind (of event; "" for the reply of the row),
            next_touch, action and why (what is due, "" for nothing), application_id (the one that is about,
            else the latest touched), notes (on these applications, joined by semicolons).
        to_write: whom to thank, ask or stay in touch with, now or soon, soonest first.
        to_tell: ids of open applications with a contact, once an offer was accepted: they would like to know.
        by_month: month by month from the first interview on to as_of: interviews, names (people met for the
            first time), book (people met so far).
        undated: people met on no known day; they are in no month, like those whose interview is to come.
        unnamed: ids of applications with an interview that name nobody.
    """

    as_of: date | None
    sentence: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    to_write: tuple[ToWrite, ...]
    to_tell: tuple[str, ...]
    by_month: pd.DataFrame
    undated: int
    unnamed: tuple[str, ...]


def contacts(ds: Dataset, as_of: date | None = None, filters: Filters | None = None) -> ContactsResult:
    """Everyone the contact columns name, nobody else.

    One person over several applications is one row only when name and employer are the same.

    Args:
        ds: the search.
        as_of: the day counted to; None: the file's own.
        filters: which applications; stage and outcome in it are ignored.

    Returns:
        The people; empty tables when nobody is named.
    """
    counted = trials(ds, as_of, filters)
    columns = (counted.frame[name].tolist() for name in FIELDS)
    rows = [dict(zip(FIELDS, row, strict=True)) for row in zip(*columns, strict=True)]
    known = diaries(ds, [row["application_id"] for row in rows])
    found = follow_ups(ds, counted, refusals(ds, counted, known), known)
    dues = {step.application_id: step.due for step in found}
    people = gathered(rows, known, dues, counted.as_of)
    interviewed = [row for row in rows if had_interview(row)]
    unnamed = tuple(row["application_id"] for row in interviewed if who(row) is None)
    met = [one for one in people if one.met]
    return ContactsResult(
        as_of=counted.as_of,
        sentence=_sentence(people),
        notes=tuple(_notes(met, unnamed)),
        table=_table(people, dues),
        to_write=tuple(_to_write(people, dues)),
        to_tell=_to_tell(rows),
        by_month=_by_month(met, known, counted.as_of),
        undated=sum(one.first_met is None for one in met),
        unnamed=unnamed,
    )


def _table(people: Sequence[Person], dues: Mapping[str, Due]) -> pd.DataFrame:
    rows = [_row(one, dues) for one in people]
    return pd.DataFrame(
        {
            name: pd.Series([row[at] for row in rows], dtype=kind)
            for at, (name, kind) in enumerate(_COLUMNS.items())
        }
    )


def _row(one: Person, dues: Mapping[str, Due]) -> tuple[object, ...]:
    last_on, last_kind, last_id = one.last
    next_on, next_id = min(one.plans) if one.plans else (None, "")
    what = dues.get(next_id)
    told = what if what is not None and what.on == next_on else None
    return (
        one.name, one.employer, ", ".join(sorted(one.roles)), ", ".join(sorted(one.emails)),
        ", ".join(sorted(one.phones)), len(one.ids), str(one.stage), one.met, _stamp(one.first_met),
        _stamp(last_on), last_kind, _stamp(next_on), told.action if told else "", told.why if told else "",
        next_id or last_id, "; ".join(one.notes),
    )  # fmt: skip


def _stamp(day: date | None) -> pd.Timestamp | None:
    return None if day is None else pd.Timestamp(day)


def _to_write(people: Sequence[Person], dues: Mapping[str, Due]) -> list[ToWrite]:
    found = [
        ToWrite(one.name, one.employer, key, dues[key])
        for one in people
        for key in one.ids
        if key in dues and dues[key].action in ("thank", "ask", "stay_in_touch")
    ]
    return sorted(found, key=lambda one: (one.due.group != "now", one.due.on or date.max, one.application_id))


def _to_tell(rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Whoever still has an application of somebody who has found a job would like to know."""
    found_a_job = {row["seeker"] for row in rows if row["outcome"] == Outcome.ACCEPTED}
    return tuple(
        row["application_id"]
        for row in rows
        if row["seeker"] in found_a_job and row["outcome"] in OPEN and who(row) is not None
    )


def _by_month(met: Sequence[Person], known: Mapping[str, Diary], as_of: date | None) -> pd.DataFrame:
    days = [on for diary in known.values() for on in diary.days(*INTERVIEWS) if as_of is None or on <= as_of]
    first = [one.first_met for one in met if one.first_met and (as_of is None or one.first_met <= as_of)]
    interviews = Counter(on.replace(day=1) for on in days)
    names = Counter(on.replace(day=1) for on in first)
    columns: dict[str, list[Any]] = {name: [] for name in _MONTHS}
    book = 0
    for month in _months(sorted({*interviews, *names})):
        book += names[month]
        for name, value in zip(_MONTHS, (month, interviews[month], names[month], book), strict=True):
            columns[name].append(value)
    return pd.DataFrame({name: pd.Series(columns[name], dtype=kind) for name, kind in _MONTHS.items()})


def _months(seen: Sequence[date]) -> list[date]:
    """Every month from the first to the last."""
    if not seen:
        return []
    return [stamp.date() for stamp in pd.date_range(seen[0], seen[-1], freq="MS")]


def _sentence(people: Sequence[Person]) -> str:
    if not people:
        return "Your file names nobody yet. Note who you speak to: every interview adds a name."
    employers = len({employer_key(one.employer) for one in people})
    met = sum(one.met for one in people)
    names = wording.plural(len(people), "person", "people")
    where = wording.plural(employers, "employer")
    if not met:
        return f"Your search has brought you {names} at {where}. Every interview adds one."
    through = "all of them" if met == len(people) else wording.number(met)
    return f"Your search has brought you {names} at {where}, {through} through interviews."


def _notes(met: Sequence[Person], unnamed: Sequence[str]) -> Iterator[str]:
    if unnamed:
        left = wording.plural(
            len(unnamed), "application with an interview names", "applications with an interview name"
        )
        yield f"{left} nobody. Add who you spoke to while you remember."
    undated = sum(one.first_met is None for one in met)
    if undated:
        yield f"{wording.plural(undated, 'person', 'people')} you met on a day that your file does not give."

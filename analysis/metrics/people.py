"""The people that applications name, gathered row by row; nothing is added to what the file says."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from analysis.interpret.names import employer_key
from analysis.metrics.due import Due
from analysis.metrics.refusals import INTERVIEWS, Diary
from analysis.model import EventKind, Outcome, Stage, further

FIELDS = (
    "application_id", "seeker", "company", "role", "stage", "outcome", "contact", "contact_email",
    "contact_phone", "replied_on", "next_step_on", "notes",
)  # fmt: skip
OPEN = (Outcome.WAITING, Outcome.NO_REPLY, Outcome.RESERVE)
_MET = (EventKind.INTERVIEW, EventKind.FINAL_ROUND, EventKind.OFFER, EventKind.ACCEPTED)


@dataclass
class Person:
    """What is known of somebody, gathered application by application.

    Attributes:
        name: as written, "" when only an address or a number is known.
        employers: the employer as written -> applications.
        roles: roles applied for.
        emails: addresses, as written.
        phones: numbers, as written.
        ids: the applications.
        notes: what the user noted of these applications, each once.
        stage: the furthest stage of them.
        first_met: the day of the first interview, also one to come; None without one.
        touches: what has happened so far: day, kind of event, application.
        plans: what is to come or due: day, application.
    """

    name: str
    employers: Counter[str] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)
    emails: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    ids: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    stage: Stage = Stage.APPLIED
    first_met: date | None = None
    touches: list[tuple[date, str, str]] = field(default_factory=list)
    plans: list[tuple[date, str]] = field(default_factory=list)

    @property
    def met(self) -> bool:
        """Whether there was an interview, or an invitation to one."""
        return self.stage.reaches(Stage.INTERVIEW)

    @property
    def employer(self) -> str:
        """As it is written most often; of two alike the first in the alphabet."""
        return min(self.employers, key=lambda name: (-self.employers[name], name), default="")

    @property
    def last(self) -> tuple[date | None, str, str]:
        """The latest touch: its day, the kind of event, the application."""
        return max(self.touches) if self.touches else (None, "", min(self.ids))

    def take(self, row: Mapping[str, Any], diary: Diary, as_of: date | None) -> None:
        """Add what one application says."""
        key = row["application_id"]
        self.ids.append(key)
        self.employers[_line(row["company"])] += 1
        for gathered, name in (
            (self.roles, "role"),
            (self.emails, "contact_email"),
            (self.phones, "contact_phone"),
        ):
            gathered.update(filter(None, [_line(row[name])]))
        if (noted := _line(row["notes"])) and noted not in self.notes:
            self.notes.append(noted)
        self.stage = further(self.stage, Stage(row["stage"]))
        met = diary.days(*_MET)
        if met and had_interview(row):
            self.first_met = min(met[0], self.first_met or met[0])
        self.touches += [(on, kind, key) for kind, on in _touches(row, diary) if as_of is None or on <= as_of]
        self.plans += [(on, key) for on in _plans(row, diary) if as_of is not None and on > as_of]


def _line(text: str) -> str:
    return " ".join(text.split())


def had_interview(row: Mapping[str, Any]) -> bool:
    """Whether an application reached an interview."""
    return Stage(row["stage"]).reaches(Stage.INTERVIEW)


def who(row: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """Who a row names: exact name, or else address or number, at one employer; None for nobody."""
    named = _line(row["contact"]) or _line(row["contact_email"]).casefold() or _line(row["contact_phone"])
    return (row["seeker"], named, employer_key(row["company"])) if named else None


def _touches(row: Mapping[str, Any], diary: Diary) -> Iterator[tuple[str, date]]:
    for kind in EventKind:
        for on in diary.days(kind):
            yield str(kind), on
    if not pd.isna(row["replied_on"]):
        yield str(EventKind.REPLIED), row["replied_on"].date()


def _plans(row: Mapping[str, Any], diary: Diary) -> Iterator[date]:
    yield from diary.days(*INTERVIEWS, EventKind.ASSESSMENT, EventKind.SCREENING)
    if not pd.isna(row["next_step_on"]) and row["outcome"] in OPEN:
        yield row["next_step_on"].date()


def gathered(
    rows: Sequence[Mapping[str, Any]], known: Mapping[str, Diary], dues: Mapping[str, Due], as_of: date | None
) -> list[Person]:
    """The people these applications name, latest touch first.

    Args:
        rows: applications, with FIELDS.
        known: what happened to each.
        dues: what is due for some of them.
        as_of: the day counted to; None: nothing is to come.
    """
    found: dict[tuple[str, str, str], Person] = {}
    for row in rows:
        key = who(row)
        if key is None:
            continue
        person = found.setdefault(key, Person(_line(row["contact"])))
        person.take(row, known[row["application_id"]], as_of)
        what = dues.get(row["application_id"])
        if what is not None and what.on is not None:
            person.plans.append((what.on, row["application_id"]))
    return sorted(
        found.values(),
        key=lambda one: (-(one.last[0] or date.min).toordinal(), one.name, one.employer, min(one.ids)),
    )

"""The user's corrections, each as one plain sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from analysis import wording
from analysis.answers.theme_journal import says_of_theme, step_of_themes
from analysis.model import (
    AddApplication,
    AsideReason,
    BringBack,
    Change,
    Edit,
    Edits,
    EventKind,
    FollowFile,
    PutAside,
    RecordEvent,
    RemoveEvent,
    SetEmployer,
    SetField,
    ThemeChange,
    Value,
)
from analysis.reference.sectors import job_families, sector_name

EVENT_NAMES: Mapping[str, str] = MappingProxyType(
    {
        EventKind.APPLIED: "sent",
        EventKind.REPLIED: "a reply",
        EventKind.SCREENING: "a closer look",
        EventKind.ASSESSMENT: "a test",
        EventKind.INTERVIEW: "an interview",
        EventKind.FINAL_ROUND: "a later round",
        EventKind.OFFER: "an offer",
        EventKind.ACCEPTED: "offer accepted",
        EventKind.REJECTED: "a no",
        EventKind.WITHDRAWN: "you withdrew",
        EventKind.CLOSED: "role closed",
        EventKind.THANK_YOU: "thank-you sent",
        EventKind.FEEDBACK_ASKED: "feedback asked for",
        EventKind.FEEDBACK_RECEIVED: "feedback received",
        EventKind.CHASED: "chased",
        EventKind.REOPENED: "open again",
    }
)
FIELD_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "seeker": "seeker", "company": "employer", "role": "role", "sector": "sector",
        "sector_text": "sector as written", "job_family": "kind of job", "via_agency": "through an agency",
        "channel": "where found", "location": "place", "remote": "way of working", "salary_text": "pay",
        "salary_low": "lowest pay", "salary_high": "highest pay", "applied_on": "day sent", "stage": "stage",
        "outcome": "outcome", "replied_on": "day of the reply", "cv_version": "CV version",
        "contact": "contact", "contact_email": "contact's email", "contact_phone": "contact's phone",
        "feedback": "feedback", "notes": "notes", "deadline": "deadline", "next_step": "next step",
        "next_step_on": "day of the next step", "link": "link", "interest": "interest",
    }
)  # fmt: skip
_LONG = 40


@dataclass(frozen=True, slots=True)
class JournalLine:
    """An edit to show.

    Attributes:
        id: of the edit.
        when: the day it was made.
        sentence: what it says.
        step: which step it belongs to, from 1; edits of one step are undone together.
    """

    id: str
    when: date
    sentence: str
    step: int


def journal(edits: Edits) -> tuple[JournalLine, ...]:
    """The edits that count, oldest first; () when there is none."""
    return tuple(
        JournalLine(edit.id, edit.when, describe(edit), place)
        for place, step in enumerate(edits.steps[: edits.done], start=1)
        for edit in step
    )


def describe_step(step: tuple[Edit, ...]) -> str:
    """A step as one sentence, for the undo button: the edit itself, or how many there are; "" for none.

    Of several changes to themes it says what they came to.
    """
    if len(step) == 1:
        return describe(step[0])
    together = f"{wording.plural(len(step), 'change')} made together." if step else ""
    return step_of_themes([edit.change for edit in step]) or together


def describe(edit: Edit) -> str:
    """An edit as one plain sentence: "Analyst at Harbour Lane: stage is Interview (was Sent)."."""
    change = edit.change
    about = change.about or ("A theme" if isinstance(change, ThemeChange) else "An application")
    return f"{about}: {_says(change)}."


def said_value(field: str, value: Value) -> str:
    """A value of a field as it is said on screen; "empty" for none."""
    names: dict[str, Callable[[str], str]] = {
        "stage": lambda word: wording.STAGE_NAMES[word],
        "outcome": lambda word: wording.OUTCOME_NAMES[word],
        "sector": _sector,
        "job_family": _sector,
    }
    if value is None or value == "":
        return "empty"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return wording.day(value)
    if isinstance(value, float):
        return f"{value:,.0f}"
    if field in names:
        return names[field](value)
    return f"“{value if len(value) <= _LONG else value[: _LONG - 1].rstrip() + '…'}”"


def _sector(word: str) -> str:
    return sector_name(word) if word in job_families() else sector_name("")


def _says(change: Change) -> str:
    if isinstance(change, ThemeChange):
        return says_of_theme(change)
    match change:
        case SetField():
            said = _set_field(change)
        case SetEmployer():
            said = _set_employer(change)
        case RecordEvent(event=kind, on=on):
            said = f"{_event(kind, on)} noted"
        case RemoveEvent(event=kind, on=on):
            said = f"{_event(kind, on)} taken off again"
        case FollowFile(field=field):
            said = f"{FIELD_NAMES[field]} follows your file again"
        case AddApplication():
            said = "added to the list"
        case BringBack():
            said = "brought back into the list"
        case PutAside():
            said = _put_aside(change)
    return said


def _set_field(change: SetField) -> str:
    new, old = said_value(change.field, change.value), said_value(change.field, change.old)
    was = f" (was {old})" if change.old is not None and old != new else ""
    return f"{FIELD_NAMES[change.field]} is {new}{was}"


def _set_employer(change: SetEmployer) -> str:
    said = []
    if change.sector is not None:
        was = f" (was {_sector(change.old)})" if change.old and change.old != change.sector else ""
        said.append(f"sector is {_sector(change.sector)}{was}")
    if change.via_agency is not None:
        said.append("through an agency" if change.via_agency else "not through an agency")
    return f"{wording.listing(said)}, for all its applications"


def _event(kind: EventKind, on: date | None) -> str:
    return EVENT_NAMES[kind] + (f" on {wording.day(on)}" if on is not None else "")


def _put_aside(change: PutAside) -> str:
    return "not sent yet" if change.reason is AsideReason.SAVED else "set aside, it is not an application"

"""Short letters after an interview, a no or a silence, filled from the row; and a look at their tone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from types import MappingProxyType
from typing import Literal, NamedTuple

import pandas as pd

from analysis.errors import JobSearchError, UnknownFieldError
from analysis.interpret.feedback import tag_feedback
from analysis.interpret.greeting import greeted
from analysis.interpret.tone import Remark, check_tone
from analysis.model import Dataset, EventKind, Polarity, Stage
from analysis.reference.letters import letter_words

__all__ = [
    "LETTER_OF", "RECORDS", "Facts", "Kind", "Letter", "Remark", "Tone", "check_tone", "facts", "letter",
    "mailto",
]  # fmt: skip

Kind = Literal["thank_you", "ask_feedback", "stay_in_touch", "chase"]
Tone = Literal["warm", "short", "formal"]

LETTER_OF: Mapping[str, Kind] = MappingProxyType(
    {"thank": "thank_you", "ask": "ask_feedback", "stay_in_touch": "stay_in_touch", "check": "chase"}
)
RECORDS: Mapping[Kind, tuple[EventKind, ...]] = MappingProxyType(
    {
        "thank_you": (EventKind.THANK_YOU,),
        "ask_feedback": (EventKind.THANK_YOU, EventKind.FEEDBACK_ASKED),
        "stay_in_touch": (EventKind.CHASED,),
        "chase": (EventKind.CHASED,),
    }
)
_SLOT = re.compile(r"\{(\w+)\}")
_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_RECENT = 60


@dataclass(frozen=True, slots=True)
class Facts:
    """What a letter can be filled with; "" and None for what the row does not say.

    Attributes:
        contact: who to greet, as written.
        email: the address, as written.
        role: the role.
        employer: the employer.
        applied_on: the day of applying.
        met: whether there was an interview.
        met_on: the day of the last one up to as_of.
        heard: themes that counted for the seeker in the feedback.
        good: what the seeker liked, in words that follow "hearing about".
        sender: the name to sign with.
        as_of: the day the letter is written.
    """

    contact: str = ""
    email: str = ""
    role: str = ""
    employer: str = ""
    applied_on: date | None = None
    met: bool = False
    met_on: date | None = None
    heard: tuple[str, ...] = ()
    good: str = ""
    sender: str = ""
    as_of: date | None = None

    def liking(self, good: str) -> "Facts":
        """The same with what the seeker liked."""
        return replace(self, good=good)


class Letter(NamedTuple):
    """A draft to be changed at will.

    Attributes:
        kind: thank_you, ask_feedback, stay_in_touch or chase.
        tone: warm, short or formal.
        subject: the subject.
        body: the text, paragraphs parted by an empty line.
    """

    kind: Kind
    tone: Tone
    subject: str
    body: str

    @property
    def mark(self) -> str:
        """Tells this draft from others without showing any of it."""
        return sha256("\0".join(self).encode("utf-8", "replace")).hexdigest()[:12]


def facts(ds: Dataset, application_id: str, as_of: date | None = None) -> Facts:
    """What is known for a letter about one application.

    Args:
        ds: the search.
        application_id: which application.
        as_of: the day of writing; None: the file's own.

    Raises:
        JobSearchError: there is no such application.
    """
    rows = ds.applications[ds.applications["application_id"] == application_id]
    if rows.empty:
        raise JobSearchError("This application is not in the list any more.", "Look at the list again.")
    row, today = rows.iloc[0], as_of or ds.as_of
    return Facts(
        contact=row["contact"],
        email=row["contact_email"],
        role=row["role"],
        employer=row["company"],
        applied_on=None if pd.isna(row["applied_on"]) else row["applied_on"].date(),
        met=Stage(row["stage"]).reaches(Stage.INTERVIEW),
        met_on=_met_on(ds, application_id, today),
        heard=_heard(row["feedback"]),
        sender=row["seeker"],
        as_of=today,
    )


def letter(kind: Kind, tone: Tone, known: Facts) -> Letter:
    """A draft: short, thankful, never arguing. The same facts give the same words.

    Args:
        kind: thank_you, ask_feedback (thanks and the question why), stay_in_touch or chase (a silence).
        tone: warm, short or formal.
        known: what it is filled with; what is not known is left unsaid.

    Raises:
        UnknownFieldError: there is no such letter or tone.
    """
    words = letter_words()
    if (kind, tone) not in words.letters:
        raise UnknownFieldError(
            f"There is no letter “{kind}” in the tone “{tone}”.", "Choose one of the list."
        )
    wording, slots = words.letters[kind, tone], _slots(known)
    subject = {**slots, "role": _one_line(known.role)} if "role" in slots else slots
    lines = [_filled(wording.greeting, slots)]
    lines += [_filled(paragraph, slots) for paragraph in wording.paragraphs]
    closing = "\n".join(part for part in (wording.closing, slots.get("sender", "")) if part)
    body = "\n\n".join(line for line in (*lines, closing) if line)
    return Letter(kind, tone, _filled(wording.subject, subject), body)


def mailto(subject: str, body: str, address: str = "") -> str:
    """A link that opens the letter in the user's own mail program.

    Args:
        subject: the subject.
        body: the text.
        address: a cell that may hold an address: the first one in it is used, nobody is guessed.

    Returns:
        A mailto link, percent-encoded as RFC 6068 has it; without an address the program asks for one.
    """
    found = _ADDRESS.search(address)
    to = _encoded(found[0]).replace("%40", "@") if found else ""
    text = re.sub(r"\r\n|\r|\n", "\r\n", body)
    return f"mailto:{to}?subject={_encoded(_one_line(subject))}&body={_encoded(text)}"


def _slots(known: Facts) -> dict[str, str]:
    """What is known, as it stands in a sentence; an interview long past goes without its day."""
    words = letter_words()
    first, name = greeted(known.contact)
    recent = known.met_on and known.as_of and (known.as_of - known.met_on).days <= _RECENT
    values = {
        **(words.after if known.met else words.before),
        "first": first,
        "name": name,
        "role": _inside(_one_line(known.role)),
        "employer": _one_line(known.employer),
        "applied": _day(known.applied_on, known.as_of),
        "met": _day(known.met_on, known.as_of) if recent else "",
        "good": _one_line(known.good).rstrip(".!? "),
        "heard": next((words.heard[theme] for theme in known.heard if theme in words.heard), ""),
        "sender": _one_line(known.sender),
    }
    return {slot: value for slot, value in values.items() if value}


def _filled(wordings: Sequence[str], slots: Mapping[str, str]) -> str:
    """The first wording whose slots are all known, filled; "" when there is none."""
    for wording in wordings:
        if all(slot in slots for slot in _SLOT.findall(wording)):
            return _SLOT.sub(lambda found: slots[found[1]], wording)
    return ""


def _inside(role: str) -> str:
    """A role as it stands in a sentence: "payroll administrator", but "Data Analyst" as it is."""
    return role[:1].lower() + role[1:] if role[1:] == role[1:].lower() else role


def _day(day: date | None, as_of: date | None) -> str:
    if day is None:
        return ""
    text = f"{day.day} {day:%B}"
    return text if as_of is not None and day.year == as_of.year else f"{text} {day.year}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _met_on(ds: Dataset, application_id: str, as_of: date | None) -> date | None:
    events = ds.events[ds.events["application_id"] == application_id]
    days = events.loc[events["kind"].isin([EventKind.INTERVIEW, EventKind.FINAL_ROUND]), "on"]
    if as_of is not None:
        days = days[days <= pd.Timestamp(as_of)]
    last = days.max()
    return None if pd.isna(last) else last.date()


def _heard(feedback: str) -> tuple[str, ...]:
    mentions = tag_feedback(feedback).mentions if feedback.strip() else ()
    return tuple(dict.fromkeys(one.theme for one in mentions if one.polarity == Polarity.STRENGTH))


def _encoded(text: str) -> str:
    return "".join(
        chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in text.encode("utf-8", "replace")
    )

"""The refusals of a search: when each came, what was done after it, and whether the door opened again."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis.metrics.evidence import NO_REASON, Evidence, readings
from analysis.model import STAGE_ORDER, Basis, Dataset, EventKind, Outcome, Polarity, Stage
from analysis.trials import Trials

NEAR_MISS = "near_miss"
REFUSED = (Outcome.REJECTED, Outcome.RESERVE)
NOTES = (EventKind.THANK_YOU, EventKind.FEEDBACK_ASKED, EventKind.CHASED)
INTERVIEWS = (EventKind.INTERVIEW, EventKind.FINAL_ROUND)
_STAGE_OF = {
    EventKind.SCREENING: Stage.SCREENING, EventKind.ASSESSMENT: Stage.SCREENING,
    EventKind.INTERVIEW: Stage.INTERVIEW, EventKind.FINAL_ROUND: Stage.FINAL_ROUND,
    EventKind.OFFER: Stage.OFFER, EventKind.ACCEPTED: Stage.ACCEPTED,
}  # fmt: skip
_KINDS = {kind.value: kind for kind in EventKind}
_SAID = (Basis.STATED, Basis.EDITED)
_COLUMNS = (
    "application_id", "company", "role", "contact", "stage", "outcome", "outcome_basis", "feedback",
    "replied_on", "applied_on",
)  # fmt: skip


class Diary:
    """What happened to one application: kind of event -> its days, None for one without a day."""

    __slots__ = ("_days", "_told")

    def __init__(self) -> None:
        self._days: dict[EventKind, list[date | None]] = {}
        self._told: set[EventKind] = set()

    def note(self, kind: EventKind, on: date | None, *, said: bool) -> None:
        """Take an event in; `said` when a cell or the user says so."""
        self._days.setdefault(kind, []).append(on)
        if said or on is not None:
            self._told.add(kind)

    def told(self, *kinds: EventKind) -> bool:
        """Whether any of these happened: with a day, or in so many words."""
        return any(kind in self._told for kind in kinds)

    def days(self, *kinds: EventKind) -> list[date]:
        """The known days of these, earliest first."""
        return sorted(on for kind in kinds for on in self._days.get(kind, ()) if on is not None)

    def undated(self, *kinds: EventKind) -> bool:
        """Whether any of these is known to have happened on no known day."""
        return any(None in self._days.get(kind, ()) and kind in self._told for kind in kinds)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One application that was refused, for now or for good.

    Attributes:
        application_id: which.
        company: the employer, as written.
        role: the role, as written.
        contact: who the contact is, as written.
        stage: the furthest stage now.
        stage_then: the furthest stage before a door opened again (the same where none did).
        outcome: how it stands now.
        refused_on: the day of the latest no; None without one.
        first_no: the day of the first no; None likewise.
        last_known: the latest day on which anything is known to have happened; None without one.
        near_miss: a reserve list, or feedback that says it was close.
        thanked: a thank-you was sent, for the interview or after the no.
        asked: feedback was asked for.
        received: feedback came: noted as received, or a text that gives a reason.
        received_on: the day it was noted as received; None without one.
        to_work_on: the feedback names something that held the seeker back.
        notes_on: days on which the seeker wrote on or after the first no, each once.
        undated_note: the seeker wrote on a day that the file does not give.
        reopened: the door opened again after the no.
        reopened_on: the first day it did; None without one.
    """

    application_id: str
    company: str
    role: str
    contact: str
    stage: Stage
    stage_then: Stage
    outcome: Outcome
    refused_on: date | None
    first_no: date | None
    last_known: date | None
    near_miss: bool
    thanked: bool
    asked: bool
    received: bool
    received_on: date | None
    to_work_on: bool
    notes_on: tuple[date, ...]
    undated_note: bool
    reopened: bool
    reopened_on: date | None

    @property
    def met(self) -> bool:
        """Whether there was an interview before the no."""
        return self.stage_then.reaches(Stage.INTERVIEW)

    @property
    def tries(self) -> int:
        """How often the seeker wrote after the latest no: what goes out on one day is one try."""
        since = [on for on in self.notes_on if self.refused_on is None or on >= self.refused_on]
        return len(since) or int(self.undated_note)

    @property
    def open_again(self) -> bool:
        """Whether the door opened and no other no has come since."""
        if not self.reopened:
            return False
        if self.outcome not in REFUSED or self.refused_on is None or self.reopened_on is None:
            return True
        return self.reopened_on >= self.refused_on


def diaries(ds: Dataset, ids: Collection[str]) -> dict[str, Diary]:
    """What happened to these applications, by id; those without an event have an empty diary."""
    found = {one: Diary() for one in ids}
    events = ds.events
    if len(found) < len(ds.applications):
        events = events[events["application_id"].isin(list(found))]
    days = events["on"].to_numpy().astype("datetime64[D]").tolist()  # days as Python has them, None for NaT
    said = events["basis"].isin(_SAID).tolist()
    columns = (events["application_id"].tolist(), events["kind"].tolist(), days, said)
    for key, kind, day, is_said in zip(*columns, strict=True):
        found[key].note(_KINDS[kind], day, said=is_said)
    return found


def refusals(ds: Dataset, counted: Trials, known: Mapping[str, Diary] | None = None) -> tuple[Refusal, ...]:
    """The refusals among the applications that count, in the order of the file.

    A refusal is a stated no, a reserve list, or an application whose door is noted as open again. A no that
    is only inferred from silence is none. The day of the no is its event; where there is none, the day of
    the reply, unless something later is known to have followed it.

    Args:
        ds: the search.
        counted: which of its applications count.
        known: what happened to them, where that was worked out already.
    """
    frame = counted.frame
    events = ds.events[ds.events["kind"] == EventKind.REOPENED]
    maybe = frame[
        frame["outcome"].isin(REFUSED).to_numpy() | frame["application_id"].isin(events["application_id"])
    ]
    said = {one.application_id: one.evidence for one in readings(ds, maybe)}
    known = diaries(ds, maybe["application_id"].tolist()) if known is None else known
    rows = zip(*(maybe[name].tolist() for name in _COLUMNS), strict=True)
    found = (_refusal(row, known[row[0]], said.get(row[0], ())) for row in rows)
    return tuple(one for one in found if one is not None)


def silent_noes(ds: Dataset, counted: Trials, known: Mapping[str, Diary] | None = None) -> int:
    """How many applications that count are taken for a no only because nothing came."""
    frame = counted.frame
    unsaid = frame[(frame["outcome"] == Outcome.REJECTED) & ~frame["outcome_basis"].isin(_SAID)]
    ids = unsaid["application_id"].tolist()
    known = diaries(ds, ids) if known is None else known
    return sum(not known[one].told(EventKind.REJECTED, EventKind.REOPENED) for one in ids)


def _refusal(row: Sequence[Any], diary: Diary, evidence: Sequence[Evidence]) -> Refusal | None:
    key, company, role, contact, stage, outcome, basis, feedback, replied, applied = row
    reopened = diary.told(EventKind.REOPENED)
    silent = outcome == Outcome.REJECTED and basis not in _SAID and not diary.told(EventKind.REJECTED)
    if silent and not reopened:
        return None
    noes = diary.days(EventKind.REJECTED) or list(_by_reply(replied, diary))
    first = noes[0] if noes else None
    openings = [on for on in diary.days(EventKind.REOPENED) if first is None or on >= first]
    happened = [*diary.days(*EventKind), *(day.date() for day in (applied, replied) if not pd.isna(day))]
    received = diary.days(EventKind.FEEDBACK_RECEIVED)
    themes = {one.theme for one in evidence}
    words = bool(str(feedback).strip()) and themes != {NO_REASON}
    return Refusal(
        application_id=str(key), company=str(company), role=str(role), contact=str(contact),
        stage=Stage(str(stage)),
        stage_then=_stage_before(Stage(str(stage)), diary, openings[0] if openings else None),
        outcome=Outcome(str(outcome)),
        refused_on=noes[-1] if noes else None,
        first_no=first,
        last_known=max(happened, default=None),
        near_miss=outcome == Outcome.RESERVE or NEAR_MISS in themes,
        thanked=diary.told(EventKind.THANK_YOU),
        asked=diary.told(EventKind.FEEDBACK_ASKED),
        received=diary.told(EventKind.FEEDBACK_RECEIVED) or words,
        received_on=received[-1] if received else None,
        to_work_on=any(one.polarity == Polarity.WEAKNESS for one in evidence),
        notes_on=tuple(dict.fromkeys(on for on in diary.days(*NOTES) if first is None or on >= first)),
        undated_note=diary.undated(*NOTES),
        reopened=reopened,
        reopened_on=openings[0] if openings else None,
    )  # fmt: skip


def _by_reply(replied: object, diary: Diary) -> Iterator[date]:
    """The day of the reply, when it can have been the no: nothing that came before a no lies after it."""
    if isinstance(replied, pd.Timestamp) and not pd.isna(replied):
        steps = diary.days(*_STAGE_OF)
        if not steps or steps[-1] <= replied.date():
            yield replied.date()


def _stage_before(stage: Stage, diary: Diary, opened: date | None) -> Stage:
    """How far it had come when the door opened: what followed must not make the no look better."""
    if opened is None or not any(on > opened for kind in _STAGE_OF for on in diary.days(kind)):
        return stage
    before = [place for kind, place in _STAGE_OF.items() if any(on <= opened for on in diary.days(kind))]
    return STAGE_ORDER[max((place.rank for place in before), default=Stage.APPLIED.rank)]

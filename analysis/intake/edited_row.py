"""One application under the user's edits: what comes of what the file says and what they said."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from analysis.intake.user_words import (
    BASIS_OF,
    STAGE_OF,
    Conflict,
    Happened,
    Row,
    Said,
    Unmatched,
    UserWords,
)
from analysis.intake.values import pay_range
from analysis.interpret.sector import SectorReading, classify_sector
from analysis.model import (
    UNCLASSIFIED,
    Application,
    Basis,
    Event,
    EventKind,
    Outcome,
    SectorBasis,
    Stage,
    further,
)

_READ_FOR_SECTOR = frozenset({"company", "role", "sector_text"})
_DATED = MappingProxyType({"applied_on": EventKind.APPLIED, "replied_on": EventKind.REPLIED})
_ENDS = MappingProxyType(
    {
        EventKind.REJECTED: (Outcome.REJECTED, Outcome.RESERVE),
        EventKind.WITHDRAWN: (Outcome.WITHDRAWN, Outcome.DECLINED),
        EventKind.CLOSED: (Outcome.CLOSED,),
        EventKind.ACCEPTED: (Outcome.ACCEPTED,),
    }
)


@dataclass(frozen=True)
class Settled:
    """What comes of a row.

    Attributes:
        application: the application.
        said: the fields that the user set -> place in the journal.
        recorded: events the user recorded.
        hidden: events of the file that no longer hold.
        conflicts: where the file has moved on.
        unmatched: edits without effect.
    """

    application: Application
    said: dict[str, int]
    recorded: tuple[Event, ...]
    hidden: frozenset[Happened]
    conflicts: tuple[Conflict, ...]
    unmatched: tuple[Unmatched, ...]


def settle(row: Row) -> Settled:
    """Lays the edits of a row over it.

    The user's last word on a field counts. Events lift the stage and set the outcome unless a later edit
    said otherwise; a guess that rests on an edited name is made anew; what `Application` demands of stage and
    outcome holds. Names that would leave neither employer nor role are refused.
    """
    words = UserWords(row)
    values = dict(row.file)
    for name, said in words.fields.items():
        values[name] = said.value
    _add_steps(values, words)
    _read_anew(values, row, words)
    for name, basis in BASIS_OF.items():
        if name in words.said:
            values[basis] = SectorBasis.EDITED if name == "sector" else Basis.EDITED
    unmatched = list(words.unmatched)
    try:
        application = Application(**values)
    except ValidationError:
        unmatched += words.of_fields(("company", "role"), "It would leave neither an employer nor a role.")
        named = {name: row.file[name] for name in ("company", "role")}
        application = Application(**{**values, **named})
    return Settled(
        application,
        {name: said.place for name, said in words.fields.items()},
        tuple(_recorded(row, words, application)),
        frozenset(_hidden(row, words, application)),
        tuple(words.conflicts()),
        tuple(unmatched),
    )


def _add_steps(values: dict[str, Any], words: UserWords) -> None:
    before = Stage(values["stage"])
    after = further(before, words.least_stage())
    if after is not before:
        values["stage"] = after
        words.fields["stage"] = Said(after.value, max(words.events.values()))


def _read_anew(values: dict[str, Any], row: Row, words: UserWords) -> None:
    """Guesses that rest on what the user mended: pay in figures, sector, job family, agency."""
    if "salary_text" in words.said:
        pay = pay_range(values["salary_text"])
        values |= {
            name: amount
            for name, amount in (("salary_low", pay.low), ("salary_high", pay.high))
            if name not in words.said
        }
    if not words.said.intersection(_READ_FOR_SECTOR):
        return
    old = _reading(row.file)
    new = _reading(values)
    if "sector" not in words.said and SectorBasis(row.file["sector_basis"]).guessed:
        values |= {"sector": new.sector, "sector_basis": new.basis}
    if "job_family" not in words.said and row.file["job_family"] in (old.job_family, UNCLASSIFIED):
        values["job_family"] = new.job_family
    if "via_agency" not in words.said:
        told = row.file["via_agency"] and not old.via_agency
        values["via_agency"] = bool(told or new.via_agency)


def _reading(values: dict[str, Any]) -> SectorReading:
    return classify_sector(values["company"], values["role"], values["sector_text"])


def _recorded(row: Row, words: UserWords, application: Application) -> Iterator[Event]:
    """The events that the user gave, those in a date field among them; one given in both ways comes once."""
    stated = {(EventKind(event.kind), event.on) for event in row.events if event.basis != Basis.EDITED}
    given: list[Happened] = []
    for name, kind in _DATED.items():
        on = getattr(application, name)
        if on is not None and (name in words.said or (row.added and (kind, on) not in stated)):
            given.append((kind, on))
    given += [event for event in words.events if event not in stated or event in words.removed]
    for kind, on in dict.fromkeys(given):
        yield Event(application.application_id, kind, on, Basis.EDITED)


def _hidden(row: Row, words: UserWords, application: Application) -> Iterator[Happened]:
    """Events of the file that the user removed, replaced, or contradicts by the state they set."""
    happened = {(EventKind(event.kind), event.on): event.basis for event in row.events}
    reopened = EventKind.REOPENED in {kind for kind, _ in (*words.events, *happened)}
    dated = {kind for kind, on in words.events if on is not None}
    mended = {kind for name, kind in _DATED.items() if name in words.said}
    for (kind, on), basis in happened.items():
        ours = basis == Basis.EDITED and (
            (kind, on) in words.events or (row.added and kind in _DATED.values())
        )
        replaced = kind in mended or (on is None and kind in dated)
        denied = (kind, on) not in words.events and _denied(kind, words, application, reopened)
        if ours or replaced or denied or (kind, on) in words.removed:
            yield kind, on


def _denied(kind: EventKind, words: UserWords, application: Application, reopened: bool) -> bool:
    """Whether the user's own word on stage or outcome says that this did not happen."""
    if "stage" in words.said and kind in STAGE_OF and not application.stage.reaches(STAGE_OF[kind]):
        return True
    ended = "outcome" in words.said and not reopened and kind in _ENDS
    return ended and application.outcome not in _ENDS[kind]

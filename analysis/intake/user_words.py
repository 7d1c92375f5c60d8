"""What the user said of one application, gone through in the order of their journal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from analysis.model import (
    UNCLASSIFIED,
    Application,
    Basis,
    Edit,
    Event,
    EventKind,
    FollowFile,
    Outcome,
    RecordEvent,
    RemoveEvent,
    SectorBasis,
    SetField,
    Stage,
    Value,
    further,
)
from analysis.reference.sectors import job_families

Happened = tuple[EventKind, date | None]
BASIS_OF = MappingProxyType({"stage": "stage_basis", "outcome": "outcome_basis", "sector": "sector_basis"})
_NULLABLE = frozenset(name for name, info in Application.model_fields.items() if info.default is None)
_GUESSES = frozenset({"job_family", "via_agency"})

STAGE_OF = MappingProxyType(
    {
        EventKind.SCREENING: Stage.SCREENING,
        EventKind.ASSESSMENT: Stage.SCREENING,
        EventKind.INTERVIEW: Stage.INTERVIEW,
        EventKind.FINAL_ROUND: Stage.FINAL_ROUND,
        EventKind.OFFER: Stage.OFFER,
        EventKind.ACCEPTED: Stage.ACCEPTED,
    }
)
OUTCOME_OF = MappingProxyType(
    {
        EventKind.REJECTED: Outcome.REJECTED,
        EventKind.WITHDRAWN: Outcome.WITHDRAWN,
        EventKind.CLOSED: Outcome.CLOSED,
        EventKind.ACCEPTED: Outcome.ACCEPTED,
        EventKind.REOPENED: Outcome.WAITING,
    }
)


UNKNOWN_SECTOR = "There is no such sector in the list now."


class Conflict(NamedTuple):
    """The file has changed since the user said otherwise; the user's value counts until they choose.

    Attributes:
        application_id: which application.
        field: which field of it.
        file_value: what the file says now.
        your_value: what the user said.
    """

    application_id: str
    field: str
    file_value: Value
    your_value: Value


class Unmatched(NamedTuple):
    """An edit that changes nothing now; it stays in the journal and counts again when its row comes back."""

    edit: Edit
    why: str


class Said(NamedTuple):
    """A word on a field and its place in the journal."""

    value: Value
    place: int


@dataclass
class Row:
    """An application and the edits of it, in the order of the journal.

    Attributes:
        file: column -> value as read, dates as dates, None for none.
        log: (place in the journal, edit) of field and event edits.
        events: what happened according to the file.
        position: row number in the table of the file; -1 for one that is not in it.
        added: whether it comes from the journal.
    """

    file: dict[str, Any]
    position: int = -1
    added: bool = False
    log: list[tuple[int, Edit]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


class UserWords:
    """What the user said of a row.

    Attributes:
        fields: field -> their last word on it.
        olds: field -> what was shown when they spoke.
        events: what they recorded -> place in the journal.
        removed: what they said did not happen.
        unmatched: removals of what is not noted.
    """

    def __init__(self, row: Row) -> None:
        self._row = row
        self.fields: dict[str, Said] = {}
        self.olds: dict[str, set[Value]] = {}
        self.events: dict[Happened, int] = {}
        self.removed: set[Happened] = set()
        self.unmatched: list[Unmatched] = []
        self._since: dict[str, int] = {}
        self._marks: dict[Happened, str] = {}
        known = {(EventKind(event.kind), event.on) for event in row.events}
        for place, edit in row.log:
            self._hear(place, edit, known)
        self._settle_outcome()

    @property
    def said(self) -> frozenset[str]:
        """The fields they spoke of."""
        return frozenset(self.fields)

    def _hear(self, place: int, edit: Edit, known: set[Happened]) -> None:
        match edit.change:
            case SetField(field=name, value=value) if not _known(name, value):
                self.unmatched.append(Unmatched(edit, UNKNOWN_SECTOR))
            case SetField(field=name, value=value, old=old):
                self.fields[name] = Said(value, place)
                self.olds.setdefault(name, set()).add(old)
                self._since[name] = place
            case FollowFile(field=name):
                self.fields.pop(name, None)
                self.olds.pop(name, None)
                self._since[name] = place
            case RecordEvent(event=kind, on=on, old=old):
                self.events[kind, on] = place
                self._marks[kind, on] = old
            case RemoveEvent(event=kind, on=on):
                if (kind, on) not in self.events and (kind, on) not in known:
                    self.unmatched.append(Unmatched(edit, "Nothing like it is noted there now."))
                self.events.pop((kind, on), None)
                self.removed.add((kind, on))

    def _settle_outcome(self) -> None:
        """The latest event that ends or reopens counts as the user's word on the outcome."""
        since = self._since.get("outcome", -1)
        ends = [(place, happened) for happened, place in self.events.items() if happened[0] in OUTCOME_OF]
        later = max(((place, happened) for place, happened in ends if place > since), default=None)
        if later is not None:
            place, happened = later
            self.fields["outcome"] = Said(OUTCOME_OF[happened[0]].value, place)
            if self._marks[happened]:
                self.olds.setdefault("outcome", set()).add(self._marks[happened])

    def least_stage(self) -> Stage:
        """The furthest step the user recorded since they last spoke of the stage itself."""
        since, least = self._since.get("stage", -1), Stage.APPLIED
        for (kind, _), place in self.events.items():
            if place > since:
                least = further(least, STAGE_OF.get(kind, Stage.APPLIED))
        return least

    def of_fields(self, names: Sequence[str], why: str) -> Iterator[Unmatched]:
        """The edits that set these fields, as ones without effect."""
        for _, edit in self._row.log:
            if isinstance(edit.change, SetField) and edit.change.field in names:
                yield Unmatched(edit, why)

    def conflicts(self) -> Iterator[Conflict]:
        """The fields in which the file says something that it did not say when the user spoke."""
        file = self._row.file
        for name, said in self.fields.items():
            olds = self.olds.get(name, set())
            unknown = not olds or (None in olds and name not in _NULLABLE)
            if not unknown and file[name] != said.value and file[name] not in olds and _speaks(file, name):
                yield Conflict(file["application_id"], name, file[name], said.value)


def _known(field: str, value: Value) -> bool:
    """Whether a sector or job family still exists; journals outlive the list of sectors."""
    return field not in ("sector", "job_family") or value == UNCLASSIFIED or value in job_families()


def _speaks(file: dict[str, Any], name: str) -> bool:
    """Whether the file itself says this, rather than a guess of ours."""
    if name == "sector":
        return not SectorBasis(file["sector_basis"]).guessed
    return name not in _GUESSES and (name not in BASIS_OF or file[BASIS_OF[name]] != Basis.ASSUMED)

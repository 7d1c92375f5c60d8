"""Small datasets for tests: only what a test cares about is given, the rest is a plain default."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from analysis.model import Application, Basis, Dataset, Event, EventKind, application_frame, event_frame

AS_OF = date(2026, 6, 30)


def ago(days: int, as_of: date = AS_OF) -> date:
    """The day that lies so many days before as_of (negative: after it)."""
    return as_of - timedelta(days=days)


def application(**given: Any) -> Application:
    """An application with the given fields; stated as applied and waiting, 90 days old, unless said.

    `age=12` is a short way of saying applied 12 days before AS_OF; `age=None` leaves the date out.
    """
    fields: dict[str, Any] = {
        "application_id": "a1",
        "company": "Harbour Lane Ltd",
        "role": "Analyst",
        "stage_basis": Basis.STATED,
        "outcome_basis": Basis.STATED,
    }
    age = given.pop("age", 90)
    fields["applied_on"] = None if age is None else ago(age)
    return Application(**{**fields, **given})


def event(application_id: str, kind: EventKind | str, on: date | None, basis: Basis = Basis.STATED) -> Event:
    """Something that happened to an application."""
    return Event(application_id, EventKind(kind), on, basis)


def dataset(
    rows: Iterable[Application | Mapping[str, Any]] = (),
    events: Iterable[Event] = (),
    *,
    as_of: date | None = AS_OF,
    own: dict[str, Sequence[str]] | None = None,
    **fields: Any,
) -> Dataset:
    """A dataset of the rows (applications, or the fields of one) in their order.

    Fields given without an application_id are numbered a1, a2, ... by their place.
    """
    made = [
        row if isinstance(row, Application) else application(**{"application_id": f"a{place}", **row})
        for place, row in enumerate(rows, start=1)
    ]
    return Dataset(
        applications=application_frame(made, own),
        events=event_frame(events),
        as_of=as_of,
        rows_read=fields.pop("rows_read", len(made)),
        **fields,
    )

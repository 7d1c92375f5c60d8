"""What a user does on screen as a change for the journal: checked, with the old value and a name to show."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from analysis.errors import JobSearchError
from analysis.intake.apply import Applied, Conflict
from analysis.intake.checks import check_sector, checked, name_of, set_in_row
from analysis.intake.desk import records
from analysis.intake.identity import Identities
from analysis.intake.recovery import fields_of
from analysis.interpret.names import employer_key
from analysis.interpret.sector import classify_sector
from analysis.model import (
    AddApplication,
    Application,
    AsideReason,
    Basis,
    BringBack,
    Dataset,
    EventKind,
    FollowFile,
    PutAside,
    RecordEvent,
    RemoveEvent,
    SectorBasis,
    SetAside,
    SetEmployer,
    SetField,
    cells_key,
)
from analysis.model.recall import forget
from analysis.reference.sectors import sectors


def set_field(ds: Dataset, application_id: str, field: str, value: object) -> SetField:
    """One field of one application set to a value.

    Args:
        ds: the search as shown, with the edits so far.
        application_id: which application.
        field: one of model.EDITABLE_FIELDS.
        value: as typed or picked; None, NaN and NaT for none.

    Raises:
        UnknownFieldError: the field or the sector does not exist, or cannot be changed.
        JobSearchError: there is no such application, or it cannot hold the value; the message says why.
    """
    return set_fields(ds, [application_id], field, value)[0]


def set_fields(
    ds: Dataset, application_ids: Sequence[str], field: str, value: object
) -> tuple[SetField, ...]:
    """One field of several applications set to one value: one step when added together.

    Args:
        ds: the search as shown, with the edits so far.
        application_ids: which applications; none gives no change.
        field: one of model.EDITABLE_FIELDS.
        value: as typed or picked; None, NaN and NaT for none.

    Raises:
        UnknownFieldError: as for `set_field`.
        JobSearchError: likewise; one application that cannot hold the value stops all.
    """
    return tuple(set_in_row(row, field, value) for row in _rows(ds, application_ids))


def set_employers(
    ds: Dataset, chosen: Mapping[str, str], *, via_agency: bool | None = None
) -> tuple[SetEmployer, ...]:
    """The sectors of employers, for all their applications now and later: one step when added together.

    Args:
        ds: the search as shown.
        chosen: employer key -> sector id ("" leaves the sector as it is).
        via_agency: whether these are recruiters' applications; None leaves it as it is.

    Raises:
        UnknownFieldError: a sector does not exist.
        JobSearchError: nothing is said of an employer.
    """
    for sector in filter(None, chosen.values()):
        check_sector(sector, sectors())
    table = ds.applications
    shown: dict[str, tuple[str, str]] = {}
    keys = {name: employer_key(name) for name in dict.fromkeys(table["company"].tolist())}
    for name, sector in zip(table["company"].tolist(), table["sector"].tolist(), strict=True):
        shown.setdefault(keys[name], (name, sector))
    return tuple(
        checked(
            SetEmployer, employer=key, sector=sector or None, via_agency=via_agency,
            about=shown.get(key, (key, ""))[0], old=shown.get(key, ("", ""))[1],
        )
        for key, sector in chosen.items()
    )  # fmt: skip


def record_event(ds: Dataset, application_id: str, event: EventKind, on: date | None) -> RecordEvent:
    """Something that happened to an application, on a day (None: not known).

    Raises:
        JobSearchError: there is no such application.
    """
    row = _row(ds, application_id)
    return checked(
        RecordEvent, application_id=application_id, event=event, on=on, old=row["outcome"], about=name_of(row)
    )


def remove_event(ds: Dataset, application_id: str, event: EventKind, on: date | None) -> RemoveEvent:
    """What did not happen after all: the event of that kind on that day.

    Raises:
        JobSearchError: there is no such application.
    """
    about = name_of(_row(ds, application_id))
    return checked(RemoveEvent, application_id=application_id, event=event, on=on, about=about)


def add_application(ds: Dataset, fields: Mapping[str, object]) -> AddApplication:
    """An application that the file does not list.

    Args:
        ds: the search as shown.
        fields: of model.EDITABLE_FIELDS; what is left out is empty, the sector is worked out.

    Raises:
        JobSearchError: neither employer nor role is given, or a value does not fit.
    """
    application = _application(ds, fields, {})
    return AddApplication(application=application, about=name_of(vars(application)))


def bring_back(applied: Applied, row: SetAside, fields: Mapping[str, object] | None = None) -> BringBack:
    """A row set aside as an application: read from its cells, with `fields` where the user said otherwise.

    A row that the user set aside comes back as the application it was.

    Args:
        applied: the search as shown.
        row: one of applied.dataset.set_aside.
        fields: of model.EDITABLE_FIELDS.

    Raises:
        JobSearchError: it names neither employer nor role, or a value does not fit.
    """
    application = _application(applied.dataset, fields or {}, fields_of(applied.dataset, row))
    former = applied.put_aside.get((row.sheet, row.row))
    if former is not None:
        application = application.model_copy(update={"application_id": former})
    return BringBack(
        row_key=cells_key(row), sheet=row.sheet, row=row.row, application=application,
        about=name_of(vars(application)),
    )  # fmt: skip


def put_aside(ds: Dataset, application_id: str, reason: AsideReason = AsideReason.NOTE) -> PutAside:
    """An application that is none (`saved`: not sent yet).

    Raises:
        JobSearchError: there is no such application.
    """
    about = name_of(_row(ds, application_id))
    return PutAside(application_id=application_id, reason=reason, about=about)


def keep_mine(conflict: Conflict, about: str = "") -> SetField:
    """The user's value stays, although the file says otherwise now."""
    return SetField(
        application_id=conflict.application_id, field=conflict.field,
        value=conflict.your_value, old=conflict.file_value, about=about,
    )  # fmt: skip


def take_file(conflict: Conflict, about: str = "") -> FollowFile:
    """The file's value counts, now and later."""
    return FollowFile(application_id=conflict.application_id, field=conflict.field, about=about)


def _application(ds: Dataset, given: Mapping[str, object], read: Mapping[str, object]) -> Application:
    """An application of what the user gave, else of what was read, with an id of its own."""
    values: dict[str, Any] = {**read, **given}
    made = checked(Application, **{**values, "application_id": "new"})
    reading = classify_sector(made.company, made.role, made.sector_text)
    forget()
    if "sector" in given:
        check_sector(made.sector, sectors())
        values["sector_basis"] = SectorBasis.EDITED
    else:
        values |= {"sector": reading.sector, "sector_basis": reading.basis}
    values = {"job_family": reading.job_family, "via_agency": reading.via_agency, **values}
    for name in ("stage", "outcome"):
        if name in given or name not in read:
            values[f"{name}_basis"] = Basis.EDITED
    return checked(Application, **{**values, "application_id": _new_id(ds, made)})


def _new_id(ds: Dataset, row: Application) -> str:
    """An id like those of the file, free in this search."""
    taken = set(ds.applications["application_id"])
    names = Identities()
    while True:
        (found,) = names.names([(f"added\x1f{row.seeker}", row.company, row.role, row.applied_on)])
        if found not in taken:
            return found


def _row(ds: Dataset, application_id: str) -> dict[str, Any]:
    return _rows(ds, [application_id])[0]


def _rows(ds: Dataset, application_ids: Sequence[str]) -> list[dict[str, Any]]:
    """The applications in the order asked for."""
    places = pd.Index(ds.applications["application_id"]).get_indexer(
        pd.Index(list(application_ids), dtype="object")
    )
    if (places < 0).any():
        msg = "This application is not in the list any more."
        raise JobSearchError(msg, "Look at the list again.")
    return records(ds.applications.iloc[places])

"""What a value has to hold to before it becomes a change, and the one plain sentence when it does not."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from analysis.errors import JobSearchError, UnknownFieldError
from analysis.model import EDITABLE_FIELDS, UNCLASSIFIED, Application, SetField
from analysis.reference.sectors import job_families, sectors

HINT = "Nothing was changed. Mend it and try again."
_MESSAGES = (
    ("date", "This is not a day. Write it like 2026-05-03."),
    ("float", "This is not an amount. Write it in figures."),
    ("enum", "This is not one of the choices."),
    ("bool", "This is a yes or a no."),
)
_FURTHER = "As it stands it went further than that. Change the outcome first."
_Made = TypeVar("_Made")


def set_in_row(row: Mapping[str, Any], field: str, value: object) -> SetField:
    """One field of an application set to a value, checked with the other fields of that application.

    Args:
        row: the application as shown, its fields as `model.Application` takes them.
        field: one of model.EDITABLE_FIELDS.
        value: as typed or picked; None, NaN and NaT for none.

    Raises:
        UnknownFieldError: the field or the sector does not exist, or cannot be changed.
        JobSearchError: the application cannot hold the value; the message says why.
    """
    if field not in EDITABLE_FIELDS:
        raise UnknownFieldError(f"There is no field called “{field}” to change.", HINT)
    if field in ("sector", "job_family"):
        check_sector(str(value), job_families() if field == "job_family" else sectors())
    change = checked(
        SetField, application_id=row["application_id"], field=field, value=value, old=row[field],
        about=name_of(row),
    )  # fmt: skip
    after = checked(Application, **{**row, field: change.value})
    if field == "stage" and after.stage != change.value:
        raise JobSearchError(_FURTHER, HINT)
    return change


def name_of(row: Mapping[str, Any]) -> str:
    """An application by its names: "Analyst at Harbour Lane"."""
    company, role = str(row["company"]), str(row["role"])
    return f"{role} at {company}" if company and role else company or role


def check_sector(chosen: str, known: Mapping[str, object]) -> None:
    """Raises UnknownFieldError for a sector that is neither known nor "unclassified"."""
    if chosen != UNCLASSIFIED and chosen not in known:
        raise UnknownFieldError(f"There is no sector called “{chosen}”.", "Choose one of the list.")


def checked(kind: type[_Made], **values: object) -> _Made:
    """The value; raises JobSearchError with one plain sentence when there is none."""
    try:
        return kind(**values)
    except ValidationError as error:
        raise JobSearchError(_why(error), HINT) from error


def _why(error: ValidationError) -> str:
    first = error.errors()[0]
    own = first.get("ctx", {}).get("error")
    if isinstance(own, ValueError):
        return str(own)
    known = (message for kind, message in _MESSAGES if first["type"].startswith(kind))
    return next(known, "This cannot be kept here.")

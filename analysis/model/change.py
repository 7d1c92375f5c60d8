"""What a user may correct or add: one validated value a kind, which says what and not how it is laid over."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from hashlib import sha256
from math import isfinite
from typing import Annotated, Literal

from pydantic import (
    BeforeValidator,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from analysis.model.application import Application
from analysis.model.issue import SetAside
from analysis.model.stage import AsideReason, EventKind
from analysis.model.statement import Statement
from analysis.model.theme_change import ThemeChange

Value = str | float | bool | date | None

_NOT_THE_USERS = frozenset(
    {"application_id", "stage_basis", "outcome_basis", "sector_basis", "source_sheet", "source_row"}
)
EDITABLE_FIELDS: tuple[str, ...] = tuple(
    name for name in Application.model_fields if name not in _NOT_THE_USERS
)


def checked_field(field: str) -> str:
    """The field as given; raises ValueError when it is not one of EDITABLE_FIELDS."""
    if field not in EDITABLE_FIELDS:
        msg = f"“{field}” is not a field that can be changed."
        raise ValueError(msg)
    return field


def checked_value(field: str, value: object) -> Value:
    """A value as an application holds it in that field.

    Args:
        field: one of EDITABLE_FIELDS.
        value: as typed or picked; NaN and NaT stand for none.

    Returns:
        Text without blanks around it, a number, a yes or no, a date, or None; words of the closed sets as
        plain text.

    Raises:
        ValueError: the field is not the user's to change, or an application cannot hold the value
            (pydantic.ValidationError is one).
    """
    checked_field(field)
    given = None if value != value else value  # noqa: PLR0124  NaN and NaT are what differs from itself
    if isinstance(given, datetime):
        given = given.date()
    row = Application.model_validate({"application_id": "any", "company": "any", "role": "any", field: given})
    return plain_value(getattr(row, field))


def plain_value(value: object) -> Value:
    """A value of an application without its enum class; raises ValueError for one that is not finite."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, float) and not isfinite(value):
        msg = "An amount has to be a number."
        raise ValueError(msg)
    if value is None or isinstance(value, str | float | bool | date):
        return value
    msg = f"An application holds no {type(value).__name__}."
    raise ValueError(msg)


def cells_key(row: SetAside) -> str:
    """Which row set aside this is, wherever it stands: equal for rows with the same cells."""
    text = "\x1f".join(f"{name}\x1e{cell}" for name, cell in sorted(row.cells.items()))
    return sha256(text.encode()).hexdigest()[:16]


def _as_application(data: object) -> object:
    """Journals are read strictly; an application checks its own fields, dates written as text included."""
    made = Application.model_validate(data) if isinstance(data, Mapping) else data
    if isinstance(made, Application):
        for amount in (made.salary_low, made.salary_high):
            plain_value(amount)
    return made


_Row = Annotated[Application, BeforeValidator(_as_application)]


class SetField(Statement):
    """One field of one application has this value.

    Attributes:
        application_id: which application.
        field: one of EDITABLE_FIELDS.
        value: the value, checked as an application checks it.
        old: what was shown before; also tells later whether the file has changed since.
    """

    kind: Literal["set_field"] = "set_field"
    application_id: str = Field(min_length=1)
    field: str
    value: Value
    old: Value = None

    @field_validator("field")
    @classmethod
    def _is_the_users(cls, field: str) -> str:
        return checked_field(field)

    @field_validator("value", mode="plain")
    @classmethod
    def _fits(cls, value: object, info: ValidationInfo) -> Value:
        return checked_value(info.data["field"], value) if "field" in info.data else None

    @field_validator("old", mode="plain")
    @classmethod
    def _was(cls, old: object, info: ValidationInfo) -> Value:
        if old is None or "field" not in info.data:
            return None
        return checked_value(info.data["field"], old)


class FollowFile(Statement):
    """What the user said of one field no longer counts: the file's value does, now and later."""

    kind: Literal["follow_file"] = "follow_file"
    application_id: str = Field(min_length=1)
    field: str

    @field_validator("field")
    @classmethod
    def _is_the_users(cls, field: str) -> str:
        return checked_field(field)


class SetEmployer(Statement):
    """All applications to one employer, later uploads included, are of this sector or go through an agency.

    Attributes:
        employer: the key of the employer (interpret.names.employer_key).
        sector: a sector id; None leaves it as it is.
        via_agency: whether a recruiter stands in between; None leaves it as it is.
        old: the sector shown before, "" for none.
    """

    kind: Literal["set_employer"] = "set_employer"
    employer: str = Field(min_length=1)
    sector: str | None = Field(default=None, min_length=1)
    via_agency: bool | None = None
    old: str = ""

    @model_validator(mode="after")
    def _says_something(self) -> "SetEmployer":
        if self.sector is None and self.via_agency is None:
            msg = "Choose a sector, or say whether an agency stands in between."
            raise ValueError(msg)
        return self


class RecordEvent(Statement):
    """Something happened to an application.

    An interview or another step lifts the stage to it, an answer sets the outcome, reopening makes the
    application wait again; follow-ups change neither.

    Attributes:
        on: the day; None when it is not known.
        old: the outcome shown before ("" when the event changes none).
    """

    kind: Literal["record_event"] = "record_event"
    application_id: str = Field(min_length=1)
    event: EventKind
    on: date | None = None
    old: str = ""


class RemoveEvent(Statement):
    """What the file or the user said happened did not: the event of that kind on that day."""

    kind: Literal["remove_event"] = "remove_event"
    application_id: str = Field(min_length=1)
    event: EventKind
    on: date | None = None


class AddApplication(Statement):
    """An application that the file does not list."""

    kind: Literal["add_application"] = "add_application"
    application: _Row


class BringBack(Statement):
    """A row that was set aside is an application.

    Attributes:
        row_key: `cells_key` of the row.
        sheet: where it stood, to tell rows with the same cells apart.
        row: likewise.
        application: what it is.
    """

    kind: Literal["bring_back"] = "bring_back"
    row_key: str = Field(min_length=1)
    sheet: str = ""
    row: int = Field(default=0, ge=0)
    application: _Row


class PutAside(Statement):
    """An application is none: its row is set aside (one that the user added goes away)."""

    kind: Literal["put_aside"] = "put_aside"
    application_id: str = Field(min_length=1)
    reason: AsideReason = AsideReason.NOTE


RowChange = (
    SetField | FollowFile | SetEmployer | RecordEvent | RemoveEvent | AddApplication | BringBack | PutAside
)
Change = RowChange | ThemeChange

"""What a row that was set aside would be as an application, read from its cells."""

from datetime import date

from analysis.intake.values import text_of
from analysis.interpret.dates import read_dates
from analysis.interpret.status import read_status
from analysis.model import AsideReason, Dataset, SetAside, Stage

_TEXTS = (
    "seeker", "company", "role", "channel", "location", "salary_text", "cv_version", "contact",
    "contact_email", "contact_phone", "feedback", "notes", "next_step", "link", "interest",
)  # fmt: skip
_DAYS = ("applied_on", "replied_on", "deadline", "next_step_on")


def fields_of(ds: Dataset, row: SetAside) -> dict[str, object]:
    """The fields that a row gives, as a form would show them first.

    Days are read in the order that the whole column of rows set aside shows; a saved advert becomes one that
    was sent and waits. What the file has no column for is left out.

    Args:
        ds: the search the row belongs to.
        row: one of ds.set_aside.
    """
    columns = {name: found.column for name, found in ds.mapping.items()}
    if not columns:
        columns = {name: name for name in row.cells}
    found: dict[str, object] = {
        name: text_of(row.cells[columns[name]]) for name in _TEXTS if columns.get(name) in row.cells
    }
    if columns.get("sector") in row.cells:
        found["sector_text"] = text_of(row.cells[columns["sector"]])
    found |= {name: day for name in _DAYS if (day := _day(ds, row, columns.get(name, ""))) is not None}
    return found | _state(row, columns.get("status", ""))


def _day(ds: Dataset, row: SetAside, column: str) -> date | None:
    cells = [other.cells.get(column, "") for other in ds.set_aside]
    return read_dates([*cells, row.cells.get(column, "")]).days[-1]


def _state(row: SetAside, column: str) -> dict[str, object]:
    if row.reason is AsideReason.SAVED or not row.cells.get(column):
        return {}
    said = read_status(row.cells[column])
    if said.stage is Stage.SAVED:
        return {}
    return said._asdict()

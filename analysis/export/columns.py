"""The sheet of applications as columns of plain values: what the workbook and the text file both write."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from analysis.intake.profiles import profile
from analysis.model import OWN, AsideReason, Dataset, SetAside, Stage
from analysis.reference.workbook import Vocabulary, known_from, own_header, vocabulary

Kind = Literal["text", "day", "amount", "count"]
Value = str | date | float | int | None

CONTACT_DETAILS = ("contact_email", "contact_phone")
_BASES = {"stage_basis": "stage", "outcome_basis": "outcome", "sector_basis": "sector"}
_DAYS = ("applied_on", "replied_on", "deadline", "next_step_on")
_AMOUNTS = ("salary_low", "salary_high")
_PRIVATE = 0.5
YES, NO = "Yes", ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        field: the field it holds, "" for one of the user's own.
        header: what stands above it.
        kind: what its cells are.
        cells: one value a row, "" or None where there is none.
    """

    field: str
    header: str
    kind: Kind
    cells: Sequence[Value]


def application_columns(ds: Dataset, *, contacts: bool = False) -> list[Column]:
    """The applications in the order of the file, then the adverts not sent yet.

    Args:
        ds: the search.
        contacts: whether e-mail addresses and phone numbers of contacts may leave; without it their columns,
            and columns of the user's own that mostly hold such, are left out.

    Returns:
        What a person reads first, the user's own columns, then where the values come from.
    """
    words = vocabulary()
    saved = [_saved_row(row, ds) for row in ds.set_aside if row.reason is AsideReason.SAVED]
    fields = [field for field in words.columns if contacts or field not in CONTACT_DETAILS]
    front = [
        _column(field, header, ds.applications, saved) for field, header in _named(fields, words.columns)
    ]
    back = [_column(field, header, ds.applications, saved) for field, header in words.background.items()]
    own = [column for column in _own(ds.applications, saved) if contacts or not _holds_details(column)]
    return [*front, *own, *back]


def _named(fields: Iterable[str], headers: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return ((field, headers[field]) for field in fields)


def _column(field: str, header: str, table: pd.DataFrame, saved: Sequence[Mapping[str, Value]]) -> Column:
    kind: Kind = "text"
    cells: Sequence[Value]
    if field in _DAYS:
        kind, cells = "day", days_in(table[field])
    elif field in _AMOUNTS:
        kind, cells = "amount", [None if pd.isna(amount) else float(amount) for amount in table[field]]
    elif field == "source_row":
        kind, cells = "count", [int(row) or None for row in table[field]]
    else:
        cells = _words_of(field, table, vocabulary())
    return Column(field, header, kind, [*cells, *(row.get(field, "") for row in saved)])


def days_in(column: pd.Series) -> list[date | None]:
    """A column of days as dates, None for none."""
    return [None if pd.isna(day) else day.date() for day in column]


def _words_of(field: str, table: pd.DataFrame, words: Vocabulary) -> list[Value]:
    """A field in words; a basis names the value that it speaks for."""
    if field in _BASES:
        told = _words_of(_BASES[field], table, words)
        known = words.sector_basis if field == "sector_basis" else words.basis
        return [
            known_from(known.word(basis), str(value)) for basis, value in zip(table[field], told, strict=True)
        ]
    if field == "via_agency":
        return [YES if agency else NO for agency in table[field]]
    say: Callable[[str], str] | None = {
        "stage": words.stage.word, "outcome": words.outcome.word, "sector": words.sector.word,
        "job_family": words.job_family.word,
    }.get(field)  # fmt: skip
    return [say(cell) if say else cell for cell in table[field].tolist()]


def _saved_row(row: SetAside, ds: Dataset) -> dict[str, Value]:
    """An advert not sent yet, its cells under the fields they were read as."""
    words = vocabulary()
    fields = {one.column: field for field, one in ds.mapping.items()}
    found: dict[str, Value] = {"stage": words.stage.word(Stage.SAVED)}
    for header, cell in row.cells.items():
        field = fields.get(header, "")
        field = "sector_text" if field == "sector" else field
        if field in words.headers and field not in ("stage", "outcome"):
            found[field] = _day(cell) if field in _DAYS else cell
        else:
            found[OWN + header] = cell
    return found | {"source_sheet": row.sheet, "source_row": row.row or None}


def _day(cell: str) -> Value:
    """A cell as a day when it is written as one beyond doubt, else as it is."""
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return cell


def _own(table: pd.DataFrame, saved: Sequence[Mapping[str, Value]]) -> Iterable[Column]:
    """The user's own columns; what an earlier workbook of ours added is not among them."""
    names = dict.fromkeys(name for name in table.columns if name.startswith(OWN))
    names |= dict.fromkeys(name for row in saved for name in row if name.startswith(OWN))
    for name in names:
        cells = table[name].tolist() if name in table else [""] * len(table)
        header = own_header(name.removeprefix(OWN))
        yield Column("", header, "text", [*cells, *(row.get(name, "") for row in saved)])


def _holds_details(column: Column) -> bool:
    look = profile([str(cell) for cell in column.cells])
    return look.emails >= _PRIVATE or look.phones >= _PRIVATE

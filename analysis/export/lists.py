"""The sheets of rows: applications with their lists of words and colours, and what happened to them."""

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.export.cells import MONEY, WHOLE, Cell, Sheet, Writer, width_of
from analysis.export.columns import Column, days_in
from analysis.intake.header import column_letters
from analysis.model import Dataset, Outcome, Stage
from analysis.reference.workbook import Words, vocabulary

APPLICATIONS, EVENTS, LISTS = "Applications", "Events", "Lists"
_SPARE_ROWS = 500
_FORMATS = {"amount": MONEY, "count": WHOLE}
# value -> fill; the word stands in the cell, so the colour only helps the eye
_FILLS = {
    Outcome.WAITING: "FFFFF4D6", Outcome.NO_REPLY: "FFECECEC", Outcome.REJECTED: "FFF6E3E0",
    Outcome.RESERVE: "FFE7E3F4", Outcome.WITHDRAWN: "FFECECEC", Outcome.CLOSED: "FFECECEC",
    Outcome.DECLINED: "FFE7E3F4", Outcome.ACCEPTED: "FFDDF0E4",
}  # fmt: skip
_STAGE_FILLS = {
    Stage.SAVED: "FFECECEC", Stage.SCREENING: "FFE9F1F6", Stage.INTERVIEW: "FFD6E8F2",
    Stage.FINAL_ROUND: "FFC4DEED", Stage.OFFER: "FFDDF0E4", Stage.ACCEPTED: "FFDDF0E4",
}  # fmt: skip
_GUESSED_INK = "FF6B6B6B"


def write_applications(writer: Writer, columns: Sequence[Column]) -> None:
    """The sheet of applications: a frozen header, filters, lists to choose from, and colours beside words."""
    sheet = writer.sheet(APPLICATIONS, [width_of(one.header, one.cells) for one in columns], freeze="C2")
    sheet.header(one.header for one in columns)
    formats = [_FORMATS.get(one.kind, "") for one in columns]
    for row in zip(*(one.cells for one in columns), strict=True):
        sheet.values(row, formats)
    _filters(sheet, len(columns))
    places = {one.field: column_letters(at - 1) for at, one in enumerate(columns, start=1) if one.field}
    add_lists(sheet, places, sheet.row + _SPARE_ROWS)
    add_colours(sheet, places, sheet.row + _SPARE_ROWS)


def write_events(writer: Writer, ds: Dataset) -> None:
    """The sheet of what happened, one row an event, told by the reference of its application."""
    words = vocabulary()
    names = ds.applications.set_index("application_id")[["company", "role"]]
    names = names[~names.index.duplicated()].reindex(ds.events["application_id"]).fillna("")
    rows: list[tuple[Cell, ...]] = [
        (
            id_, company, role, words.event.word(kind), on,
            words.basis.word(basis),
        )
        for id_, company, role, kind, on, basis in zip(
            ds.events["application_id"], names["company"], names["role"], ds.events["kind"],
            days_in(ds.events["on"]), ds.events["basis"], strict=True,
        )
    ]  # fmt: skip
    headers = list(words.events.values())
    widths = [width_of(header, [row[at] for row in rows]) for at, header in enumerate(headers)]
    sheet = writer.sheet(EVENTS, widths, freeze="A2")
    sheet.header(headers)
    for row in rows:
        sheet.values(row)
    _filters(sheet, len(headers))
    add_list(sheet, "D", sheet.row + _SPARE_ROWS, "event")


def write_lists(writer: Writer) -> None:
    """The hidden sheet that the lists of the other sheets refer to."""
    words = _lists()
    sheet = writer.sheet(LISTS, [34.0] * len(words))
    sheet.raw.sheet_state = "hidden"
    columns = [list(known.words.values()) for known in words.values()]
    sheet.header(["Stage", "Outcome", "Sector", "What happened"])
    for at in range(max(map(len, columns))):
        sheet.values([column[at] if at < len(column) else None for column in columns])


def add_lists(sheet: Sheet, places: Mapping[str, str], last: int) -> None:
    """Lists to choose from, for the columns (field -> letter) that have a set of words."""
    for field in ("stage", "outcome", "sector"):
        if field in places:
            add_list(sheet, places[field], last, field)


def add_list(sheet: Sheet, letter: str, last: int, field: str) -> None:
    """A list to choose from in one column, down to row `last`; other words are allowed after a question."""
    from openpyxl.worksheet.datavalidation import DataValidation

    place = column_letters(list(_lists()).index(field))
    entries = len(_lists()[field].words)
    rule = DataValidation(
        type="list",
        formula1=f"{LISTS}!${place}$2:${place}${entries + 1}",
        allow_blank=True,
        errorStyle="warning",
        showErrorMessage=True,
        errorTitle="Not on the list",
        error="Words of your own are kept, but may be read differently.",
    )
    rule.add(f"{letter}2:{letter}{last}")
    sheet.raw.data_validations.append(rule)


def add_colours(sheet: Sheet, places: Mapping[str, str], last: int) -> None:
    """Soft colours behind stages and outcomes; grey letters for a value that was worked out."""
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import Font

    for field, fills in (("stage", _STAGE_FILLS), ("outcome", _FILLS)):
        known = _lists()[field]
        for value, colour in fills.items():
            _colour(sheet, places[field], last, known.word(value), colour)
    for field in ("stage", "outcome", "sector"):
        how = places.get(f"{field}_basis")
        if how is not None:
            guessed = FormulaRule(
                formula=[f'AND(${how}2<>"",LEFT(${how}2,3)<>"You")'],
                font=Font(italic=True, color=_GUESSED_INK),
            )
            sheet.raw.conditional_formatting.add(f"{places[field]}2:{places[field]}{last}", guessed)


def _colour(sheet: Sheet, letter: str, last: int, word: str, colour: str) -> None:
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import PatternFill

    rule: Any = CellIsRule(
        operator="equal", formula=[f'"{word}"'], fill=PatternFill("solid", bgColor=colour, fgColor=colour)
    )
    sheet.raw.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)


def _filters(sheet: Sheet, columns: int) -> None:
    sheet.raw.auto_filter.ref = f"A1:{column_letters(columns - 1)}{max(sheet.row, 2)}"


def _lists() -> dict[str, Words]:
    words = vocabulary()
    return {"stage": words.stage, "outcome": words.outcome, "sector": words.sector, "event": words.event}

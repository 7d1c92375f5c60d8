"""The sheets about what comes after a no, and about the people a search names."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from analysis import wording
from analysis.export.address_book import HOW_MET
from analysis.export.cells import Cell, Sheet, Writer, width_of
from analysis.metrics.after_a_no import AfterANoResult
from analysis.metrics.contacts import ContactsResult
from analysis.model import Rate
from analysis.reference.workbook import vocabulary

AFTER_A_NO, CONTACTS = "After a no", "Contacts"
_DUE = {"now": "Now", "soon": "Soon", "done": "Done", "let_go": "Leave it there", "": ""}
_NOES = (
    "Employer", "Role", "Refused on", "Got this far", "How it stands", "Near miss", "Thanked", "Asked why",
    "Feedback came", "Opened again", "When to act", "Due on", "Why",
)  # fmt: skip
_PEOPLE = (
    "Name", "Employer", "Roles", "How you met", "First met", "Last in touch", "Next in touch", "What is due",
)  # fmt: skip
_DETAILS = ("E-mail", "Phone")
_NO_RATE: Sequence[Cell] = (None, None)


def write_after_a_no(writer: Writer, result: AfterANoResult) -> None:
    """Every refusal with what was done and what is due, and whether writing brought anything back."""
    rows = [_no(row) for row in result.table.to_dict("records")]
    sheet = writer.sheet(AFTER_A_NO, _widths(_NOES, rows))
    _opening(sheet, "Does it ever open again?", [result.verdict, *result.notes])
    sheet.header(["", "Opened again", "Of", "80 % range from", "80 % range to"])
    for name, rate in (
        (f"You wrote within {wording.days(result.landmark)}", result.followed),
        ("You left it there", result.not_followed),
        ("Near misses", result.near_misses),
        ("On a reserve list", result.reserve),
    ):
        sheet.values([name, rate.k, rate.n, *_range(rate)], ("", "0", "0", "0%", "0%"))
    sheet.line()
    sheet.header(_NOES)
    for cells in rows:
        sheet.values(cells)


def write_contacts(writer: Writer, result: ContactsResult, *, details: bool = False) -> None:
    """Everyone the search names; e-mail addresses and phone numbers only with `details`."""
    headers = [*_PEOPLE, *(_DETAILS if details else ())]
    rows = [_person(row, details=details) for row in result.table.to_dict("records")]
    sheet = writer.sheet(CONTACTS, _widths(headers, rows), freeze="A2")
    sheet.header(headers)
    for cells in rows:
        sheet.values(cells)


def _opening(sheet: Sheet, question: str, sentences: Sequence[str]) -> None:
    sheet.title(question)
    for sentence in sentences:
        sheet.line(sentence)
    sheet.line()


def _range(rate: Rate) -> Sequence[Cell]:
    return (rate.low80, rate.high80) if rate.n else _NO_RATE


def _no(row: Mapping[Any, Any]) -> list[Cell]:
    words = vocabulary()
    marks = ("near_miss", "thanked", "asked", "feedback_received", "reopened")
    return [
        row["company"], row["role"], _day(row["refused_on"]), words.stage.word(row["stage"]),
        words.outcome.word(row["outcome"]), *("Yes" if row[mark] else "" for mark in marks),
        _DUE[row["group"]], _day(row["due_on"]), row["why"],
    ]  # fmt: skip


def _person(row: Mapping[Any, Any], *, details: bool) -> list[Cell]:
    return [
        row["name"], row["employer"], row["roles"], HOW_MET[row["stage"]], _day(row["first_met"]),
        _day(row["last_touch"]), _day(row["next_touch"]), row["why"],
        *((row["email"], row["phone"]) if details else ()),
    ]  # fmt: skip


def _day(day: pd.Timestamp) -> date | None:
    return None if pd.isna(day) else day.date()


def _widths(headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[float]:
    return [width_of(header, [row[at] for row in rows]) for at, header in enumerate(headers)]

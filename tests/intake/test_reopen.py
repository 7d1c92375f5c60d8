"""A saved workbook that was changed in a spreadsheet program: what the user changed is their word."""

import io
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from analysis.export.workbook import workbook
from analysis.intake.choices import choices_of
from analysis.intake.read import read
from analysis.intake.reopen import reopened
from analysis.model import AsideReason, Dataset, IssueCode
from tests.builders import dataset, event

ROW = {
    "company": "Harbour Lane Ltd", "role": "Analyst", "age": 120, "sector": "transport",
    "sector_basis": "employer_name", "stage": "interview", "stage_basis": "inferred",
    "outcome_basis": "assumed",
}  # fmt: skip
NEW = {"Employer": "Birch & Bell", "Role": "Nurse", "Sent on": date(2026, 4, 1), "Outcome": "No reply"}


def search() -> Dataset:
    rows = [ROW, {**ROW, "company": "Acorn", "role": "Planner"}]
    told = [event("a1", "applied", date(2026, 3, 2)), event("a2", "applied", date(2026, 3, 2))]
    return dataset(rows, told, own={"Desk": ["north", "south"]})


def changed(change: Callable[[Worksheet, dict[str, int]], None], sheet: str = "Applications") -> Dataset:
    book = openpyxl.load_workbook(io.BytesIO(workbook(search())))
    page = book[sheet]
    change(page, {str(cell.value): cell.column for cell in page[1]})
    out = io.BytesIO()
    book.save(out)
    ds = reopened(read(out.getvalue()))
    assert ds is not None
    return ds


def put(header: str, value: object, row: int = 2) -> Callable[[Worksheet, dict[str, int]], None]:
    def change(page: Worksheet, at: dict[str, int]) -> None:
        page.cell(row, at[header]).value = value

    return change


@pytest.mark.parametrize(
    ("header", "value", "expected"),
    [
        ("Stage", "Offer", {"stage": "offer", "stage_basis": "stated", "outcome_basis": "assumed"}),
        ("Stage", "second interview", {"stage": "final_round", "stage_basis": "stated"}),
        ("Stage", "Rejected after final interview", {"stage": "final_round", "outcome": "rejected"}),
        ("Stage", None, {"stage": "applied", "stage_basis": "assumed"}),
        ("Outcome", "A no", {"outcome": "rejected", "outcome_basis": "stated", "stage_basis": "inferred"}),
        ("Outcome", "withdrew my application", {"outcome": "withdrawn", "stage": "interview"}),
        ("Outcome", "Accepted", {"outcome": "accepted", "stage": "accepted"}),
        ("Sector", "Energy, Utilities & Waste", {"sector": "energy", "sector_basis": "column"}),
        ("Sent on", "3 March 2026", {"applied_on": date(2026, 3, 3)}),
        ("Pay from", "£31,000", {"salary_low": 31_000}),
        ("Employer", "Harbour Lane Group", {"company": "Harbour Lane Group", "application_id": "a1"}),
        ("Through an agency", "yes", {"via_agency": True}),
        ("Notes", "-", {"notes": ""}),
    ],
)  # fmt: skip
def test_a_changed_cell_is_the_users_word(header: str, value: object, expected: dict[str, object]) -> None:
    ds = changed(put(header, value))
    row = ds.applications.iloc[0]
    found = {name: row[name].date() if isinstance(one, date) else row[name] for name, one in expected.items()}
    assert found == expected
    assert ds.applications.iloc[1]["stage_basis"] == "inferred"
    assert ds.issues == ()


def test_a_changed_day_moves_its_event() -> None:
    ds = changed(put("Sent on", date(2026, 3, 9)))
    assert [day.date() for day in ds.events["on"]] == [date(2026, 3, 9), date(2026, 3, 2)]


def test_a_new_row_is_a_new_application() -> None:
    def add(page: Worksheet, at: dict[str, int]) -> None:
        for header, value in NEW.items():
            page.cell(4, at[header]).value = value

    ds = changed(add)
    new = ds.applications.iloc[2]
    assert len(ds) == 3
    assert len(new["application_id"]) == 16
    assert (new["stage"], new["stage_basis"]) == ("applied", "assumed")
    assert (new["outcome"], new["outcome_basis"]) == ("no_reply", "stated")
    assert new["sector"] == "health"
    assert new["sector_basis"] == "title"
    assert list(ds.events["application_id"])[-1] == new["application_id"]


def test_a_copied_row_gets_an_id_of_its_own() -> None:
    def copy(page: Worksheet, at: dict[str, int]) -> None:
        for cell in page[2]:
            page.cell(4, cell.column).value = cell.value

    ids = list(changed(copy).applications["application_id"])
    assert ids[:2] == ["a1", "a2"]
    assert len(set(ids)) == 3


def test_rows_moved_and_taken_out_keep_their_ids() -> None:
    ds = changed(lambda page, _: page.delete_rows(2))
    assert list(ds.applications["application_id"]) == ["a2"]
    assert [issue.code for issue in ds.issues] == [IssueCode.BAD_ROW]
    assert list(ds.events["application_id"]) == ["a2"]


def test_an_advert_not_sent_yet_is_set_aside() -> None:
    ds = changed(put("Stage", "Not sent yet"))
    (row,) = ds.set_aside
    assert row.reason is AsideReason.SAVED
    assert row.cells["Employer"] == "Harbour Lane Ltd"
    assert row.cells["Desk"] == "north"
    assert len(ds) == 1


def test_a_row_without_names_is_set_aside() -> None:
    def clear(page: Worksheet, at: dict[str, int]) -> None:
        for header in ("Employer", "Role"):
            page.cell(2, at[header]).value = None

    ds = changed(clear)
    assert [row.reason for row in ds.set_aside] == [AsideReason.EMPTY_APPLICATION]
    assert ds.rows_read == 2


@pytest.mark.parametrize(
    ("header", "value", "code"),
    [
        ("Sent on", "soonish", IssueCode.UNREAD_DATE),
        ("Stage", "zzz", IssueCode.UNKNOWN_STATUS),
        ("Pay from", "lots", IssueCode.BAD_ROW),
    ],
)
def test_what_cannot_be_read_is_an_issue_with_its_place(header: str, value: str, code: IssueCode) -> None:
    (issue,) = changed(put(header, value)).issues
    assert (issue.sheet, issue.row, issue.column) == ("Applications", 2, header)
    assert (issue.cell, issue.code) == (value, code)


def test_words_mean_what_the_user_chose() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(search())))
    at = {str(cell.value): cell.column for cell in book["Applications"][1]}
    put("Stage", "zzz")(book["Applications"], at)
    out = io.BytesIO()
    book.save(out)
    ds = reopened(read(out.getvalue()), choices_of({"status": {"ZZZ": ("offer", "waiting")}}))
    assert ds is not None
    assert ds.issues == ()
    assert list(ds.applications.iloc[0][["stage", "stage_basis"]]) == ["offer", "stated"]


def test_a_new_column_is_the_users_own() -> None:
    def add(page: Worksheet, at: dict[str, int]) -> None:
        page.cell(1, len(at) + 1).value = "Commute"
        page.cell(3, len(at) + 1).value = "40 minutes"

    assert list(changed(add).applications["own:Commute"]) == ["", "40 minutes"]


def test_an_event_can_be_added_by_employer_and_role() -> None:
    def add(page: Worksheet, at: dict[str, int]) -> None:
        page.append([None, "Acorn", "planner", "Thank-you sent", date(2026, 5, 1)])
        page.append(["a1", None, None, "a dance", None])

    ds = changed(add, "Events")
    assert list(ds.events.iloc[-1][["application_id", "kind", "basis"]]) == ["a2", "thank_you", "stated"]
    assert [issue.cell for issue in ds.issues] == ["a dance"]

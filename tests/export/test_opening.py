"""Opening a file: the user's own is read, a saved workbook is taken as written with its corrections."""

from datetime import date

import pytest

from analysis import load
from analysis.errors import UnreadableFileError
from analysis.export.opening import opened
from analysis.export.workbook import workbook
from analysis.intake import changes
from analysis.intake.apply import apply
from analysis.model import Edits

CSV = b"Employer,Role,Status,Date applied\nElm,Clerk,Rejected,14/05/2026\nFell,Buyer,Interview,15/05/2026\n"


def test_a_file_of_the_users_is_read_as_load_reads_it() -> None:
    found = opened(CSV, "mine.csv", value_map={"status": {"Rejected": ("screening", "no_reply")}})
    assert list(found.search.applications["outcome"]) == ["no_reply", "waiting"]
    assert not len(found.edits)
    assert found.search.source == "mine.csv"


def test_a_saved_workbook_comes_back_with_its_corrections() -> None:
    ds = load(CSV, filename="mine.csv")
    edits = Edits().add(*changes.set_employers(ds, {"elm": "health"}), when=date(2026, 6, 1))
    found = opened(workbook(apply(ds, edits), edits=edits.to_json()), "saved.xlsx")
    assert found.edits == edits
    table = found.search.applications
    assert list(table["application_id"]) == list(ds.applications["application_id"])
    assert table["sector"].iloc[0] == "health"
    again = apply(found.search, found.edits).applications
    assert again.equals(table)


def test_what_is_no_spreadsheet_is_refused() -> None:
    with pytest.raises(UnreadableFileError):
        opened(b"PK\x03\x04 broken", "broken.xlsx")

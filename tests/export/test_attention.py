import io

import openpyxl
import pytest

import analysis
from analysis.export.attention import attention
from analysis.intake.read import read
from analysis.intake.reopen import reopened
from analysis.model import Dataset
from tests.builders import dataset

FILE = """Company,Role,Applied,Status,Sector,Comments
Acorn,Planner,02/03/2026,Rejected,IT,
Birch & Bell,Nurse,soonish,Applied,Health,call back
Copper Mill,Buyer,14/03/2026,zzgh,IT,
Dove House,Carer,20/03/2026,zzgh,Health,
Elm Row,Clerk,31/02/2026,Interview,Widgets,=1+1
"""


MENDED = {
    (2, "Sent on"): "9 March 2026", (3, "Stage"): "Interview", (4, "Stage"): "Sent",
    (5, "Sent on"): "28 Feb 2026", (5, "Sector"): "Retail & Wholesale",
}  # fmt: skip


@pytest.fixture
def ds() -> Dataset:
    return analysis.load(FILE.encode(), filename="search.csv")


def rows_of(data: bytes, sheet: str = "Applications") -> list[dict[str, object]]:
    rows = list(openpyxl.load_workbook(io.BytesIO(data))[sheet].iter_rows(values_only=True))
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def test_only_rows_with_trouble_are_listed_with_what_to_do(ds: Dataset) -> None:
    rows = rows_of(attention(ds))
    assert [row["Employer"] for row in rows] == ["Birch & Bell", "Copper Mill", "Dove House", "Elm Row"]
    assert all(row["Problem"] and row["What to do"] for row in rows)
    assert list(rows[0])[:4] == ["Employer", "Role", "Problem", "What to do"]


def test_cells_that_could_not_be_read_stand_as_they_were_written(ds: Dataset) -> None:
    rows = {row["Employer"]: row for row in rows_of(attention(ds))}
    assert rows["Birch & Bell"]["Sent on"] == "soonish"
    assert rows["Elm Row"]["Sent on"] == "31/02/2026"
    assert rows["Elm Row"]["Sector"] == "Widgets"
    assert rows["Copper Mill"]["Stage"] == rows["Dove House"]["Stage"] == "zzgh"
    assert rows["Elm Row"]["Notes"] == "=1+1"


def test_no_cell_is_a_formula(ds: Dataset) -> None:
    book = openpyxl.load_workbook(io.BytesIO(attention(ds)))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


NO_STATUS = b"Company,Role,Applied\nAcorn,Planner,02/03/2026\nBirch,Nurse,03/03/2026\n"


def test_what_concerns_the_whole_file_stands_apart() -> None:
    ds = analysis.load(NO_STATUS, filename="search.csv")
    told = rows_of(attention(ds), "About the file")
    assert len(told) == len(ds.issues) > 0
    assert {row["Problem"] for row in told} == {issue.message for issue in ds.issues}
    assert rows_of(attention(ds)) == []


def test_a_mended_file_is_read_again_without_trouble(ds: Dataset) -> None:
    book = openpyxl.load_workbook(io.BytesIO(attention(ds)))
    sheet = book["Applications"]
    at = {cell.value: cell.column for cell in sheet[1]}
    for (row, header), value in MENDED.items():
        sheet.cell(row, at[header]).value = value
    out = io.BytesIO()
    book.save(out)
    mended = reopened(read(out.getvalue()))
    assert mended is not None
    assert mended.issues == ()
    assert list(mended.applications["application_id"]) == list(ds.applications["application_id"][1:])
    assert list(mended.applications["stage"]) == ["applied", "interview", "applied", "interview"]
    assert list(mended.applications["stage_basis"]) == ["stated"] * 4
    assert mended.applications["applied_on"].notna().all()
    assert mended.applications["sector"].iloc[-1] == "retail"
    assert [name for name in mended.applications if name.startswith("own:")] == ["own:Status"]


def test_left_as_it_is_it_asks_again(ds: Dataset) -> None:
    again = reopened(read(attention(ds)))
    assert again is not None
    assert {issue.cell for issue in again.issues} >= {"soonish", "31/02/2026", "zzgh"}


def test_without_trouble_there_are_headers_only() -> None:
    data = attention(dataset([{}]))
    assert rows_of(data) == []
    assert rows_of(data, "About the file") == []

"""Lists written line by line, a label before each value, and days written in three columns."""

import pytest

from analysis.errors import NoApplicationsError
from analysis.intake.load import load
from tests.intake.books import workbook

RECORDS = (
    "My search\n\nCompany: Umber Paints\nRole: Technician\nApplied: 6 January 2026\nStatus: Rejected\n\n"
    "Company: Vellum Books\nRole: Binder\nApplied: 14 January 2026\nStatus: Interview\n"
    "Notes: ask for Jo, please\n"
)


def facts(ds):
    names = ["company", "role", "applied_on", "outcome", "stage", "source_row"]
    return list(map(tuple, ds.applications[names].astype(str).to_numpy().tolist()))


def test_records_are_read_as_rows_that_know_where_they_began():
    assert facts(load(RECORDS.encode(), filename="list.txt")) == [
        ("Umber Paints", "Technician", "2026-01-06", "rejected", "applied", "3"),
        ("Vellum Books", "Binder", "2026-01-14", "waiting", "interview", "8"),
    ]


def test_labels_and_values_may_stand_in_two_columns():
    rows = [line.split(": ") for line in RECORDS.splitlines()]
    assert [row[:2] for row in facts(load(workbook({"List": rows})))] == [
        ("Umber Paints", "Technician"),
        ("Vellum Books", "Binder"),
    ]


def test_one_record_alone_or_other_labels_are_no_list():
    for text in ("Company: Umber Paints\nRole: Technician\n", "Milk: 2\nBread: 1\nMilk: 3\nBread: 2\n"):
        with pytest.raises(NoApplicationsError):
            load(text.encode(), filename="list.txt")


@pytest.mark.parametrize(("month", "name"), [("1", "Month"), ("Jan", "month"), ("Januar", "Monat")])
def test_day_month_and_year_in_three_columns_are_one_day(month, name):
    day, year = ("Tag", "Jahr") if name == "Monat" else ("Day", "Year")
    ds = load(
        f"{day},{name},{year},Company,Outcome\n5,{month},2026,Ragwort,Rejected\n".encode(), filename="a.csv"
    )
    assert str(ds.applications["applied_on"][0].date()) == "2026-01-05"


def test_an_impossible_day_in_three_columns_is_an_issue():
    ds = load(
        b"Day,Month,Year,Company,Outcome\n31,2,2026,Ragwort,Rejected\n5,3,2026,Sedge,Rejected\n",
        filename="a.csv",
    )
    assert ds.applications["applied_on"].isna().tolist() == [True, False]
    assert [issue.row for issue in ds.issues if issue.code == "unread_date"] == [2]


def test_a_column_of_years_completes_days_without_one():
    ds = load(
        b"Company,Job,Applied (dd/mm),Year\nNasturtium,Clerk,15/11,2025\nPeony,Ranger,08/01,2026\n",
        filename="a.csv",
    )
    assert [str(day.date()) for day in ds.applications["applied_on"]] == ["2025-11-15", "2026-01-08"]
    assert not [issue for issue in ds.issues if issue.code == "inferred_year"]

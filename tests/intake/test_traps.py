"""What spreadsheets lose or change in silence when others read them: each trap stays shut."""

from datetime import date

import pytest

from analysis.intake.load import load
from tests.intake.books import workbook


def read(text):
    return load(text.encode(), filename="list.csv")


def days(*cells):
    """The days applied of a list with these cells under "Date applied"."""
    rows = "".join(f"Employer {at},Clerk,{cell},Applied\n" for at, cell in enumerate(cells))
    ds = read(f"Company,Role,Date applied,Status\n{rows}")
    return [None if day != day else day.date() for day in ds.applications["applied_on"]]


def test_words_that_look_like_nothing_stay_words():
    ds = read("Company,Role,Status,Feedback\nNA,Clerk,Rejected,None\nNone,Cook,Rejected,null and void\n")
    assert ds.applications["company"].tolist() == ["NA", "None"]
    assert ds.applications["feedback"].tolist() == ["None", "null and void"]


def test_leading_zeros_stay():
    ds = read("Company,Role,Status,Ref,Contact phone\nHazel,Clerk,Applied,00123,07700900123\n")
    assert ds.applications["own:Ref"].tolist() == ["00123"]
    assert ds.applications["contact_phone"].tolist() == ["07700900123"]


def test_a_second_column_of_the_same_name_is_kept_under_a_name_of_its_own():
    ds = read("Company,Role,Status,Ref,Ref\nHazel,Clerk,Applied,a,b\n")
    assert ds.applications["own:Ref"].tolist() == ["a"]
    assert ds.applications["own:Ref (2)"].tolist() == ["b"]


def test_a_trailing_comma_shifts_nothing():
    ds = read("Company,Role,Status\nHazel,Clerk,Applied,\nBrook,Cook,Rejected,\n")
    assert ds.applications["company"].tolist() == ["Hazel", "Brook"]
    assert ds.applications["outcome"].tolist() == ["waiting", "rejected"]


def test_two_open_dates_are_never_silently_month_first():
    assert days("03/04/2025", "12/04/2025") == [date(2025, 4, 3), date(2025, 4, 12)]
    ds = read(
        "Company,Role,Date applied,Status\nA Ltd,Clerk,03/04/2025,Applied\nB Ltd,Cook,12/04/2025,Applied\n"
    )
    assert [issue.column for issue in ds.issues if issue.code == "assumed_date_order"] == ["Date applied"]


@pytest.mark.parametrize("other", ["2025-03-05", "13/02/2025", "02/13/2025"])
def test_iso_days_are_never_turned_round(other):
    assert days("2025-03-04", other)[0] == date(2025, 3, 4)


def test_mixed_ways_of_writing_are_all_right():
    cells = ("03/04/2025", "14/04/2025", "2025-04-03", "3 Apr 2025", "April 3 2025", "03.04.2025", "45750")
    assert days(*cells) == [date(2025, 4, 14) if cell[:2] == "14" else date(2025, 4, 3) for cell in cells]


@pytest.mark.parametrize("odd", ["12/13/2024", "04/13/2025"])
def test_one_american_day_among_british_ones_is_a_conflict_that_is_said(odd):
    cells = ("14/03/2025", "03/04/2025", "25/03/2025", odd)
    month, day, year = map(int, odd.split("/"))
    assert days(*cells)[1:] == [date(2025, 4, 3), date(2025, 3, 25), date(year, month, day)]
    rows = "".join(f"E{at},Clerk,{cell},Applied\n" for at, cell in enumerate(cells))
    codes = {issue.code.value for issue in read(f"Company,Role,Date applied,Status\n{rows}").issues}
    assert "date_order_conflict" in codes


def test_a_day_without_a_year_is_never_in_the_year_one():
    assert days("28 Feb 2025", "3 Mar", "5 Mar") == [date(2025, 2, 28), date(2025, 3, 3), date(2025, 3, 5)]
    assert days("3 Mar", "5 Mar") == [None, None]


def test_a_serial_number_among_days_is_its_day():
    assert days("45750", "04/04/2025", "15/04/2025")[0] == date(2025, 4, 3)


def test_eight_digits_are_year_month_day():
    assert days("20250403", "13/04/2025")[0] == date(2025, 4, 3)


def test_an_impossible_day_is_an_issue_and_not_the_next_month():
    ds = read(
        "Company,Role,Date applied,Status\nHazel,Clerk,31/02/2025,Applied\nElm,Cook,14/02/2025,Applied\n"
    )
    assert ds.applications["applied_on"].isna().tolist() == [True, False]
    assert [(issue.row, issue.cell) for issue in ds.issues if issue.code == "unread_date"] == [
        (2, "31/02/2025")
    ]


def test_a_phone_written_as_text_keeps_its_zero_beside_one_written_as_a_number():
    rows = [["Company", "Role", "Status", "Phone"]]
    rows += [["Hazel", "Clerk", "Applied", "07700900123"], ["Brook", "Cook", "Applied", 7700900124]]
    assert load(workbook({"Jobs": rows})).applications["contact_phone"].tolist() == [
        "07700900123",
        "7700900124",
    ]


def test_text_that_looks_like_a_formula_stays_text():
    ds = read('Company,Role,Status,Notes\nHazel,Clerk,Applied,"=1+1"\n')
    assert ds.applications["notes"].tolist() == ["=1+1"]

"""Ways to write a list that are turned into one row for each application before its columns are told."""

from datetime import date

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from analysis.intake.colour_key import hue_of
from analysis.intake.load import load
from analysis.intake.paired_days import with_days_apart
from analysis.intake.periods import Period, period_of, told_until
from analysis.intake.shapes import Block, Line
from analysis.intake.told_names import told
from tests.intake.books import saved

RED, GREEN = "FFFFC7CE", "FFC6EFCE"


def read(text, filename="list.csv"):
    return load(text.encode(), filename=filename)


def days(ds):
    return [None if day != day else day.date().isoformat() for day in ds.applications["applied_on"]]


def states(ds):
    return list(zip(ds.applications["stage"], ds.applications["outcome"], strict=True))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("March 2025", Period(2025, 3)),
        ("März", Period(None, 3)),
        ("2026", Period(2026, None)),
        ("2025/26", Period()),
        ("Hazel Foods", Period()),
        ("may be useful", Period()),
        ("", Period()),
    ],
)
def test_a_title_names_a_month_or_a_year(text, period):
    assert period_of(text) == period


def test_titles_say_how_far_a_list_without_years_reaches():
    assert told_until(["Job search 2025"]) == date(2025, 12, 31)
    assert told_until(["Graduate schemes 2025/26", "Notes"]) == date(2026, 8, 31)
    assert told_until(["Jobs", "£2025", "a long text about 2025 " * 9]) is None
    assert told_until([]) is None


def test_a_year_in_the_title_completes_days_without_one():
    ds = read("Internships 2025,,\nCompany,Role,Applied\nHazel,Clerk,Jan 5\nBrook,Cook,Feb 12\n")
    assert days(ds) == ["2025-01-05", "2025-02-12"]
    assert days(read("Company,Role,Applied\nHazel,Clerk,Jan 5\nBrook,Cook,Feb 12\n")) == [None, None]
    assert days(read("Company,Role,Applied\nHazel,Clerk,Jan 5\n", "jobs 2024.csv")) == ["2024-01-05"]


def test_a_month_in_a_title_makes_bare_numbers_days():
    ds = read(
        "January 2026,,\nCompany,Role,Day\nHazel,Clerk,5\nBrook,Cook,12\n,,\n"
        "February 2026,,\nCompany,Role,Day\nElm,Porter,3\n"
    )
    assert days(ds) == ["2026-01-05", "2026-01-12", "2026-02-03"]


def test_columns_of_weeks_become_days_of_what_happened():
    ds = read(
        "Company,Role,05/01/2026,12/01/2026,19/01/2026\n"
        "Hazel,Clerk,Applied,,Interview\nBrook,Cook,,Applied,Rejected\nElm,Porter,,,Applied\n"
    )
    assert days(ds) == ["2026-01-05", "2026-01-12", "2026-01-19"]
    assert states(ds) == [("interview", "waiting"), ("applied", "rejected"), ("applied", "waiting")]


def test_two_days_under_one_header_are_taken_apart():
    block = Block(("Firm", "Applied / replied"), (Line("", 2, ("Hazel", "3/2/26 - 9/2/26")),))
    apart = with_days_apart(block)
    assert apart.header == ("Firm", "Applied", "replied")
    assert apart.lines[0].cells == ("Hazel", "3/2/26", "9/2/26")
    closing = Block(("Closing date / date sent",), (Line("", 2, ("5/1/2026",)),))
    assert with_days_apart(closing).lines[0].cells == ("", "5/1/2026")
    words = Block(("Applied / replied",), (Line("", 2, ("by e-mail",)),))
    assert with_days_apart(words) is words


@pytest.mark.parametrize(
    ("sentence", "company", "role"),
    [
        ("Applied for Cleaner at Hazel Care (Indeed)", "Hazel Care", "Cleaner"),
        ("Sent CV to Brook Garage for trainee mechanic", "Brook Garage", "trainee mechanic"),
        ("Bewerbung als Fahrer bei Bäckerei Ulme", "Bäckerei Ulme", "Fahrer"),
        ("Handed in CV at The Elm", "The Elm", ""),
    ],
)
def test_a_sentence_tells_employer_and_role(sentence, company, role):
    found = told(sentence)
    assert found is not None
    assert (found.company, found.role) == (company, role)


@pytest.mark.parametrize("sentence", ["", "Updated CV with help from sister", "Appointment at the Jobcentre"])
def test_other_sentences_tell_none(sentence):
    assert told(sentence) is None


def test_a_diary_in_sentences_is_one_row_for_each_application():
    ds = read(
        "Date,What I did\n02/02/2026,Updated CV\n03/02/2026,Applied for Clerk at Hazel Care\n"
        "04/02/2026,Applied for Cook at Brook Cafe\n09/02/2026,Interview at Hazel Care for Clerk\n"
        "13/02/2026,Brook Cafe rejected me by email\n"
    )
    assert ds.applications["company"].tolist() == ["Hazel Care", "Brook Cafe"]
    assert days(ds) == ["2026-02-03", "2026-02-04"]
    assert states(ds) == [("interview", "waiting"), ("applied", "rejected")]
    assert ds.rows_read == len(ds) + len(ds.set_aside)


def test_lists_beside_each_other_need_no_gap():
    ds = read(
        "Company,Role,Date,Company,Role,Date\nHazel,Clerk,05/01/2026,Elm,Porter,13/02/2026\n"
        "Brook,Cook,07/01/2026,,,\n"
    )
    assert sorted(ds.applications["company"]) == ["Brook", "Elm", "Hazel"]


def test_a_board_may_hold_days_and_the_number_of_its_cards():
    ds = read(
        "To apply (1),Applied (2),Interviewing,Offers (0),Rejected (1)\n"
        "Oak - Buyer,Hazel - Clerk (3 March 2026),Elm - Porter,,Ash - Cook\n,Brook - Cook (5 March 2026),,,\n"
    )
    assert ds.applications["company"].tolist() == ["Hazel", "Brook", "Elm", "Ash"]
    assert days(ds) == ["2026-03-03", "2026-03-05", None, None]
    assert ds.aside_counts()["saved"] == 1


def keyed(*key, beside=False):
    book = openpyxl.Workbook()
    sheet = book.active
    if not beside:
        sheet.append(list(key))
    sheet.append(["Company", "Role", "Applied", None, *(("KEY",) if beside else ())])
    rows = (("Hazel", "Clerk", "2026-01-05", RED), ("Brook", "Cook", "2026-01-06", GREEN))
    for at, (*cells, colour) in enumerate(rows):
        sheet.append([*cells, None, *((key[at],) if beside else ())])
        for cell in sheet[sheet.max_row][:3]:
            cell.fill = PatternFill("solid", fgColor=colour)
        if beside:
            sheet.cell(sheet.max_row, 5).fill = PatternFill("solid", fgColor=colour)
    sheet.append(["Elm", "Porter", "2026-01-07"])
    return load(saved(book))


@pytest.mark.parametrize(
    "ds",
    [keyed("red = rejected", "green = interview"), keyed("Rejected", "Interview", beside=True)],
    ids=["above, by the names of colours", "beside, in the colours"],
)
def test_a_key_says_what_the_colours_of_rows_mean(ds):
    assert states(ds) == [("applied", "rejected"), ("interview", "waiting"), ("applied", "waiting")]
    assert ds.mapping["status"].why == "your key says what the colours mean"


def test_colours_without_a_key_are_left_to_the_user():
    assert {outcome for _, outcome in states(keyed("My jobs", "2026"))} == {"waiting"}


def test_colours_have_names():
    names = ("FFFF0000", "FFFFC000", "FFFFFF00", "FF00B050", "FF00B0F0", "FF7030A0", "FF808080")
    assert [hue_of(colour) for colour in names] == [
        "red", "orange", "yellow", "green", "blue", "purple", "grey",
    ]  # fmt: skip


def test_the_outcome_of_an_interview_is_one_of_an_application_that_got_there():
    ds = read(
        "Company,Role,Applied,Interview outcome\nHazel,Clerk,2026-01-05,Unsuccessful\n"
        "Brook,Cook,2026-01-06,Not shortlisted\nElm,Porter,2026-01-07,\n"
    )
    assert states(ds) == [("interview", "rejected"), ("applied", "rejected"), ("applied", "waiting")]


def test_lists_called_after_states_belong_together_whatever_columns_they_have():
    book = openpyxl.Workbook()
    book.active.title = "Pending"
    book.active.append(["Company", "Job title", "Date applied", "Link"])
    book.active.append(["Hazel", "Clerk", "2026-02-10", "https://example.org/1"])
    refused = book.create_sheet("Rejected")
    refused.append(["Company", "Job title", "Date applied", "Date rejected", "Why"])
    refused.append(["Brook", "Cook", "2026-01-20", "2026-01-29", "no licence"])
    later = book.create_sheet("To do")
    later.append(["Company", "Job title", "Closing", "Link"])
    later.append(["Elm", "Porter", "2026-03-01", "https://example.org/9"])
    ds = load(saved(book))
    assert ds.applications["company"].tolist() == ["Hazel", "Brook"]
    assert states(ds)[1] == ("applied", "rejected")
    assert ds.aside_counts()["saved"] == 1


def test_the_order_of_days_is_told():
    ds = read("Company,Role,Applied\nHazel,Clerk,03/04/2026\nBrook,Cook,05/04/2026\n")
    assert (ds.date_orders["Applied"].order, ds.date_orders["Applied"].basis) == ("day_first", "assumed")
    proved = read("Company,Role,Applied\nHazel,Clerk,03/24/2026\nBrook,Cook,04/05/2026\n")
    assert (proved.date_orders["Applied"].order, proved.date_orders["Applied"].basis) == (
        "month_first", "proved",
    )  # fmt: skip
    assert read("Company,Role,Applied\nHazel,Clerk,2026-04-03\n").date_orders == {}


def test_lists_without_headings_and_what_exports_lack_have_codes_of_their_own():
    bare = read("Hazel Care,Cleaner,02/02/2026,rejected\nBrook Cafe,Cook,13/02/2026,interview\n")
    assert "no_headings" in {issue.code.value for issue in bare.issues}
    huntr = read(
        "Id,Created At,Title,List Name,Company Name,Board Name\n"
        "1,2026-01-04T18:22:01Z,Clerk,Applied,Hazel,Jobs\n"
    )
    assert "export_lacks" in {issue.code.value for issue in huntr.issues}

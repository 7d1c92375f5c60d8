"""Days, events and amounts of one table, end to end."""

from datetime import date

import pytest

from analysis.intake.load import load
from analysis.intake.values import pay_range
from analysis.model import AsideReason, Basis, EventKind, IssueCode, Outcome

HEADER = "Company,Role,Applied,Status,Notes\n"


def read(text, **choices):
    return load(text.encode(), filename="search.csv", **choices)


def only(text, **choices):
    ds = read(text, **choices)
    assert len(ds) == 1
    return ds.applications.iloc[0]


def reasons(ds):
    return [row.reason for row in ds.set_aside]


def codes(ds):
    return [issue.code.value for issue in ds.issues]


def test_a_later_refusal_date_makes_it_a_stated_refusal():
    ds = read("Company,Role,Applied,Status,Rejected on\nFig Foods,Cook,2026-01-05,Applied,2026-01-20\n")
    row = ds.applications.iloc[0]
    assert (row.outcome, row.outcome_basis) == (Outcome.REJECTED, Basis.STATED)
    rejected = ds.events[ds.events["kind"] == EventKind.REJECTED]
    assert list(rejected["on"].dt.date) == [date(2026, 1, 20)]
    assert ds.as_of == date(2026, 1, 20)


def test_ids_do_not_depend_on_the_order_of_the_rows_or_on_the_state():
    one = read(HEADER + "Fig Foods,Cook,2026-01-05,Applied,\nGale Gas,Fitter,2026-01-06,Applied,\n")
    other = read(HEADER + "Gale Gas Ltd,fitter,06/01/2026,Rejected,x\nFig Foods,Cook,05/01/2026,Offer,\n")
    assert sorted(one.applications["application_id"]) == sorted(other.applications["application_id"])


def test_a_row_without_day_and_state_is_not_sent_yet_where_days_are_usual():
    ds = read(
        HEADER + "Fig Foods,Cook,2026-01-05,Applied,\nGale Gas,Fitter,2026-01-06,,\nHolm Inn,Porter,,,\n"
        "Iver Ltd,Clerk,,Applied,\n"
    )
    assert list(ds.applications["company"]) == ["Fig Foods", "Gale Gas", "Iver Ltd"]
    assert reasons(ds) == [AsideReason.SAVED]


def test_words_instead_of_a_day_may_be_a_state():
    ds = read(HEADER + "Fig Foods,Cook,2026-01-05,Applied,\nGale Gas,Fitter,not applied yet,,\n")
    assert reasons(ds) == [AsideReason.SAVED]
    assert "unread_date" not in codes(ds)


def test_a_day_nobody_could_read_is_an_issue_with_its_cell():
    ds = read(HEADER + "Fig Foods,Cook,Before 2025-01-24,Applied,\nGale Gas,Fitter,2025-02-01,Applied,\n")
    unread = [issue for issue in ds.issues if issue.code == "unread_date"]
    assert [(issue.row, issue.column, issue.cell) for issue in unread] == [
        (2, "Applied", "Before 2025-01-24")
    ]
    assert ds.applications["applied_on"].isna().tolist() == [True, False]


def test_days_out_of_reason_are_left_out_and_shown():
    ds = read(
        HEADER
        + "Fig,Cook,05/01/1926,Applied,\nGale,Fitter,06/01/2026,Applied,\nHolm,Porter,07/01/2062,Applied,\n"
    )
    assert ds.applications["applied_on"].isna().tolist() == [True, False, True]
    assert [issue.row for issue in ds.issues if issue.code == "date_out_of_range"] == [2, 4]
    assert ds.as_of == date(2026, 1, 6)


def test_one_column_of_days_proves_the_order_for_the_others():
    ds = read("Company,Role,Applied,Response date,Status\nFig Foods,Cook,3/4/2025,3/25/2025,Rejected\n")
    assert ds.applications.iloc[0].applied_on.date() == date(2025, 3, 4)


def test_an_assumed_order_is_said_once_for_the_column():
    ds = read(HEADER + "Fig Foods,Cook,03/04/2025,Applied,\nGale Gas,Fitter,03/05/2025,Applied,\n")
    assumed = [issue for issue in ds.issues if issue.code == "assumed_date_order"]
    assert [(issue.row, issue.column) for issue in assumed] == [(0, "Applied")]


def test_a_day_in_the_status_dates_the_event():
    ds = read(HEADER + "Fig Foods,Cook,17/03/2025,Rejected 3/4/25,\n")
    rejected = ds.events[ds.events["kind"] == EventKind.REJECTED]
    assert list(rejected["on"].dt.date) == [date(2025, 4, 3)]


def test_as_of_counts_replies_and_refusals_but_no_bookings():
    text = (
        "Company,Role,Applied,Interview date,Response date,Follow-up date,Status\n"
        "Fig Foods,Cook,2026-01-05,2026-03-30,2026-01-20,2026-04-30,Interview\n"
    )
    assert read(text).as_of == date(2026, 1, 20)
    assert read(text, as_of=date(2026, 5, 1)).as_of == date(2026, 5, 1)


def test_events_come_from_cells_only_each_kind_and_day_once():
    ds = read(
        "Company,Role,Sent,Phone screen,1st interview,Thank-you sent,Rejected on\n"
        "Fig Foods,Cook,2026-01-05,x,2026-01-20,yes,2026-02-01\n"
    )
    got = [
        (kind, None if on != on else on.date())
        for kind, on in zip(ds.events["kind"], ds.events["on"], strict=True)
    ]
    assert got == [
        ("applied", date(2026, 1, 5)), ("screening", None), ("interview", date(2026, 1, 20)),
        ("rejected", date(2026, 2, 1)), ("thank_you", None),
    ]  # fmt: skip
    assert set(ds.events["basis"]) == {"stated"}


def test_pay_and_way_of_working_are_read_and_kept_as_written():
    row = only("Company,Role,Salary,Remote?,Status\nFig Foods,Cook,£30k-35k,Y,Applied\n")
    assert (row.salary_text, row.salary_low, row.salary_high) == ("£30k-35k", 30_000, 35_000)
    assert row.remote == "Remote"


def test_pay_by_the_hour_is_not_turned_into_years():
    row = only("Company,Role,Salary,Status\nFig Foods,Cook,£12.50 per hour,Applied\n")
    assert row.salary_text == "£12.50 per hour"
    assert row.salary_low != row.salary_low


def test_the_user_may_flip_the_order_of_a_column_of_dates():
    text = HEADER + "Fig Foods,Cook,03/04/2025,Applied,\n"
    assert only(text).applied_on.date() == date(2025, 4, 3)
    flipped = read(text, value_map={"date_order": {"applied": "month_first"}})
    assert flipped.applications.iloc[0].applied_on.date() == date(2025, 3, 4)
    assert "assumed_date_order" not in codes(flipped)


def test_an_impossible_day_under_a_step_is_an_issue_and_the_step_was_reached():
    ds = read("Company,Sent,Interview\nFig,2026-01-05,31/02/2026\nGale,2026-01-06,2026-01-20\n")
    assert ds.applications["stage"].tolist() == ["interview", "interview"]
    assert [(issue.row, issue.cell) for issue in ds.issues if issue.code == "unread_date"] == [
        (2, "31/02/2026")
    ]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("£30,000 - £35,000", 30_000, 35_000),
        ("30-35k", 30_000, 35_000),
        ("€45.000", 45_000, 45_000),
        ("Band 5 (£28,407 - £34,581)", 28_407, 34_581),
        ("£32k + 10% bonus", 32_000, 32_000),
        ("£120/day", None, None),
        ("2.500 € monatlich", None, None),
        ("competitive", None, None),
    ],
)
def test_what_a_text_says_about_a_years_pay(text, low, high):
    assert pay_range(text) == (low, high)


def test_words_beside_a_day_count_too():
    ds = read(
        "Company,Applied,Reply date,Interview\nFig,2026-01-05,12/01/2026 - no,\n"
        "Gale,2026-01-06,13/01/2026,20/01/2026 rejected\nHolm,2026-01-07,14/01/2026,21/01/2026\n"
    )
    assert ds.applications["outcome"].tolist() == ["rejected", "rejected", "waiting"]
    assert ds.applications["stage"].tolist() == ["applied", "interview", "interview"]


def test_a_closing_date_that_is_rolling_is_no_unread_day():
    ds = read("Company,Role,Closing date,Status\nFig,Cook,rolling,Applied\nGale,Cook,2026-02-01,Applied\n")
    assert "unread_date" not in codes(ds)


def test_a_follow_up_that_is_dated_is_a_plan_and_one_that_is_ticked_was_done():
    planned = read("Company,Role,Status,Follow up\nFig,Cook,Applied,2026-02-01\n")
    done = read("Company,Role,Status,Follow up\nFig,Cook,Applied,yes\n")
    assert planned.applications["next_step_on"].dt.date.tolist() == [date(2026, 2, 1)]
    assert planned.events.empty
    assert list(done.events["kind"]) == ["chased"]


def test_a_column_of_days_at_the_end_of_time_is_taken_out_with_issues() -> None:
    rows = "\n".join(f"Firm {n},Clerk,9999-12-31,Applied" for n in range(3))
    ds = load(f"Company,Role,Date applied,Status\n{rows}\n".encode(), filename="a.csv")
    assert ds.applications["applied_on"].isna().all()
    assert [issue.code for issue in ds.issues] == [IssueCode.DATE_OUT_OF_RANGE] * 3

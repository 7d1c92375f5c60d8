"""Rows of one table, end to end, one behaviour a test."""

import pytest

from analysis.intake.load import load
from analysis.model import AsideReason, Basis, Outcome, Stage

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


def test_a_bare_refusal_does_not_say_how_far_it_got():
    row = only(HEADER + "Fig Foods,Cook,2026-01-05,Rejected,\n")
    assert (row.stage, row.stage_basis) == (Stage.APPLIED, Basis.ASSUMED)
    assert (row.outcome, row.outcome_basis) == (Outcome.REJECTED, Basis.STATED)


def test_an_unknown_word_is_waiting_and_an_issue_never_a_refusal():
    ds = read(HEADER + "Fig Foods,Cook,2026-01-05,Xyzzy,\nGale Gas,Fitter,2026-01-06,Xyzzy,\n")
    assert list(ds.applications["outcome"]) == [Outcome.WAITING] * 2
    assert list(ds.applications["outcome_basis"]) == [Basis.ASSUMED] * 2
    unknown = [issue for issue in ds.issues if issue.code == "unknown_status"]
    assert [(issue.row, issue.column, issue.cell) for issue in unknown] == [(2, "Status", "Xyzzy")]
    assert "2 rows" in unknown[0].message


def test_the_user_may_say_what_a_word_means():
    ds = read(
        HEADER + "Fig Foods,Cook,2026-01-05,Xyzzy,\n",
        value_map={"status": {"xyzzy ": ("interview", "rejected")}},
    )
    assert ds.applications.iloc[0].stage == Stage.INTERVIEW
    assert ds.applications.iloc[0].outcome == Outcome.REJECTED
    assert "unknown_status" not in codes(ds)


def test_a_sector_may_be_chosen_for_a_word():
    text = "Company,Role,Sector,Status\nFig Foods,Cook,Grub,Applied\n"
    assert "unknown_sector" in codes(read(text))
    chosen = only(text, value_map={"sector": {"Grub": "hospitality"}})
    assert (chosen.sector, chosen.sector_text, chosen.sector_basis) == ("hospitality", "Grub", "column")


def test_notes_carry_a_bare_refusal_further():
    row = only(HEADER + "Fig Foods,Cook,2026-01-05,Rejected,had two interviews and they said no\n")
    assert (row.stage, row.outcome) == (Stage.FINAL_ROUND, Outcome.REJECTED)


def test_status_and_result_are_read_together_and_the_furthest_stage_counts():
    row = only("Company,Role,Stage reached,Outcome\nFig Foods,Cook,Second interview,Rejected\n")
    assert (row.stage, row.outcome) == (Stage.FINAL_ROUND, Outcome.REJECTED)


def test_two_outcomes_that_cannot_both_be_true_are_settled_and_shown():
    ds = read("Company,Role,Status,Outcome\nFig Foods,Cook,Offer accepted,Rejected\n")
    assert len([code for code in codes(ds) if code == "status_conflict"]) == 1
    assert ds.applications.iloc[0].outcome == Outcome.ACCEPTED


def test_a_refusal_after_silence_is_no_conflict():
    ds = read("Company,Role,Status,Outcome\nFig Foods,Cook,Ghosted,Rejected\n")
    assert "status_conflict" not in codes(ds)
    assert ds.applications.iloc[0].outcome == Outcome.REJECTED


def test_saved_adverts_totals_notes_and_repeats_are_set_aside_and_rows_conserved():
    ds = read(
        HEADER
        + "Fig Foods,Cook,2026-01-05,Applied,\n"
        + "Gale Gas,Fitter,,Wishlist,\n"
        + "Company,Role,Applied,Status,Notes\n"
        + "Fig Foods,Cook,2026-01-05,Applied,\n"
        + "Holm Inn,Porter,2026-01-07,Rejected,\n"
        + ",,,Applied,\n"
        + ",,,,ring the agencies on Monday\n"
        + "Total,3,,,\n"
    )
    assert list(ds.applications["company"]) == ["Fig Foods", "Holm Inn"]
    assert reasons(ds) == [
        AsideReason.SAVED, AsideReason.REPEATED_HEADER, AsideReason.DUPLICATE, AsideReason.EMPTY_APPLICATION,
        AsideReason.NOTE, AsideReason.TOTAL,
    ]  # fmt: skip
    assert ds.rows_read == 8
    assert [row.row for row in ds.set_aside] == [3, 4, 5, 7, 8, 9]
    assert ds.set_aside[0].cells == {"Company": "Gale Gas", "Role": "Fitter", "Status": "Wishlist"}


def test_running_numbers_do_not_hide_a_repeat():
    ds = read("No,Company,Role,Status\n1,Fig,Cook,Applied\n2,Fig,Cook,Applied\n3,Gale,Cook,Applied\n")
    assert reasons(ds) == [AsideReason.DUPLICATE]


def test_another_try_at_the_same_employer_is_another_application():
    ds = read(HEADER + "Fig Foods,Cook,2026-01-05,Rejected,\nFig Foods,Cook,2026-04-05,Applied,\n")
    assert len(ds) == 2
    assert ds.applications["application_id"].is_unique


def test_two_rows_that_agree_in_what_names_them_get_two_ids():
    ds = read(HEADER + "Fig Foods,Cook,2026-01-05,Rejected,a\nFIG FOODS LTD,cook,2026-01-05,Rejected,b\n")
    assert len(set(ds.applications["application_id"])) == 2


def test_in_a_table_of_steps_a_blank_says_that_the_step_was_not_reached():
    ds = read("Company,Phone screen,Interview,Offer,Rejected\nFig Foods,,,,x\nGale Gas,x,x,,x\n")
    assert list(ds.applications["stage_basis"]) == [Basis.INFERRED, Basis.STATED]


@pytest.mark.parametrize(("count", "stage"), [("0", "applied"), ("1", "interview"), ("3", "final_round")])
def test_a_number_of_interviews_says_how_far_it_got(count, stage):
    text = "Company,Role,Number of interviews,Status\nFig Foods,Cook,{},Rejected\nGale Gas,Cook,2,Applied\n"
    assert read(text.format(count)).applications.iloc[0].stage == stage


def test_a_named_agency_marks_the_application():
    ds = read(
        "Company,Role,Agency,Status\nFig Foods,Cook,Hart Search,Applied\nGale Gas,Cook,direct,Applied\n"
    )
    assert list(ds.applications["via_agency"]) == [True, False]


def test_an_employer_called_na_and_a_feedback_of_none_stay_text():
    ds = read("Company,Role,Status,Feedback\nNA,Cook,Rejected,None\nFig,Clerk,Rejected,too junior\n")
    assert (ds.applications["company"][0], ds.applications["feedback"][0]) == ("NA", "None")


def test_other_columns_and_the_words_of_the_state_are_kept_as_own():
    row = only("Company,Role,Status,Shoe size\nFig Foods,Cook,PFO,43\n")
    assert (row["own:Shoe size"], row["own:Status"]) == ("43", "PFO")


def test_a_reason_for_rejection_implies_a_refusal():
    row = only("Company,Role,Applied,Reason for rejection\nFig Foods,Cook,2026-01-05,too junior\n")
    assert (row.outcome, row.outcome_basis) == (Outcome.REJECTED, Basis.INFERRED)


def test_not_in_progress_any_more_is_a_refusal_unless_an_offer_came():
    ds = read(
        "Company,In progress,Phone screen,Interview,Offer\nFig,N,Y,Y,\nGale,N,Y,Y,Y\nHolm,Y,Y,,\nIver,N,G,,\n"
    )
    assert list(ds.applications["outcome"]) == ["rejected", "waiting", "waiting", "no_reply"]
    assert ds.applications["outcome_basis"].iloc[0] == Basis.INFERRED


def test_ditto_marks_stand_for_what_is_above():
    ds = read(
        "Company,Role,Applied,Status\nFig Foods,Cook,2026-01-05,Applied\nditto,Porter,2026-01-06,Rejected\n"
    )
    assert ds.applications["company"].tolist() == ["Fig Foods", "Fig Foods"]


def rows_of(text):
    ds = load(text.encode(), filename="list.csv")
    return ds, {row.row: str(row.reason) for row in ds.set_aside}


def test_titles_figures_and_examples_around_a_list_are_no_applications():
    ds, aside = rows_of(
        "Company,Role,Date,Status\nFebruary,,,\ne.g. Acme,Analyst,dd/mm/yyyy,Applied\n"
        "Hazel,Clerk,2026-02-03,Rejected\nMarch,,,\nBrook,Cook,2026-03-05,Applied\n"
        "Rejected,2,,\nInterviews,1,,\nTotal sent: 34,,,\n"
    )
    assert ds.applications["company"].tolist() == ["Hazel", "Brook"]
    assert aside == {2: "note", 3: "note", 5: "note", 7: "total", 8: "total", 9: "total"}


def test_employers_whose_names_look_like_titles_stay():
    ds, aside = rows_of(
        "Company,Role,Date,Status\nMay,Clerk,2026-02-03,Rejected\nRejected Ltd,Cook,2026-02-04,Applied\n"
        "Total Logistics,Porter,2026-02-05,Applied\nOffer Moments,,2026-02-06,Applied\n"
    )
    assert len(ds) == 4
    assert aside == {}


def test_a_row_without_a_tick_under_sent_has_not_been_sent():
    ds, aside = rows_of(
        "Company,Role,Sent,Interview\nHazel,Clerk,x,\nBrook,Cook,,\nElm,Porter,x,x\nOak,Buyer,,x\n"
    )
    assert ds.applications["company"].tolist() == ["Hazel", "Elm", "Oak"]
    assert ds.applications["stage"].tolist() == ["applied", "interview", "interview"]
    assert aside == {3: "saved"}


def test_without_any_tick_under_sent_the_column_says_nothing():
    ds, _ = rows_of("Company,Role,Sent,Interview\nHazel,Clerk,,\nBrook,Cook,,x\n")
    assert len(ds) == 2


def test_a_status_or_a_day_counts_more_than_a_missing_tick():
    ds, _ = rows_of(
        "Company,Role,Date applied,Sent,Status\nHazel,Clerk,2026-01-05,x,\nBrook,Cook,2026-01-06,,\n"
        "Elm,Porter,,,Rejected\n"
    )
    assert len(ds) == 3


def test_web_addresses_under_company_are_the_employer_when_nothing_else_is():
    ds, _ = rows_of(
        "Company,Role,Status\nwww.hazel.example/jobs,Clerk,Rejected\nhttps://brook.example,Cook,Applied\n"
    )
    assert ds.applications["company"].tolist() == ["www.hazel.example/jobs", "https://brook.example"]
    ds, _ = rows_of("Company,Employer,Role,Status\nhttps://hazel.example,Hazel,Clerk,Rejected\n")
    assert ds.applications["company"].tolist() == ["Hazel"]


def test_a_column_without_a_name_is_no_status_by_its_letter():
    ds, _ = rows_of("Company,Role,Date,\nHazel,Clerk,2026-02-03,good\nBrook,Cook,2026-02-05,nice people\n")
    assert "status" not in ds.mapping
    assert ds.applications["own:Column D"].tolist() == ["good", "nice people"]

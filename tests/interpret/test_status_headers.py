"""Columns named after a step, and the marks under them."""

import pytest

from analysis.interpret.status import Mark, StageHeader, read_mark, read_stage_header
from analysis.model.stage import EventKind, Outcome, Stage


@pytest.mark.parametrize(
    ("header", "stage", "outcome", "kind"),
    [
        ("HR/ Recruiter Call", Stage.SCREENING, None, EventKind.SCREENING),
        ("Hiring Manager", Stage.INTERVIEW, None, EventKind.INTERVIEW),
        ("Technical Interview/ Assessment", Stage.SCREENING, None, EventKind.ASSESSMENT),
        ("Panel Interview", Stage.FINAL_ROUND, None, EventKind.FINAL_ROUND),
        ("Tech Exam", Stage.SCREENING, None, EventKind.ASSESSMENT),
        ("2nd Interview", Stage.FINAL_ROUND, None, EventKind.FINAL_ROUND),
        ("Interview date", Stage.INTERVIEW, None, EventKind.INTERVIEW),
        ("Sent", Stage.APPLIED, None, EventKind.APPLIED),
        ("Applied on", Stage.APPLIED, None, EventKind.APPLIED),
        ("Job Offer", Stage.OFFER, None, EventKind.OFFER),
        ("Offer Declined", Stage.OFFER, Outcome.DECLINED, EventKind.WITHDRAWN),
        ("No Offer", Stage.INTERVIEW, Outcome.REJECTED, EventKind.REJECTED),
        ("Auto Rejected", None, Outcome.REJECTED, EventKind.REJECTED),
        ("Rejected on", None, Outcome.REJECTED, EventKind.REJECTED),
        ("Ghosted", None, Outcome.NO_REPLY, None),
        ("In-Progress", None, Outcome.WAITING, None),
        ("Thank-you sent", None, None, EventKind.THANK_YOU),
        ("Asked for feedback", None, None, EventKind.FEEDBACK_ASKED),
        ("Date of 1st Response", None, None, EventKind.REPLIED),
        ("Vorstellungsgespräch", Stage.INTERVIEW, None, EventKind.INTERVIEW),
        ("Wishlist", Stage.SAVED, None, None),
    ],
)
def test_a_header_that_names_a_step(header, stage, outcome, kind):
    assert read_stage_header(header) == StageHeader(stage, outcome, kind)


@pytest.mark.parametrize(
    "header",
    [
        "", "Status", "Outcome", "Response?", "Notes", "Interview notes", "Interview questions", "Company",
        "Application site", "Days since", "Closing date", "Offer salary", "Recruiter", "Result", "Referral",
        "Feedback", "Who Applied?", "Job Title", "Contract", "Start date", "own words nobody knows",
    ],
)  # fmt: skip
def test_a_header_that_names_something_else(header):
    assert read_stage_header(header) is None


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("Y", Mark.YES), ("yes", Mark.YES), ("x", Mark.YES), ("✓", Mark.YES), ("✔️", Mark.YES),
        ("done", Mark.YES),
        ("(x)", Mark.YES), ("Sí", Mark.YES), ("Não", Mark.NO),
        ("Yes!", Mark.YES), ("TRUE", Mark.YES), ("1", Mark.YES), ("Ja", Mark.YES),
        ("N", Mark.NO), ("no", Mark.NO), ("✗", Mark.NO), ("❌", Mark.NO), ("FALSE", Mark.NO), ("0", Mark.NO),
        ("G", Mark.GHOST), ("👻", Mark.GHOST),
        ("N/A", Mark.NOT_APPLICABLE), ("na", Mark.NOT_APPLICABLE),
        ("", Mark.BLANK), ("  ", Mark.BLANK), ("-", Mark.BLANK),
        ("8/5/2019", Mark.OTHER), ("2", Mark.OTHER), ("expired", Mark.OTHER), ("went well", Mark.OTHER),
    ],
)  # fmt: skip
def test_a_mark_under_a_step(cell, mark):
    assert read_mark(cell) is mark

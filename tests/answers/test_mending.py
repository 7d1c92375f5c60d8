"""Days to type in, and where file and user disagree."""

from datetime import date

from analysis import load
from analysis.answers.mending import disagreements, missing_days
from analysis.intake import changes
from analysis.intake.apply import lay
from analysis.model import Edits

CSV = b"""Employer,Role,Date applied,Status,Notes
Fell,Clerk,14/05/2026,Applied,
Holt,Buyer,some time ago,Applied,old
"""
WHEN = date(2026, 6, 1)


def test_an_unread_day_is_offered_until_it_is_given() -> None:
    ds = load(CSV, filename="a.csv")
    (day,) = missing_days(ds, lay(ds, Edits()))
    assert (day.field, day.about, day.column, day.cell) == (
        "applied_on", "Holt · Buyer", "Date applied", "some time ago",
    )  # fmt: skip
    edits = Edits().add(changes.set_field(ds, day.application_id, day.field, WHEN), when=WHEN)
    assert missing_days(ds, lay(ds, edits)) == ()


def test_a_row_put_aside_needs_no_day() -> None:
    ds = load(CSV, filename="a.csv")
    id_ = ds.applications["application_id"].iloc[1]
    edits = Edits().add(changes.put_aside(ds, id_), when=WHEN)
    assert missing_days(ds, lay(ds, edits)) == ()


def test_a_file_that_says_otherwise_now_is_told_in_words() -> None:
    ds = load(CSV, filename="a.csv")
    id_ = ds.applications["application_id"].iloc[1]
    edits = Edits().add(changes.set_field(ds, id_, "notes", "mine"), when=WHEN)
    assert disagreements(lay(ds, edits)) == ()
    newer = load(CSV.replace(b"old", b"new"), filename="a.csv")
    (one,) = disagreements(lay(newer, edits))
    assert (one.about, one.what, one.file_says, one.you_said) == ("Holt · Buyer", "notes", "“new”", "“mine”")

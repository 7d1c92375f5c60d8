"""Cells typed into the list: what becomes a change, what is refused and why, what is no change at all."""

from datetime import date

import pytest

from analysis.errors import JobSearchError
from analysis.intake.apply import lay
from analysis.intake.cell_edits import Cell, confirm, day_of, last_days, set_all, take
from analysis.model import Edits, EventKind, RecordEvent, RemoveEvent, SetField
from tests import builders

DAY = date(2026, 6, 29)


def search():
    rows = [
        {
            "company": "Ash Ltd",
            "role": "Cook",
            "stage_basis": "assumed",
            "sector": "it",
            "sector_basis": "title",
        },
        {"company": "Birch", "role": "Chef", "stage": "accepted", "outcome": "accepted"},
        {"company": "Cedar", "role": "", "outcome": "rejected"},
    ]
    events = [
        builders.event("a1", EventKind.INTERVIEW, builders.ago(20)),
        builders.event("a1", EventKind.INTERVIEW, builders.ago(12)),
        builders.event("a3", EventKind.THANK_YOU, None),
    ]
    return builders.dataset(rows, events)


def cells(application_id: str = "a1", **typed: object) -> list[Cell]:
    return [Cell(application_id, field, value) for field, value in typed.items()]


def said(changes) -> list[tuple[str, object]]:
    return [(one.field, one.value) for one in changes if isinstance(one, SetField)]


def test_what_fits_becomes_a_change_with_its_old_value() -> None:
    found = take(search(), cells(stage="interview", replied_on="2026-06-01", feedback=" warm "))
    assert said(found.changes) == [
        ("stage", "interview"), ("feedback", "warm"), ("replied_on", date(2026, 6, 1)),
    ]  # fmt: skip
    assert [one.old for one in found.changes] == ["applied", "", None]
    assert found.changes[0].about == "Cook at Ash Ltd"
    assert found.refused == ()


def test_what_is_shown_already_is_no_change() -> None:
    ds = search()
    shown = builders.ago(90).isoformat()
    found = take(
        ds, cells(stage="applied", company="Ash Ltd", applied_on=f"{shown}T00:00:00.000Z", notes=None)
    )
    assert found == ((), ())
    assert take(ds, []) == ((), ())


@pytest.mark.parametrize(
    ("id_", "field", "typed", "why"),
    [
        ("a2", "stage", "interview", "Change the outcome first"),
        ("a1", "stage", "Hopeful", "not one of the choices"),
        ("a1", "sector", "magic", "no sector called “magic”"),
        ("a1", "applied_on", "soon", "not a day"),
        ("a1", "applied_on", "0026-05-03", "Check the year"),
        ("a1", "thanked_on", "soon", "not a day"),
        ("a3", "company", "  ", "employer or a role"),
        ("gone", "notes", "x", "not in the list"),
    ],
)
def test_what_does_not_fit_says_why_and_keeps_what_was_typed(id_, field, typed, why) -> None:
    found = take(search(), [Cell(id_, field, typed)])
    assert found.changes == ()
    (one,) = found.refused
    assert why in one.why
    assert one.cell == Cell(id_, field, typed)


def test_one_wrong_cell_does_not_hold_up_the_others() -> None:
    found = take(search(), [*cells("a2", stage="interview"), *cells("a3", notes="x")])
    assert said(found.changes) == [("notes", "x")]
    assert [one.about for one in found.refused] == ["Chef at Birch"]


def test_a_stage_that_fits_the_new_outcome_is_taken_with_it() -> None:
    found = take(search(), cells("a2", stage="interview", outcome="waiting"))
    assert said(found.changes) == [("outcome", "waiting"), ("stage", "interview")]
    after = lay(search(), Edits().add(*found.changes, when=DAY)).dataset.applications
    assert after.loc[1, ["stage", "outcome"]].tolist() == ["interview", "waiting"]


def test_a_day_of_an_event_replaces_its_latest_one() -> None:
    ds = search()
    found = take(ds, cells(interview_on="2026-06-25"))
    assert [type(one) for one in found.changes] == [RemoveEvent, RecordEvent]
    after = lay(ds, Edits().add(*found.changes, when=DAY)).dataset
    assert last_days(after)["a1", "interview_on"] == date(2026, 6, 25)
    assert after.applications.loc[0, "stage"] == "interview"
    taken_off = take(after, cells(interview_on=None))
    assert [type(one) for one in taken_off.changes] == [RemoveEvent]
    left = lay(ds, Edits().add(*found.changes, when=DAY).add(*taken_off.changes, when=DAY)).dataset
    assert last_days(left)["a1", "interview_on"] == builders.ago(20)


def test_an_event_without_a_day_gets_one() -> None:
    ds = search()
    assert ("a3", "thanked_on") not in last_days(ds)
    found = take(ds, cells("a3", thanked_on=DAY))
    after = lay(ds, Edits().add(*found.changes, when=DAY)).dataset
    assert last_days(after)["a3", "thanked_on"] == DAY
    assert len(after.events[after.events["application_id"] == "a3"]) == 1


def test_many_are_set_at_once_or_none() -> None:
    ds = search()
    assert said(set_all(ds, ["a1", "a3"], "outcome", "closed")) == [("outcome", "closed")] * 2
    assert said(set_all(ds, ["a3"], "outcome", "rejected")) == []
    assert said(set_all(ds, ["a1", "a3"], "stage", "applied")) == [("stage", "applied")]
    with pytest.raises(JobSearchError, match=r"^Chef at Birch: As it stands it went further"):
        set_all(ds, ["a1", "a2"], "stage", "interview")
    assert set_all(ds, ["gone"], "outcome", "closed") == ()


def test_what_was_worked_out_is_confirmed() -> None:
    ds = search()
    assert said(confirm(ds, ["a1", "a2"])) == [("stage", "applied"), ("sector", "it")]
    after = lay(ds, Edits().add(*confirm(ds, ["a1"]), when=DAY)).dataset.applications
    assert after.loc[0, ["stage_basis", "sector_basis"]].tolist() == ["edited", "edited"]
    assert confirm(ds, []) == ()


def test_days() -> None:
    assert day_of(None) is day_of("") is day_of(float("nan")) is None
    assert day_of("2026-05-03T00:00:00") == day_of(date(2026, 5, 3)) == date(2026, 5, 3)

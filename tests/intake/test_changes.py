"""What a user does on screen becomes a change, or one plain sentence says why not."""

from datetime import date

import pytest

from analysis.errors import JobSearchError, UnknownFieldError
from analysis.intake.apply import lay
from analysis.intake.changes import (
    add_application,
    bring_back,
    put_aside,
    record_event,
    remove_event,
    set_employers,
    set_field,
    set_fields,
)
from analysis.intake.load import load
from analysis.intake.recovery import fields_of
from analysis.model import (
    AsideReason,
    Basis,
    Edits,
    EventKind,
    MappedColumn,
    Outcome,
    SectorBasis,
    SetAside,
    Stage,
)
from analysis.model.recall import held
from tests import builders

DAY = date(2026, 6, 29)
DS = builders.dataset(
    [
        {"company": "Harbour Lane Ltd", "role": "Analyst", "outcome": "rejected", "source_row": 2},
        {"company": "HARBOUR LANE", "role": "", "sector": "it", "sector_basis": "column"},
        {"company": "", "role": "Cook", "outcome": "accepted", "stage": "accepted"},
    ]
)


def test_a_field_carries_its_old_value_and_name() -> None:
    change = set_field(DS, "a1", "stage", "interview")
    assert (change.value, change.old, change.about) == ("interview", "applied", "Analyst at Harbour Lane Ltd")
    assert set_field(DS, "a2", "notes", "x").about == "HARBOUR LANE"
    assert set_field(DS, "a3", "applied_on", "2026-03-02").old == builders.ago(90)


def test_several_are_set_together_or_none() -> None:
    changes = set_fields(DS, ["a3", "a1"], "notes", "x")
    assert [(one.application_id, one.about) for one in changes] == [
        ("a3", "Cook"), ("a1", "Analyst at Harbour Lane Ltd"),
    ]  # fmt: skip
    assert set_fields(DS, [], "notes", "x") == ()
    with pytest.raises(JobSearchError, match="Change the outcome first"):
        set_fields(DS, ["a1", "a3"], "stage", "interview")


@pytest.mark.parametrize(
    ("id_", "field", "value", "says"),
    [
        ("a1", "applied_on", "soon", "not a day"),
        ("a1", "salary_low", "lots", "not an amount"),
        ("a1", "stage", "hopeful", "not one of the choices"),
        ("a1", "stage", "saved", "not an application yet"),
        ("a2", "company", " ", "employer or a role"),
        ("a3", "role", "", "employer or a role"),
        ("a3", "stage", "interview", "Change the outcome first"),
        ("gone", "notes", "x", "not in the list"),
    ],
)
def test_a_wrong_value_says_why(id_, field, value, says) -> None:
    with pytest.raises(JobSearchError, match=says) as caught:
        set_field(DS, id_, field, value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("colour", "red"),
        ("application_id", "x"),
        ("stage_basis", "stated"),
        ("sector", "magic"),
        ("job_family", ""),
    ],
)
def test_what_does_not_exist_is_refused(field, value) -> None:
    with pytest.raises(JobSearchError):
        set_field(DS, "a1", field, value)
    with pytest.raises(UnknownFieldError):
        set_field(DS, "a1", "colour", "red")


def test_employers_are_set_together() -> None:
    first, second = set_employers(DS, {"harbour lane": "retail", "nobody": "it"})
    assert (first.employer, first.sector, first.about) == ("harbour lane", "retail", "Harbour Lane Ltd")
    assert (second.about, second.old) == ("nobody", "")
    (agency,) = set_employers(DS, {"harbour lane": ""}, via_agency=True)
    assert (agency.sector, agency.via_agency) == (None, True)
    with pytest.raises(UnknownFieldError):
        set_employers(DS, {"harbour lane": "magic"})
    with pytest.raises(JobSearchError, match="Choose a sector"):
        set_employers(DS, {"harbour lane": ""})


def test_events_know_the_outcome_they_met() -> None:
    assert record_event(DS, "a1", EventKind.REOPENED, DAY).old == "rejected"
    assert remove_event(DS, "a1", EventKind.REOPENED, DAY).about == "Analyst at Harbour Lane Ltd"
    assert put_aside(DS, "a1", AsideReason.SAVED).reason is AsideReason.SAVED
    with pytest.raises(JobSearchError):
        record_event(DS, "gone", EventKind.CHASED, DAY)


def test_an_application_is_added_with_an_id_of_its_own() -> None:
    first = add_application(DS, {"company": "Barclays", "role": "Software engineer", "applied_on": DAY})
    made = first.application
    assert (made.sector, made.job_family, made.stage_basis) == ("finance", "it", Basis.EDITED)
    assert (made.source_sheet, made.source_row) == ("", 0)
    after = lay(DS, Edits().add(first, when=DAY)).dataset
    again = add_application(after, {"company": "Barclays", "role": "Software engineer", "applied_on": DAY})
    assert again.application.application_id != made.application_id
    said = add_application(DS, {"role": "Cook", "sector": "health"}).application
    assert (said.sector, said.sector_basis) == ("health", SectorBasis.EDITED)
    with pytest.raises(JobSearchError, match="employer or a role"):
        add_application(DS, {"notes": "x"})
    with pytest.raises(UnknownFieldError):
        add_application(DS, {"role": "Cook", "sector": "magic"})


def test_a_row_set_aside_is_read_from_its_cells() -> None:
    names = {"company": "Firm", "role": "Post", "applied_on": "Sent", "status": "State", "notes": "Notes"}
    mapping = {name: MappedColumn(column, 1.0, "") for name, column in names.items()}
    cells = {"Firm": " Elm ", "Post": "Cook", "Sent": "03/04/2026", "State": "Rejected after interview"}
    row = SetAside("S", 4, AsideReason.DUPLICATE, cells)
    other = SetAside("S", 5, AsideReason.SAVED, {"Firm": "Fir", "Sent": "25/04/2026", "State": "wishlist"})
    ds = builders.dataset([{}], set_aside=(row, other), mapping=mapping)
    found = fields_of(ds, row)
    assert (found["company"], found["role"], found["applied_on"]) == ("Elm", "Cook", date(2026, 4, 3))
    assert (found["stage"], found["outcome"]) == (Stage.INTERVIEW, Outcome.REJECTED)
    assert "stage" not in fields_of(ds, other)
    change = bring_back(lay(ds, Edits()), other, {"role": "Fitter", "stage": "screening"})
    made = change.application
    assert (made.company, made.role, made.stage, made.stage_basis) == ("Fir", "Fitter", "screening", "edited")
    empty = SetAside("S", 6, AsideReason.NOTE, {"Notes": "week 3"})
    with pytest.raises(JobSearchError, match="employer or a role"):
        bring_back(lay(ds, Edits()), empty)


def test_a_saved_advert_of_a_file_becomes_one_that_was_sent() -> None:
    text = "Company,Role,Date applied,Status\nAsh,Cook,2026-03-02,Applied\nElm,Chef,,Wishlist\n"
    ds = load(text.encode(), filename="search.csv")
    (row,) = ds.set_aside
    applied = lay(ds, Edits().add(bring_back(lay(ds, Edits()), row, {"applied_on": DAY}), when=DAY))
    made = applied.dataset.applications.iloc[-1]
    assert (made["company"], made["stage"], made["outcome"]) == ("Elm", "applied", "waiting")
    assert len(applied.dataset) == ds.rows_read == 2
    assert applied.added == ()


def test_nothing_the_user_wrote_stays_behind() -> None:
    add_application(DS, {"company": "Barclays", "role": "Software engineer"})
    lay(DS, Edits().add(set_field(DS, "a1", "company", "Barclays"), when=DAY))
    assert held() == 0

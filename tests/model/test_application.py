"""A row becomes an application only if it can be one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from analysis.model import Application, Basis, Outcome, Stage


def make(**values: object) -> Application:
    return Application.model_validate({"application_id": "a1", "company": "Larkfield Audit", **values})


def test_nothing_said_is_assumed() -> None:
    plain = make()
    assert (plain.stage, plain.outcome) == (Stage.APPLIED, Outcome.WAITING)
    assert (plain.stage_basis, plain.outcome_basis) == (Basis.ASSUMED, Basis.ASSUMED)


def test_an_accepted_outcome_means_stage_accepted() -> None:
    taken = make(outcome=Outcome.ACCEPTED, stage=Stage.INTERVIEW, stage_basis=Basis.STATED)
    assert (taken.stage, taken.stage_basis) == (Stage.ACCEPTED, Basis.INFERRED)


def test_a_declined_outcome_means_at_least_an_offer() -> None:
    assert make(outcome="declined").stage is Stage.OFFER
    assert make(outcome="declined", stage="offer", stage_basis="stated").stage_basis is Basis.STATED


def test_an_advert_that_was_saved_is_not_an_application() -> None:
    with pytest.raises(ValidationError, match="not an application"):
        make(stage=Stage.SAVED)


def test_it_needs_an_employer_or_a_role() -> None:
    with pytest.raises(ValidationError, match="employer or a role"):
        Application(application_id="a1", notes="call back")
    assert Application(application_id="a1", role="Care assistant").company == ""


@pytest.mark.parametrize(
    "values", [{"stage": "hopeful"}, {"outcome": "ghosted"}, {"colour": "red"}, {"source_row": -1}]
)
def test_a_value_outside_its_set_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        make(**values)


@given(st.sampled_from(list(Stage)[1:]), st.sampled_from(list(Outcome)))
def test_stage_and_outcome_always_agree(stage: Stage, outcome: Outcome) -> None:
    row = make(stage=stage, outcome=outcome)
    assert row.stage.reaches(stage)
    if outcome is Outcome.ACCEPTED:
        assert row.stage is Stage.ACCEPTED
    if outcome is Outcome.DECLINED:
        assert row.stage.reaches(Stage.OFFER)

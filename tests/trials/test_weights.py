"""What counts, and how much: each row of the table by hand."""

from datetime import timedelta

import pytest

from analysis.model import Basis, EventKind, Outcome, Stage, Tier
from analysis.trials import rate_of, trials
from tests.builders import AS_OF, ago, dataset, event
from tests.trials.oracle import default_g, one

REACHED = [Stage.INTERVIEW, Stage.FINAL_ROUND, Stage.OFFER, Stage.ACCEPTED]


@pytest.mark.parametrize("stage", REACHED)
@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("age", [3, 90, None])
def test_an_interview_counts_in_full_whatever_followed(stage, outcome, age):
    row = one(stage=stage, outcome=outcome, age=age)
    assert (row.k, row.weight) == (1, 1)


@pytest.mark.parametrize("stage", [Stage.APPLIED, Stage.SCREENING])
@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.RESERVE, Outcome.CLOSED])
@pytest.mark.parametrize("age", [3, None])
def test_a_no_before_any_interview_counts_in_full(stage, outcome, age):
    row = one(stage=stage, outcome=outcome, age=age)
    assert (row.k, row.weight, row.waiting) == (0, 1, False)


@pytest.mark.parametrize("age", [0, 5, 10, 33, 60, 200])
@pytest.mark.parametrize(
    ("outcome", "basis"),
    [
        (Outcome.WAITING, Basis.STATED),
        (Outcome.WAITING, Basis.ASSUMED),
        (Outcome.NO_REPLY, Basis.STATED),
        (Outcome.REJECTED, Basis.INFERRED),
        (Outcome.REJECTED, Basis.ASSUMED),
    ],
)
def test_silence_counts_by_its_age(age, outcome, basis):
    row = one(outcome=outcome, outcome_basis=basis, age=age)
    assert row.k == 0
    assert row.weight == pytest.approx(default_g(age))
    assert row.waiting == (outcome is Outcome.WAITING)


def test_ten_days_of_silence_are_about_half_a_trial():
    assert one(age=10).weight == pytest.approx(0.5014, abs=1e-4)


def test_a_refusal_with_a_date_is_not_silence():
    row = one([event("a1", EventKind.REJECTED, ago(2))], outcome="rejected", outcome_basis="inferred", age=10)
    assert row.weight == 1


def test_a_refusal_the_user_entered_in_the_app_is_stated():
    assert one(outcome="rejected", outcome_basis=Basis.EDITED, age=10).weight == 1


def test_withdrawing_counts_until_the_day_it_happened():
    events = [event("a1", "screening", ago(25)), event("a1", "withdrawn", ago(22))]
    assert one(events, outcome="withdrawn", age=30).weight == pytest.approx(default_g(8))


def test_withdrawing_without_a_date_counts_until_the_last_dated_event():
    events = [
        event("a1", "applied", ago(30)),
        event("a1", "screening", ago(25)),
        event("a1", "chased", ago(18)),
    ]
    assert one(events, outcome="withdrawn", age=30).weight == pytest.approx(default_g(12))
    assert one(outcome="withdrawn", age=30, replied_on=ago(9)).weight == pytest.approx(default_g(21))


def test_withdrawing_without_any_date_counts_by_age():
    assert one(outcome="withdrawn", age=30).weight == pytest.approx(default_g(30))
    assert one([event("a1", "applied", ago(30))], outcome="withdrawn", age=30).weight == pytest.approx(
        default_g(30)
    )


def test_without_an_applied_date_the_mean_of_those_like_it():
    rows = [
        {"age": 5}, {"age": 20, "outcome": "no_reply"}, {"age": None}, {"age": None, "outcome": "withdrawn"},
        {"age": 12, "outcome": "withdrawn"}, {"age": None, "outcome": "rejected"},
        {"age": 40, "stage": "offer"},
    ]  # fmt: skip
    found = trials(dataset(rows))
    silent = (default_g(5) + default_g(20)) / 2
    assert found.frame["weight"].tolist() == pytest.approx(
        [default_g(5), default_g(20), silent, default_g(12), default_g(12), 1, 1]
    )
    assert found.undated == 3


def test_without_an_applied_date_and_nothing_like_it_in_full():
    assert one(age=None).weight == 1
    assert one(age=None, outcome="withdrawn").weight == 1


def test_what_was_sent_after_as_of_is_left_out_and_shown_apart():
    found = trials(dataset([{"age": 3}, {"age": -1}, {"age": 0}]))
    assert found.frame["application_id"].tolist() == ["a1", "a3"]
    assert found.frame["position"].tolist() == [0, 2]
    assert found.left_out == ("a2",)


def test_as_of_changes_ages_only():
    ds = dataset([{"age": 3}, {"age": 10}])
    later = trials(ds, AS_OF + timedelta(days=7))
    assert later.as_of == AS_OF + timedelta(days=7)
    assert later.frame["age"].tolist() == [10, 17]
    assert later.frame["weight"].tolist() == pytest.approx([default_g(10), default_g(17)])
    assert trials(ds, ago(5)).left_out == ("a1",)


def test_without_as_of_the_latest_applied_date():
    found = trials(dataset([{"age": 3}, {"age": 10}], as_of=None))
    assert found.as_of == ago(3)
    assert found.frame["age"].tolist() == [0, 7]
    undated = trials(dataset([{"age": None}], as_of=None))
    assert undated.as_of is None
    assert undated.frame["weight"].tolist() == [1]


def test_an_empty_search_counts_nothing():
    found = trials(dataset([]))
    nothing = rate_of(found.frame)
    assert (nothing.k, nothing.n, nothing.n_effective, nothing.rate) == (0, 0, 0, None)
    assert (nothing.low80, nothing.high80, nothing.low95, nothing.high95) == (0, 1, 0, 1)
    assert nothing.tier is Tier.TOO_EARLY
    assert set(found.starts) == {*REACHED, Stage.APPLIED, Stage.SCREENING}
    assert found.by_dates.share is None
    assert found.delay(10) == pytest.approx(default_g(10))


def test_the_frame_keeps_every_column_of_the_search():
    ds = dataset([{"channel": "Referral"}], own={"Mood": ["good"]})
    frame = trials(ds).frame
    assert set(ds.applications.columns) < set(frame.columns)
    assert frame["own:Mood"].tolist() == ["good"]
    assert "k" not in ds.applications.columns

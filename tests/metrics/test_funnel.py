from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.metrics.funnel import Flow, Stop, funnel
from analysis.model import COUNTED_STAGES, Basis, Dataset, Filters, Outcome, Stage, Tier
from tests.builders import AS_OF, ago, dataset, event
from tests.metrics.searches import rows, searches


def test_nothing_at_all() -> None:
    result = funnel(dataset())
    assert result.sentence == "There is nothing to count yet."
    assert result.interview.rate is None
    assert (result.by_month, result.flow, result.stops_at, result.notes) == ((), (), None, ())
    assert list(result.table["n"]) == [0] * len(COUNTED_STAGES)


def test_one_application() -> None:
    result = funnel(dataset([{"age": 3}]))
    assert result.sentence == (
        "Your one application is still open, so nothing has stopped yet. "
        "No interview yet from 1 application, still waiting."
    )
    assert result.interview.tier is Tier.TOO_EARLY


def test_seven_applications_say_something() -> None:
    result = funnel(
        dataset(
            [
                {"stage": Stage.INTERVIEW, "outcome": Outcome.REJECTED},
                *[{"outcome": Outcome.REJECTED}] * 4,
                *[{"age": 200}] * 2,
            ]
        )
    )
    assert result.sentence == (
        "Most that ended did so before anyone looked closer: 1 of 7 got a closer look. "
        "1 interview from 7 applications, 2 of them still waiting: about 1 in 10 (likely 4 to 38 in 100)."
    )
    assert result.interview.rate == pytest.approx(1 / 7)


def test_stages_steps_and_flow() -> None:
    result = funnel(
        dataset(
            [
                {"stage": Stage.ACCEPTED, "outcome": Outcome.ACCEPTED},
                {"stage": Stage.FINAL_ROUND, "outcome": Outcome.RESERVE},
                {"stage": Stage.SCREENING, "outcome": Outcome.REJECTED},
                {"stage": Stage.APPLIED, "outcome": Outcome.REJECTED},
                {"stage": Stage.APPLIED, "outcome": Outcome.NO_REPLY},
            ]
        )
    )
    assert [result.stages[stage].k for stage in COUNTED_STAGES] == [5, 3, 2, 2, 1, 1]
    assert [(one.k, one.n) for one in result.steps.values()] == [(3, 5), (2, 3), (2, 2), (1, 2), (1, 1)]
    assert result.flow[0] == Flow(Stage.APPLIED, Outcome.NO_REPLY, 1)
    assert list(result.table["here"]) == [2, 1, 0, 1, 0, 1]
    assert result.table.loc["screening", "step_k"] == 3
    assert result.stops_at == Stop(Stage.APPLIED, Stage.SCREENING, ended=2, reached=5)
    assert result.sentence.startswith("More ended before anyone looked closer than anywhere else: 3 of 5 got")
    assert (result.any_reply.k, result.any_reply.n) == (4, 5)


def test_months_are_hatched_while_answers_are_out() -> None:
    result = funnel(
        dataset(
            [
                {"age": 100, "outcome": Outcome.REJECTED},
                {"age": 3},
                {"age": 2, "outcome": Outcome.REJECTED},
                {"age": None},
            ]
        )
    )
    assert [month.month for month in result.by_month] == [
        date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1),
    ]  # fmt: skip
    assert [month.rate.n for month in result.by_month] == [1, 0, 0, 2]
    assert [month.immature for month in result.by_month] == [False, False, False, True]
    assert result.undated == 1


def test_a_wrong_year_does_not_fill_centuries() -> None:
    result = funnel(dataset([{"applied_on": date(1926, 6, 1)}, {"age": 5}]))
    assert [month.rate.n for month in result.by_month] == [1, 1]


def test_what_was_assumed_is_said() -> None:
    unplaced = {"outcome": Outcome.REJECTED, "stage_basis": Basis.ASSUMED}
    result = funnel(
        dataset(
            [
                {"stage": Stage.INTERVIEW, "stage_basis": Basis.INFERRED},
                unplaced,
                unplaced,
                {"outcome": Outcome.CLOSED},
                {"outcome_basis": Basis.ASSUMED},
                {"applied_on": ago(-4)},
            ],
            [event("a1", "interview", ago(70))],
        )
    )
    assert (result.unplaced_refusals, result.inferred_stages, result.assumed_outcomes) == (2, 1, 1)
    assert (result.closed, result.left_out_future) == (1, 1)
    assert result.aalen_johansen is not None
    assert result.notes == (
        "2 refusals do not say how far they got, so the interview rate is at least 20 in 100.",
        "By the dates alone, 20 in 100 of the whole search had an interview by day 60. "
        "Where refusals come fast, the rate above reads a little low.",
        "1 role closed by the employer: counted as no interview.",
        "Nothing says how 1 application stands: counted as waiting.",
        "1 application is dated later than the day counted to, and left out.",
    )


def test_a_later_no_takes_no_stage_away_and_stage_filters_nothing() -> None:
    ds = dataset([{"stage": Stage.INTERVIEW, "outcome": Outcome.REJECTED}, {"outcome": Outcome.REJECTED}])
    result = funnel(ds, filters=Filters(stage=(Stage.INTERVIEW,), outcome=(Outcome.WAITING,)))
    assert (result.interview.k, result.interview.n) == (1, 2)


def test_as_of_changes_ages_only() -> None:
    ds = dataset([{"age": 10}, {"age": 90, "stage": Stage.INTERVIEW}])
    then, later = funnel(ds), funnel(ds, as_of=date(2026, 12, 31))
    assert then.as_of == AS_OF
    assert later.interview.n_effective > then.interview.n_effective
    assert later.interview.k == then.interview.k


@settings(max_examples=25, deadline=None)
@given(searches())
def test_counts_fall_from_stage_to_stage_and_add_up(ds: Dataset) -> None:
    result = funnel(ds)
    counts = [result.stages[stage].k for stage in COUNTED_STAGES]
    assert counts == sorted(counts, reverse=True)
    assert sum(result.outcomes.values()) == len(ds) == sum(part.applications for part in result.flow)
    assert result.table["here"].sum() == len(ds)
    assert sum(month.rate.n for month in result.by_month) + result.undated == len(ds)
    for one in (*result.stages.values(), *result.steps.values(), result.any_reply):
        assert one.rate is None or one.low95 <= one.low80 <= one.rate <= one.high80 <= one.high95


@settings(max_examples=15, deadline=None)
@given(rows(), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(given_rows: list[dict[str, object]], random: object) -> None:
    mixed = list(given_rows)
    random.shuffle(mixed)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    one, other = funnel(dataset(given_rows)), funnel(dataset(mixed))
    assert one.table.equals(other.table)
    assert (one.sentence, one.notes, one.flow, one.by_month) == (
        other.sentence, other.notes, other.flow, other.by_month,
    )  # fmt: skip

"""Two stretches of one search: each on its own side of the day, and apart only when they are."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.metrics.periods import middle, periods
from analysis.model import Dataset, Filters, Outcome, Stage
from tests.builders import AS_OF, ago, dataset
from tests.metrics.searches import of, searches

SPLIT = ago(100)


def test_nothing_and_one_side_only() -> None:
    result = periods(dataset(), SPLIT)
    assert result.sentence == "There is nothing to compare yet."
    assert (result.interview.difference, result.interview.apart) == (None, False)
    assert (result.before.since, result.after.until) == (None, None)
    assert (result.interview.low95, result.interview.high95) == (-1, 1)
    one = periods(dataset([{"age": 200}]), SPLIT)
    assert one.sentence == "All dated applications were sent before 22 Mar."
    assert one.before.since == one.before.until == ago(200)
    assert (
        periods(dataset([{"age": 5}]), SPLIT).sentence == "All dated applications were sent from 22 Mar on."
    )


def test_the_day_itself_belongs_to_the_second_stretch() -> None:
    result = periods(dataset([{"age": 101}, {"age": 100}, {"age": 99}, {"age": None}]), SPLIT)
    assert (result.before.interview.n, result.after.interview.n, result.undated) == (1, 2, 1)
    assert any("neither side" in note for note in result.notes)


def test_few_applications_cannot_be_told_apart() -> None:
    rows = of("it", 1, 10, age=150) + of("it", 3, 10, age=80)
    result = periods(dataset(rows), SPLIT)
    assert result.sentence == (
        "Interviews: 1 of 10 before 22 Mar, 3 of 10 since. The two cannot be told apart yet."
    )
    assert result.interview.difference == pytest.approx(0.2)
    # Even none of 10 against all of 10 is not called: 15 on both sides are asked for.
    assert not periods(dataset(of("it", 0, 10, age=150) + of("it", 10, 10, age=80)), SPLIT).interview.apart


def test_newcombes_own_cases() -> None:
    # Newcombe 1998b, case a: 56 of 70 against 48 of 80 differ by .0524 to .3339.
    result = periods(dataset(of("it", 48, 80, age=150) + of("it", 56, 70, age=80)), SPLIT)
    assert (result.interview.low95, result.interview.high95) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert result.interview.apart
    assert result.sentence.startswith("Interviews: 48 of 80 before 22 Mar, 56 of 70 since. Since 22 Mar an ")
    assert "an interview comes more often (likely 10 to 29 more in 100)." in result.sentence
    back = periods(dataset(of("it", 56, 70, age=150) + of("it", 48, 80, age=80)), SPLIT)
    assert back.interview.difference == pytest.approx(-result.interview.difference)
    assert "less often (likely 10 to 29 fewer in 100)" in back.sentence


def test_any_reply_can_change_alone() -> None:
    silent = [{"age": 150, "outcome": Outcome.NO_REPLY}] * 40
    refused = [{"age": 80, "outcome": Outcome.REJECTED}] * 40
    result = periods(dataset(silent + refused), SPLIT)
    assert (result.interview.apart, result.any_reply.apart) == (False, True)
    assert "any reply comes more often" in result.sentence


def test_what_waits_counts_in_part() -> None:
    old, new = [{"age": 150, "outcome": Outcome.REJECTED}] * 20, [{"age": 2}] * 20
    result = periods(dataset([*old, *new]), SPLIT)
    assert result.after.interview.n_effective < 2
    assert "none of 20 since, 20 of these still waiting" in result.sentence
    assert any("count in part" in note for note in result.notes)


def test_filters_hold_on_both_sides() -> None:
    rows = of("it", 2, 4, age=150) + of("health", 1, 5, age=150) + of("it", 0, 3, age=80)
    result = periods(dataset(rows), SPLIT, filters=Filters(sectors=("it",)))
    assert (result.before.interview.n, result.after.interview.n) == (4, 3)


def test_table_holds_the_four_rates() -> None:
    table = periods(dataset(of("it", 1, 10, age=150) + of("it", 3, 10, age=80)), SPLIT).table
    assert list(table.index) == ["interview before", "interview after", "any_reply before", "any_reply after"]
    assert table.loc["interview after", ["of", "period", "k", "n"]].tolist() == ["interview", "after", 3, 10]
    assert table.loc["interview after", "rate"] == pytest.approx(0.3)


def test_a_day_to_start_from() -> None:
    assert middle(dataset()) is None
    assert middle(dataset([{"age": 5}, {"age": 5}])) is None
    assert middle(dataset([{"age": 40}, {"age": 30}, {"age": 20}, {"age": 10}])) == ago(20)
    assert middle(dataset([{"age": 40}, {"age": 40}, {"age": 40}, {"age": 10}])) == ago(39)


@settings(max_examples=25, deadline=None)
@given(searches(), st.integers(0, 400))
def test_the_sides_share_out_the_search(ds: Dataset, days: int) -> None:
    result = periods(ds, ago(days))
    assert result.before.interview.n + result.after.interview.n + result.undated == len(ds)
    for change in (result.interview, result.any_reply):
        assert change.low95 <= change.low80 <= change.high80 <= change.high95
        assert change.difference is None or change.low80 <= change.difference <= change.high80
    assert result.as_of == AS_OF
    assert result.sentence.endswith(".")


def test_another_year_is_named() -> None:
    rows = [{"age": 400, "stage": Stage.INTERVIEW}, {"age": 10}]
    assert "before 1 Jan 2025" not in periods(dataset(rows), date(2026, 1, 1)).sentence
    assert "before 1 Dec 2025" in periods(dataset(rows), date(2025, 12, 1)).sentence

"""Forecasts: known examples, R's power calculations, properties."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import power_proportions_2indep

from analysis.stats.forecast import (
    assurance,
    chance_within,
    power,
    trials_for_power,
    trials_to_tell,
    wait_quantiles,
)

# Jeffreys' posterior after k of n: quantiles 10, 50, 80, 90 % of the wait; chance of a success in the next 10
WAITS = [
    (0, 10, (3, 31, 247, 1016), 0.288),
    (1, 20, (2, 12, 38, 72), 0.459),
    (3, 30, (1, 7, 17, 27), 0.649),
    (5, 50, (1, 7, 17, 25), 0.649),
]
# A rate that is known: quantiles 50, 80, 90 % of the geometric wait
KNOWN_RATES = [(0.03, (23, 53, 76)), (0.05, (14, 32, 45)), (0.10, (7, 16, 22)), (0.20, (4, 8, 11))]
# Trials in each group for a power of .80 (R: power.prop.test)
EIGHTY = [
    (0.05, 0.10, 434),
    (0.05, 0.15, 140),
    (0.10, 0.20, 199),
    (0.10, 0.30, 62),
    (0.03, 0.12, 133),
    (0.20, 0.40, 81),
]

positive = st.floats(0.1, 50)


@pytest.mark.parametrize(("k", "n", "waits", "next_ten"), WAITS)
def test_the_wait_after_k_of_n(k, n, waits, next_ten):
    a, b = k + 0.5, n - k + 0.5
    assert wait_quantiles(a, b) == waits
    assert chance_within(10, a, b) == pytest.approx(next_ten, abs=5e-4)


@pytest.mark.parametrize(("rate", "waits"), KNOWN_RATES)
def test_the_wait_at_a_known_rate(rate, waits):
    assert wait_quantiles(rate * 1e8, (1 - rate) * 1e8, (0.5, 0.8, 0.9)) == waits


@pytest.mark.parametrize(("n", "none"), [(0, 1 / 11), (5, 6 / 16), (10, 11 / 21)])
def test_none_of_n_under_a_flat_prior(n, none):
    # P(no success in the next 10) = (n + 1) / (n + 11)
    assert 1 - chance_within(10, 1, 1 + n) == pytest.approx(none, abs=1e-12)


def test_waits_beyond_a_million_are_left_open():
    assert wait_quantiles(0.05, 10, (0.9,)) == (None,)


@given(positive, positive, st.integers(0, 60))
def test_more_trials_never_lower_the_chance(a, b, m):
    assert 0 <= chance_within(m, a, b) <= chance_within(m + 1, a, b) <= 1
    assert chance_within(0, a, b) == 0
    assert chance_within(1, a, b) == pytest.approx(a / (a + b))


@given(positive, positive, st.floats(0.05, 0.8))
def test_the_quantile_is_the_first_number_that_reaches_it(a, b, chance):
    (wait,) = wait_quantiles(a, b, (chance,))
    assert wait is None or chance_within(wait, a, b) >= chance > chance_within(wait - 1, a, b)


@pytest.mark.parametrize("call", [
    lambda: chance_within(-1, 1, 1), lambda: chance_within(1, 0, 1), lambda: wait_quantiles(1, -1),
    lambda: assurance((1, 1), (1, 1), -1), lambda: assurance((0, 1), (1, 1), 3),
    lambda: power(-1, 0.1, 0.2), lambda: power(5, 0, 0.2), lambda: trials_for_power(0.1, 0.2, 0.3),
])  # fmt: skip
def test_contradictions_are_refused(call):
    with pytest.raises(ValueError, match=r"negative|positive|between"):
        call()


@pytest.mark.parametrize(("first", "second", "m", "chance"), [
    ((2, 15), (1, 15), 10, 0.18), ((2, 15), (1, 15), 40, 0.41), ((2, 15), (1, 15), 160, 0.68),
    ((3, 12), (1, 20), 20, 0.78),
])  # fmt: skip
def test_assurance_agrees_with_a_simulation(first, second, m, chance):
    # 400 simulated continuations each, prior Beta(1, 8): standard error up to .025
    now = [(1 + k, 8 + n - k) for k, n in (first, second)]
    assert assurance(*now, m) == pytest.approx(chance, abs=0.05)


def test_assurance_of_no_further_trials_is_what_is_known_now():
    assert assurance((4, 17), (2, 27), 0) == 1  # P(A > B) = .912
    assert assurance((3, 21), (2, 22), 0) == 0  # .70


@given(positive, positive, st.integers(0, 25))
@settings(max_examples=20, deadline=None)
def test_assurance_is_a_chance_and_takes_the_groups_in_either_order(a, b, m):
    one, other = assurance((a, b), (2, 9), m), assurance((2, 9), (a, b), m)
    assert 0 <= one <= 1
    assert one == pytest.approx(other, abs=0.02)


def test_the_first_rung_that_tells_two_rates_apart():
    rung = trials_to_tell((3, 21), (2, 22), chance=0.5)
    assert rung == 80
    assert assurance((3, 21), (2, 22), 40) < 0.5 <= assurance((3, 21), (2, 22), 80)
    assert trials_to_tell((30, 70), (30, 70), chance=0.95, ladder=(10, 20)) is None


def test_power_as_in_r():
    # R help of power.prop.test: n = 50, .50 and .75 -> power .740; power .90 -> n = 76.7
    assert power(50, 0.5, 0.75) == pytest.approx(0.7401659, abs=5e-8)
    assert trials_for_power(0.5, 0.75, 0.9) == pytest.approx(76.70693, abs=5e-6)


@pytest.mark.parametrize(("p1", "p2", "n"), EIGHTY)
def test_how_many_trials_a_difference_needs(p1, p2, n):
    assert round(trials_for_power(p1, p2)) == n
    assert power(trials_for_power(p1, p2), p1, p2) == pytest.approx(0.8, abs=1e-9)


def test_equal_rates_are_never_told_apart():
    assert trials_for_power(0.2, 0.2) == math.inf


def test_power_agrees_with_statsmodels():
    # statsmodels adds the opposite tail, which is nothing at this size
    oracle = power_proportions_2indep(-0.25, 0.75, 70).power
    assert power(70, 0.5, 0.75) == pytest.approx(oracle, abs=1e-6)

"""Forecasts over chained steps: closed forms, the plain forecast, properties."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import betabinom

from analysis.stats.chain import at_least_one, beta_binomial, carried_on, chances_through, successes_among
from analysis.stats.forecast import chance_within

positive = st.floats(0.2, 50)
steps = st.lists(st.tuples(positive, positive), min_size=1, max_size=4)


def _by_moments(m, chain):
    """1 - E[(1 - p1 p2 ...)^m] by the binomial theorem: the moments of independent rates multiply."""
    total = 0.0
    for j in range(m + 1):
        moment = math.prod((a + i) / (a + b + i) for a, b in chain for i in range(j))
        total += (-1) ** j * math.comb(m, j) * moment
    return 1 - total


def test_one_step_is_the_plain_forecast():
    # Jeffreys' posteriors after 0 of 10, 1 of 20, 3 of 30: chance of a success in the next ten
    for (a, b), chance in (((0.5, 10.5), 0.288), ((1.5, 19.5), 0.459), ((3.5, 27.5), 0.649)):
        (found,) = chances_through(10, [(a, b)])
        assert found == pytest.approx(chance, abs=5e-4)
        assert found == pytest.approx(chance_within(10, a, b), abs=1e-12)


def test_rates_that_are_known_multiply():
    # an interview for one application in five, an offer for one interview in four: 1 - (1 - 1/20)^10
    sure = 1e9
    interview, offer = chances_through(10, [(0.2 * sure, 0.8 * sure), (0.25 * sure, 0.75 * sure)])
    assert interview == pytest.approx(1 - 0.8**10, abs=1e-6)
    assert offer == pytest.approx(1 - 0.95**10, abs=1e-6)


def test_three_steps_by_hand():
    # flat priors, one application: 1/2, 1/4, 1/8
    assert chances_through(1, [(1, 1)] * 3) == pytest.approx((0.5, 0.25, 0.125))


@given(st.integers(0, 10), steps)
@settings(max_examples=50, deadline=None)
def test_agrees_with_the_moments_of_the_rates(m, chain):
    found = chances_through(m, chain)
    assert found == pytest.approx([_by_moments(m, chain[:s]) for s in range(1, len(chain) + 1)], abs=1e-9)
    assert list(found) == sorted(found, reverse=True)


@given(st.integers(0, 30), steps)
@settings(max_examples=30, deadline=None)
def test_more_applications_never_lower_a_chance(m, chain):
    for before, after in zip(chances_through(m, chain), chances_through(m + 1, chain), strict=True):
        assert 0 <= before <= after + 1e-12 <= 1 + 1e-12


@given(st.integers(0, 40), positive, positive)
def test_chances_of_counts_are_scipys(m, a, b):
    assert beta_binomial(m, a, b) == pytest.approx(betabinom.pmf(np.arange(m + 1), m, a, b), abs=1e-9)


def test_groups_add_up():
    counts = successes_among([(3, 2, 5), (7, 1, 9)])
    assert counts.sum() == pytest.approx(1)
    assert counts @ np.arange(11) == pytest.approx(3 * 2 / 7 + 7 / 10)
    none = (1 - chance_within(3, 2, 5)) * (1 - chance_within(7, 1, 9))
    assert at_least_one(counts) == pytest.approx(1 - none)
    assert successes_among([]).tolist() == [1.0]


def test_a_further_step_keeps_the_total_and_its_mean():
    counts = successes_among([(10, 3, 12)])
    further = carried_on(counts, 2, 6)
    assert further.sum() == pytest.approx(1)
    assert further @ np.arange(11) == pytest.approx((counts @ np.arange(11)) / 4)


def test_nothing_sent_brings_nothing():
    assert chances_through(0, [(1, 1), (2, 3)]) == (0.0, 0.0)
    assert chances_through(5, []) == ()


@pytest.mark.parametrize("call", [
    lambda: chances_through(-1, [(1, 1)]), lambda: chances_through(3, [(0, 1)]),
    lambda: chances_through(3000, [(1, 1)]), lambda: beta_binomial(-1, 1, 1),
])  # fmt: skip
def test_contradictions_are_refused(call):
    with pytest.raises(ValueError, match=r"negative|positive|at most"):
        call()

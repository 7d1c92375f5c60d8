"""One share and its range: published cases, the oracle, properties."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from analysis.stats.proportion import jeffreys, wilson

# Newcombe 1998, Statistics in Medicine 17:857, table I (four decimals)
NEWCOMBE_TABLE_1 = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]
# The same cases by Jeffreys' range; 0 of 20 two-sided, as statsmodels gives it
JEFFREYS = [
    (81, 263, 0.2545, 0.3656),
    (15, 148, 0.0604, 0.1576),
    (0, 20, 0.0000, 0.1166),
    (1, 29, 0.0037, 0.1501),
]
# Wilson's upper end when none succeeded
NONE_OF = [(5, 0.4345), (10, 0.2775), (20, 0.1611), (30, 0.1135), (50, 0.0713)]


@st.composite
def shares(draw):
    n = draw(st.floats(min_value=1e-6, max_value=1e5))
    return n * draw(st.floats(min_value=0, max_value=1)), n


@pytest.mark.parametrize(("k", "n", "low", "high"), NEWCOMBE_TABLE_1)
def test_wilson_gives_the_published_ranges(k, n, low, high):
    assert wilson(k, n) == pytest.approx((low, high), abs=5e-5)


def test_wilson_gives_the_documented_range_of_23_of_60():
    assert wilson(23, 60) == pytest.approx((0.2709, 0.5098), abs=5e-5)  # VassarStats


@pytest.mark.parametrize(("n", "high"), NONE_OF)
def test_none_succeeding_still_leaves_room(n, high):
    assert wilson(0, n) == (0.0, pytest.approx(high, abs=5e-5))


@pytest.mark.parametrize(("k", "n", "low", "high"), JEFFREYS)
def test_jeffreys_gives_the_known_ranges(k, n, low, high):
    assert jeffreys(k, n) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize("method", [wilson, jeffreys])
def test_without_trials_everything_is_possible(method):
    assert method(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize("method", [wilson, jeffreys])
@pytest.mark.parametrize(
    ("k", "n", "level"), [(3, 2, 0.95), (-1, 2, 0.95), (math.nan, 2, 0.95), (1, math.inf, 0.95), (1, 2, 1.0)]
)
def test_contradictions_are_refused(method, k, n, level):
    with pytest.raises(ValueError, match="must lie between"):
        method(k, n, level)


@given(shares(), st.sampled_from([0.8, 0.95, 0.99]))
def test_the_range_contains_the_share_and_stays_within_0_and_1(share, level):
    k, n = share
    low, high = wilson(k, n, level)
    assert 0 <= low <= k / n <= high <= 1


@given(shares())
def test_a_higher_level_widens_the_range(share):
    narrow, wide = wilson(*share, 0.8), wilson(*share, 0.95)
    assert wide[0] <= narrow[0] + 1e-12
    assert narrow[1] <= wide[1] + 1e-12


@given(shares())
def test_success_and_failure_mirror_each_other(share):
    k, n = share
    low, high = wilson(k, n)
    mirrored = wilson(n - k, n)
    assert (1 - mirrored[1], 1 - mirrored[0]) == pytest.approx((low, high), abs=1e-9)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_agrees_with_statsmodels(share):
    k, n = share
    assert wilson(k, n) == pytest.approx(proportion_confint(k, n, method="wilson"), abs=1e-9)
    if 0 < k < n:
        assert jeffreys(k, n) == pytest.approx(proportion_confint(k, n, method="jeffreys"), abs=1e-9)

"""Differences between groups: published cases, the oracle, properties."""

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.proportion import confint_proportions_2indep

from analysis.stats.compare import benjamini_hochberg, heterogeneity, mantel_haenszel, newcombe, trend

# Newcombe 1998, Statistics in Medicine 17:873, method 10, all eight contrasts (four decimals)
NEWCOMBE_CONTRASTS = [
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0),
    (10, 10, 0, 10, 0.6075, 1.0),
]
# Berkeley admissions 1973 (R: UCBAdmissions), departments A to F: men, women; admitted, rejected
BERKELEY = [
    [[512, 313], [89, 19]],
    [[353, 207], [17, 8]],
    [[120, 205], [202, 391]],
    [[138, 279], [131, 244]],
    [[53, 138], [94, 299]],
    [[22, 351], [24, 317]],
]
# Kidney stones, Charig et al. 1986, BMJ 292:879: small and large stones
KIDNEY_STONES = [[[81, 6], [234, 36]], [[192, 71], [55, 25]]]
# Smokers among lung cancer patients in four studies (R: prop.test)
SMOKERS, PATIENTS = [83, 90, 129, 70], [86, 93, 136, 82]
# Benjamini & Hochberg 1995, section 3.1
BH_1995 = [
    .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.0,
]  # fmt: skip


@pytest.mark.parametrize(("k1", "n1", "k2", "n2", "low", "high"), NEWCOMBE_CONTRASTS)
def test_newcombe_gives_the_published_ranges(k1, n1, k2, n2, low, high):
    found = newcombe(k1, n1, k2, n2)
    assert found.difference == pytest.approx(k1 / n1 - k2 / n2)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_newcombe_without_trials_says_nothing():
    found = newcombe(0, 0, 3, 10)
    assert math.isnan(found.difference)
    assert (found.low, found.high) == (-1.0, 1.0)


def test_berkeley_turns_round_within_departments():
    found = mantel_haenszel(BERKELEY)
    assert found.odds_ratio == pytest.approx((0.9046968, 0.7719074, 1.0603298), abs=5e-8)
    assert found.risk_difference.value == pytest.approx(-0.018425, abs=5e-7)
    assert (found.chi2, found.p) == pytest.approx((1.5246, 0.2169), abs=5e-5)
    together = mantel_haenszel([np.sum(BERKELEY, axis=0)])
    assert together.odds_ratio.value == pytest.approx(1.84108, abs=5e-6)
    assert together.risk_difference.value == pytest.approx(0.14165, abs=5e-6)
    assert found.separable
    assert not together.separable


def test_kidney_stones_turn_round_within_sizes():
    found = mantel_haenszel(KIDNEY_STONES)
    assert found.odds_ratio == pytest.approx((1.4468, 0.916, 2.286), abs=5e-4)
    assert found.risk_difference.value == pytest.approx(0.0538, abs=5e-5)
    together = mantel_haenszel([np.sum(KIDNEY_STONES, axis=0)])
    assert together.odds_ratio.value == pytest.approx(0.748, abs=5e-4)
    assert together.risk_difference.value < 0


def test_the_range_of_one_difference_is_walds():
    # Greenland and Robins' variance in a single stratum is p q / n summed over both arms
    [[a, b], [c, d]] = [[30, 70], [20, 80]]
    found = mantel_haenszel([[[a, b], [c, d]]])
    arm = 1.959963985 * math.sqrt(0.3 * 0.7 / 100 + 0.2 * 0.8 / 100)
    assert found.risk_difference == pytest.approx((0.1, 0.1 - arm, 0.1 + arm), abs=1e-9)


@pytest.mark.parametrize("tables", [[], [[[3, 4], [0, 0]]], [[[0, 0], [1, 1]], [[0, 0], [0, 0]]]])
def test_without_both_arms_nothing_is_known(tables):
    found = mantel_haenszel(tables)
    assert math.isnan(found.odds_ratio.value)
    assert (found.odds_ratio.low, found.odds_ratio.high) == (0.0, math.inf)
    assert math.isnan(found.risk_difference.value)
    assert (found.chi2, found.p, found.strata) == (0.0, 1.0, 0)


def test_one_sided_success_leaves_the_odds_ratio_open():
    assert mantel_haenszel([[[3, 4], [0, 5]]]).odds_ratio == (math.inf, 0.0, math.inf)
    assert mantel_haenszel([[[0, 4], [3, 5]]]).odds_ratio == (0.0, 0.0, math.inf)


def test_tables_must_be_two_by_two():
    with pytest.raises(ValueError, match="two by two"):
        mantel_haenszel([[1, 2], [3, 4]])


@given(
    st.lists(
        st.lists(st.lists(st.integers(1, 60), min_size=2, max_size=2), min_size=2, max_size=2),
        min_size=2, max_size=6,
    )
)  # fmt: skip
@settings(max_examples=50)
def test_mantel_haenszel_agrees_with_statsmodels(tables):
    found = mantel_haenszel(tables)
    oracle = StratifiedTable([np.array(table) for table in tables])
    assert found.odds_ratio.value == pytest.approx(oracle.oddsratio_pooled, rel=1e-9)
    assert found.odds_ratio[1:] == pytest.approx(oracle.oddsratio_pooled_confint(), rel=1e-6)
    test = oracle.test_null_odds(correction=False)
    assert (found.chi2, found.p) == pytest.approx((test.statistic, test.pvalue), rel=1e-6, abs=1e-9)


@given(st.tuples(*[st.integers(1, 40)] * 4))
@settings(max_examples=50)
def test_newcombe_agrees_with_statsmodels(numbers):
    k1, more1, k2, more2 = numbers
    n1, n2 = k1 + more1, k2 + more2
    oracle = confint_proportions_2indep(k1, n1, k2, n2, method="newcomb", compare="diff")
    assert newcombe(k1, n1, k2, n2)[1:] == pytest.approx(oracle, abs=1e-6)


@given(st.tuples(*[st.integers(0, 40)] * 4))
def test_newcombe_contains_the_difference_and_mirrors(numbers):
    k1, more1, k2, more2 = numbers
    n1, n2 = k1 + more1 + 1, k2 + more2 + 1
    found, other = newcombe(k1, n1, k2, n2), newcombe(k2, n2, k1, n1)
    assert -1 <= found.low <= found.difference <= found.high <= 1
    assert other == pytest.approx((-found.difference, -found.high, -found.low))


def test_heterogeneity_of_the_smokers():
    found = heterogeneity(SMOKERS, PATIENTS)
    assert (found.chi2, found.df, found.p_large) == pytest.approx((12.6004, 3, 0.005585), abs=5e-5)
    assert found.exact
    assert found.p == pytest.approx(found.p_large, rel=0.1)


def _by_every_way(k, n):
    """p by walking through every way in which the successes could fall."""
    k, n = zip(*((x, m) for x, m in zip(k, n, strict=True) if m), strict=True)
    total, share = sum(k), sum(k) / sum(n)

    def statistic(way):
        return sum((x - m * share) ** 2 / (m * share * (1 - share)) for x, m in zip(way, n, strict=True))

    ways = [way for way in product(*(range(m + 1) for m in n)) if sum(way) == total]
    chances = [math.prod(math.comb(m, x) for x, m in zip(way, n, strict=True)) for way in ways]
    as_far = sum(c for way, c in zip(ways, chances, strict=True) if statistic(way) >= statistic(k) - 1e-9)
    return as_far / sum(chances)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=4))
@settings(max_examples=60)
def test_heterogeneity_counts_every_way(groups):
    k, n = [k for k, _ in groups], [k + more for k, more in groups]
    found = heterogeneity(k, n)
    informative = sum(m > 0 for m in n) >= 2 and 0 < sum(k) < sum(n)
    assert found.p == pytest.approx(_by_every_way(k, n) if informative else 1.0, abs=1e-9)


@given(st.permutations(list(zip([3, 0, 1, 2, 0, 4], [12, 8, 20, 9, 5, 14], strict=True))))
@settings(max_examples=20)
def test_heterogeneity_never_minds_the_order(groups):
    assert heterogeneity(*zip(*groups, strict=True)) == heterogeneity(
        [3, 0, 1, 2, 0, 4], [12, 8, 20, 9, 5, 14]
    )


def test_heterogeneity_of_too_many_ways_says_so():
    found = heterogeneity([30, 0, 10, 20, 0, 40], [1200, 80, 200, 900, 50, 1400])
    assert not found.exact
    assert found.p == found.p_large


def test_heterogeneity_rounds_fractional_trials_but_not_below_the_successes():
    assert heterogeneity([2, 1], [2.2, 9.6]) == heterogeneity([2, 1], [2, 10])


def test_trend_of_the_smokers():
    found = trend(SMOKERS, PATIENTS)  # R: prop.trend.test
    assert (found.chi2, found.p) == pytest.approx((8.2249, 0.004132), abs=5e-5)
    assert found.direction == -1


@pytest.mark.parametrize(("k", "n"), [([], []), ([0, 0], [0, 0]), ([0, 0], [3, 4]), ([2], [5])])
def test_trend_of_nothing_is_no_trend(k, n):
    assert trend(k, n) == (0.0, 1.0, 0)


def test_benjamini_and_hochberg_reject_four():
    adjusted = benjamini_hochberg(BH_1995)
    assert (adjusted <= 0.05).sum() == 4
    assert adjusted[:5] == pytest.approx([0.0015, 0.0030, 0.0095, 0.0356, 0.0603], abs=5e-5)


@given(st.lists(st.floats(0, 1), max_size=12))
def test_adjusted_values_are_larger_and_keep_their_order(values):
    adjusted = benjamini_hochberg(values)
    assert (adjusted >= np.array(values) - 1e-12).all()
    assert (adjusted <= 1).all()
    assert (np.diff(adjusted[np.argsort(values, kind="stable")]) >= -1e-12).all()


@pytest.mark.parametrize("call", [
    lambda: heterogeneity([1], [1, 2]), lambda: trend([3], [2]), lambda: benjamini_hochberg([1.2]),
])  # fmt: skip
def test_contradictions_are_refused(call):
    with pytest.raises(ValueError, match=r"must (lie|be)"):
        call()

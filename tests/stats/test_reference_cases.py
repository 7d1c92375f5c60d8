"""Published cases of neighbouring methods: the figure by an oracle, and what it says of the method used here.

Methods that the product shows have their published cases beside their other tests (`test_proportion`,
`test_compare`, `test_survival`, `test_pooling`, `test_delay`, `test_forecast`). Those here belong to methods
that nothing shows: an oracle works the published figure out, and the function of ours that stands nearest is
held against it.
"""

import math

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint, proportions_chisquare

from analysis.stats.compare import (
    benjamini_hochberg,
    heterogeneity,
    mantel_haenszel,
    newcombe,
)
from analysis.stats.forecast import chance_within, wait_quantiles
from analysis.stats.proportion import jeffreys, normal_quantile, wilson
from tests.stats.test_compare import BERKELEY, BH_1995, KIDNEY_STONES, PATIENTS, SMOKERS

# Newcombe 1998, Statistics in Medicine 17:857, table I: Clopper and Pearson's exact ranges
EXACT = [
    (81, 263, 0.2527, 0.3676),
    (15, 148, 0.0578, 0.1617),
    (0, 20, 0.0, 0.1684),
    (1, 29, 0.0009, 0.1776),
]
# The same table: the score range with continuity correction; 23 of 60 as VassarStats documents it
CORRECTED = [
    (81, 263, 0.2535, 0.3682),
    (15, 148, 0.0598, 0.1644),
    (0, 20, 0.0, 0.2005),
    (1, 29, 0.0018, 0.1963),
    (23, 60, 0.2635, 0.5181),
]


@pytest.mark.parametrize(("k", "n", "low", "high"), EXACT)
def test_exact_ranges_hold_those_used_here(k, n, low, high):
    assert proportion_confint(k, n, method="beta") == pytest.approx((low, high), abs=5e-5)
    # Jeffreys' range always lies within the exact one (Brown, Cai & DasGupta 2001, section 4.1)
    assert low - 5e-5 <= jeffreys(k, n)[0] <= jeffreys(k, n)[1] <= high + 5e-5


@pytest.mark.parametrize(("k", "n", "low", "high"), CORRECTED)
def test_a_continuity_correction_widens_wilsons_range(k, n, low, high):
    corrected = stats.binomtest(k, n).proportion_ci(method="wilsoncc")
    assert tuple(corrected) == pytest.approx((low, high), abs=5e-5)
    ours = wilson(k, n)
    assert corrected.low <= ours[0] < ours[1] < corrected.high


def _coverage(interval, n, p):
    """How often the range holds the true share, over all results of n trials."""
    held = [k for k in range(n + 1) if (ends := interval(k, n))[0] <= p <= ends[1]]
    return float(stats.binom.pmf(held, n, p).sum())


def _wald(k, n):
    return proportion_confint(k, n, method="normal")


@pytest.mark.parametrize(("n", "p", "coverage"), [(10, 0.03, 0.26), (20, 0.08, 0.81)])
def test_the_textbook_range_promises_too_much(n, p, coverage):
    assert _coverage(_wald, n, p) == pytest.approx(coverage, abs=0.005)
    assert _coverage(wilson, n, p) >= 0.925


@pytest.mark.parametrize("n", [10, 20, 40, 80])
@pytest.mark.parametrize("p", [0.03, 0.08, 0.2])
def test_wilsons_range_keeps_its_promise(n, p):
    assert 0.925 <= _coverage(wilson, n, p) <= 0.985  # .93 to .98 as measured


def test_none_of_twelve_leaves_up_to_24_in_100():
    assert round(wilson(0, 12)[1], 2) == 0.24


def test_walds_difference_of_nothing_is_no_range():
    # 0 of 10 against 0 of 20: an interval without length, where Newcombe's is honest
    spread = math.sqrt(0 * 1 / 10 + 0 * 1 / 20)
    assert spread == 0
    assert newcombe(0, 10, 0, 20)[1:] == pytest.approx((-0.1611, 0.2775), abs=5e-5)


def test_continuity_corrected_mantel_haenszel_of_berkeley():
    # R: mantelhaen.test(UCBAdmissions) prints X-squared = 1.4269, p-value = 0.2323
    oracle = StratifiedTable([np.array(table) for table in BERKELEY]).test_null_odds(correction=True)
    assert (oracle.statistic, oracle.pvalue) == pytest.approx((1.4269, 0.2323), abs=5e-5)
    cells = np.array(BERKELEY, dtype=float)
    margins = cells.sum(axis=2)[:, 0], cells.sum(axis=1)[:, 0], cells.sum(axis=(1, 2))
    lean = abs((cells[:, 0, 0] - margins[0] * margins[1] / margins[2]).sum())
    ours = mantel_haenszel(BERKELEY).chi2
    assert ours * ((lean - 0.5) / lean) ** 2 == pytest.approx(oracle.statistic, rel=1e-9)


def test_risk_ratio_and_difference_of_berkeley_lean_the_same_way():
    ratio = StratifiedTable([np.array(table) for table in BERKELEY]).riskratio_pooled
    assert ratio == pytest.approx(0.944905, abs=5e-7)
    assert mantel_haenszel(BERKELEY).risk_difference.value == pytest.approx(-0.018425, abs=5e-7)


def test_woolf_finds_the_departments_unlike():
    # R's help of UCBAdmissions, woolf(): half a case added to every cell; p = 0.003
    each = [mantel_haenszel([np.array(table) + 0.5]).odds_ratio for table in BERKELEY]
    logs = np.log([one.value for one in each])
    errors = np.log([one.high / one.low for one in each]) / (2 * normal_quantile(0.95))
    weight = 1 / errors**2
    statistic = float((weight * (logs - np.average(logs, weights=weight)) ** 2).sum())
    assert stats.chi2.sf(statistic, 5) == pytest.approx(0.0034, abs=5e-5)


def test_breslow_and_day_find_the_departments_unlike():
    oracle = StratifiedTable([np.array(table) for table in BERKELEY]).test_equal_odds()
    assert (oracle.statistic, oracle.pvalue) == pytest.approx((18.8255, 0.00207), abs=5e-5)
    # The same from our common odds ratio: the men admitted that it expects in each department.
    psi = mantel_haenszel(BERKELEY).odds_ratio.value
    statistic = 0.0
    for (a, b), (c, d) in BERKELEY:
        men, women, admitted = a + b, c + d, a + c
        roots = np.roots([psi - 1, -(psi * (men + admitted) + women - admitted), psi * men * admitted])
        expected = next(one.real for one in roots if max(0, admitted - women) < one < min(men, admitted))
        parts = [expected, men - expected, admitted - expected, women - admitted + expected]
        statistic += (a - expected) ** 2 * sum(1 / part for part in parts)
    assert statistic == pytest.approx(oracle.statistic, rel=1e-6)


def test_kidney_stones_crude_shares():
    (k1, n1), (k2, n2) = [(np.sum(KIDNEY_STONES, axis=0)[arm][0], 350) for arm in (0, 1)]
    assert (k1 / n1, k2 / n2) == pytest.approx((0.780, 0.826), abs=5e-4)


def test_the_mean_wait_misleads_where_quantiles_do_not():
    # One of twenty under Jeffreys' prior: the mean wait is 40, half of the time it is 12; a <= 1 has no mean
    a, b = 1.5, 19.5
    assert (a + b - 1) / (a - 1) == pytest.approx(40)
    assert wait_quantiles(a, b, (0.5,)) == (12,)
    assert wait_quantiles(0.5, 10.5, (0.5,)) == (31,)


@pytest.mark.parametrize("n", [0, 5, 10])
def test_the_beta_geometric_is_scipys(n):
    assert 1 - chance_within(10, 1, 1 + n) == pytest.approx(stats.betanbinom.sf(9, 1, 1, 1 + n), abs=1e-12)


def test_the_day_by_which_most_replies_have_come_ignores_how_many_come():
    # lognormal delays, sigma 1, median 7 and 12 days: 95 in 100 are there by day 37 and 63, whoever answers
    for median, day in ((7, 37), (12, 63)):
        assert math.ceil(stats.lognorm.ppf(0.95, 1, scale=median)) == day


def test_part_of_a_trial_is_nearly_the_exact_likelihood():
    # an application that is half through its wait at a rate of one in ten: 1 - pG against (1 - p)^G
    rate, come = 0.1, 0.5
    exact, counted = 1 - rate * come, (1 - rate) ** come
    assert (exact, counted) == pytest.approx((0.9500, 0.9487), abs=5e-5)


def test_smokers_by_statsmodels_and_many_p_values():
    chi2, p, _ = proportions_chisquare(SMOKERS, PATIENTS)
    found = heterogeneity(SMOKERS, PATIENTS)
    assert (found.chi2, found.p_large) == pytest.approx((chi2, p), abs=1e-9)
    adjusted = multipletests(BH_1995, method="fdr_bh")[1]
    assert benjamini_hochberg(BH_1995) == pytest.approx(adjusted, abs=1e-12)
    assert benjamini_hochberg(BH_1995) == pytest.approx(stats.false_discovery_control(BH_1995), abs=1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_random_groups_agree_with_statsmodels(seed):
    rng = np.random.default_rng([17, seed])
    n = rng.integers(5, 60, rng.integers(2, 7))
    k = np.maximum(rng.binomial(n, 0.3), 1)
    found, oracle = heterogeneity(k, n), proportions_chisquare(k, n)
    assert (found.chi2, found.p_large) == pytest.approx(oracle[:2], abs=1e-6)
    p = rng.random(12) ** 3
    assert benjamini_hochberg(p) == pytest.approx(multipletests(p, method="fdr_bh")[1], abs=1e-6)

"""Shares over people: the variance against statsmodels, the ranges against a bootstrap and by simulation."""

import numpy as np
import pytest

from analysis.stats.clusters import cluster_share, likeness, variance
from analysis.stats.proportion import wilson

K = [1, 0, 6, 2, 9, 0, 3, 1]
N = [12, 9, 15, 20, 18, 7, 30, 11]


def one_row_a_trial():
    success = np.concatenate([[1.0] * k + [0.0] * (n - k) for k, n in zip(K, N, strict=True)])
    return success, np.repeat(np.arange(len(N)), N)


def test_the_variance_is_that_of_a_linear_model_with_clustered_errors() -> None:
    sm = pytest.importorskip("statsmodels.api")
    success, who = one_row_a_trial()
    fit = sm.OLS(success, np.ones_like(success)).fit(cov_type="cluster", cov_kwds={"groups": who})
    assert variance(K, N) == pytest.approx(float(fit.cov_params()[0, 0]), rel=1e-12)


def test_without_the_correction_it_is_the_robust_variance_of_gee() -> None:
    sm = pytest.importorskip("statsmodels.api")
    success, who = one_row_a_trial()
    fit = sm.GEE(success, np.ones_like(success), who, family=sm.families.Gaussian()).fit()
    m = len(N)
    assert variance(K, N) * (m - 1) / m == pytest.approx(float(fit.cov_params()[0, 0]), rel=1e-9)


def test_equal_people_are_no_wider_than_wilson_with_the_student_factor() -> None:
    found = cluster_share([2] * 200, [10] * 200)
    assert found.design_effect == 1
    assert (found.low95, found.high95) == pytest.approx(wilson(400, 2000, 0.95), abs=0.001)


def test_people_who_differ_widen_the_range() -> None:
    spread = cluster_share([10, 0] * 10, [10] * 20)
    assert spread.design_effect > 9
    low, high = wilson(100, 200, 0.95)
    assert spread.low95 < low - 0.1
    assert spread.high95 > high + 0.1


def test_one_person_nobody_and_none_successful() -> None:
    alone = cluster_share([3], [14])
    assert (alone.low80, alone.high80) == wilson(3, 14, 0.80)
    assert cluster_share([], []).share is None
    nobody = cluster_share([0, 0, 0], [4, 5, 6])
    assert nobody.low95 == 0
    assert nobody.high95 > wilson(0, 15, 0.95)[1]


def test_what_the_whole_cohort_says_of_likeness_widens_a_small_group() -> None:
    alike = likeness(K, N)
    assert 0 < alike < 1
    assert cluster_share([2, 2, 2], [8, 8, 8], alike=alike).high95 > cluster_share([2] * 3, [8] * 3).high95


@pytest.mark.parametrize(("k", "n"), [([1], [1, 2]), ([3], [2]), ([-1], [2]), ([float("nan")], [2])])
def test_what_cannot_be_is_refused(k, n) -> None:
    with pytest.raises(ValueError, match="cluster"):
        cluster_share(k, n)


def test_order_never_matters() -> None:
    assert cluster_share(K[::-1], N[::-1]) == cluster_share(K, N)


@pytest.mark.slow
@pytest.mark.parametrize(("people", "kappa"), [(8, 6), (20, 6), (20, 60), (60, 12)])
def test_the_ranges_hold_the_truth_as_often_as_they_say(people: int, kappa: float) -> None:
    """Rates Beta(.15 kappa, .85 kappa), 5 to 40 applications each: plain Wilson falls short."""
    rng = np.random.default_rng(3)
    inside = {80: 0, 95: 0}
    plain = 0
    runs = 1500
    for _ in range(runs):
        n = rng.integers(5, 41, people)
        k = rng.binomial(n, rng.beta(0.15 * kappa, 0.85 * kappa, people))
        found = cluster_share(k, n)
        inside[80] += found.low80 <= 0.15 <= found.high80
        inside[95] += found.low95 <= 0.15 <= found.high95
        low, high = wilson(k.sum(), n.sum(), 0.95)
        plain += low <= 0.15 <= high
    assert inside[80] / runs > 0.74  # eight people who differ much: .754, measured
    assert inside[95] / runs > 0.92
    assert plain < inside[95]


@pytest.mark.slow
def test_the_range_is_about_that_of_a_bootstrap_over_people() -> None:
    rng = np.random.default_rng(5)
    n = rng.integers(5, 41, 40)
    k = rng.binomial(n, rng.beta(1.5, 8.5, 40))
    drawn = rng.integers(0, 40, (20_000, 40))
    low, high = np.quantile(k[drawn].sum(1) / n[drawn].sum(1), [0.025, 0.975])
    found = cluster_share(k, n)
    assert found.low95 == pytest.approx(low, abs=0.015)
    assert found.high95 == pytest.approx(high, abs=0.015)

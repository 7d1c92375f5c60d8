"""Published estimates for many groups by other methods, and how the pooled rates stand beside them."""

import numpy as np
import pytest
from scipy import stats
from scipy.optimize import minimize
from scipy.special import betaln

from analysis.stats.pooling import pool
from tests.stats.test_pooling import HITS, LATER, RAT_TRIALS, RAT_TUMOURS


def _likelihood(y, n):
    """The log-likelihood of beta-binomial counts, as a function of alpha and beta."""
    y, n = np.array(y, dtype=float), np.array(n, dtype=float)
    return lambda a, b: (betaln(a + y, b + n - y) - betaln(a, b)).sum()


def _most_likely(y, n):
    of = _likelihood(y, n)
    found = minimize(lambda x: -of(*np.exp(x)), np.log([2, 14]), tol=1e-12)
    return np.exp(found.x)


def test_most_likely_beta_of_the_rat_tumours():
    # 2.304768, 14.079707 as published (CRAN, BayesGOF vignette) for the first 70; all 71 beside it
    assert _most_likely(RAT_TUMOURS[:70], RAT_TRIALS[:70]) == pytest.approx([2.304768, 14.079707], rel=1e-4)
    assert _most_likely(RAT_TUMOURS, RAT_TRIALS) == pytest.approx([2.34161, 14.11478], rel=1e-4)


def test_moments_of_the_rat_tumours():
    # Gelman et al., 5.1: mean .136, standard deviation .103, so Beta(1.4, 8.6); with 4 of 14: .223, .083
    share = np.array(RAT_TUMOURS[:70]) / np.array(RAT_TRIALS[:70])
    mean, sd = share.mean(), share.std(ddof=1)
    assert (mean, sd) == pytest.approx((0.13601, 0.10349), abs=5e-6)
    size = mean * (1 - mean) / sd**2 - 1
    assert (mean * size, (1 - mean) * size) == pytest.approx((1.356, 8.615), abs=5e-4)
    last = stats.beta(5.4, 18.6)
    assert (last.mean(), last.std()) == pytest.approx((0.225, 0.0835), abs=5e-5)


def test_the_whole_posterior_of_the_rat_tumours_and_ours():
    # Gelman et al., 5.3: prior (alpha + beta)^(-5/2), grid in log(alpha / beta) and log(alpha + beta)
    ratio, total = np.meshgrid(np.linspace(-2.3, -1.3, 101), np.linspace(1, 5, 101), indexing="ij")
    size = np.exp(total)
    a = size / (1 + np.exp(-ratio))
    b = size - a
    of = _likelihood(RAT_TUMOURS, RAT_TRIALS)
    log_weight = np.vectorize(of)(a, b) - 2.5 * total + np.log(a) + np.log(b)
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    assert ((weight * a).sum(), (weight * b).sum()) == pytest.approx((2.40, 14.32), abs=0.005)
    # Our prior of the concentration differs, and with 71 groups it does not matter.
    k, n = np.array(RAT_TUMOURS), np.array(RAT_TRIALS)
    theirs = [(weight * (a + y) / (a + b + m)).sum() for y, m in zip(k, n, strict=True)]
    assert pool(k, n, tilt=False).mean == pytest.approx(theirs, abs=0.005)


def _james_stein():
    """Efron and Morris' estimates of the 18 averages, and how far each keeps from the common mean."""
    raw = np.array(HITS) / 45
    mean = raw.mean()
    error = mean * (1 - mean) / 45
    kept = 1 - (len(raw) - 3) * error / ((raw - mean) ** 2).sum()
    return mean, kept, mean + kept * (raw - mean), error


def test_efron_and_morris_shrink_eighteen_batters():
    # Published: common mean .265, factor .212, Clemente .400 -> .294
    mean, kept, estimate, _ = _james_stein()
    assert mean == pytest.approx(0.26543, abs=5e-6)
    assert kept == pytest.approx(0.2117, abs=5e-5)
    assert estimate[0] == pytest.approx(0.2939, abs=5e-5)
    raw_missed = ((np.array(HITS) / 45 - LATER) ** 2).sum()
    missed = ((estimate - LATER) ** 2).sum()
    assert (raw_missed, missed) == pytest.approx((0.0755, 0.0214), abs=5e-5)
    assert raw_missed / missed == pytest.approx(3.53, abs=0.005)
    ours = ((pool(HITS, [45] * 18, tilt=False).mean - LATER) ** 2).sum()
    assert ours == pytest.approx(missed, rel=0.15)


def test_plug_in_estimates_shrink_the_batters_too_far():
    # The most likely concentration is 793; Efron and Morris' factor belongs to 45 (1 - kept) / kept = 167.
    a, b = _most_likely(HITS, [45] * 18)
    _, kept, *_ = _james_stein()
    assert a + b == pytest.approx(793, rel=0.02)
    assert 45 * (1 - kept) / kept == pytest.approx(167, abs=1)
    spread = np.ptp(pool(HITS, [45] * 18, tilt=False).mean)
    assert np.ptp([(a + k) / (a + b + 45) for k in HITS]) < spread < np.ptp(np.array(HITS) / 45)

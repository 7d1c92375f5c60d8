"""Whether the methods keep their promises over many made-up searches (seeded; run with `pytest -m slow`)."""

import numpy as np
import pytest

from analysis.stats.delay import HORIZON, default_delay, delay_curve
from analysis.stats.pooling import pool
from analysis.stats.proportion import wilson

pytestmark = pytest.mark.slow

TRUTH = 0.12
SEARCHES = 2000


def _delays(rng, size):
    """Days until an interview, distributed as the default delay curve says."""
    days = np.arange(1, HORIZON + 1)
    return np.interp(rng.random(size), np.r_[0, default_delay(days)], np.r_[0, days])


def _search(rng, applications, window):
    """Ages; whether an interview, a refusal, has come by now; days to whichever came."""
    age = rng.uniform(0, window, applications)
    interview = np.where(rng.random(applications) < TRUTH, _delays(rng, applications), np.inf)
    refusal = np.where(
        np.isinf(interview) & (rng.random(applications) < 0.45), rng.gamma(2, 15, applications), np.inf
    )
    return age, interview <= age, refusal <= age, np.minimum(interview, refusal)


@pytest.mark.parametrize(("applications", "window"), [(40, 60), (60, 120)])
def test_weighed_rates_are_right_and_resolved_only_rates_are_not(applications, window):
    rng = np.random.default_rng(11)
    weighed, resolved, covered = [], [], []
    for _ in range(SEARCHES):
        age, come, refused, day = _search(rng, applications, window)
        cause = np.select([come, refused], [1, 2], 0)
        curve = delay_curve(np.where(cause > 0, day, age), cause)
        effective = float(np.where(come | refused, 1.0, curve(age)).sum())
        low, high = wilson(int(come.sum()), effective)
        weighed.append(come.sum() / effective)
        covered.append(low <= TRUTH <= high)
        if (come | refused).any():
            resolved.append(come.sum() / (come | refused).sum())
    assert np.mean(weighed) == pytest.approx(TRUTH, rel=0.1)
    assert np.mean(covered) >= 0.92
    assert np.mean(resolved) > 2 * TRUTH


def test_pooled_rates_are_nearer_the_truth_than_raw_ones():
    rng = np.random.default_rng(12)
    raw, pooled, covered = [], [], []
    for _ in range(400):
        trials = np.clip(rng.lognormal(2.2, 0.7, 6).round(), 3, 45)
        truth = rng.beta(2.4, 17.6, 6)
        successes = rng.binomial(trials.astype(int), truth)
        found = pool(successes, trials, level=0.95)
        raw.append((successes / trials - truth) ** 2)
        pooled.append((found.mean - truth) ** 2)
        covered.append((found.low <= truth) & (truth <= found.high))
    assert np.mean(pooled) < 0.6 * np.mean(raw)
    assert np.mean(covered) >= 0.92


@pytest.mark.parametrize("typical", [9, 20, 60])
def test_few_searches_with_equal_sectors_call_one_clear(typical):
    rng = np.random.default_rng(13)
    called = 0
    for _ in range(300):
        trials = np.clip(rng.lognormal(np.log(typical), 0.7, 6).round(), 3, 150)
        successes = rng.binomial(trials.astype(int), 0.10)
        called += bool(pool(successes, trials).clear().any())
    assert called <= 15

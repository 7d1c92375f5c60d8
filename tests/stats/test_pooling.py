"""Partial pooling: check digits, published data, properties."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import betainc, betaln

from analysis.stats.pooling import chance_above, chance_best, pool

CHECK = ([3, 0, 1, 2, 0, 4], [12, 8, 20, 9, 5, 14])
# Rat tumours, Tarone 1982 (Gelman et al., Bayesian Data Analysis, 5.1): 71 experiments, the last 4 of 14
RAT_TRIALS = [20] * 7 + [19] * 4 + [
    18, 18, 17, 20, 20, 20, 20, 19, 19, 18, 18, 25, 24, 23, 20, 20, 20, 20, 20, 20, 10, 49, 19, 46, 27, 17,
    49, 47, 20, 20, 13, 48, 50, 20, 20, 20, 20, 20, 20, 20, 48, 19, 19, 19, 22, 46, 49, 20, 20, 23, 19, 22,
    20, 20, 20, 52, 46, 47, 24, 14,
]  # fmt: skip
RAT_TUMOURS = [0] * 14 + [1] * 8 + [2] * 9 + [
    1, 5, 2, 5, 3, 2, 7, 7, 3, 3, 2, 9, 10, 4, 4, 4, 4, 4, 4, 4, 10, 4, 4, 4, 5, 11, 12, 5, 5, 6, 5, 6, 6, 6,
    6, 16, 15, 15, 9, 4,
]  # fmt: skip
# Efron & Morris 1975: hits in 45 at-bats, 1970
HITS = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7]
LATER = [
    .346, .298, .276, .222, .273, .270, .263, .210, .269, .230, .264, .256, .303, .264, .226, .286, .316,
    .200,
]  # fmt: skip

groups = st.lists(
    st.integers(0, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=6
)
positive = st.floats(0.2, 60)


def columns(rows):
    return [k for k, _ in rows], [n for _, n in rows]


@pytest.mark.parametrize(
    ("tilt", "means"),
    [
        (True, [0.1934, 0.0984, 0.0974, 0.1777, 0.1112, 0.2126]),
        (False, [0.2025, 0.1053, 0.1021, 0.1874, 0.1198, 0.2218]),
    ],
)
def test_the_check_digits(tilt, means):
    assert pool(*CHECK, tilt=tilt).mean == pytest.approx(means, abs=5e-5)


def test_the_last_rat_experiment_is_drawn_to_the_others():
    # Gelman et al. put the last experiment at about .22 with nearly the same model: raw 4/14 = .286
    pooled = pool(RAT_TUMOURS, RAT_TRIALS, tilt=False)
    assert 0.19 < pooled.mean[-1] < 0.23
    assert pooled.mean[0] == pytest.approx(0.063, abs=0.01)


def test_pooling_predicts_the_rest_of_the_season_better():
    raw = np.array(HITS) / 45
    assert raw.mean() == pytest.approx(0.26543, abs=5e-6)
    pooled = pool(HITS, [45] * 18, tilt=False).mean
    missed = ((raw - LATER) ** 2).sum()
    assert missed == pytest.approx(0.0755, abs=5e-5)
    assert missed / ((pooled - LATER) ** 2).sum() > 3


def test_the_ranges_hold_the_probability_they_promise():
    pooled = pool(*CHECK)
    s, n = np.array(CHECK[0], dtype=float), np.array(CHECK[1], dtype=float)
    mu, kappa = np.meshgrid(np.linspace(0.005, 0.995, 199), np.geomspace(1, 400, 30), indexing="ij")
    a, b = mu * kappa, (1 - mu) * kappa
    log_weight = np.log(kappa) - 2 * np.log(10 + kappa) + 4 * np.log1p(-mu)
    for k, m in zip(s, n, strict=True):
        log_weight = log_weight + betaln(a + k, b + m - k) - betaln(a, b)
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    for j in range(6):
        below, upto = (
            (weight * betainc(a + s[j], b + n[j] - s[j], end)).sum()
            for end in (pooled.low[j], pooled.high[j])
        )
        assert (below, upto) == pytest.approx((0.1, 0.9), abs=2e-3)


def test_the_chance_to_be_best_is_that_of_the_joint_posterior():
    # compared with 400,000 draws from the same posterior (standard errors below .001)
    pooled = pool(*CHECK)
    assert pooled.p_best == pytest.approx([0.2736, 0.0419, 0.0241, 0.2116, 0.0652, 0.3836], abs=2e-3)
    assert pooled.above == pytest.approx([0.7232, 0.1993, 0.1211, 0.6171, 0.2692, 0.8305], abs=4e-3)


def test_a_large_group_speaks_for_itself():
    assert pool([3000], [10000]).mean[0] == pytest.approx(0.3, abs=1e-3)
    assert pool([3000, 0], [10000, 2]).mean[0] == pytest.approx(0.3, abs=1e-3)


def test_a_clear_group_is_said_to_be_clear():
    assert pool([20, 2, 3, 1], [30, 30, 30, 20]).clear()[0]
    assert not pool(*CHECK).clear().any()


def test_a_lone_outlier_is_clear_beside_many_small_groups():
    clear = pool([8] + [1] * 11, [20] + [10] * 11).clear()
    assert clear.tolist() == [True] + [False] * 11


def test_what_luck_does_often_is_not_clear():
    # the posterior alone would call the first one clear; among six equal groups one is often so far off
    pooled = pool([16, 7, 8, 9, 8, 7], [80] * 6)
    assert pooled.above[0] > 0.95
    assert pooled.luck[0] > 0.05
    assert not pooled.clear().any()


def test_small_groups_are_never_clear():
    pooled = pool([12, 1], [14, 60])
    assert pooled.luck[0] == 1
    assert not pooled.clear()[0]


def test_no_groups_give_nothing_and_one_has_no_rest():
    assert len(pool([], []).mean) == 0
    assert len(chance_best([], [])) == 0
    alone = pool([1], [4])
    assert (alone.p_best[0], alone.expected_rank[0], alone.above[0]) == pytest.approx((1, 1, 0.5))


def test_groups_without_trials_are_told_the_common_rate():
    pooled = pool([5, 0], [40, 0])
    assert 0 < pooled.low[1] < pooled.mean[1] < pooled.high[1] < 1
    assert pooled.high[1] - pooled.low[1] > pooled.high[0] - pooled.low[0]


@pytest.mark.parametrize(
    ("successes", "trials", "level"), [([1], [1, 2], 0.8), ([3], [2], 0.8), ([-1], [2], 0.8), ([1], [2], 1.0)]
)
def test_contradictions_are_refused(successes, trials, level):
    with pytest.raises(ValueError, match="must"):
        pool(successes, trials, level=level)


@given(groups)
@settings(max_examples=30, deadline=None)
def test_everything_stays_in_its_bounds(rows):
    pooled = pool(*columns(rows))
    assert (pooled.low <= pooled.mean).all()
    assert (pooled.mean <= pooled.high).all()
    assert pooled.p_best.sum() == pytest.approx(1)
    assert pooled.expected_rank.sum() == pytest.approx(len(rows) * (len(rows) + 1) / 2, rel=1e-3)
    assert ((pooled.above >= 0) & (pooled.above <= 1)).all()
    assert pooled.a / (pooled.a + pooled.b) == pytest.approx(pooled.mean)


@given(groups, st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_of_groups_never_matters(rows, shuffler):
    order = list(range(len(rows)))
    shuffler.shuffle(order)
    one, other = pool(*columns(rows)), pool(*columns([rows[place] for place in order]))
    for name in ("mean", "low", "high", "p_best", "expected_rank", "above", "luck"):
        assert getattr(other, name) == pytest.approx(getattr(one, name)[order], abs=1e-12)


@given(st.integers(0, 20), st.integers(0, 20), st.integers(2, 6))
@settings(max_examples=20, deadline=None)
def test_equal_data_give_equal_shares(k, more, many):
    pooled = pool([k] * many, [k + more] * many)
    assert pooled.p_best == pytest.approx([1 / many] * many, abs=1e-6)
    assert pooled.expected_rank == pytest.approx([(many + 1) / 2] * many, abs=1e-6)
    assert np.ptp(pooled.mean) == 0


@given(groups.filter(lambda rows: rows[0][0] < rows[0][1]))
@settings(max_examples=20, deadline=None)
def test_one_more_success_never_lowers_the_chance_to_be_best(rows):
    k, n = columns(rows)
    before, after = pool(k, n), pool([k[0] + 1, *k[1:]], n)
    assert after.p_best[0] >= before.p_best[0] - 1e-6
    assert after.mean[0] > before.mean[0]


def test_fractional_trials_lie_between_whole_ones():
    means = [pool([2, 1], [n, 9]).mean[0] for n in (8, 8.5, 9)]
    assert means[0] > means[1] > means[2]


def test_chance_above_has_its_closed_forms():
    # Cook 2003; P(A > B) = B(c, b + d) / B(c, d) for A ~ Beta(1, b)
    assert chance_above(1, 4, 2, 5) == pytest.approx(1 / 3, abs=1e-9)
    assert chance_above(3, 9, 2, 14) == pytest.approx(0.8123746, abs=5e-8)
    assert chance_above(1, 6, 3, 7) == pytest.approx(math.exp(betaln(3, 13) - betaln(3, 7)), abs=1e-7)


@given(positive, positive, positive, positive)
@settings(max_examples=30, deadline=None)
def test_chance_above_keeps_cooks_identities(a, b, c, d):
    chance = chance_above(a, b, c, d)
    assert chance + chance_above(c, d, a, b) == pytest.approx(1, abs=1e-12)
    assert chance_above(d, c, b, a) == pytest.approx(chance, abs=1e-6)
    assert chance_above(d, b, c, a) == pytest.approx(chance, abs=1e-6)
    step = math.exp(betaln(a + c, b + d) - betaln(a, b) - betaln(c, d)) / a
    assert chance_above(a + 1, b, c, d) == pytest.approx(chance + step, abs=1e-6)


def test_chance_best_of_independent_rates():
    # integral of the product of distribution functions on 4,001 points; 1,000,000 draws agree to .0006
    found = chance_best([3.5, 2.5, 0.5], [9.5, 14.5, 8.5])
    assert found == pytest.approx([0.775850, 0.185325, 0.038825], abs=5e-5)
    two = chance_best([3.5, 2.5], [9.5, 14.5])
    assert two[0] == pytest.approx(chance_above(3.5, 9.5, 2.5, 14.5), abs=1e-4)


def test_chance_above_takes_arrays():
    found = chance_above([1, 3], [4, 9], [2, 2], [5, 14])
    assert found == pytest.approx([1 / 3, 0.8123746], abs=1e-7)

"""Rates of several groups at once, each drawn towards what the groups have in common."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.stats.compare import benjamini_hochberg, heterogeneity
from analysis.stats.mixture import Mixture, Shares, summarise

Floats = NDArray[np.float64]

LEVEL = 0.80
MEANS = np.linspace(0.005, 0.995, 199)
CONCENTRATIONS = np.geomspace(1.0, 400.0, 30)
SHRINKAGE = 10.0
TILT = 5.0
IMPROBABLE = 1e-4
ENOUGH = 15
CERTAINTY, BY_LUCK = 0.95, 0.05
NODES = 400


class _Hyper(NamedTuple):
    """Points of the grid of mu and kappa, flattened, with their weights."""

    mu: Floats
    kappa: Floats
    weight: Floats


@dataclass(frozen=True, eq=False)
class Pooled:
    """The posterior of each group's rate, in the order the groups were given.

    Attributes:
        mean: posterior means.
        low: lower ends of the equal-tailed posterior ranges.
        high: upper ends.
        p_best: chance that the group has the highest rate of all; they sum to 1.
        expected_rank: mean rank, 1 the highest rate.
        above: chance that the group's rate lies above that of all other groups together (each weighed by its
            trials); 0.5 for a single group.
        luck: how often luck alone would set the group as far from all others together (exact test of two
            shares, adjusted by Benjamini and Hochberg for looking at several groups); 1 below 15 trials.
        a: first parameter of the Beta distribution with the posterior's mean and variance.
        b: its second parameter.
    """

    mean: Floats
    low: Floats
    high: Floats
    p_best: Floats
    expected_rank: Floats
    above: Floats
    luck: Floats
    a: Floats
    b: Floats

    def clear(self) -> NDArray[np.bool_]:
        """Which groups clearly differ from the rest.

        They have 15 trials or more, lie above or below the rest with probability .95 or more, and luck alone
        sets a group so far apart in at most 5 of 100 searches. The last condition is needed: where all groups
        are equal and large, the posterior by itself would call one clear in up to 16 of 100.

        In words: there is enough to go by, the group most probably lies above or below the rest, and luck
        alone would seldom make it look so.

        Source: the posterior of `pool`, checked by an exact test adjusted as by Benjamini & Hochberg 1995.
        """
        return (np.maximum(self.above, 1 - self.above) >= CERTAINTY) & (self.luck <= BY_LUCK)


def pool(successes: ArrayLike, trials: ArrayLike, tilt: bool = True, level: float = LEVEL) -> Pooled:
    """Rates of several groups by partial pooling: few trials borrow from the others, many hardly do.

    Estimand: the true rate of each group. Model: rate_j ~ Beta(mu kappa, (1 - mu) kappa), successes_j ~
    Binomial(trials_j, rate_j), integrated over mu on 199 points .005 to .995 and kappa on 30 log-spaced
    points 1 to 400 with prior density 10 / (10 + kappa)². Full Bayes on a grid, never plug-in estimates of
    mu and kappa, whose ranges are far too narrow with few groups. Deterministic; the order of groups never
    matters.

    In words: a group with few applications is drawn towards what all groups have in common, one with many
    keeps its own rate; how strongly is learned from how alike the groups are.

    Args:
        successes: successes by group.
        trials: trials by group, whole or fractional, at least the successes; 0 is allowed.
        tilt: whether mu leans to small rates by a Beta(1, 5) prior: True for interview rates, False for
            rates that may well be high.
        level: coverage of the ranges.

    Returns:
        One entry a group in each array; no groups: empty arrays.

    Raises:
        ValueError: lengths differ, successes exceed trials, or something is negative or missing.

    Source: Gelman et al., Bayesian Data Analysis, 3rd edition, 5.3; the prior of kappa is the uniform
    shrinkage prior of Daniels 1999, Can. J. Statist. 27:567.
    """
    s, n = _checked(successes, trials, level)
    if not len(s):
        return Pooled(*(np.empty(0) for _ in range(9)))
    kinds, place, count = np.unique(np.column_stack((s, n)), axis=0, return_inverse=True, return_counts=True)
    s, n = kinds[:, 0], kinds[:, 1]
    hyper = _hyper(s, n, count, tilt)
    a, b = _posterior(hyper, s, n)
    given = a / (a + b)
    mean = hyper.weight @ given
    variance = hyper.weight @ (given * (1 - given) / (a + b + 1)) + hyper.weight @ (given - mean) ** 2
    size = mean * (1 - mean) / variance - 1
    coarse = _coarse(hyper)
    shares = summarise(Mixture(*_posterior(coarse, s, n), coarse.weight, count.astype(float), n), level)
    return _by_group(place.ravel(), mean, size, shares, _luck(s, n, count))


def chance_best(a: ArrayLike, b: ArrayLike) -> Floats:
    """The chance of each of several independent rates ~ Beta(a, b) to be the highest.

    Args:
        a: first parameters, positive.
        b: second parameters.

    Returns:
        Chances that sum to 1, right to about 1e-3; no rates: an empty array.
    """
    one, other = np.atleast_2d(np.asarray(a, dtype=float)), np.atleast_2d(np.asarray(b, dtype=float))
    if not one.size:
        return np.empty(0)
    each = np.ones(one.shape[1])
    return summarise(Mixture(one, other, np.ones(1), each, each), LEVEL).p_best


def chance_above(a1: ArrayLike, b1: ArrayLike, a2: ArrayLike, b2: ArrayLike) -> Floats | float:
    """P(A > B) for independent rates A ~ Beta(a1, b1) and B ~ Beta(a2, b2).

    Formula: the mean over u in (0, 1) of the distribution function of B at A's u-quantile, on nodes that
    crowd towards 0 and 1, averaged with its mirror image so that P(A > B) + P(B > A) = 1. Deterministic,
    right to about 1e-8.

    Args:
        a1: first parameter of A, positive; numbers or arrays that broadcast, likewise the others.
        b1: second parameter of A.
        a2: first parameter of B.
        b2: second parameter of B.

    Returns:
        Chances 0 to 1, a float for plain numbers.

    Source: identities in Cook 2003, MD Anderson technical report UTMDABTR-005-05.
    """
    from scipy.special import betainc, betaincinv

    one = np.broadcast_arrays(*(np.asarray(value, dtype=float)[..., None] for value in (a1, b1, a2, b2)))
    v = (np.arange(NODES) + 0.5) / NODES
    u, share = v * v * (3 - 2 * v), 6 * v * (1 - v) / NODES
    a, b, c, d = one
    forwards = betainc(c, d, betaincinv(a, b, u)) @ share
    backwards = betainc(a, b, betaincinv(c, d, u)) @ share
    chance = (forwards + 1 - backwards) / 2
    return float(chance) if np.ndim(chance) == 0 else np.asarray(chance)


def _checked(successes: ArrayLike, trials: ArrayLike, level: float) -> tuple[Floats, Floats]:
    s, n = np.asarray(successes, dtype=float), np.asarray(trials, dtype=float)
    if s.shape != n.shape or s.ndim != 1:
        msg = "successes and trials must be two lists of the same length"
        raise ValueError(msg)
    if not ((s >= 0) & (s <= n) & np.isfinite(n)).all():
        msg = "successes must lie between 0 and the trials"
        raise ValueError(msg)
    if not 0 < level < 1:
        msg = f"level must lie between 0 and 1, got {level}"
        raise ValueError(msg)
    return s, n


def _hyper(s: Floats, n: Floats, count: NDArray[np.int64], tilt: bool) -> _Hyper:
    """The grid with its posterior weights; the prior of kappa times kappa, since the grid is in its log."""
    from scipy.special import betaln

    mu, kappa = (axis.ravel() for axis in np.meshgrid(MEANS, CONCENTRATIONS, indexing="ij"))
    prior = np.log(kappa) - 2 * np.log(SHRINKAGE + kappa) + (TILT - 1) * np.log1p(-mu) * tilt
    a, b = mu * kappa, (1 - mu) * kappa
    fit = betaln(a[:, None] + s, b[:, None] + n - s) - betaln(a, b)[:, None]
    log_weight = prior + fit @ count
    weight = np.exp(log_weight - log_weight.max())
    return _Hyper(mu, kappa, weight / weight.sum())


def _coarse(hyper: _Hyper) -> _Hyper:
    """Neighbouring points merged, four by two, the improbable ones dropped: enough for ranges and ranks."""
    row, column = np.divmod(np.arange(len(hyper.weight)), len(CONCENTRATIONS))
    block = row // 4 * len(CONCENTRATIONS) + column // 2
    weight = np.bincount(block, hyper.weight)
    keep = weight > IMPROBABLE * weight.max()
    mu = np.bincount(block, hyper.weight * hyper.mu)[keep] / weight[keep]
    kappa = np.exp(np.bincount(block, hyper.weight * np.log(hyper.kappa))[keep] / weight[keep])
    return _Hyper(mu, kappa, weight[keep] / weight[keep].sum())


def _posterior(hyper: _Hyper, s: Floats, n: Floats) -> tuple[Floats, Floats]:
    """Beta parameters of each group's rate, one row a point of the grid."""
    a, b = hyper.mu * hyper.kappa, (1 - hyper.mu) * hyper.kappa
    return a[:, None] + s, b[:, None] + n - s


def _luck(s: Floats, n: Floats, count: NDArray[np.int64]) -> Floats:
    """p-values of each kind of group against all others together, NaN below 15 trials."""
    successes, trials = float(s @ count), float(n @ count)
    return np.array(
        [
            heterogeneity([own, successes - own], [size, max(trials - size, successes - own)]).p
            if size >= ENOUGH
            else np.nan
            for own, size in zip(s, n, strict=True)
        ]
    )


def _by_group(
    place: NDArray[np.intp], mean: Floats, size: Floats, shares: Shares, p_values: Floats
) -> Pooled:
    """From one entry a different (successes, trials) back to one a group."""
    luck = p_values[place]
    tested = ~np.isnan(luck)
    luck[tested] = benjamini_hochberg(luck[tested])
    mean, size = mean[place], size[place]
    return Pooled(
        mean=mean,
        low=shares.low[place],
        high=shares.high[place],
        p_best=shares.p_best[place],
        expected_rank=shares.expected_rank[place],
        above=shares.above[place],
        luck=np.where(tested, luck, 1.0),
        a=mean * size,
        b=(1 - mean) * size,
    )

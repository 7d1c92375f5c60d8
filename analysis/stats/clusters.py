"""The range of a share when the trials come in clusters: several applications of one and the same person."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.stats.proportion import normal_quantile, wilson

Floats = NDArray[np.float64]


class Clustered(NamedTuple):
    """A share over clusters.

    Attributes:
        share: successes / trials, each trial counted once; None without trials.
        clusters: how many clusters have any trials.
        design_effect: how many times wider than for independent trials the variance is, at least 1.
        n_effective: how many independent trials would say as much (before allowing for few clusters).
        low80: lower end of the 80 % range.
        high80: upper end of it.
        low95: lower end of the 95 % range.
        high95: upper end of it.
    """

    share: float | None
    clusters: int
    design_effect: float
    n_effective: float
    low80: float
    high80: float
    low95: float
    high95: float


def variance(successes: ArrayLike, trials: ArrayLike) -> float:
    """The cluster-robust variance of successes / trials.

    Formula: m / (m - 1) Σ (k_i - p w_i)² / (Σ w_i)² over the m clusters with trials, p = Σ k_i / Σ w_i: the
    linearised variance of a ratio. With whole trials it is the variance of the mean in a linear model with
    an intercept alone, clustered errors and the usual correction.

    Returns:
        The variance; 0 with fewer than two clusters, where nothing can be learned of how they differ.

    Source: Cochran 1977, Sampling Techniques, 6.3; Liang & Zeger 1986, Biometrika 73:13.
    """
    k, w = _checked(successes, trials)
    m, total = len(w), math.fsum(w)
    if m < 2 or total <= 0:
        return 0.0
    share = math.fsum(k) / total
    return m / (m - 1) * math.fsum((k - share * w) ** 2) / total**2


def likeness(successes: ArrayLike, trials: ArrayLike) -> float:
    """How alike the trials of one cluster are (the intraclass correlation), 0 to 1.

    From the design effect d and the mean cluster size as a trial sees it, b = Σ w² / Σ w: (d - 1) / (b - 1).
    0 where there is nothing to learn it from.
    """
    k, w = _checked(successes, trials)
    size = _size_seen(w)
    effect = _own_effect(k, w)
    return min(max((effect - 1) / (size - 1), 0.0), 1.0) if size > 1 else 0.0


def cluster_share(successes: ArrayLike, trials: ArrayLike, *, alike: float = 0.0) -> Clustered:
    """A share with ranges that heed that the trials of one person are alike.

    Estimand: the share over the people there are, everyone with the weight of their trials. Wilson's range on
    n / d x (z / t)², with d the design effect (`variance` over that of independent trials, at least 1 and at
    least 1 + (b - 1) `alike`, b as in `likeness`) and t the Student quantile with clusters - 1 degrees of
    freedom in place of the normal z, because the spread between few people is itself hardly known.

    In words: twenty applications of one person say less than one application each of twenty people.

    Args:
        successes: successes by cluster.
        trials: trials by cluster, whole or fractional; clusters with none are left out.
        alike: a likeness learned elsewhere (from the whole cohort), for groups too small to show their own.

    Returns:
        The share and its ranges. No trials: share None, 0 to 1. One cluster: the plain Wilson range, which
        then holds for this person only.

    Raises:
        ValueError: lengths differ, successes exceed trials, or something is negative or missing.

    Source: Korn & Graubard 1998, Survey Methodology 24:193 (the adjusted effective number), with Wilson's
    range as recommended by Dean & Pagano 2015, J. Survey Statistics and Methodology 3:484.
    """
    k, w = _checked(successes, trials)
    total = math.fsum(w)
    if total <= 0:
        return Clustered(None, 0, 1.0, 0.0, 0.0, 1.0, 0.0, 1.0)
    share = min(math.fsum(k) / total, 1.0)
    modelled = 1 + (_size_seen(w) - 1) * alike
    effect = max(1.0, _own_effect(k, w), modelled) if len(w) > 1 else 1.0
    n = total / effect
    ends = [_range(share, n, len(w), level) for level in (0.80, 0.95)]
    return Clustered(share, len(w), effect, n, *ends[0], *ends[1])


def _range(share: float, n: float, clusters: int, level: float) -> tuple[float, float]:
    if clusters > 1:
        n *= (normal_quantile(level) / _student_quantile(level, clusters - 1)) ** 2
    return wilson(share * n, n, level)


def _student_quantile(level: float, freedom: int) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(freedom, (1 + level) / 2))


def _own_effect(k: Floats, w: Floats) -> float:
    """The design effect as the clusters show it; 1 where all or none succeed."""
    total = math.fsum(w)
    share = math.fsum(k) / total if total > 0 else 0.0
    independent = share * (1 - share) / total if total > 0 else 0.0
    return variance(k, w) / independent if independent > 0 else 1.0


def _size_seen(w: Floats) -> float:
    total = math.fsum(w)
    return math.fsum(w * w) / total if total > 0 else 1.0


def _checked(successes: ArrayLike, trials: ArrayLike) -> tuple[Floats, Floats]:
    """Successes and trials of the clusters that have any."""
    k, w = np.asarray(successes, dtype=float), np.asarray(trials, dtype=float)
    if k.shape != w.shape or k.ndim != 1:
        msg = "successes and trials need one entry a cluster each"
        raise ValueError(msg)
    if not (np.isfinite(k).all() and np.isfinite(w).all() and (k >= 0).all() and (k <= w + 1e-9).all()):
        msg = "successes lie between 0 and the trials of their cluster"
        raise ValueError(msg)
    return k[w > 0], w[w > 0]

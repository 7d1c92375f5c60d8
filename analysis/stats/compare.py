"""Whether groups differ: differences with their ranges, within strata, and tests against luck alone."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.stats.permutation import exact_p, pearson_terms
from analysis.stats.proportion import LEVEL, normal_quantile, wilson

Floats = NDArray[np.float64]

NEGLIGIBLE = 1e-9


class Difference(NamedTuple):
    """The first share minus the second, -1 to 1, and the range in which the true difference lies."""

    difference: float
    low: float
    high: float


class Estimate(NamedTuple):
    """A value and the range in which the true one lies."""

    value: float
    low: float
    high: float


class MantelHaenszel(NamedTuple):
    """Two arms compared within strata.

    Attributes:
        odds_ratio: the common odds ratio, above 1 when the exposed do better; NaN when nothing informs it.
        risk_difference: the common difference of the shares, -1 to 1; NaN likewise.
        chi2: the test of no association, without continuity correction; 0 when nothing informs it.
        p: its p-value with 1 degree of freedom.
        strata: strata with both arms and a success.
    """

    odds_ratio: Estimate
    risk_difference: Estimate
    chi2: float
    p: float
    strata: int

    @property
    def separable(self) -> bool:
        """Whether two strata or more hold both arms and a success: below that, say "not separable"."""
        return self.strata >= 2


class Heterogeneity(NamedTuple):
    """Whether several shares differ by more than luck.

    Attributes:
        chi2: Pearson's statistic.
        df: degrees of freedom, groups with trials less one.
        p: chance of a statistic at least as large by luck alone: exact where `exact`, else p_large.
        p_large: the same by the chi-square distribution, good for large counts.
        exact: whether p was counted over all ways in which the successes could fall.
    """

    chi2: float
    df: int
    p: float
    p_large: float
    exact: bool


class Trend(NamedTuple):
    """Whether shares rise or fall over ordered groups: statistic, p-value (1 df), direction (1, -1 or 0)."""

    chi2: float
    p: float
    direction: int


def newcombe(k1: float, n1: float, k2: float, n2: float, level: float = LEVEL) -> Difference:
    """The difference of two independent shares with Newcombe's hybrid score range (his method 10).

    Estimand: p1 - p2. Formula, with (l, u) the Wilson ranges and d the difference of the observed shares:
    d - √((p1 - l1)² + (u2 - p2)²) to d + √((u1 - p1)² + (p2 - l2)²). Trials may be fractional.

    In words: how far apart two shares are, and could be when each may lie anywhere in its own range.

    Args:
        k1: successes of the first group.
        n1: its trials.
        k2: successes of the second group.
        n2: its trials.
        level: coverage aimed at.

    Returns:
        Difference and range within -1..1; (NaN, -1, 1) when either group has no trials.

    Raises:
        ValueError: as `wilson`.

    Source: Newcombe 1998, Statistics in Medicine 17:873.
    """
    (low1, high1), (low2, high2) = wilson(k1, n1, level), wilson(k2, n2, level)
    if n1 == 0 or n2 == 0:
        return Difference(float("nan"), -1.0, 1.0)
    p1, p2 = k1 / n1, k2 / n2
    low = p1 - p2 - float(np.hypot(p1 - low1, high2 - p2))
    high = p1 - p2 + float(np.hypot(high1 - p1, p2 - low2))
    return Difference(p1 - p2, max(low, -1.0), min(high, 1.0))


def mantel_haenszel(
    tables: Sequence[Sequence[Sequence[float]]] | ArrayLike, level: float = LEVEL
) -> MantelHaenszel:
    """Two arms compared within strata, so that a difference between strata is not taken for one of the arms.

    Estimand: the odds ratio and the risk difference common to the strata. Formulas, over strata [[a, b],
    [c, d]] with rows n1, n0 and total N: OR = Σ ad/N / Σ bc/N, its log with the variance of Robins, Breslow
    and Greenland; RD = Σ (a n0 - c n1)/N / Σ n1 n0/N with the variance of Greenland and Robins.

    In words: the difference within each sector, like with like, averaged; well filled sectors count most.

    Args:
        tables: one a stratum, rows exposed / not exposed, columns success / failure; fractional counts do.
        level: coverage of the ranges.

    Returns:
        Both with ranges. An odds ratio of 0 or infinity has the range 0 to infinity; without a stratum that
        has both arms, the values are NaN with the widest ranges.

    Raises:
        ValueError: a table is not two by two, or a count is negative or missing.

    Source: Mantel & Haenszel 1959, JNCI 22:719; Robins, Breslow & Greenland 1986, Biometrics 42:311;
    Greenland & Robins 1985, Biometrics 41:55.
    """
    cells = np.asarray(tables, dtype=float)
    cells = cells if cells.size else np.empty((0, 2, 2))
    if cells.shape[1:] != (2, 2) or not (cells >= 0).all():
        msg = "each stratum is two by two counts, which must be known and not negative"
        raise ValueError(msg)
    both = cells[(cells.sum(axis=2) > 0).all(axis=1)]
    a, b, c, d = both[:, 0, 0], both[:, 0, 1], both[:, 1, 0], both[:, 1, 1]
    z = normal_quantile(level)
    chi2 = _association(a, b, c, d)
    return MantelHaenszel(
        _odds_ratio(a, b, c, d, z), _risk_difference(a, b, c, d, z), chi2, _p_value(chi2, 1),
        int(((a + c) > 0).sum()),
    )  # fmt: skip


def heterogeneity(successes: ArrayLike, trials: ArrayLike) -> Heterogeneity:
    """Whether several shares differ by more than luck would make them.

    Estimand: none, a test of equal shares. Formula: Pearson's Σ (k - n p)² / (n p (1 - p)), p the common
    share, against the same successes shared out over the same trials in every possible way, counted exactly.
    Where the ways are too many, the chi-square distribution stands in. The order of groups never matters.

    In words: were the same interviews dealt out by chance, how often would groups differ this much?

    Args:
        successes: successes by group, whole numbers.
        trials: trials by group; fractional ones are rounded, never below the successes.

    Returns:
        Statistic and p-value; fewer than two groups with trials, or no success or no failure: 0 and 1.

    Raises:
        ValueError: lengths differ, or a count is negative or missing.

    Source: Pearson 1900; the exact conditional test as in Agresti 2013, Categorical Data Analysis, 3.5.
    """
    k, n = _counts(successes, trials)
    n = np.maximum(np.round(n), k)
    order = np.lexsort((k, -n))
    k, n = k[order][n[order] > 0], n[order][n[order] > 0]
    df = max(len(k) - 1, 0)
    share = k.sum() / n.sum() if n.sum() else 0.0
    if df == 0 or share in (0.0, 1.0):
        return Heterogeneity(0.0, df, 1.0, 1.0, True)
    chi2 = float(pearson_terms(k, n, share).sum())
    large = _p_value(chi2, df)
    exact = exact_p(int(k.sum()), n.astype(np.int64), chi2)
    return Heterogeneity(chi2, df, large if exact is None else exact, large, exact is not None)


def trend(successes: ArrayLike, trials: ArrayLike, scores: ArrayLike | None = None) -> Trend:
    """Whether shares rise or fall over ordered groups (Cochran-Armitage).

    A test of no linear trend, to be quoted from 30 trials and 4 groups on. Formula: (Σ (k - n p)(s - s̄))² /
    (p (1 - p) Σ n (s - s̄)²), s̄ the mean score weighed by trials.

    In words: whether the share of interviews rises or falls over time by more than chance would have it.

    Args:
        successes: successes by group, in order.
        trials: trials by group, whole or fractional.
        scores: where the groups stand on the line; 1, 2, 3, ... by default.

    Returns:
        Statistic, p-value and direction; (0, 1, 0) when there is nothing to tell.

    Raises:
        ValueError: lengths differ, or a count is negative, missing or more than its trials.

    Source: Armitage 1955, Biometrics 11:375; as R's prop.trend.test.
    """
    k, n = _counts(successes, trials)
    s = np.arange(1.0, len(k) + 1) if scores is None else np.asarray(scores, dtype=float)
    total = float(n.sum())
    share = float(k.sum()) / total if total else 0.0
    centred = s - float((n * s).sum()) / total if total else s * 0
    spread = share * (1 - share) * float((n * centred**2).sum())
    if spread <= 0:
        return Trend(0.0, 1.0, 0)
    lean = float(((k - n * share) * centred).sum())
    chi2 = lean**2 / spread
    return Trend(chi2, _p_value(chi2, 1), int(np.sign(lean)))


def benjamini_hochberg(p: ArrayLike) -> Floats:
    """p-values adjusted so that those under a level hold at most that share of false alarms.

    Formula: the smallest of p_(j) m / j over all ranks j at or above the own one, at most 1.

    In words: many groups hold an odd one by chance, so the more there are, the more each must stand out.

    Args:
        p: p-values, 0 to 1.

    Returns:
        The adjusted values in the order given; none: an empty array.

    Raises:
        ValueError: a value lies outside 0..1 or is missing.

    Source: Benjamini & Hochberg 1995, JRSS B 57:289.
    """
    values = np.asarray(p, dtype=float)
    if values.ndim != 1 or not ((values >= 0) & (values <= 1)).all():
        msg = "p-values must lie between 0 and 1"
        raise ValueError(msg)
    order = np.argsort(values)
    scaled = values[order] * len(values) / np.arange(1, len(values) + 1)
    adjusted = np.empty_like(values)
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return adjusted


def _counts(successes: ArrayLike, trials: ArrayLike) -> tuple[Floats, Floats]:
    k, n = np.asarray(successes, dtype=float), np.asarray(trials, dtype=float)
    if k.shape != n.shape or k.ndim != 1 or not ((k >= 0) & (k <= n + NEGLIGIBLE) & np.isfinite(n)).all():
        msg = "successes and trials must be lists of the same length, successes 0 to trials"
        raise ValueError(msg)
    return k, n


def _p_value(chi2: float, df: int) -> float:
    from scipy.special import chdtrc

    return float(chdtrc(df, chi2))


def _odds_ratio(a: Floats, b: Floats, c: Floats, d: Floats, z: float) -> Estimate:
    total = a + b + c + d
    up, down = a * d / total, b * c / total
    same, cross = (a + d) / total, (b + c) / total
    top, bottom = float(up.sum()), float(down.sum())
    if top == 0 or bottom == 0:
        value = float("nan") if top == bottom else float("inf") if top else 0.0
        return Estimate(value, 0.0, float("inf"))
    variance = (
        (same * up).sum() / (2 * top**2)
        + (same * down + cross * up).sum() / (2 * top * bottom)
        + (cross * down).sum() / (2 * bottom**2)
    )
    value, factor = top / bottom, float(np.exp(z * np.sqrt(variance)))
    return Estimate(value, value / factor, value * factor)


def _risk_difference(a: Floats, b: Floats, c: Floats, d: Floats, z: float) -> Estimate:
    exposed, other = a + b, c + d
    total = exposed + other
    weight = float((exposed * other / total).sum())
    if weight == 0:
        return Estimate(float("nan"), -1.0, 1.0)
    value = float(((a * other - c * exposed) / total).sum()) / weight
    spread = (a * b * other**3 + c * d * exposed**3) / (exposed * other * total**2)
    arm = z * float(np.sqrt(spread.sum())) / weight
    return Estimate(value, max(value - arm, -1.0), min(value + arm, 1.0))


def _association(a: Floats, b: Floats, c: Floats, d: Floats) -> float:
    total = a + b + c + d
    expected = (a + b) * (a + c) / total
    several = np.maximum(total - 1, NEGLIGIBLE)
    variance = float(((a + b) * (c + d) * (a + c) * (b + d) / (total**2 * several)).sum())
    return float((a - expected).sum()) ** 2 / variance if variance > 0 else 0.0

"""The range in which one share probably lies, given k successes of n."""

import math
from statistics import NormalDist

LEVEL = 0.95


def wilson(k: float, n: float, level: float = LEVEL) -> tuple[float, float]:
    """Wilson's score interval for a share.

    Estimand: the true share behind k successes in n independent trials. Formula, with z the normal quantile
    of (1 + level) / 2 and p = k / n: (p + z²/2n ± z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n). The trials may be
    fractional (an application still waiting counts in part); k never exceeds n then, because every success
    has weight 1, and so the range always contains k / n.

    In words: all true rates under which a count like this one would not be unusual. Few applications leave
    many such rates, many leave few.

    Args:
        k: successes, 0 to n.
        n: trials, whole or fractional.
        level: coverage aimed at, between 0 and 1.

    Returns:
        (low, high) in 0..1; low is exactly 0 when k = 0, high exactly 1 when k = n; n = 0: (0, 1).

    Raises:
        ValueError: k, n or level is outside its range.

    Source: Wilson 1927, JASA 22:209; recommended by Brown, Cai & DasGupta 2001, Statistical Science 16:101.
    """
    _check(k, n, level)
    if n == 0:
        return 0.0, 1.0
    z = normal_quantile(level)
    share = k / n
    pull = z * z / n
    middle = (share + pull / 2) / (1 + pull)
    arm = z * math.sqrt(share * (1 - share) / n + pull / (4 * n)) / (1 + pull)
    low = 0.0 if k == 0 else max(0.0, middle - arm)
    high = 1.0 if k == n else min(1.0, middle + arm)
    return min(low, share), max(high, share)


def jeffreys(k: float, n: float, level: float = LEVEL) -> tuple[float, float]:
    """Jeffreys' interval for a share: the equal-tailed posterior range under a Beta(1/2, 1/2) prior.

    Estimand and arguments: as `wilson`. Formula: the (1 ± level)/2 quantiles of Beta(k + 1/2, n - k + 1/2),
    the lower end moved to 0 when k = 0 and the upper end to 1 when k = n.

    Returns:
        (low, high) in 0..1; n = 0: (0, 1).

    Raises:
        ValueError: k, n or level is outside its range.

    Source: Brown, Cai & DasGupta 2001, Statistical Science 16:101, section 3.
    """
    from scipy.special import betaincinv

    _check(k, n, level)
    if n == 0:
        return 0.0, 1.0
    tail = (1 - level) / 2
    a, b = k + 0.5, n - k + 0.5
    low = 0.0 if k == 0 else float(betaincinv(a, b, tail))
    high = 1.0 if k == n else float(betaincinv(a, b, 1 - tail))
    return low, high


def normal_quantile(level: float) -> float:
    """How many standard errors a two-sided range of this level reaches either way (.95: 1.96)."""
    return NormalDist().inv_cdf((1 + level) / 2)


def _check(k: float, n: float, level: float) -> None:
    if not 0 <= k <= n or not math.isfinite(n):
        msg = f"successes must lie between 0 and the trials, got {k} of {n}"
        raise ValueError(msg)
    if not 0 < level < 1:
        msg = f"level must lie between 0 and 1, got {level}"
        raise ValueError(msg)

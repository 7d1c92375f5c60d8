"""What the next applications may bring, and how many it takes to know more."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.stats.chain import beta_binomial
from analysis.stats.proportion import LEVEL, normal_quantile

Floats = NDArray[np.float64]

QUANTILES = (0.1, 0.5, 0.8, 0.9)
LONGEST = 1_000_000
CERTAINTY = 0.9
NODES = 100
LADDER = (10, 20, 40, 80, 160, 320)


def chance_within(m: int, a: float, b: float) -> float:
    """The chance of at least one success in the next m trials, the rate being Beta(a, b).

    Formula: 1 - B(a, b + m) / B(a, b) (beta-geometric).

    Args:
        m: further trials, 0 or more.
        a: first parameter of what is known of the rate, positive. For a group without a success use the
            pooled posterior, not a prior of its own: it decides everything.
        b: second parameter, positive.

    Returns:
        0 to 1; 0 for m = 0.

    Raises:
        ValueError: m is negative, or a or b is not positive.

    Source: the beta-geometric distribution, e.g. Weinberg & Gladen 1986, Biometrics 42:547.
    """
    from scipy.special import betaln

    _check(a, b)
    if m < 0:
        msg = f"the number of further trials cannot be negative, got {m}"
        raise ValueError(msg)
    return float(-np.expm1(betaln(a, b + m) - betaln(a, b)))


def wait_quantiles(a: float, b: float, at: Sequence[float] = QUANTILES) -> tuple[int | None, ...]:
    """After how many trials the next success has come, with these probabilities; the rate being Beta(a, b).

    Quantiles, never the mean, which is infinite for a <= 1. Formula: the smallest m with `chance_within` (m)
    at least the probability.

    In words: the number of further applications after which the next interview has come in half of all
    cases, and in eight of ten.

    Args:
        a: first parameter of what is known of the rate, positive.
        b: second parameter, positive.
        at: probabilities, between 0 and 1.

    Returns:
        Whole numbers from 1 on, one a probability; None for more than a million.

    Raises:
        ValueError: a or b is not positive.

    Source: as `chance_within`, the beta-geometric distribution.
    """
    return tuple(_wait(a, b, chance) for chance in at)


def assurance(
    first: tuple[float, float], second: tuple[float, float], m: int, certainty: float = CERTAINTY
) -> float:
    """The chance that m more trials in each of two groups tell which rate is the higher.

    Estimand: P(after them P(A > B) is above `certainty` or below 1 - `certainty`), over what is now thought
    possible. Formula: a sum over all results, beta-binomial in each group; for each result of the first the
    results of the second that decide are found by halving. Deterministic.

    Args:
        first: (a, b) of the Beta that describes the first rate now.
        second: (a, b) of the second.
        m: further trials in each, 0 or more.
        certainty: when to call it told, .5 to 1.

    Returns:
        0 to 1; with m = 0 either 0 or 1.

    Raises:
        ValueError: a parameter is not positive or m is negative.

    Source: O'Hagan, Stevens & Campbell 2005, Pharmaceutical Statistics 4:187.
    """
    from scipy.special import betaincinv

    _check(*first)
    _check(*second)
    chances = beta_binomial(m, *first)
    likely = np.flatnonzero(chances > 1e-7)
    u, share = _nodes()
    a = (first[0] + likely)[:, None]
    points = np.asarray(betaincinv(a, first[1] + m - likely[:, None], u), dtype=np.float64)
    up_to = np.concatenate(([0.0], np.cumsum(beta_binomial(m, *second))))
    clearly_more = _results_above(points, share, second, m, certainty)
    not_less = _results_above(points, share, second, m, 1 - certainty)
    decided = up_to[clearly_more] + 1 - up_to[not_less]
    return float(np.clip(chances[likely] @ decided, 0.0, 1.0))


def trials_to_tell(
    first: tuple[float, float],
    second: tuple[float, float],
    *,
    chance: float = 0.5,
    certainty: float = CERTAINTY,
    ladder: Sequence[int] = LADDER,
) -> int | None:
    """The first number of further trials in each group, of a ladder, that tells two rates apart.

    Args:
        first: (a, b) of the Beta that describes the first rate now.
        second: (a, b) of the second.
        chance: how probable it should be that they are told apart.
        certainty: as in `assurance`.
        ladder: numbers of trials to try, ascending.

    Returns:
        The first with `assurance` of at least `chance`; None when even the last does not reach it.

    Raises:
        ValueError: a parameter is not positive.
    """
    return next((m for m in ladder if assurance(first, second, m, certainty) >= chance), None)


def power(n: float, p1: float, p2: float, level: float = LEVEL) -> float:
    """The chance that a two-sided test of two groups of n each finds the difference of p1 and p2.

    Formula: Φ((√n |p1 - p2| - z √(2 p̄ (1 - p̄))) / √(p1 (1 - p1) + p2 (1 - p2))), p̄ the mean of both.

    Args:
        n: trials in each group, 0 or more.
        p1: first rate, between 0 and 1.
        p2: second rate, between 0 and 1.
        level: 1 - the test's level of significance.

    Returns:
        0 to 1.

    Raises:
        ValueError: a rate is not between 0 and 1, or n is negative.

    Source: Fleiss, Levin & Paik 2003, chapter 4; as R's power.prop.test.
    """
    together, apart = _spreads(p1, p2)
    if n < 0:
        msg = f"the number of trials cannot be negative, got {n}"
        raise ValueError(msg)
    reach = math.sqrt(n) * abs(p1 - p2) - normal_quantile(level) * together
    return (1 + math.erf(reach / apart / math.sqrt(2))) / 2


def trials_for_power(p1: float, p2: float, aim: float = 0.8, level: float = LEVEL) -> float:
    """How many trials each of two groups needs so that `power` reaches the aim.

    Formula: that of `power` solved for n.

    In words: so many applications in each that a real difference as large as today's would show itself four
    times in five.

    Args:
        p1: first rate, between 0 and 1.
        p2: second rate, between 0 and 1.
        aim: the power wanted, above .5 and below 1.
        level: 1 - the test's level of significance.

    Returns:
        A number of trials, not rounded; infinite when the rates are equal.

    Raises:
        ValueError: a rate or the aim is outside its range.

    Source: Fleiss, Levin & Paik 2003, chapter 4; as R's power.prop.test.
    """
    together, apart = _spreads(p1, p2)
    if not 0.5 < aim < 1:
        msg = f"the power aimed at must lie between .5 and 1, got {aim}"
        raise ValueError(msg)
    if p1 == p2:
        return math.inf
    reach = normal_quantile(level) * together + normal_quantile(2 * aim - 1) * apart
    return (reach / (p1 - p2)) ** 2


def _check(a: float, b: float) -> None:
    if not (a > 0 and b > 0):
        msg = f"the parameters of a Beta distribution must be positive, got {a} and {b}"
        raise ValueError(msg)


def _spreads(p1: float, p2: float) -> tuple[float, float]:
    if not (0 < p1 < 1 and 0 < p2 < 1):
        msg = f"rates must lie between 0 and 1, got {p1} and {p2}"
        raise ValueError(msg)
    mean = (p1 + p2) / 2
    return math.sqrt(2 * mean * (1 - mean)), math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))


def _wait(a: float, b: float, chance: float) -> int | None:
    high = 1
    while chance_within(high, a, b) < chance:
        high *= 2
        if high > LONGEST:
            return None
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if chance_within(middle, a, b) >= chance else (middle, high)
    return high


def _nodes() -> tuple[Floats, Floats]:
    """Points of (0, 1) that crowd towards both ends, with their shares of a mean."""
    v = (np.arange(NODES) + 0.5) / NODES
    return v * v * (3 - 2 * v), 6 * v * (1 - v) / NODES


def _results_above(
    points: Floats, share: Floats, second: tuple[float, float], m: int, bound: float
) -> NDArray[np.int64]:
    """For each result of the first group, how many results of the second leave P(A > B) above the bound."""
    from scipy.special import betainc

    low, high = np.zeros(len(points), dtype=np.int64), np.full(len(points), m + 1, dtype=np.int64)
    while (low < high).any():
        middle = (low + high) // 2
        a, b = second[0] + middle, second[1] + np.maximum(m - middle, 0)
        above = betainc(a[:, None], b[:, None], points) @ share > bound
        narrowed = low < high
        low = np.where(narrowed & above, middle + 1, low)
        high = np.where(narrowed & ~above, middle, high)
    return low

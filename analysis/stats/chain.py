"""What the next applications may come to when success takes several steps: an interview, then an offer."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# A number of applications beyond which the sums take seconds and no forecast is worth them.
MOST = 2000


def beta_binomial(m: int, a: float, b: float) -> Floats:
    """The chances of 0, 1, ..., m successes in m trials, the rate being Beta(a, b).

    Formula: C(m, k) B(a + k, b + m - k) / B(a, b).

    Args:
        m: trials, 0 or more.
        a: first parameter of what is known of the rate, positive.
        b: second parameter, positive.

    Returns:
        m + 1 chances that sum to 1; m = 0: the one chance 1.

    Raises:
        ValueError: m is negative, or a or b is not positive.

    Source: Skellam 1948, JRSS B 10:257.
    """
    from scipy.special import betaln

    if not (a > 0 and b > 0):
        msg = f"the parameters of a Beta distribution must be positive, got {a} and {b}"
        raise ValueError(msg)
    if m < 0:
        msg = f"the number of further trials cannot be negative, got {m}"
        raise ValueError(msg)
    k = np.arange(m + 1)
    log_chance = betaln(a + k, b + m - k) - betaln(a, b) - betaln(k + 1, m - k + 1) - np.log(m + 1)
    chance = np.exp(log_chance)
    return np.asarray(chance / chance.sum())


def successes_among(groups: Sequence[tuple[int, float, float]]) -> Floats:
    """The chances of 0, 1, 2, ... successes over several groups together, their rates independent.

    Formula: the convolution of the groups' beta-binomial chances.

    Args:
        groups: (trials, a, b) of each group, its rate being Beta(a, b).

    Returns:
        One chance more than there are trials in all; they sum to 1. No groups: the one chance 1 of none.

    Raises:
        ValueError: as `beta_binomial`.
    """
    together = np.ones(1)
    for m, a, b in groups:
        together = np.convolve(together, beta_binomial(m, a, b))
    return together


def carried_on(counts: Floats, a: float, b: float) -> Floats:
    """The chances of 0, 1, 2, ... that also take the next step, from those that took the step before.

    Formula: Σ over n of P(n took the step before) times the beta-binomial chances among n.

    Args:
        counts: chances of 0, 1, 2, ... at the step before.
        a: first parameter of what is known of the rate of the next step, positive.
        b: second parameter, positive.

    Returns:
        As many chances as in `counts`; they sum to what those sum to.

    Raises:
        ValueError: a or b is not positive, or there are more than 2,000 counts.
    """
    if len(counts) > MOST + 1:
        msg = f"chains are forecast for at most {MOST} applications, got {len(counts) - 1}"
        raise ValueError(msg)
    further = np.zeros(len(counts))
    for n in np.flatnonzero(counts):
        further[: n + 1] += counts[n] * beta_binomial(int(n), a, b)
    return further


def chances_through(m: int, steps: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """The chance that at least one of the next m applications takes the first step, the first two, ...

    Estimand: 1 - E[(1 - p1 p2 ... ps)^m] for each s, the rates of the steps being independent. Formula: how
    many take the first step is beta-binomial among m, how many of these take the second is beta-binomial
    among them, and so on; the chance is 1 - P(none). A sum over all counts: exact, nothing is drawn by lot.

    In words: it follows every number of interviews the next applications could bring, and for each of them
    every number of offers, and adds up how often there is at least one.

    Args:
        m: further applications, 0 to 2,000.
        steps: (a, b) of each step in order, the rate of those that took the step before being Beta(a, b).

    Returns:
        One chance a step, 0 to 1, never rising; no steps: none. With a single step it is `chance_within`.

    Raises:
        ValueError: m is negative or over 2,000, or a parameter is not positive.

    Source: the chain rule on beta-binomial counts (Skellam 1948, JRSS B 10:257).
    """
    if m < 0:
        msg = f"the number of further trials cannot be negative, got {m}"
        raise ValueError(msg)
    counts = np.zeros(m + 1)
    counts[m] = 1.0
    found = []
    for a, b in steps:
        counts = carried_on(counts, a, b)
        found.append(at_least_one(counts))
    return tuple(found)


def at_least_one(counts: Floats) -> float:
    """1 less the chance of none, from the chances of 0, 1, 2, ...; 0 to 1."""
    return float(np.clip(1 - counts[0], 0.0, 1.0))

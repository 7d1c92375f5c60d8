"""Every way in which luck alone could have shared out the successes, counted instead of drawn."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STATES = 50_000
NEGLIGIBLE = 1e-9


def pearson_terms(k: Floats, n: Floats | float, share: float) -> Floats:
    """The terms of Pearson's statistic: (k - n p)² / (n p (1 - p)) for each group, p the common share."""
    return np.asarray((k - n * share) ** 2 / (n * share * (1 - share)))


def exact_p(successes: int, trials: NDArray[np.int64], observed: float) -> float | None:
    """The chance of a Pearson statistic of at least `observed` when only luck shares the successes out.

    Formula: 1 - P(statistic < observed | all successes), by adding group after group. A state is (successes
    so far, statistic so far); states that have already reached the observed statistic are dropped, equal
    ones merged.

    Args:
        successes: all successes together, more than none and fewer than the trials.
        trials: trials by group.
        observed: the statistic seen, 0 or more.

    Returns:
        0 to 1; None when there are too many states to count.
    """
    from scipy.special import bdtr, gammaln

    total = int(trials.sum())
    share = successes / total
    room = np.append(np.cumsum(trials[::-1])[::-1], 0)
    used, statistic, chance = np.zeros(1, dtype=np.int64), np.zeros(1), np.ones(1)
    for place, size in enumerate(trials):
        k = np.arange(min(int(size), successes) + 1)
        if len(used) * len(k) > 5 * STATES:
            return None
        log_ways = gammaln(size + 1) - gammaln(k + 1) - gammaln(size - k + 1)
        here = np.exp(log_ways + k * np.log(share) + (size - k) * np.log1p(-share))
        used = (used[:, None] + k).ravel()
        statistic = (statistic[:, None] + pearson_terms(k.astype(float), float(size), share)).ravel()
        chance = (chance[:, None] * here).ravel()
        possible = (used <= successes) & (used + room[place + 1] >= successes)
        open_ = possible & (statistic < observed * (1 - NEGLIGIBLE))
        used, statistic, chance = _merged(used[open_], statistic[open_], chance[open_], observed)
        if len(used) > STATES:
            return None
    every = float(bdtr(successes, total, share) - (bdtr(successes - 1, total, share) if successes else 0.0))
    return float(np.clip(1 - chance.sum() / every, 0.0, 1.0))


def _merged(
    used: NDArray[np.int64], statistic: Floats, chance: Floats, observed: float
) -> tuple[NDArray[np.int64], Floats, Floats]:
    key = used * 2**40 + np.round(statistic / max(observed, NEGLIGIBLE) * 2**39).astype(np.int64)
    _, first, place = np.unique(key, return_index=True, return_inverse=True)
    merged: Floats = np.bincount(place, chance, minlength=len(first)).astype(np.float64)
    return used[first], statistic[first], merged

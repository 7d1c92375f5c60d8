"""From trials to a rate with its ranges and its tier."""

from math import fsum

import pandas as pd

from analysis.model import Rate, Tier
from analysis.stats.pooling import ENOUGH
from analysis.stats.proportion import wilson

TOO_FEW = 5


def rate(k: int, n: int, n_effective: float, waiting: int, *, clear: bool = False) -> Rate:
    """A share with everything that must be said beside it.

    Args:
        k: successes.
        n: applications looked at.
        n_effective: the sum of their weights, at least k and at most n.
        waiting: how many of the n are still waiting.
        clear: whether the pooled posterior tells this group from the rest of the search.

    Returns:
        k / n_effective with its Wilson ranges of 80 and 95 % and its tier: too early below 5 effective
        applications, counts only below 15, then early signal, or clear where said. Nothing: rate None, ranges
        0 to 1, too early.

    Raises:
        ValueError: the numbers contradict each other.
    """
    if not 0 <= waiting <= n or n_effective > n + 1e-6 or k > n_effective + 1e-6:
        msg = f"{k} of {n}, {n_effective} effective, {waiting} waiting cannot be"
        raise ValueError(msg)
    n_effective = min(max(n_effective, float(k)), float(n))
    low80, high80 = wilson(k, n_effective, 0.80)
    low95, high95 = wilson(k, n_effective, 0.95)
    return Rate(
        k=k, n=n, n_effective=n_effective, waiting=waiting,
        rate=k / n_effective if n_effective > 0 else None,
        low80=low80, high80=high80, low95=low95, high95=high95,
        tier=tier(n_effective, clear=clear),
    )  # fmt: skip


def tier(n_effective: float, *, clear: bool = False) -> Tier:
    """How much a rate over so many effective applications can bear; `clear` needs 15 as well."""
    if n_effective < TOO_FEW:
        return Tier.TOO_EARLY
    if n_effective < ENOUGH:
        return Tier.COUNTS_ONLY
    return Tier.CLEAR if clear else Tier.EARLY_SIGNAL


def rate_of(group: pd.DataFrame, *, clear: bool = False) -> Rate:
    """The rate over some rows of a trials table (`frame`, `reply`, one of `steps` or `starts`).

    Args:
        group: rows with the columns k, weight and waiting; their order never matters.
        clear: as in `rate`.

    Returns:
        The rate; for no rows the one of nothing.
    """
    n_effective = fsum(group["weight"])
    return rate(int(group["k"].sum()), len(group), n_effective, int(group["waiting"].sum()), clear=clear)


def rates_by(table: pd.DataFrame, column: str) -> dict[str, Rate]:
    """The rate of each value of a column of a trials table, in the sorted order of the values."""
    needed = table[[column, "k", "weight", "waiting"]]
    return {str(value): rate_of(group) for value, group in needed.groupby(column, sort=True)}

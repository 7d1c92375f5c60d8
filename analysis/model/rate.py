"""A share with everything that must be said beside it."""

from dataclasses import dataclass

from analysis.model.stage import Tier


@dataclass(frozen=True, slots=True)
class Rate:
    """k of n, with the range in which the true share probably lies.

    Attributes:
        k: successes.
        n: applications looked at, each once.
        n_effective: the weight of them (an application still waiting counts in part).
        waiting: how many of the n are still waiting.
        rate: k / n_effective, None when n_effective is 0.
        low80: lower end of the 80 % Wilson range on (k, n_effective); 0 when there is nothing.
        high80: upper end of it; 1 when there is nothing.
        low95: lower end of the 95 % range.
        high95: upper end of it.
        tier: how much the rate can bear.
    """

    k: int
    n: int
    n_effective: float
    waiting: int
    rate: float | None
    low80: float
    high80: float
    low95: float
    high95: float
    tier: Tier

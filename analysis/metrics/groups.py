"""Groups of trials side by side: what they lend each other, which stand apart, all as one table."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.model import Rate, Stage, Tier
from analysis.stats.pooling import Pooled, pool
from analysis.trials import rate

RATE_COLUMNS: dict[str, str] = {field.name: "float64" for field in fields(Rate)} | {
    "k": "int64", "n": "int64", "waiting": "int64", "tier": "str",
}  # fmt: skip
POOLED_COLUMNS = ("pooled", "pooled_low80", "pooled_high80", "p_best", "p_above_rest")


class Groups(NamedTuple):
    """Rates by group and what the groups lend each other, both in the same order."""

    rates: dict[str, Rate]
    pooled: Pooled

    def clear(self, *, above: bool) -> Iterator[str]:
        """The groups that clearly lie above (or below) the others together, the furthest out first."""
        order = np.argsort(-self.pooled.mean if above else self.pooled.mean, kind="stable")
        for name, at in ((list(self.rates)[place], place) for place in order):
            if self.rates[name].tier is Tier.CLEAR and (self.pooled.above[at] > 0.5) == above:
                yield name


def pooled(rates: Mapping[str, Rate]) -> Groups:
    """Let groups lend each other strength, and call those clear that stand apart from the rest.

    Args:
        rates: interview rate by group.

    Returns:
        The groups in an order to show them in: by the low end of the 80 % range, then the too-early ones by
        their size. Clear are those with at least 15 effective applications that lie above, or below, the
        others together with a probability of at least .95.
    """
    ordered = dict(sorted(rates.items(), key=_place))
    found = pool([one.k for one in ordered.values()], [one.n_effective for one in ordered.values()])
    judged = {
        name: rate(one.k, one.n, one.n_effective, one.waiting, clear=bool(apart))
        for (name, one), apart in zip(ordered.items(), found.clear(), strict=True)
    }
    return Groups(judged, found)


def rate_table(
    rates: Mapping[str, Rate] | Mapping[Stage, Rate], found: Pooled | None = None, *, index: str
) -> pd.DataFrame:
    """One row a group with the columns of Rate, and of the pooled estimate where there is one.

    Args:
        rates: group -> rate, in the order of the rows.
        found: estimates for the first rows, in the same order; the rows after them get NaN.
        index: name of the index.
    """
    rows = [asdict(one) for one in rates.values()]
    labels = pd.Index([str(name) for name in rates], name=index, dtype="str")
    table = pd.DataFrame(
        {
            name: pd.Series([row[name] for row in rows], index=labels, dtype=kind)
            for name, kind in RATE_COLUMNS.items()
        }
    )
    if found is not None:
        values = (found.mean, found.low, found.high, found.p_best, found.above)
        for name, column in zip(POOLED_COLUMNS, values, strict=True):
            table[name] = np.concatenate((column, np.full(len(labels) - len(column), np.nan)))
    return table


def _place(item: tuple[str, Rate]) -> tuple[bool, float, int, str]:
    name, one = item
    early = one.tier is Tier.TOO_EARLY
    return early, 0.0 if early else -one.low80, -one.n, name

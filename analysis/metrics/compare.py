"""Does it matter how you apply? Interview rates by channel, CV version, place; crude and by sector."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis import wording
from analysis.metrics.groups import Groups, pooled, rate_table
from analysis.metrics.properties import BY, property_values, word
from analysis.model import Dataset, Filters, Rate, Tier
from analysis.stats.compare import Estimate, mantel_haenszel, newcombe
from analysis.trials import rate_of, rates_by, trials

__all__ = ["BY", "CompareResult", "Difference", "compare", "word"]

LEVEL = 0.80
# So many values that are too early to rank are named with their counts.
EARLY_SAID = 4


@dataclass(frozen=True, slots=True)
class Difference:
    """One value against all others together.

    Attributes:
        value: the value, as written.
        crude: difference of the interview rates, -1 to 1 (positive: this value does better).
        crude_low80: lower end of its 80 % range (Newcombe).
        crude_high80: upper end.
        adjusted: the difference within sectors (Mantel-Haenszel); None when it cannot be separated.
        adjusted_low80: lower end of its 80 % range; None likewise.
        adjusted_high80: upper end; None likewise.
        disagree: True when the crude range leaves out 0 and the adjusted difference does not go its way.
    """

    value: str
    crude: float
    crude_low80: float
    crude_high80: float
    adjusted: float | None
    adjusted_low80: float | None
    adjusted_high80: float | None
    disagree: bool


@dataclass(frozen=True, eq=False)
class CompareResult:
    """Interview rates by one property of the applications.

    Attributes:
        as_of: the day ages are counted to.
        by: the property compared by.
        sentence: what the page says first.
        notes: plain sentences that belong under the chart.
        table: one row a value (index: value), by the low end of the 80 % range, too-early values last:
            the columns of Rate, pooled, pooled_low80, pooled_high80, p_best, p_above_rest.
        differences: one for each value with at least 5 effective applications, when two values or more have.
        ranked: values with enough to be compared, in the order of the table.
        too_early: values with fewer than 5 effective applications, likewise.
        lumped: the rate of the too-early ones together; None when there is none.
        ahead: values that are clearly above the rest.
        behind: values that are clearly below the rest.
        overall: the interview rate of all applications that give the property.
        missing: applications that do not give it.
    """

    as_of: date | None
    by: str
    sentence: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    differences: tuple[Difference, ...]
    ranked: tuple[str, ...]
    too_early: tuple[str, ...]
    lumped: Rate | None
    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    overall: Rate
    missing: int


def compare(
    ds: Dataset, by: str = "channel", as_of: date | None = None, filters: Filters | None = None
) -> CompareResult:
    """Compare interview rates by one property, as they are and within sectors.

    Args:
        ds: the search.
        by: one of `BY`, or own:<header> for another column of the user's file.
        as_of: the day to count to; None: the file's own.
        filters: which applications; stage and outcome in it are ignored.

    Returns:
        The result; where no application gives the property its table is empty and the sentence says so.

    Raises:
        UnknownFieldError: there is no such property.
    """
    counted = trials(ds, as_of, filters)
    values = property_values(counted.frame, by)
    given = values != ""
    frame = counted.frame.loc[given, ["sector", "k", "weight", "waiting"]].assign(value=values[given])
    groups = pooled(rates_by(frame, "value"))
    early = tuple(value for value, one in groups.rates.items() if one.tier is Tier.TOO_EARLY)
    result = CompareResult(
        as_of=counted.as_of,
        by=by,
        sentence="",
        notes=(),
        table=rate_table(groups.rates, groups.pooled, index="value"),
        differences=tuple(_differences(frame, groups.rates)),
        ranked=tuple(value for value in groups.rates if value not in early),
        too_early=early,
        lumped=rate_of(frame[frame["value"].isin(early)]) if early else None,
        ahead=tuple(groups.clear(above=True)),
        behind=tuple(groups.clear(above=False)),
        overall=rate_of(frame),
        missing=int((~given).sum()),
    )
    return replace(result, sentence=_sentence(result, groups), notes=tuple(_notes(result, groups.rates)))


def _differences(frame: pd.DataFrame, rates: dict[str, Rate]) -> Iterator[Difference]:
    enough = [value for value, one in rates.items() if one.tier is not Tier.TOO_EARLY]
    if len(enough) < 2:
        return
    for value in enough:
        inside = frame["value"] == value
        one, rest = rates[value], rate_of(frame[~inside])
        crude, low, high = newcombe(one.k, one.n_effective, rest.k, rest.n_effective, LEVEL)
        within = _within_sectors(frame, inside)
        seems = low > 0 or high < 0
        apart = seems and within is not None and within.value * crude <= 0
        middle, least, most = within if within is not None else (None, None, None)
        yield Difference(value, crude, low, high, middle, least, most, disagree=apart)


def _within_sectors(frame: pd.DataFrame, inside: pd.Series) -> Estimate | None:
    """The difference within sectors; None unless two sectors hold both kinds and a success."""
    sums = frame[["k", "weight"]].groupby([frame["sector"].to_numpy(), inside.to_numpy()]).sum()
    failed = sums["weight"] - sums["k"]
    arms = {
        (sector, one): [k, rest] for (sector, one), k, rest in zip(sums.index, sums["k"], failed, strict=True)
    }
    tables = [
        [arm, arms[sector, False]] for (sector, one), arm in arms.items() if one and (sector, False) in arms
    ]
    found = mantel_haenszel(tables, LEVEL)
    return found.risk_difference if found.separable else None


def _sentence(result: CompareResult, groups: Groups) -> str:
    what = word(result.by)
    if not result.overall.n and not result.missing:
        return "There is nothing to compare yet."
    if not result.overall.n:
        return f"No application gives a {what}."
    if len(groups.rates) == 1:
        return f"There is one {what} only: {next(iter(groups.rates))}."
    turned = [one for one in result.differences if one.disagree]
    return " ".join([_standing(groups, what), *(_turned(one) for one in turned[:1])])


def _standing(groups: Groups, what: str) -> str:
    name = next(groups.clear(above=True), None)
    if name is None:
        return f"No {what} can be told apart yet."
    best = groups.rates[name]
    share = wording.share(best.k / best.n_effective, best.low80, best.high80)
    return (
        f"{name} leads to an interview more often than the rest: {wording.count_of(best.k, best.n)}, {share}."
    )


def _turned(one: Difference) -> str:
    if one.crude > 0:
        return f"{one.value} looks better overall only because more of it went to easier sectors."
    return f"{one.value} looks worse overall only because more of it went to harder sectors."


def _notes(result: CompareResult, rates: dict[str, Rate]) -> Iterator[str]:
    if result.too_early:
        shown = result.too_early[:EARLY_SAID]
        said = [f"{value} ({wording.count_of(rates[value].k, rates[value].n)})" for value in shown]
        rest = len(result.too_early) - len(said)
        yield f"Too early to rank: {', '.join(said)}{f' and {wording.in_words(rest)} more' if rest else ''}."
    if result.missing:
        give = wording.plural(result.missing, "application does", "applications do")
        yield f"{give} not give a {word(result.by)}."
    if result.by == "cv_version":
        yield "CV versions follow each other in time, so part of a difference may be the season."
    if result.differences:
        yield "Better and worse here go together with how you applied; they need not come from it."

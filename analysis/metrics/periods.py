"""Has it changed? The search before and after a day, side by side."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from analysis import wording
from analysis.metrics.groups import rate_table
from analysis.model import Dataset, Filters, Rate, Tier
from analysis.stats.compare import newcombe
from analysis.trials import rate_of, trials

_TOO_FEW = (Tier.TOO_EARLY, Tier.COUNTS_ONLY)
BEFORE, AFTER = "before", "after"


@dataclass(frozen=True, slots=True)
class Period:
    """The applications sent in one stretch of time.

    Attributes:
        since: the first day on which one was sent; None when there is none.
        until: the last day on which one was sent; None likewise.
        interview: their interview rate.
        any_reply: their rate of any reply.
    """

    since: date | None
    until: date | None
    interview: Rate
    any_reply: Rate


@dataclass(frozen=True, slots=True)
class Change:
    """The later rate minus the earlier one (Newcombe's hybrid score ranges).

    Attributes:
        difference: -1 to 1, positive: higher after; None when either side has nothing.
        low80: lower end of the 80 % range; -1 when there is nothing.
        high80: upper end of it; 1 when there is nothing.
        low95: lower end of the 95 % range; likewise.
        high95: upper end of it; likewise.
        apart: whether the two can be told apart: both have 15 effective applications or more and the 95 %
            range leaves out 0.
    """

    difference: float | None
    low80: float
    high80: float
    low95: float
    high95: float
    apart: bool


@dataclass(frozen=True, eq=False)
class PeriodsResult:
    """Two stretches of a search side by side.

    Attributes:
        as_of: the day ages are counted to.
        split: the first day of the second stretch.
        sentence: what the page says first.
        notes: plain sentences that belong under the figures.
        table: one row a rate and stretch (index: "interview before", "interview after", "any_reply before",
            "any_reply after"): of ("interview", "any_reply"), period ("before", "after"), then the columns
            of Rate.
        before: what was sent before the day.
        after: what was sent on the day or later.
        interview: the change of the interview rate.
        any_reply: the change of the rate of any reply.
        undated: applications without an applied date; they stand on neither side.
    """

    as_of: date | None
    split: date
    sentence: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    before: Period
    after: Period
    interview: Change
    any_reply: Change
    undated: int


def periods(
    ds: Dataset, split: date, as_of: date | None = None, filters: Filters | None = None
) -> PeriodsResult:
    """Compare what was sent before a day with what was sent from that day on.

    Applications still waiting count in part on either side, so a recent stretch is not held to be worse for
    being recent.

    Args:
        ds: the search.
        split: the first day of the second stretch.
        as_of: the day to count to; None: the file's own.
        filters: which applications; stage and outcome in it are ignored.

    Returns:
        The result; a side without applications has rates of nothing, and nothing is told apart.
    """
    counted = trials(ds, as_of, filters)
    applied = counted.frame["applied_on"]
    first, second = applied < pd.Timestamp(split), applied >= pd.Timestamp(split)
    reply = counted.reply
    before = _period(counted.frame[first], reply[first])
    after = _period(counted.frame[second], reply[second])
    result = PeriodsResult(
        as_of=counted.as_of,
        split=split,
        sentence="",
        notes=(),
        table=_table(before, after),
        before=before,
        after=after,
        interview=_change(before.interview, after.interview),
        any_reply=_change(before.any_reply, after.any_reply),
        undated=counted.undated,
    )
    return replace(result, sentence=_sentence(result), notes=tuple(_notes(result)))


def _period(frame: pd.DataFrame, reply: pd.DataFrame) -> Period:
    days = frame["applied_on"]
    since, until = (days.min().date(), days.max().date()) if len(days) else (None, None)
    return Period(since, until, rate_of(frame), rate_of(reply))


def _change(before: Rate, after: Rate) -> Change:
    sides = after.k, after.n_effective, before.k, before.n_effective
    difference, low80, high80 = newcombe(*sides, 0.80)
    _, low95, high95 = newcombe(*sides, 0.95)
    enough = before.tier not in _TOO_FEW and after.tier not in _TOO_FEW
    known = bool(before.n_effective and after.n_effective)
    return Change(
        difference if known else None, low80, high80, low95, high95,
        apart=enough and (low95 > 0 or high95 < 0),
    )  # fmt: skip


def _table(before: Period, after: Period) -> pd.DataFrame:
    rates = {
        f"{name} {when}": getattr(period, name)
        for name in ("interview", "any_reply")
        for when, period in ((BEFORE, before), (AFTER, after))
    }
    table = rate_table(rates, index="line")
    parts = table.index.str.split(" ")
    table.insert(0, "of", parts.str[0])
    table.insert(1, "period", parts.str[1])
    return table


def _sentence(result: PeriodsResult) -> str:
    before, after = result.before.interview, result.after.interview
    if not before.n and not after.n:
        return "There is nothing to compare yet."
    day = wording.day(result.split, result.as_of)
    if not before.n or not after.n:
        return f"All dated applications were sent {'before' if before.n else 'from'} {day}{_on(before)}."
    return f"{_counts(result, day)} {_verdict(result, day)}"


def _on(before: Rate) -> str:
    return "" if before.n else " on"


def _counts(result: PeriodsResult, day: str) -> str:
    before, after = result.before.interview, result.after.interview
    said = f"Interviews: {wording.count_of(before.k, before.n)} before {day}"
    waiting = f", {wording.number(after.waiting)} of these still waiting" if after.waiting else ""
    return f"{said}, {wording.count_of(after.k, after.n)} since{waiting}."


def _verdict(result: PeriodsResult, day: str) -> str:
    changed = [
        f"{name} more often ({_points(change)})"
        if change.low95 > 0
        else f"{name} less often ({_points(change)})"
        for name, change in (
            ("an interview comes", result.interview),
            ("any reply comes", result.any_reply),
        )
        if change.apart
    ]
    if not changed:
        return "The two cannot be told apart yet."
    return f"Since {day} {wording.listing(changed)}."


def _points(change: Change) -> str:
    """The size of a change as its 80 % range without signs: "likely 10 to 30 more in 100"."""
    ends = sorted(abs(round(end * 100)) for end in (change.low80, change.high80))
    size = f"likely {ends[0]} to {ends[1]}" if ends[0] != ends[1] else f"about {ends[0]}"
    return f"{size} {'more' if change.low95 > 0 else 'fewer'} in 100"


def _notes(result: PeriodsResult) -> Iterator[str]:
    if result.interview.apart or result.any_reply.apart:
        yield "A change goes together with everything else that changed then: season, sectors, CV."
    elif result.before.interview.n and result.after.interview.n:
        yield "That is the normal case: it takes many applications on both sides to tell two stretches apart."
    if result.after.interview.waiting:
        yield "Applications still waiting count in part, so the later side is not held back by being recent."
    if result.undated:
        has = wording.plural(result.undated, "application has", "applications have")
        yield f"{has} no date of applying and stand on neither side."


def middle(ds: Dataset) -> date | None:
    """A day to start from: about half of the dated applications were sent before it.

    Returns:
        The day; None when fewer than two different days are known.
    """
    days: list[date] = ds.applications["applied_on"].dropna().sort_values().dt.date.tolist()
    if len(set(days)) < 2:
        return None
    return max(days[len(days) // 2], days[0] + timedelta(days=1))

"""Where could the next ten go? What the search itself says about the next applications."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import wording
from analysis.metrics.groups import Groups, pooled
from analysis.model import UNCLASSIFIED, Dataset, Filters, Rate, Tier
from analysis.reference.sectors import sector_name
from analysis.stats.chain import at_least_one, carried_on, successes_among
from analysis.stats.forecast import trials_for_power, wait_quantiles
from analysis.stats.pooling import chance_above
from analysis.trials import Trials, rate_of, rates_by, trials

NEXT = 10
# Learning about new sectors takes at most three of the ten.
MOST_EXPLORING = 3
MORE_IS_HOPELESS = 500
# Jeffreys' prior of a rate that has no neighbours to borrow from.
FLAT = 0.5
# Up to here a number of further applications is said as it is, then in tens, then in words.
EXACTLY, A_HUNDRED = 20, 100
HALF, MOSTLY = 0.5, 0.8
_HONEST = "If all sectors suit you equally. It is drawn from your own counts and knows nothing of vacancies."


@dataclass(frozen=True, slots=True)
class Contest:
    """Two sectors that cannot be told apart yet, and what it would take.

    Attributes:
        first: id of the sector that reads higher.
        second: id of the other.
        chance: probability that the first is really higher, .5 to 1.
        more: applications needed in each for a clear answer four times in five if the present estimates
            are right; None when that is over 500.
    """

    first: str
    second: str
    chance: float
    more: int | None


class _Ahead(NamedTuple):
    """What the next ten may bring: the fields of the same names in the result."""

    chance_of_interview: float
    chance_of_offer: float | None
    wait: tuple[int | None, int | None]


@dataclass(frozen=True, eq=False)
class WhereNextResult:
    """Shares of the next ten applications by sector.

    Attributes:
        as_of: the day ages are counted to.
        sentence: what the page says first.
        notes: plain sentences to show beside it, the honest one first.
        table: one row a sector (index: sector id), most applications first: name, next_ten (whole numbers
            that sum to 10), p_best, exploring (under 5 effective applications: one of the ten, to learn).
        next_ten: sector id -> how many of the next ten; none that gets 0; {} when no sector is known.
        chance_of_interview: chance of at least one interview in the next ten, spread like that; None when
            there is nothing to go by.
        chance_of_offer: the same for at least one offer: an interview first, then an offer at the rate at
            which interviews of this search lead to one; None under 5 effective interviews, where what is
            assumed beforehand would decide.
        wait: how many further applications bring the next interview half of the time, and 8 times in 10, at
            the rate of the whole search; None before a first interview, and for a number over a million.
        contest: the two leading sectors and what it takes to tell them apart; None with fewer than two.
    """

    as_of: date | None
    sentence: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    next_ten: dict[str, int]
    chance_of_interview: float | None
    chance_of_offer: float | None
    wait: tuple[int | None, int | None]
    contest: Contest | None


def where_next(ds: Dataset, as_of: date | None = None, filters: Filters | None = None) -> WhereNextResult:
    """Spread the next ten applications over the sectors of the search, by the chance that each is the best.

    That chance comes from the pooled estimates (Thompson sampling). A sector with fewer than 5 effective
    applications gets at least one of the ten, at most three such sectors do, the likeliest first.

    In words: each sector gets the part of the ten that matches the chance that it is the best one; a few of
    which little is known get one each, to learn.

    Args:
        ds: the search.
        as_of: the day to count to; None: the file's own.
        filters: which applications; stage and outcome in it are ignored.

    Returns:
        The result; without a classified application nothing is spread and the sentence says so.

    Source: Thompson 1933, Biometrika 25:285; Russo et al. 2018, A Tutorial on Thompson Sampling.
    """
    counted = trials(ds, as_of, filters)
    frame = counted.frame[counted.frame["sector"] != UNCLASSIFIED]
    groups = pooled(rates_by(frame, "sector"))
    spread = _spread(groups)
    table = _table(groups, spread)
    chosen = {str(key): spread[str(key)] for key in table.index if spread[str(key)]}
    contest = _contest(groups)
    ahead = _ahead(counted, groups, spread) if spread else None
    return WhereNextResult(
        as_of=counted.as_of,
        sentence=_sentence(chosen, len(groups.rates), len(counted.frame)),
        notes=tuple(_notes(rate_of(counted.frame), ahead, contest)) if ahead else (),
        table=table,
        next_ten=chosen,
        chance_of_interview=ahead.chance_of_interview if ahead else None,
        chance_of_offer=ahead.chance_of_offer if ahead else None,
        wait=ahead.wait if ahead else (None, None),
        contest=contest,
    )


def _spread(groups: Groups) -> dict[str, int]:
    """Whole numbers that sum to ten: largest remainders of P(best), then the floor for the little known."""
    if not groups.rates:
        return {}
    names, rates, best = list(groups.rates), groups.rates, groups.pooled.p_best
    exact = best * NEXT
    whole = np.floor(exact + 1e-9).astype(int)
    # Ties go to the group with more trials, then by name: never by the order of the file.
    order = sorted(
        range(len(names)), key=lambda i: (-round(exact[i] - whole[i], 9), -rates[names[i]].n, names[i])
    )
    for i in order[: NEXT - int(whole.sum())]:
        whole[i] += 1
    early = [i for i, name in enumerate(names) if rates[name].tier is Tier.TOO_EARLY]
    early.sort(key=lambda i: (-best[i], names[i]))
    for i in early[:MOST_EXPLORING]:
        if not whole[i]:
            whole[int(np.argmax(whole))] -= 1
            whole[i] = 1
    return {name: int(count) for name, count in zip(names, whole, strict=True)}


def _table(groups: Groups, spread: dict[str, int]) -> pd.DataFrame:
    names = list(groups.rates)
    table = pd.DataFrame(
        {
            "name": pd.Series([sector_name(key) for key in names], dtype="str"),
            "next_ten": pd.Series([spread[key] for key in names], dtype="int64"),
            "p_best": pd.Series(groups.pooled.p_best, dtype=float),
            "exploring": pd.Series([one.tier is Tier.TOO_EARLY for one in groups.rates.values()], dtype=bool),
        }
    ).set_axis(pd.Index(names, name="sector", dtype="str"))
    return table.sort_values(["next_ten", "p_best", "name"], ascending=[False, False, True], kind="stable")


def _ahead(counted: Trials, groups: Groups, spread: dict[str, int]) -> _Ahead:
    """The ten sector by sector, and of the interviews they may bring those that go on to an offer."""
    sent = [
        (spread[name], float(a), float(b))
        for name, a, b in zip(groups.rates, groups.pooled.a, groups.pooled.b, strict=True)
    ]
    interviews = successes_among(sent)
    offer, total = rate_of(counted.interviewed), rate_of(counted.frame)
    offers = None if offer.tier is Tier.TOO_EARLY else at_least_one(carried_on(interviews, *_jeffreys(offer)))
    half, mostly = wait_quantiles(*_jeffreys(total), (HALF, MOSTLY))
    wait = (half, mostly) if total.k else (None, None)
    return _Ahead(at_least_one(interviews), offers, wait)


def _jeffreys(one: Rate) -> tuple[float, float]:
    return one.k + FLAT, one.n_effective - one.k + FLAT


def _contest(groups: Groups) -> Contest | None:
    """The two leading sectors that are past "too early"."""
    rates, found, names = groups.rates, groups.pooled, list(groups.rates)
    known = [i for i, name in enumerate(names) if rates[name].tier is not Tier.TOO_EARLY]
    if len(known) < 2:
        return None
    known.sort(key=lambda i: (-found.mean[i], names[i]))
    i, j = known[:2]
    need = trials_for_power(float(found.mean[i]), float(found.mean[j]))
    more = max(need - min(rates[names[i]].n_effective, rates[names[j]].n_effective), 1.0)
    chance = float(chance_above(found.a[i], found.b[i], found.a[j], found.b[j]))
    return Contest(names[i], names[j], chance, None if more > MORE_IS_HOPELESS else int(np.ceil(more)))


def _sentence(chosen: dict[str, int], sectors: int, applications: int) -> str:
    if not chosen:
        return (
            "Sort your employers into sectors first; then there is something to go by."
            if applications
            else "There is nothing to go by yet."
        )
    if sectors == 1:
        return (
            f"All went to {sector_name(next(iter(chosen)))} so far; a second sector would give a comparison."
        )
    parts = [f"{count} to {sector_name(key)}" for key, count in chosen.items() if count > 1]
    single = [sector_name(key) for key, count in chosen.items() if count == 1]
    if single:
        parts.append(f"1 {'each ' if len(single) > 1 else ''}to {wording.listing(single)}")
    return f"Of your next ten applications, your own counts would send {', '.join(parts)}."


def _notes(total: Rate, ahead: _Ahead, contest: Contest | None) -> Iterator[str]:
    yield _HONEST
    if total.k:
        some = wording.chance(ahead.chance_of_interview)
        yield f"Spread like that, the chance of at least one interview is {some}{_offer(ahead)}."
        half, mostly = ahead.wait
        if half and mostly and mostly > half:
            yield (
                f"At the rate so far the next interview comes within {_applications(half)} half of the time, "
                f"and within {mostly} eight times in ten."
            )
    if contest is not None:
        pair = f"{sector_name(contest.first)} and {sector_name(contest.second)}"
        yield (
            f"{pair} are too alike to be told apart by counting."
            if contest.more is None
            else f"A clear answer between {pair} takes {_more(contest.more)} in each."
        )


def _offer(ahead: _Ahead) -> str:
    chance = ahead.chance_of_offer
    return "" if chance is None else f", that of at least one offer {wording.chance(chance)}"


def _applications(n: int) -> str:
    return wording.plural(n, "application")


def _more(n: int) -> str:
    """How many more it takes, no more exact than anyone knows: "about 12 more", "hundreds more"."""
    if n < EXACTLY:
        return f"about {n} more applications" if n > 1 else "about one more application"
    if n < A_HUNDRED - 5:
        return f"about {round(n, -1)} more applications"
    return "about a hundred more applications" if n < A_HUNDRED * 1.5 else "hundreds more applications"

"""Which sectors produce interviews? Where they come from, and where applying most likely leads to one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis import wording
from analysis.interpret.names import employer_key
from analysis.metrics.groups import Groups, pooled, rate_table
from analysis.model import UNCLASSIFIED, Dataset, Filters, Rate, SectorBasis, Tier
from analysis.reference.sectors import sector_name
from analysis.reference.sectors import sectors as known_sectors
from analysis.trials import rate_of, rates_by, trials

# Confirmed-only numbers are worth a second table from this difference of rates on.
DIFFERS = 0.05
_TRIAL = ["k", "weight", "waiting"]
_SURE = [basis for basis in SectorBasis if not basis.guessed]
_GUESSED = [basis for basis in SectorBasis if basis.guessed and basis is not SectorBasis.NONE]


@dataclass(frozen=True, slots=True)
class Unclassified:
    """Applications whose sector nobody knows yet: how many, at how many employers."""

    applications: int
    employers: int


@dataclass(frozen=True, eq=False)
class SectorsResult:
    """Interview rates by sector.

    Attributes:
        as_of: the day ages are counted to.
        sentence: what the page says first.
        notes: plain sentences that belong under the chart.
        table: one row a sector with at least one application (index: sector id), `ranked` first, then
            `too_early`, then unclassified. Columns: name; k, n, n_effective, waiting, rate, low80, high80,
            low95, high95, tier as in Rate; pooled, pooled_low80, pooled_high80 (the estimate that borrows
            from the other sectors); p_best (chance to be the best sector; they sum to 1); p_above_rest
            (chance to lie above the rest of the search); share_of_interviews (0 to 1, of those in all sectors
            and unclassified); guessed (applications whose sector was worked out and not written).
            Unclassified has no pooled estimate, no p_best and no p_above_rest (NaN).
        overall: the interview rate of all applications, unclassified ones too.
        ranked: ids of sectors with enough to be compared, by the low end of the 80 % range, highest first.
        too_early: ids of sectors with fewer than 5 effective applications, by number of applications.
        lumped: the rate of the too-early ones together; None when there is none.
        ahead: ids that are clearly above the rest of the search.
        behind: ids that are clearly below the rest of the search.
        interviews_from: ids of classified sectors with an interview, by their share of them, largest first.
        unclassified: applications and employers not sorted yet.
        confirmed_only: the same table over sectors that the user wrote or confirmed; None when nothing is
            guessed or no rate differs by more than 5 points.
        rollups: the same rate columns by wider group (index: name of the group), most applications first.
    """

    as_of: date | None
    sentence: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    overall: Rate
    ranked: tuple[str, ...]
    too_early: tuple[str, ...]
    lumped: Rate | None
    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    interviews_from: tuple[str, ...]
    unclassified: Unclassified
    confirmed_only: pd.DataFrame | None
    rollups: pd.DataFrame


def sectors(ds: Dataset, as_of: date | None = None, filters: Filters | None = None) -> SectorsResult:
    """Compare the sectors by what their applications led to.

    Args:
        ds: the search.
        as_of: the day to count to; None: the file's own.
        filters: which applications; stage and outcome in it are ignored.

    Returns:
        The result; without applications its table is empty and the sentence says so.
    """
    counted = trials(ds, as_of, filters)
    frame = counted.frame
    groups = pooled(_rates(frame))
    table = _table(frame, groups)
    early = tuple(key for key, one in groups.rates.items() if one.tier is Tier.TOO_EARLY)
    unsorted = frame.loc[frame["sector"] == UNCLASSIFIED, "company"]
    giving = sorted((-one.k, place, key) for place, (key, one) in enumerate(groups.rates.items()) if one.k)
    result = SectorsResult(
        as_of=counted.as_of,
        sentence="",
        notes=(),
        table=table,
        overall=rate_of(frame),
        ranked=tuple(key for key in groups.rates if key not in early),
        too_early=early,
        lumped=rate_of(frame[frame["sector"].isin(early)]) if early else None,
        ahead=tuple(groups.clear(above=True)),
        behind=tuple(groups.clear(above=False)),
        interviews_from=tuple(key for *_, key in giving),
        unclassified=Unclassified(len(unsorted), len({employer_key(name) for name in unsorted.unique()})),
        confirmed_only=_confirmed(frame, groups),
        rollups=_rollups(frame),
    )
    notes = tuple(_notes(result, groups.rates))
    return replace(result, sentence=_sentence(result, groups.rates), notes=notes)


def _rates(frame: pd.DataFrame) -> dict[str, Rate]:
    """The rate of each sector; unclassified is none."""
    return rates_by(frame.loc[frame["sector"] != UNCLASSIFIED, ["sector", *_TRIAL]], "sector")


def _table(frame: pd.DataFrame, groups: Groups) -> pd.DataFrame:
    unsorted = frame[frame["sector"] == UNCLASSIFIED]
    rest = {UNCLASSIFIED: rate_of(unsorted)} if len(unsorted) else {}
    table = rate_table({**groups.rates, **rest}, groups.pooled, index="sector")
    guessed = frame["sector"].where(frame["sector_basis"].isin(_GUESSED)).value_counts()
    table["share_of_interviews"] = table["k"] / max(int(table["k"].sum()), 1)
    table["guessed"] = guessed.reindex(table.index).fillna(0).astype("int64")
    table.insert(0, "name", pd.Series([sector_name(key) for key in table.index], table.index, dtype="str"))
    return table


def _confirmed(frame: pd.DataFrame, groups: Groups) -> pd.DataFrame | None:
    """The table without guessed sectors, when it tells another story of a sector that can be compared."""
    known = frame[frame["sector_basis"].isin(_SURE)]
    if len(known) == len(frame):
        return None
    for key, one in _rates(known).items():
        all_of_it = groups.rates[key]
        early = all_of_it.tier is Tier.TOO_EARLY
        if not early and one.rate is not None and abs(one.rate - (all_of_it.rate or 0.0)) > DIFFERS:
            return _table(known, pooled(_rates(known)))
    return None


def _rollups(frame: pd.DataFrame) -> pd.DataFrame:
    wider = {key: sector.rollup for key, sector in known_sectors().items()}
    group = frame["sector"].map(wider).fillna(sector_name(UNCLASSIFIED))
    rates = sorted(
        rates_by(frame[_TRIAL].assign(rollup=group), "rollup").items(), key=lambda item: (-item[1].n, item[0])
    )
    return rate_table(dict(rates), index="rollup")


def _sentence(result: SectorsResult, rates: dict[str, Rate]) -> str:
    """Where interviews come from, then where one application is most likely to lead to one."""
    total = result.overall
    if not total.n:
        return "There is nothing to compare yet."
    if not total.k:
        none = f"No interview yet from {wording.plural(total.n, 'application')}"
        return f"{none}, so no sector can be told apart yet."
    return f"{_where_from(result, rates)} {_where_likely(result, rates)}"


def _where_from(result: SectorsResult, rates: dict[str, Rate]) -> str:
    total, sources = result.overall.k, result.interviews_from
    if not sources:
        return "Your interviews so far are at employers whose sector is not sorted yet."
    names, counts = [sector_name(key) for key in sources], [rates[key].k for key in sources]
    if total == 1:
        return f"Your one interview so far came from {names[0]}."
    if counts[0] == 1 and len(sources) > 1:
        more = f" and {wording.in_words(len(names) - 3)} more" if len(names) > 3 else ""
        listed = ", ".join(names[:3]) if more else wording.listing(names)
        return f"Your {wording.number(total)} interviews come from {listed}{more}."
    if counts[0] == total:
        return f"{'Both' if total == 2 else f'All {total}'} interviews so far come from {names[0]}."
    # One of several with a single interview is no second place.
    second = f" and {counts[1]} from {names[1]}" if len(sources) == 2 or counts[1:2] > [1] else ""
    come = "comes" if counts[0] == 1 else "come"
    return f"{counts[0]} of the {total} interviews {come} from {names[0]}{second}."


def _where_likely(result: SectorsResult, rates: dict[str, Rate]) -> str:
    if result.ahead:
        best = rates[result.ahead[0]]
        share = wording.share(best.k / best.n_effective, best.low80, best.high80)
        count = wording.count_of(best.k, best.n)
        name = sector_name(result.ahead[0])
        return f"One application is most likely to lead to one in {name}: {count}, {share}."
    if result.behind:
        names = [sector_name(key) for key in result.behind]
        lies = f"{wording.listing(names)} {'lies' if len(names) == 1 else 'lie'} below the rest"
        return f"{lies}; the others cannot be told apart yet."
    if len(rates) < 2:
        return "There is no second sector to compare with yet."
    return "Where one application is most likely to lead to one is open: no sector can be told apart yet."


def _notes(result: SectorsResult, rates: dict[str, Rate]) -> Iterator[str]:
    if result.too_early:
        shown = result.too_early[:4]
        said = [f"{sector_name(key)} ({wording.count_of(rates[key].k, rates[key].n)})" for key in shown]
        rest = len(result.too_early) - len(said)
        yield f"Too early to rank: {', '.join(said)}{f' and {wording.in_words(rest)} more' if rest else ''}."
    if result.unclassified.employers:
        employers = wording.plural(result.unclassified.employers, "employer is", "employers are")
        yield f"{employers} not sorted yet and left out of the comparison."
    guessed = int(result.table["guessed"].sum())
    if guessed:
        of = wording.count_of(guessed, result.overall.n)
        yield (
            f"The sector of {of} applications was worked out from employer and role. "
            "Guessing makes sectors look more alike than they are."
        )
    if result.confirmed_only is not None:
        yield "Counting only sectors that you wrote or confirmed, some numbers differ: they stand apart."

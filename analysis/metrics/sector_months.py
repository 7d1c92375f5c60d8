"""Do sectors change over time? Interviews by sector and by the month or quarter of applying."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date

import pandas as pd

from analysis import wording
from analysis.metrics.groups import RATE_COLUMNS
from analysis.model import UNCLASSIFIED, Dataset, Filters, Rate, Tier
from analysis.reference.sectors import sector_name
from analysis.stats.compare import benjamini_hochberg, trend
from analysis.trials import rate_of, trials

# A period is too early to read while its applications have less than this share of their answers on average.
MATURE = 0.8
MOST_SECTORS = 6
MONTHS_UP_TO, QUARTERS_UP_TO, MOST_PERIODS = 6, 48, 16
TREND_PERIODS, TREND_TRIALS, BY_LUCK = 4, 30, 0.05
_LENGTHS = {"month": "M", "quarter": "Q", "year": "Y"}
_TOO_FEW = (Tier.TOO_EARLY, Tier.COUNTS_ONLY)


@dataclass(frozen=True, slots=True)
class Cell:
    """The applications to one sector that were sent in one period.

    Attributes:
        start: first day of the period.
        label: the period in words ("Mar", "Jan to Mar", "2025").
        rate: interviews of the applications sent in it.
        mean_weight: 0 to 1, their mean weight (1: nothing is left to wait for).
        immature: True when mean_weight is under .8: too many are still waiting to read the rate.
    """

    start: date
    label: str
    rate: Rate
    mean_weight: float
    immature: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """One sector over time.

    Attributes:
        sector: its id.
        name: as shown.
        rate: all its dated applications together.
        cells: one a period, oldest first, the same periods in every panel.
        direction: 1 more interviews than at first, -1 fewer, 0 cannot be told.
    """

    sector: str
    name: str
    rate: Rate
    cells: tuple[Cell, ...]
    direction: int


@dataclass(frozen=True, eq=False)
class SectorMonthsResult:
    """Interview rates by sector over time.

    Attributes:
        as_of: the day ages are counted to.
        sentence: what the page says first.
        notes: plain sentences that belong under the charts.
        table: one row a sector shown and period: sector, name, start, label, the columns of Rate,
            mean_weight, immature.
        length: how long a period is: "month", "quarter" or "year".
        panels: the sectors with at least 15 effective applications, most applications first, at most six.
        left_out: sectors with applications that are not shown.
    """

    as_of: date | None
    sentence: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    length: str
    panels: tuple[Panel, ...]
    left_out: int


def sector_months(
    ds: Dataset, as_of: date | None = None, filters: Filters | None = None
) -> SectorMonthsResult:
    """Follow the interview rate of each sector over the time of applying.

    Periods are months in a search of up to half a year, quarters up to four years, else years. A rise or fall
    is named only from four mature periods and 30 effective applications on, where luck alone would bring it
    in at most 5 of 100 searches (Cochran-Armitage, adjusted for looking at several sectors).

    Args:
        ds: the search.
        as_of: the day to count to; None: the file's own.
        filters: which applications; stage and outcome in it are ignored.

    Returns:
        The result; without sectors that have enough there are no panels and the sentence says so.
    """
    counted = trials(ds, as_of, filters)
    frame = counted.frame[["sector", "applied_on", "k", "weight", "waiting"]]
    frame = frame[frame["applied_on"].notna() & (frame["sector"] != UNCLASSIFIED)]
    length = _length(frame["applied_on"])
    frame = frame.assign(period=frame["applied_on"].dt.to_period(_LENGTHS[length]))
    sectors = {str(key): group for key, group in frame.groupby("sector")}
    rates = {key: rate_of(group) for key, group in sectors.items()}
    shown = sorted(
        (key for key, one in rates.items() if one.tier not in _TOO_FEW), key=lambda key: (-rates[key].n, key)
    )[:MOST_SECTORS]
    every = _periods(frame["period"])
    cells = {key: tuple(_cells(sectors[key], every)) for key in shown}
    directions = _directions(cells)
    panels = tuple(Panel(key, sector_name(key), rates[key], cells[key], directions[key]) for key in shown)
    result = SectorMonthsResult(
        as_of=counted.as_of,
        sentence="",
        notes=(),
        table=_table(panels),
        length=length,
        panels=panels,
        left_out=len(rates) - len(shown),
    )
    return replace(result, sentence=_sentence(result, len(counted.frame)), notes=tuple(_notes(result)))


def _length(days: pd.Series) -> str:
    if days.empty:
        return "month"
    first, last = days.min(), days.max()
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return "month" if months <= MONTHS_UP_TO else "quarter" if months <= QUARTERS_UP_TO else "year"


def _periods(period: pd.Series) -> list[pd.Period]:
    """All periods from the first to the last; where a wrong date makes them many, those that occur."""
    if period.empty:
        return []
    every = list(pd.period_range(period.min(), period.max()))
    return every if len(every) <= MOST_PERIODS else sorted(period.unique())


def _cells(frame: pd.DataFrame, every: list[pd.Period]) -> Iterator[Cell]:
    groups: dict[object, pd.DataFrame] = dict(iter(frame.groupby("period")))
    for period in every:
        one = rate_of(groups.get(period, frame.iloc[:0]))
        weight = one.n_effective / one.n if one.n else 1.0
        start = period.start_time.date()
        yield Cell(start, _label(period), one, weight, immature=weight < MATURE)


def _label(period: pd.Period) -> str:
    first, last = period.start_time, period.end_time
    if first.month == last.month:
        return f"{first:%b}"
    return f"{first:%Y}" if first.month == 1 and last.month == 12 else f"{first:%b} to {last:%b}"


def _directions(cells: dict[str, tuple[Cell, ...]]) -> dict[str, int]:
    """Which sectors rise or fall by more than luck, over their mature periods."""
    found = {}
    for key, row in cells.items():
        mature = [cell.rate for cell in row if cell.rate.n and not cell.immature]
        if len(mature) >= TREND_PERIODS and sum(one.n_effective for one in mature) >= TREND_TRIALS:
            places = [at for at, cell in enumerate(row) if cell.rate.n and not cell.immature]
            found[key] = trend([one.k for one in mature], [one.n_effective for one in mature], places)
    luck = dict(zip(found, benjamini_hochberg([one.p for one in found.values()]), strict=True))
    return {key: found[key].direction if luck.get(key, 1.0) <= BY_LUCK else 0 for key in cells}


def _table(panels: tuple[Panel, ...]) -> pd.DataFrame:
    rows = [
        {"sector": panel.sector, "name": panel.name, **asdict(cell), **asdict(cell.rate)}
        for panel in panels
        for cell in panel.cells
    ]
    kinds = {
        "sector": "str", "name": "str", "start": "datetime64[us]", "label": "str", **RATE_COLUMNS,
        "mean_weight": "float64", "immature": "bool",
    }  # fmt: skip
    return pd.DataFrame(
        {name: pd.Series([row[name] for row in rows], dtype=kind) for name, kind in kinds.items()}
    )


def _sentence(result: SectorMonthsResult, applications: int) -> str:
    if not applications:
        return "There is nothing to compare yet."
    if not result.panels:
        return "No sector has enough dated applications yet to be followed over time."
    changed = [
        f"{panel.name} leads to an interview {'more' if panel.direction > 0 else 'less'} often than at first"
        for panel in result.panels
        if panel.direction
    ]
    if changed:
        return f"{wording.listing(changed)}."
    name = result.panels[0].name if len(result.panels) == 1 else "No sector"
    return f"{name} shows {'no' if len(result.panels) == 1 else 'a'} change over time yet."


def _notes(result: SectorMonthsResult) -> Iterator[str]:
    if any(cell.immature for panel in result.panels for cell in panel.cells):
        yield f"Hatched: too many applications of that {result.length} are still waiting to read it."
    if len(result.panels) == MOST_SECTORS and result.left_out:
        are = wording.plural(result.left_out, "more is", "more are")
        yield f"Shown are the six largest sectors; {are} not."
    elif result.panels and result.left_out:
        are = wording.plural(result.left_out, "sector has", "sectors have")
        yield f"{are} too few applications to be followed over time."
    if any(panel.direction for panel in result.panels):
        yield "A change goes together with everything else that changed then; it need not be the sector."

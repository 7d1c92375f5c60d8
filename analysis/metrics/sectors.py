"""Which sectors produce interviews? Where they come from, and where applying most likely leads to one."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.model import Rate


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

"""Does it matter how you apply? Interview rates by channel, CV version, place; crude and by sector."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.model import Rate


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
        disagree: True when the two point different ways.
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
            name (as shown), the columns of Rate, pooled, pooled_low80, pooled_high80, p_best.
        differences: one for each value with at least 5 effective applications, when two values or more have.
        overall: the interview rate of all applications that give the property.
        missing: applications that do not give it.
    """

    as_of: date | None
    by: str
    sentence: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    differences: tuple[Difference, ...]
    overall: Rate
    missing: int

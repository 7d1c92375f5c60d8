"""Where could the next ten go? What the search itself says about the next applications."""

from dataclasses import dataclass
from datetime import date

import pandas as pd


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
        contest: the two leading sectors and what it takes to tell them apart; None with fewer than two.
    """

    as_of: date | None
    sentence: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    next_ten: dict[str, int]
    chance_of_interview: float | None
    contest: Contest | None

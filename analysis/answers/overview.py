"""Where does the search stand, and what comes next? One sentence, four numbers, things to do."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.answers.tasks import Task
from analysis.metrics.funnel import FunnelResult
from analysis.metrics.sectors import SectorsResult
from analysis.metrics.timing import TimingResult
from analysis.model import Rate

MOST_TASKS = 12


@dataclass(frozen=True, slots=True)
class Number:
    """One of the four numbers at the top.

    Attributes:
        key: sent, any_reply, interviews or later_rounds.
        label: as shown.
        value: as shown, counts first ("8 of 22").
        detail: the grey line under it, at most 16 characters or so ("12 to 20 in 100", "3 this week").
        rate: the rate behind it; None for sent.
        count: the count itself.
        trend: small counts, oldest first: month by month, for sent the last 14 weeks; () without dates.
    """

    key: str
    label: str
    value: str
    detail: str
    rate: Rate | None
    count: int
    trend: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class OverviewResult:
    """Where the search stands.

    Attributes:
        as_of: the day it is counted to.
        sentence: what the page says first: what was sent, what came of it, what is open.
        table: the four numbers as rows (index: key): label, value, detail, and the columns of Rate.
        numbers: the four cards in order: sent, any reply, interviews, later rounds.
        tasks: what to do, most urgent first, at most 12; never empty (if need be, it says what to add).
        more_tasks: how many further tasks there are.
        waiting: applications still open.
        facts: short sentences the sentence stands on (counted to which day, what was assumed).
        funnel: the result the numbers come from.
        sectors: likewise.
        timing: likewise.
    """

    as_of: date | None
    sentence: str
    table: pd.DataFrame
    numbers: tuple[Number, ...]
    tasks: tuple[Task, ...]
    more_tasks: int
    waiting: int
    facts: tuple[str, ...]
    funnel: FunnelResult
    sectors: SectorsResult
    timing: TimingResult

"""Where does the search stand, and what comes next? One sentence, four numbers, things to do."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from analysis import wording
from analysis.answers.tasks import Task, tasks
from analysis.metrics.funnel import FunnelResult, funnel
from analysis.metrics.sectors import SectorsResult, sectors
from analysis.metrics.timing import TimingResult, timing
from analysis.model import COUNTED_STAGES, Dataset, Filters, Outcome, Rate, Stage
from analysis.reference.sectors import sector_name
from analysis.trials import Trials, trials

MOST_TASKS = 12
WEEKS = 14
# From this share of at least three interviews on, a sector is named as where they come from.
MAINLY, FROM_INTERVIEWS = 0.4, 3
_LATER = COUNTED_STAGES[COUNTED_STAGES.index(Stage.FINAL_ROUND) :]


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


def overview(ds: Dataset, as_of: date | None = None, filters: Filters | None = None) -> OverviewResult:
    """Say where the search stands and what comes next.

    Args:
        ds: the search.
        as_of: the day to count to; None: the file's own. It decides which tasks are due.
        filters: which applications; stage and outcome in it are ignored.

    Returns:
        The result; without applications the cards are empty, the sentence says so, the task is to bring one.
    """
    counted = trials(ds, as_of, filters)
    parts = _Parts(funnel(ds, as_of, filters), sectors(ds, as_of, filters), timing(ds, as_of, filters))
    found = tasks(
        ds, counted.frame, counted.as_of,
        silence_day=parts.timing.silence_day, unplaced=parts.funnel.unplaced_refusals,
    )  # fmt: skip
    numbers = tuple(_numbers(counted, parts.funnel))
    return OverviewResult(
        as_of=counted.as_of,
        sentence=_sentence(counted, parts),
        table=_table(numbers),
        numbers=numbers,
        tasks=found[:MOST_TASKS],
        more_tasks=max(len(found) - MOST_TASKS, 0),
        waiting=parts.funnel.outcomes.get(Outcome.WAITING, 0),
        facts=tuple(_facts(counted, parts.funnel)),
        funnel=parts.funnel,
        sectors=parts.sectors,
        timing=parts.timing,
    )


class _Parts(NamedTuple):
    funnel: FunnelResult
    sectors: SectorsResult
    timing: TimingResult


def _numbers(counted: Trials, stops: FunnelResult) -> Iterator[Number]:
    frame, sent = counted.frame, len(counted.frame)
    weeks = _by_week(frame["applied_on"], counted.as_of)
    this_week = f"{wording.number(weeks[-1]) if weeks[-1] else 'none'} this week" if weeks else ""
    yield Number("sent", "Sent", wording.number(sent), this_week, None, sent, weeks)
    later = stops.steps[Stage.FINAL_ROUND]
    yield _number("any_reply", "Any reply", stops.any_reply, _by_month(frame, frame["k_reply"] == 1))
    yield _number("interviews", "Interviews", stops.interview, _by_month(frame, frame["k"] == 1))
    yield _number("later_rounds", "Later rounds", later, _by_month(frame, frame["stage"].isin(_LATER)))


def _number(key: str, label: str, rate: Rate, trend: tuple[int, ...]) -> Number:
    if not rate.n:
        return Number(key, label, "none yet", "", rate, 0, trend)
    # Less than one whole trial says nothing yet: the range would be nearly everything.
    detail = wording.between(rate.low80, rate.high80) if rate.n_effective >= 1 else "too early"
    return Number(key, label, wording.count_of(rate.k, rate.n), detail, rate, rate.k, trend)


def _by_week(applied: pd.Series, as_of: date | None) -> tuple[int, ...]:
    """Applications in each of the last weeks, a week being the seven days up to as_of; () without dates."""
    if as_of is None or applied.isna().all():
        return ()
    back = ((pd.Timestamp(as_of) - applied).dt.days // 7).dropna().astype(int)
    counts = back[back.between(0, WEEKS - 1)].value_counts().reindex(range(WEEKS - 1, -1, -1), fill_value=0)
    return tuple(int(count) for count in counts)


def _by_month(frame: pd.DataFrame, success: pd.Series) -> tuple[int, ...]:
    """Successes by month of applying, over the last twelve months of the search; () without dates."""
    applied = frame["applied_on"].dt
    month = applied.year * 12 + applied.month
    if month.isna().all():
        return ()
    back = month.max() - month
    counts = back[success].value_counts().reindex(range(min(int(back.max()), 11), -1, -1), fill_value=0)
    return tuple(int(count) for count in counts)


def _table(numbers: tuple[Number, ...]) -> pd.DataFrame:
    names = [field.name for field in fields(Rate)]
    rows = [asdict(number.rate) if number.rate else dict.fromkeys(names) for number in numbers]
    table = pd.DataFrame(rows, columns=names, index=pd.Index([number.key for number in numbers], name="key"))
    table = table.astype(dict.fromkeys(("k", "n", "waiting"), "Int64"))
    table.insert(0, "label", [number.label for number in numbers])
    table.insert(1, "value", [number.value for number in numbers])
    table.insert(2, "detail", [number.detail for number in numbers])
    table.insert(3, "count", [number.count for number in numbers])
    return table


def _sentence(counted: Trials, parts: _Parts) -> str:
    sent, interviews = len(counted.frame), parts.funnel.interview.k
    if not sent:
        return "There is nothing yet: bring in the spreadsheet you keep, and this page says where you stand."
    had = wording.plural(interviews, "interview") if interviews else "no interview yet"
    seekers = counted.frame["seeker"].nunique()
    who = "You" if seekers == 1 else f"{wording.number(seekers)} seekers"
    opening = f"{who} have sent {wording.plural(sent, 'application')}{_since(counted)} and had {had}."
    return " ".join(part for part in (opening, _open(sent, parts.funnel), _source(parts.sectors)) if part)


def _since(counted: Trials) -> str:
    """Since when: " since May", " since 3 Sep" while the search is young, "" without dates."""
    first = counted.frame["applied_on"].min()
    if pd.isna(first) or counted.as_of is None or len(counted.frame) == 1:
        return ""
    start = first.date()
    if counted.as_of - start < timedelta(days=60):
        return f" since {wording.day(start, counted.as_of)}"
    return f" since {start:%B}" + ("" if start.year == counted.as_of.year else f" {start.year}")


def _open(sent: int, stops: FunnelResult) -> str:
    yes = stops.outcomes.get(Outcome.ACCEPTED, 0)
    if yes:
        return (
            "You have accepted an offer."
            if yes == 1
            else f"{wording.in_words(yes).capitalize()} ended in a yes."
        )
    waiting = stops.outcomes.get(Outcome.WAITING, 0)
    if not waiting:
        return "None is open any more." if sent > 1 else "It is no longer open."
    if sent == 1:
        return "It is still open."
    return f"{wording.number(waiting)} {'is' if waiting == 1 else 'are'} still open."


def _source(compared: SectorsResult) -> str:
    """Where an application is most likely to lead to an interview, else where most of them came from."""
    if compared.ahead:
        name = sector_name(compared.ahead[0])
        return f"An application is most likely to lead to an interview in {name}."
    if not compared.interviews_from:
        return ""
    first, total = compared.interviews_from[0], compared.overall.k
    count = int(compared.table["k"].to_dict()[first])
    if total < FROM_INTERVIEWS or count < MAINLY * total:
        return ""
    return f"{count} of the {total} interviews came from {sector_name(first)}."


def _facts(counted: Trials, stops: FunnelResult) -> Iterator[str]:
    if counted.as_of is not None and len(counted.frame):
        yield f"Counted to {wording.day(counted.as_of)}."
    if stops.unplaced_refusals:
        yield stops.notes[0]
    if stops.left_out_future:
        yield stops.notes[-1]

"""Where does it stop? How many applications reach each stage, from the start and step by step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import pandas as pd

from analysis import wording
from analysis.metrics.groups import rate_table
from analysis.model import COUNTED_STAGES, Basis, Dataset, Filters, Outcome, Rate, Stage
from analysis.trials import rate_of, rates_by, trials

# A month is too early to read while its applications have, on average, less than this share of their answers.
MATURE = 0.8
# Beyond this many months a gap is more likely a wrong date than a long pause, and is not filled.
LONGEST_SEARCH = 60
_OVER = tuple(outcome for outcome in Outcome if outcome not in (Outcome.WAITING, Outcome.ACCEPTED))
_SAID = (Basis.STATED, Basis.EDITED)
_ENDED: dict[Stage, str] = {
    Stage.APPLIED: "before anyone looked closer",
    Stage.SCREENING: "after a closer look, before an interview",
    Stage.INTERVIEW: "after a first interview",
    Stage.FINAL_ROUND: "after a later round",
    Stage.OFFER: "at the offer",
}
_PASSED: dict[Stage, str] = {
    Stage.APPLIED: "got a closer look",
    Stage.SCREENING: "got an interview",
    Stage.INTERVIEW: "got to a later round",
    Stage.FINAL_ROUND: "got an offer",
    Stage.OFFER: "ended in a yes",
}


@dataclass(frozen=True, slots=True)
class Flow:
    """How many applications got as far as `stage` and now stand at `outcome` (one ribbon of a flow chart)."""

    stage: Stage
    outcome: Outcome
    applications: int


@dataclass(frozen=True, slots=True)
class Month:
    """The applications sent in one calendar month.

    Attributes:
        month: its first day.
        rate: interviews of the applications sent in it.
        mean_weight: 0 to 1, the mean weight of those applications (1: nothing is left to wait for).
        immature: True when mean_weight is under .8: too many are still waiting to read the rate.
    """

    month: date
    rate: Rate
    mean_weight: float
    immature: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """The stage at which most applications ended.

    Attributes:
        stage: the furthest stage they reached.
        following: the stage they did not reach.
        ended: how many are over at this stage (anything but waiting or accepted).
        reached: how many got at least this far.
    """

    stage: Stage
    following: Stage
    ended: int
    reached: int


@dataclass(frozen=True, eq=False)
class FunnelResult:
    """How far the applications get.

    Attributes:
        as_of: the day ages are counted to; None when the file holds no date and none was given.
        sentence: what the page says first.
        notes: plain sentences that belong under the charts (what was assumed, left out, or may read low).
        table: one row a stage (index: stage id), in order: name, the columns of Rate from the start, the same
            with the prefix step_ given the stage before (missing for applied), and here (furthest stage).
        stages: stage -> rate from the start (applied: all of all).
        steps: stage -> rate among those that reached the stage before (screening to accepted).
        interview: interviews or further, from all applications.
        any_reply: applications an employer answered in any way.
        outcomes: outcome -> number of applications; only outcomes that occur.
        flow: applications by furthest stage and outcome, in order of stage, then outcome; none that is empty.
        by_month: interviews by the month of applying, oldest first, no month left out between two others.
        stops_at: where most end; None while nothing has ended.
        unplaced_refusals: refusals that do not say how far they got, so the rates are at least that.
        inferred_stages: applications whose stage other cells imply.
        assumed_outcomes: applications that nothing says the outcome of (they count as waiting).
        aalen_johansen: share of the whole search with an interview by day 60, from the dates alone (waiting
            and withdrawn ones censored); None when no interview has a date.
        closed: applications that the employer closed (they count as no interview).
        undated: applications without an applied date.
        left_out_future: applications dated after as_of, which are not counted.
    """

    as_of: date | None
    sentence: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    stages: dict[Stage, Rate]
    steps: dict[Stage, Rate]
    interview: Rate
    any_reply: Rate
    outcomes: dict[Outcome, int]
    flow: tuple[Flow, ...]
    by_month: tuple[Month, ...]
    stops_at: Stop | None
    unplaced_refusals: int
    inferred_stages: int
    assumed_outcomes: int
    aalen_johansen: float | None
    closed: int
    undated: int
    left_out_future: int


def funnel(ds: Dataset, as_of: date | None = None, filters: Filters | None = None) -> FunnelResult:
    """Count how far applications get, from the start and step by step.

    Args:
        ds: the search.
        as_of: the day to count to; None: the file's own.
        filters: which applications; stage and outcome in it are ignored.

    Returns:
        The result; without applications all counts are 0, the rates are of nothing, and the sentence says so.
    """
    counted = trials(ds, as_of, filters)
    frame = counted.frame
    stages = {stage: rate_of(counted.starts[stage]) for stage in COUNTED_STAGES}
    steps = {stage: rate_of(counted.steps[stage]) for stage in COUNTED_STAGES[1:]}
    flow = _flow(frame)
    result = FunnelResult(
        as_of=counted.as_of,
        sentence="",
        notes=(),
        table=_table(stages, steps, flow),
        stages=stages,
        steps=steps,
        interview=stages[Stage.INTERVIEW],
        any_reply=rate_of(counted.reply),
        outcomes=_outcomes(flow),
        flow=flow,
        by_month=tuple(_months(frame)),
        stops_at=_stop(flow, stages),
        unplaced_refusals=int(_unplaced(frame).sum()),
        inferred_stages=int((frame["stage_basis"] == Basis.INFERRED).sum()),
        assumed_outcomes=int((frame["outcome_basis"] == Basis.ASSUMED).sum()),
        aalen_johansen=counted.by_dates.share,
        closed=int((frame["outcome"] == Outcome.CLOSED).sum()),
        undated=counted.undated,
        left_out_future=len(counted.left_out),
    )
    return replace(result, sentence=_sentence(result), notes=tuple(_notes(result, filters)))


def _flow(frame: pd.DataFrame) -> tuple[Flow, ...]:
    pairs = frame.groupby(["stage", "outcome"]).size()
    return tuple(
        Flow(stage, outcome, int(pairs[stage, outcome]))
        for stage in COUNTED_STAGES
        for outcome in Outcome
        if (stage, outcome) in pairs.index
    )


def _outcomes(flow: tuple[Flow, ...]) -> dict[Outcome, int]:
    totals = {
        outcome: sum(part.applications for part in flow if part.outcome is outcome) for outcome in Outcome
    }
    return {outcome: count for outcome, count in totals.items() if count}


def _stop(flow: tuple[Flow, ...], stages: dict[Stage, Rate]) -> Stop | None:
    """The stage where most ended; of two alike, the earlier."""
    best: Stop | None = None
    for stage, following in pairwise(COUNTED_STAGES):
        ended = sum(part.applications for part in flow if part.stage is stage and part.outcome in _OVER)
        if ended and (best is None or ended > best.ended):
            best = Stop(stage, following, ended, stages[stage].k)
    return best


def _unplaced(frame: pd.DataFrame) -> pd.Series:
    """Refusals that say nothing of the stage they came at."""
    refused = (frame["outcome"] == Outcome.REJECTED) & frame["outcome_basis"].isin(_SAID)
    return refused & (frame["stage"] == Stage.APPLIED) & (frame["stage_basis"] == Basis.ASSUMED)


def _table(stages: Mapping[Stage, Rate], steps: Mapping[Stage, Rate], flow: tuple[Flow, ...]) -> pd.DataFrame:
    table = rate_table(stages, index="stage")
    table.insert(
        0, "name", pd.Series([wording.STAGE_NAMES[stage] for stage in stages], table.index, dtype="str")
    )
    here = [sum(part.applications for part in flow if part.stage is stage) for stage in stages]
    table.insert(1, "here", pd.Series(here, table.index, dtype="int64"))
    return table.join(rate_table(steps, index="stage").add_prefix("step_"))


def _months(frame: pd.DataFrame) -> Iterator[Month]:
    dated = frame[frame["applied_on"].notna()]
    if dated.empty:
        return
    month = dated["applied_on"].dt.to_period("M")
    rates = rates_by(dated.assign(month=month.astype(str)), "month")
    every = pd.period_range(month.min(), month.max(), freq="M").astype(str)
    nothing = rate_of(frame.iloc[:0])
    for name in every if len(every) <= LONGEST_SEARCH else sorted(rates):
        one = rates.get(name, nothing)
        weight = one.n_effective / one.n if one.n else 1.0
        yield Month(date.fromisoformat(f"{name}-01"), one, weight, immature=weight < MATURE)


def _sentence(result: FunnelResult) -> str:
    total = result.stages[Stage.APPLIED].n
    if not total:
        return "There is nothing to count yet."
    interviews = wording.rate_line(result.interview, "interview")
    stop = result.stops_at
    if stop is None:
        waiting = "Your one application is" if total == 1 else f"All {wording.number(total)} applications are"
        return f"{waiting} still open, so nothing has stopped yet. {interviews}"
    over = sum(count for outcome, count in result.outcomes.items() if outcome in _OVER)
    where = _ENDED[stop.stage]
    went_on = f"{wording.count_of(result.stages[stop.following].k, stop.reached)} {_PASSED[stop.stage]}"
    if over == 1:
        return f"The one that ended did so {where}. {interviews}"
    most = "Most that ended did so" if stop.ended * 2 > over else "More ended"
    tail = "" if stop.ended * 2 > over else " than anywhere else"
    return f"{most} {where}{tail}: {went_on}. {interviews}"


def _notes(result: FunnelResult, filters: Filters | None) -> Iterator[str]:
    if result.unplaced_refusals:
        refusals = wording.plural(result.unplaced_refusals, "refusal does", "refusals do")
        they = "it" if result.unplaced_refusals == 1 else "they"
        least = wording.in_hundred(result.interview.rate or 0.0)
        yield f"{refusals} not say how far {they} got, so the interview rate is at least {least}."
    if result.aalen_johansen is not None and not (filters and filters.active):
        by_dates = wording.in_hundred(result.aalen_johansen)
        yield (
            f"By the dates alone, {by_dates} of the whole search had an interview by day 60. "
            "Where refusals come fast, the rate above reads a little low."
        )
    if result.closed:
        yield f"{wording.plural(result.closed, 'role')} closed by the employer: counted as no interview."
    if result.assumed_outcomes:
        many = wording.plural(result.assumed_outcomes, "application")
        stand = "stands" if result.assumed_outcomes == 1 else "stand"
        yield f"Nothing says how {many} {stand}: counted as waiting."
    if result.undated:
        yield f"{wording.plural(result.undated, 'application has', 'applications have')} no date of applying."
    if result.left_out_future:
        are = wording.plural(result.left_out_future, "application is", "applications are")
        yield f"{are} dated later than the day counted to, and left out."

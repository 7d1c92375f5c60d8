"""Where does it stop? How many applications reach each stage, from the start and step by step."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.model import Outcome, Rate, Stage


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
        aalen_johansen: share with an interview by day 60, waiting and withdrawn ones treated as censored;
            None when no application has a date.
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

"""How much of a trial each application is: the table of `analysis.trials`, realised once."""

from functools import cached_property
from math import fsum

import numpy as np
import pandas as pd

from analysis.model import STAGE_ORDER, Basis, EventKind, Outcome, Stage
from analysis.stats.delay import HORIZON, DelayCurve, delay_curve
from analysis.stats.survival import aalen_johansen
from analysis.trials.history import Flags, Floats, History

STAGE_EVENTS: dict[Stage, tuple[EventKind, ...]] = {
    Stage.APPLIED: (),
    Stage.SCREENING: (EventKind.SCREENING, EventKind.ASSESSMENT),
    Stage.INTERVIEW: (EventKind.INTERVIEW,),
    Stage.FINAL_ROUND: (EventKind.FINAL_ROUND,),
    Stage.OFFER: (EventKind.OFFER,),
    Stage.ACCEPTED: (EventKind.ACCEPTED,),
}
INTERVIEWED = (EventKind.INTERVIEW, EventKind.FINAL_ROUND, EventKind.OFFER, EventKind.ACCEPTED)
ANSWERED = (
    EventKind.REPLIED, EventKind.SCREENING, EventKind.ASSESSMENT, *INTERVIEWED,
    EventKind.REJECTED, EventKind.FEEDBACK_RECEIVED,
)  # fmt: skip
AFTER_APPLYING = tuple(kind for kind in EventKind if kind is not EventKind.APPLIED)
REPLIES = (Outcome.REJECTED, Outcome.RESERVE, Outcome.DECLINED, Outcome.ACCEPTED)
UNSAID = (Basis.INFERRED, Basis.ASSUMED)
COME, RULED_OUT, OPEN = 1, 2, 0


class Weighing:
    """Successes and weights of the rows of a table of applications, in their order.

    Attributes:
        age: days from applying to as_of, NaN without either.
    """

    def __init__(self, table: pd.DataFrame, history: History) -> None:
        self._history = history
        self._ids = table["application_id"].to_numpy()
        self._position = table["position"].to_numpy()
        self._rank = table["stage"].map({stage: place for place, stage in enumerate(STAGE_ORDER)}).to_numpy()
        self._outcome = table["outcome"].to_numpy(dtype=object)
        unsaid = table["outcome_basis"].isin(UNSAID).to_numpy()
        self._silent_no = (self._outcome == Outcome.REJECTED) & unsaid & ~history.told((EventKind.REJECTED,))
        self._waiting: Flags = self._outcome == Outcome.WAITING
        self._open: Flags = self._waiting | (self._outcome == Outcome.NO_REPLY) | self._silent_no
        self._withdrawn: Flags = self._outcome == Outcome.WITHDRAWN
        self._said = np.isin(self._outcome, REPLIES) & ~unsaid
        self.age: Floats = history.end - history.applied

    @cached_property
    def delay(self) -> DelayCurve:
        """G of interviews."""
        dated = self._followed & ~(self._interviewed & np.isnan(self._interview_day))
        return delay_curve(*(values[dated] for values in self._course_to_interview))

    @cached_property
    def reply_delay(self) -> DelayCurve:
        """G of first replies."""
        day = _earlier(self._history.first(ANSWERED), self._history.replied)
        time, cause = self._course(self._replied, day, self._history.last((EventKind.CLOSED,)))
        dated = self._followed & ~(self._replied & np.isnan(day))
        return delay_curve(time[dated], cause[dated])

    def by_dates(self) -> tuple[float | None, int, int]:
        """The interview share by day 60 from dates alone, how many were followed, undated interviews."""
        time, cause = self._course_to_interview
        undated = self._followed & self._interviewed & np.isnan(self._interview_day)
        dated = self._followed & ~undated
        come = dated & (cause == COME)
        followed, without, seen = int(self._followed.sum()), int(undated.sum()), int(come.sum())
        if not seen:
            return None, followed, without
        stands_for = np.where(come, (seen + without) / seen, 1.0)
        curve = aalen_johansen(time[dated], cause[dated], stands_for[dated])
        return float(curve.at(COME, HORIZON)), followed, without

    def interview(self) -> dict[str, np.ndarray]:
        """k, weight and waiting of the interview rate."""
        return self._trial(self._interviewed, self.delay, self._elapsed(self._history.applied))

    def reply(self) -> dict[str, np.ndarray]:
        """k, weight and waiting of the rate of any reply."""
        return self._trial(self._replied, self.reply_delay, self._elapsed(self._history.applied))

    def start(self, stage: Stage, kept: Flags) -> pd.DataFrame:
        """The trials of reaching a stage from the start, for the rows kept."""
        reached = self._rank >= stage.rank
        return self._table(self._trial(reached, self.delay, self._elapsed(self._history.applied)), kept)

    def step(self, before: Stage, stage: Stage, kept: Flags) -> pd.DataFrame:
        """The trials of going on from one stage to the next, for the rows kept that reached the first."""
        there = self._rank >= before.rank
        day = self._history.first(STAGE_EVENTS[before])
        since = np.where(np.isnan(day), self._history.applied, day)
        trial = self._trial(self._rank >= stage.rank, self.delay, self._elapsed(since), there)
        return self._table(trial, kept & there)

    @cached_property
    def _interviewed(self) -> Flags:
        return np.asarray(self._rank >= Stage.INTERVIEW.rank)

    @cached_property
    def _replied(self) -> Flags:
        told = self._history.told(ANSWERED) | ~np.isnan(self._history.replied)
        return np.asarray((self._rank >= Stage.SCREENING.rank) | self._said | told)

    @cached_property
    def _followed(self) -> Flags:
        """Those with a day of applying, from the day after it on: one sent today changes no curve."""
        return self.age > 0

    @cached_property
    def _interview_day(self) -> Floats:
        return self._history.first(INTERVIEWED)

    @cached_property
    def _course_to_interview(self) -> tuple[Floats, np.ndarray]:
        """Where a stage is only applied, the one reply of a refused application was the refusal."""
        ended = self._history.last((EventKind.REJECTED, EventKind.CLOSED))
        only_reply = np.where(self._rank == Stage.APPLIED.rank, self._history.replied, np.nan)
        refused = np.where(np.isnan(ended), only_reply, ended)
        return self._course(self._interviewed, self._interview_day, refused)

    def _course(self, come: Flags, come_day: Floats, ruled_out_day: Floats) -> tuple[Floats, np.ndarray]:
        """Days from applying to what happened, and what: come, ruled out, or open until then.

        A refusal without a date stays in the count until as_of as one known not to have come: how long it
        would have been followed is known, so nothing is bent by it.
        """
        ended = ~come & ~self._open & ~self._withdrawn & ~np.isnan(ruled_out_day)
        cause = np.select([come, ended], [COME, RULED_OUT], OPEN)
        day = np.select(
            [come, ended, self._withdrawn], [come_day, ruled_out_day, self._withdrawn_day], self._history.end
        )
        return np.clip(day - self._history.applied, 0, None), cause

    @cached_property
    def _withdrawn_day(self) -> Floats:
        """When the seeker withdrew, else the last day on which anything happened, else as_of."""
        said = self._history.last((EventKind.WITHDRAWN,))
        last = _later(self._history.last(AFTER_APPLYING), self._history.replied)
        known = np.where(np.isnan(said), last, said)
        return np.where(np.isnan(known), self._history.end, known)

    def _elapsed(self, since: Floats) -> Floats:
        """Days from `since` until as_of, or until withdrawn; never below 0."""
        return np.maximum(np.where(self._withdrawn, self._withdrawn_day, self._history.end) - since, 0.0)

    def _trial(
        self, success: Flags, delay: DelayCurve, elapsed: Floats, among: Flags | None = None
    ) -> dict[str, np.ndarray]:
        weight = np.ones(len(success))
        for like in (self._open, self._withdrawn):
            part = like & ~success if among is None else like & ~success & among
            weight[part] = _with_mean(delay(elapsed[part]), elapsed[part])
        return {"k": success.astype(np.int64), "weight": weight, "waiting": self._waiting & ~success}

    def _table(self, trial: dict[str, np.ndarray], rows: Flags) -> pd.DataFrame:
        columns = {"application_id": self._ids, "position": self._position, **trial}
        return pd.DataFrame({name: values[rows] for name, values in columns.items()})


def _with_mean(weights: Floats, elapsed: Floats) -> Floats:
    """The weights with the mean of the known ones in place of the unknown; 1 when none is known.

    What has only just begun says nothing of the others: one sent today never changes a rate.
    """
    known = weights[elapsed > 0]
    return np.where(np.isnan(weights), fsum(known) / len(known) if len(known) else 1.0, weights)


def _earlier(one: Floats, other: Floats) -> Floats:
    return np.fmin(one, other)


def _later(one: Floats, other: Floats) -> Floats:
    return np.fmax(one, other)

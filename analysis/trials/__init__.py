"""What counts: which applications stand behind a rate, and how much of a trial each of them is.

An application that is still waiting is part of a trial: the share G(age) of the interviews that normally have
come by its age. So a rate is successes / effective trials, and neither new applications nor silence bend it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from analysis.model import COUNTED_STAGES, Dataset, Filters, Stage
from analysis.stats.delay import DelayCurve, SilenceRule
from analysis.trials.history import History
from analysis.trials.rates import rate, rate_of, rates_by, tier
from analysis.trials.weighing import Weighing

# Several questions are asked of one choice of applications. What was weighed lives as long as its dataset.
_KNOWN: WeakKeyDictionary[Dataset, dict[tuple[date | None, Filters], "Trials"]] = WeakKeyDictionary()
_KEPT = 16

__all__ = ["ByDates", "Trials", "rate", "rate_of", "rates_by", "tier", "trials"]


@dataclass(frozen=True, eq=False)
class ByDates:
    """The share with an interview by day 60, read from the dates alone (Aalen-Johansen).

    Attributes:
        share: 0 to 1; None when no interview has a date.
        n: applications followed; those without an applied date, or sent on the last day, are not.
        undated: interviews among them without a date, taken to have come as the dated ones did.
    """

    share: float | None
    n: int
    undated: int


@dataclass(frozen=True, eq=False)
class Trials:
    """The applications that count, in the order of the file, with their weights.

    Attributes:
        as_of: the day ages are counted to; None when the file has no date at all.
        frame: one row an application kept: all columns of ds.applications, and position (row number in
            ds.applications), age (days, NaN without an applied date), k (1: reached an interview), weight
            (0 to 1), waiting (outcome waiting and not successful), and k_reply, weight_reply, waiting_reply:
            the same for any reply.
        steps: stage -> those that reached the stage before: application_id, position, k (1: reached this
            stage), weight, waiting.
        starts: stage -> all that count, with k (1: reached this stage), weight, waiting from the start.
        left_out: ids of the applications sent after as_of.
        undated: how many of those that count have no applied date.
        delay: G of interviews, learned from the whole search.
        reply_delay: G of first replies, likewise.
        silence: after which day silence is probably a no, likewise.
        by_dates: the interview share by day 60 of the whole search, from its dates alone.
    """

    as_of: date | None
    frame: pd.DataFrame
    steps: Mapping[Stage, pd.DataFrame]
    starts: Mapping[Stage, pd.DataFrame]
    left_out: tuple[str, ...]
    undated: int
    delay: DelayCurve
    reply_delay: DelayCurve
    silence: SilenceRule
    by_dates: ByDates

    @property
    def reply(self) -> pd.DataFrame:
        """`frame` with k, weight and waiting those of any reply."""
        other = {f"{name}_reply": name for name in ("k", "weight", "waiting")}
        return self.frame.drop(columns=list(other.values())).rename(columns=other)

    @property
    def interviewed(self) -> pd.DataFrame:
        """Those that reached an interview, with k (1: an offer followed), weight and waiting from there."""
        first, later = self.steps[Stage.FINAL_ROUND], self.steps[Stage.OFFER]
        return pd.concat([first[first["k"] == 0], later], ignore_index=True)


def trials(ds: Dataset, as_of: date | None = None, filters: Filters | None = None) -> Trials:
    """Which applications count, with which weight.

    Formula: a rate is the sum of k over the sum of the weights, one k and one weight an application.

    | stage, outcome | k | weight |
    |---|---|---|
    | interview or later, whatever the outcome | 1 | 1 |
    | earlier: refused (stated), reserve, closed | 0 | 1 |
    | earlier: waiting, no reply, "refused" only inferred from silence | 0 | G(age) |
    | earlier: withdrawn | 0 | G(days until withdrawn, or until the last dated event, else age) |
    | any of these without an applied date | 0 | the mean weight of the dated ones like them, else 1 |

    Any reply: the same, a success being a stage of screening or later, a stated refusal, reserve, acceptance
    or declined offer, or a reply given as a date or a word; G is then that of first replies. Steps: among
    those that reached the stage before, weight 1 unless open or withdrawn there, then G of the days since
    that stage was reached (since applying where its day is not known).

    In words: interviews divided by applications, where one that is still waiting counts only as much as its
    age has already told.

    Args:
        ds: the search.
        as_of: the day ages are counted to; ds.as_of by default, else the latest applied date.
        filters: which applications count. Delays and weights always come from the whole search.

    Returns:
        The applications that count. Those applied after as_of are left out and listed by id. An empty search
        gives empty tables and the default delays. Treat the tables as read-only: questions share them.

    Source: the correction for delayed conversion of Chapelle 2014 (KDD), with a delay curve in place of a
    parametric model.
    """
    day = as_of or ds.as_of or _latest(ds.applications["applied_on"])
    known = _KNOWN.setdefault(ds, {})
    key = (day, filters or Filters())
    if key not in known:
        if len(known) >= _KEPT:
            known.clear()
        known[key] = _weighed(ds, *key)
    return known[key]


def _weighed(ds: Dataset, day: date | None, filters: Filters) -> Trials:
    table = ds.applications.reset_index(drop=True)
    sent = np.ones(len(table), dtype=bool)
    if day is not None:
        sent = ~(table["applied_on"] > pd.Timestamp(day)).to_numpy()
    chosen = filters.keep(table).to_numpy()
    whole = table[sent].assign(position=np.flatnonzero(sent))
    weighing = Weighing(whole, History(whole, ds.events, day))
    kept = chosen[sent]
    replies = {f"{name}_reply": values for name, values in weighing.reply().items()}
    frame = whole.assign(age=weighing.age, **weighing.interview(), **replies)[kept].reset_index(drop=True)
    share, n, undated = weighing.by_dates()
    return Trials(
        as_of=day,
        frame=frame,
        steps={stage: weighing.step(before, stage, kept) for before, stage in pairwise(COUNTED_STAGES)},
        starts={stage: weighing.start(stage, kept) for stage in COUNTED_STAGES},
        left_out=tuple(table.loc[~sent & chosen, "application_id"]),
        undated=int(frame["age"].isna().sum()),
        delay=weighing.delay,
        reply_delay=weighing.reply_delay,
        silence=SilenceRule(weighing.reply_delay.own),
        by_dates=ByDates(share, n, undated),
    )


def _latest(days: pd.Series) -> date | None:
    last = days.max()
    return None if pd.isna(last) else last.date()

"""How fast do replies come, by channel? Typical days, with counts, and whether one can be told apart."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import wording
from analysis.metrics.properties import property_values, word
from analysis.model import Dataset, EventKind, Filters, Outcome
from analysis.stats.compare import benjamini_hochberg
from analysis.stats.delay import HORIZON
from analysis.stats.survival import Floats, aalen_johansen, logrank
from analysis.trials import trials
from analysis.trials.history import History
from analysis.trials.weighing import ANSWERED

FEW_REPLIES = 5
BY_LUCK = 0.05
_REPLY, _RULED_OUT = 1, 2
_ENDED = (EventKind.CLOSED, EventKind.WITHDRAWN)
_COLUMNS = {
    "applications": "int64", "replies": "int64", "undated_replies": "int64", "typical_days": "float64",
    "by_day_60": "float64", "luck": "float64", "apart": "bool", "sooner": "bool",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class ReplySpeedResult:
    """How fast replies come, by one property of the applications.

    Attributes:
        as_of: the day ages are counted to.
        by: the property.
        sentence: what the page says first.
        notes: plain sentences that belong under the table.
        table: one row a value (index: value), most applications first. Columns: applications (those with a
            date, sent before as_of, whose reply, if any, has a date); replies (dated first replies among
            them); undated_replies (left out, because nobody knows when they came); typical_days (day by which
            half of the replies that come within 60 days are there, those still waiting allowed for; NaN under
            5 replies); by_day_60 (share with a reply by day 60, 0 to 1); luck (chance of a difference from
            all others as large by luck alone: log-rank, adjusted for looking at several values; NaN where one
            side has under 5 replies); apart (luck at most .05); sooner (more replies than the others would
            have by the same days; False where luck is NaN).
        missing: applications that do not give the property.
    """

    as_of: date | None
    by: str
    sentence: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    missing: int


@dataclass(frozen=True, eq=False)
class _Course:
    """Days from applying to the reply or the end of watching, and what it was (0: still open)."""

    days: Floats
    cause: NDArray[np.int64]

    def among(self, rows: NDArray[np.bool_]) -> "_Course":
        return _Course(self.days[rows], self.cause[rows])

    @property
    def replied(self) -> NDArray[np.bool_]:
        return np.asarray(self.cause == _REPLY)


def reply_speed(
    ds: Dataset, by: str = "channel", as_of: date | None = None, filters: Filters | None = None
) -> ReplySpeedResult:
    """Time the first replies of each channel, allowing for those that may still come.

    Formula: the first day on which the Aalen-Johansen curve of replies has reached half of its height at day
    60; what the employer closed rules a reply out from its day on.

    In words: the day by which half of the replies that come within 60 days are there. Those still waiting
    are allowed for, so a channel does not look fast for being new.

    Args:
        ds: the search.
        by: one of `properties.BY`, or own:<header> for another column of the user's file.
        as_of: the day to count to; None: the file's own.
        filters: which applications; stage and outcome in it are ignored.

    Returns:
        The result; where no application gives the property, or none has a date, the table has no counts and
        the sentence says so.

    Raises:
        UnknownFieldError: there is no such property.

    Source: Aalen & Johansen 1978, Scand. J. Statist. 5:141; differences by the log-rank test, Mantel 1966.
    """
    counted = trials(ds, as_of, filters)
    values = property_values(counted.frame, by)
    given = values != ""
    frame = counted.frame[given].assign(value=values[given]).reset_index(drop=True)
    result = ReplySpeedResult(
        as_of=counted.as_of,
        by=by,
        sentence="",
        notes=(),
        table=_table(frame, ds.events, counted.as_of),
        missing=int((~given).sum()),
    )
    return replace(result, sentence=_sentence(result), notes=tuple(_notes(result)))


def _table(frame: pd.DataFrame, events: pd.DataFrame, as_of: date | None) -> pd.DataFrame:
    history = History(frame, events, as_of)
    day = np.fmin(history.first(ANSWERED), history.replied)
    replied = (frame["k_reply"] == 1).to_numpy()
    timed = (frame["age"] > 0).to_numpy()
    dated = timed & ~(replied & np.isnan(day))
    course = _course(frame, history, np.where(replied, day, np.nan)).among(dated)
    value = frame["value"].to_numpy(dtype=object)
    order = frame["value"].value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable")
    rows = {
        name: {
            "undated_replies": int((replied & ~dated & (value == name)).sum()),
            **_speed(course, value[dated] == name),
        }
        for name in order.index
    }
    labels = pd.Index([str(name) for name in rows], name="value", dtype="str")
    table = pd.DataFrame(
        {
            name: pd.Series([row.get(name, False) for row in rows.values()], index=labels, dtype=kind)
            for name, kind in _COLUMNS.items()
        }
    )
    tested = table["luck"].notna().to_numpy()
    table.loc[tested, "luck"] = benjamini_hochberg(table.loc[tested, "luck"].to_numpy())
    return table.assign(apart=table["luck"] <= BY_LUCK)


def _course(frame: pd.DataFrame, history: History, reply_day: Floats) -> _Course:
    """What closed is ruled out from its day on; what the seeker withdrew is watched until its day."""
    come = ~np.isnan(reply_day)
    over = history.last(_ENDED)
    closed = ~come & (frame["outcome"] == Outcome.CLOSED).to_numpy() & ~np.isnan(over)
    withdrawn = ~come & (frame["outcome"] == Outcome.WITHDRAWN).to_numpy() & ~np.isnan(over)
    day = np.where(come, reply_day, np.where(closed | withdrawn, over, history.end))
    cause = np.select([come, closed], [_REPLY, _RULED_OUT], 0)
    return _Course(np.clip(day - history.applied, 0, None), cause.astype(np.int64))


def _speed(course: _Course, inside: NDArray[np.bool_]) -> dict[str, object]:
    one, rest = course.among(inside), course.among(~inside)
    replies = int(one.replied.sum())
    curve = aalen_johansen(one.days, one.cause)
    reached = float(curve.at(_REPLY, HORIZON))
    days = np.arange(HORIZON + 1.0)
    half = int(np.argmax(curve.at(_REPLY, days) >= reached / 2 - 1e-12))
    enough = min(replies, int(rest.replied.sum())) >= FEW_REPLIES
    return {
        "applications": len(one.days),
        "replies": replies,
        "typical_days": half if replies >= FEW_REPLIES else np.nan,
        "by_day_60": reached,
        "luck": logrank(course.days, course.replied, inside).p if enough else np.nan,
        "sooner": enough and _ahead(course, inside, reached),
    }


def _ahead(course: _Course, inside: NDArray[np.bool_], reached: float) -> bool:
    """Whether the share with a reply lies above that of the others, taken over all days."""
    days = np.arange(HORIZON + 1.0)
    one, rest = course.among(inside), course.among(~inside)
    lead = aalen_johansen(one.days, one.cause).at(_REPLY, days)
    return bool(lead.sum() > aalen_johansen(rest.days, rest.cause).at(_REPLY, days).sum() and reached > 0)


def _sentence(result: ReplySpeedResult) -> str:
    table, what = result.table, word(result.by)
    if not len(table) and not result.missing:
        return "There is nothing to time yet."
    if not len(table):
        return f"No application gives a {what}."
    if not table["replies"].sum():
        return f"No reply has a date yet, so no {what} can be timed."
    timed = table[table["typical_days"].notna()].sort_values("typical_days", kind="stable")
    if timed.empty:
        return f"No {what} has five dated replies yet; that is too few to time."
    parts = [
        f"{name} within {wording.days(int(row['typical_days']))} "
        f"({wording.plural(int(row['replies']), 'reply', 'replies')})"
        for name, row in timed.head(3).iterrows()
    ]
    return f"Half of the replies that come are there, for {wording.listing(parts)}. {_verdict(table, what)}"


def _verdict(table: pd.DataFrame, what: str) -> str:
    apart = table[table["apart"]]
    if apart.empty:
        return f"No {what} can be told apart by its speed yet."
    name, row = str(apart.index[0]), apart.iloc[0]
    how = "sooner or more often" if row["sooner"] else "later or less often"
    return f"{name} is answered {how} than the rest."


def _notes(result: ReplySpeedResult) -> Iterator[str]:
    if result.missing:
        give = wording.plural(result.missing, "application does", "applications do")
        yield f"{give} not give a {word(result.by)}."
    undated = int(result.table["undated_replies"].sum())
    if undated:
        has = wording.plural(undated, "reply has no date and is", "replies have no date and are")
        yield f"{has} left out."
    if result.table["replies"].sum():
        yield "Applications still waiting are allowed for, so a new channel does not look fast for being new."

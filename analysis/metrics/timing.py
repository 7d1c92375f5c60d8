"""Is this silence normal? How long answers take, and after which day silence is probably a no."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from analysis import wording
from analysis.model import Dataset, EventKind, Filters, Outcome
from analysis.stats.delay import ANSWER, PSEUDO, SilenceRule
from analysis.stats.survival import Floats, aalen_johansen
from analysis.trials import Trials, trials

LAST_DAY = 90
STRICT = 0.05
LIKELY = 0.80
FEW_ANSWERS = 5
_INTERVIEWS = (EventKind.INTERVIEW, EventKind.FINAL_ROUND)
_ANSWERS = (EventKind.OFFER, EventKind.ACCEPTED, EventKind.REJECTED)
_REFUSED = (Outcome.REJECTED, Outcome.RESERVE)
_REFUSAL, _OTHER = 1, 2
_TABLE = {
    "application_id": "str", "company": "str", "role": "str", "days": "int64", "chance": "float64",
    "slower": "float64", "long_quiet": "bool",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class TimingResult:
    """How long answers take. Nothing here ever turns a waiting application into a refusal.

    Attributes:
        as_of: the day ages are counted to.
        sentence: what the page says first.
        notes: plain sentences that belong under the chart.
        table: one row a waiting application with a date and no answer yet, longest quiet first:
            application_id, company, role, days (since applying), chance (that a reply still comes, 0 to 1),
            slower (share of the replies that do come that take longer than this, 0 to 1),
            long_quiet (days >= silence_day).
        curve: one row a day, 0 to 90: day, any_reply, interview, refusal: share of all applications (0 to 1)
            that have had a first reply, an interview, a refusal by that day (the file's own dates,
            Aalen-Johansen; 0 everywhere without dates), any_reply_low80 and any_reply_high80 (the 80 % range
            of the first), and expected (share of the replies that come at all that are in by that day, own
            replies and default together).
        silence_day: first day on which the chance of a later reply is at most 10 %; 10 to 90.
        strict_day: the same for 5 %.
        reply_share: share of applications that get a reply in the end, own and default together, 0 to 1.
        own_replies: dated first replies in the file.
        default_share: how much of the delay curve is still the default, 0 to 1.
        typical_days: day by which half of the replies that come are in.
        interview_to_answer: median days from the last interview to the answer; None under five of them.
        answers_after_interview: how many such dated answers there are.
    """

    as_of: date | None
    sentence: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    curve: pd.DataFrame
    silence_day: int
    strict_day: int
    reply_share: float
    own_replies: int
    default_share: float
    typical_days: int
    interview_to_answer: int | None
    answers_after_interview: int


def timing(ds: Dataset, as_of: date | None = None, filters: Filters | None = None) -> TimingResult:
    """How long answers take, and what that says about every application still waiting.

    The curve is drawn from the applications chosen. The rule for silence is learned from the whole search,
    so that an application is judged the same on every page.

    Args:
        ds: the search.
        as_of: the day to count to; None: the file's own.
        filters: which applications; stage and outcome in it are ignored.

    Returns:
        The result; without dates the curve lies at 0 and the rule is the default.
    """
    counted = trials(ds, as_of, filters)
    chosen = counted
    if filters is not None and filters.active:
        kept = ds.applications[filters.keep(ds.applications)]
        chosen = trials(replace(ds, applications=kept), counted.as_of)
    rule = counted.silence
    table = _waiting(counted, rule)
    took = _answer_days(ds, counted.frame["application_id"])
    result = TimingResult(
        as_of=counted.as_of,
        sentence="",
        notes=(),
        table=table,
        curve=_curve(ds, chosen),
        silence_day=rule.day(),
        strict_day=rule.day(STRICT),
        reply_share=rule.reply_share,
        own_replies=_own_replies(rule),
        default_share=rule.default_share,
        typical_days=int(np.argmax(_arrived(rule, np.arange(LAST_DAY + 1.0)) >= 0.5)),
        interview_to_answer=int(np.median(took)) if len(took) >= FEW_ANSWERS else None,
        answers_after_interview=len(took),
    )
    return replace(result, sentence=_sentence(result, len(counted.frame)), notes=_notes(result))


def _arrived(rule: SilenceRule, days: Floats) -> Floats:
    """Share of the replies that has normally come by then: chance = r (1 - F) / (1 - r F), solved for F."""
    r, chance = rule.reply_share, rule.chance(days)
    return np.clip((r - chance) / (r * (1 - chance)), 0.0, 1.0)


def _own_replies(rule: SilenceRule) -> int:
    """Dated replies behind the rule: its default has the weight 10 / (10 + own)."""
    return round(PSEUDO / rule.default_share - PSEUDO)


def _waiting(counted: Trials, rule: SilenceRule) -> pd.DataFrame:
    """Applications without any answer, longest quiet first."""
    frame = counted.reply
    quiet = frame[(frame["outcome"] == Outcome.WAITING) & (frame["k"] == 0) & frame["age"].notna()]
    quiet = quiet.sort_values("age", ascending=False, kind="stable")
    age = quiet["age"].to_numpy(dtype=float)
    columns = {
        **{name: quiet[name].to_numpy() for name in ("application_id", "company", "role")},
        "days": age,
        "chance": rule.chance(age),
        "slower": 1 - _arrived(rule, age),
        "long_quiet": age >= rule.day(),
    }
    return pd.DataFrame({name: pd.Series(columns[name], dtype=kind) for name, kind in _TABLE.items()})


def _curve(ds: Dataset, chosen: Trials) -> pd.DataFrame:
    days = np.arange(LAST_DAY + 1.0)
    refusal = _refusals(ds, chosen)
    low, high = chosen.reply_delay.own.between(ANSWER, days, LIKELY)
    return pd.DataFrame(
        {
            "day": days.astype(int),
            "any_reply": chosen.reply_delay.own.at(ANSWER, days),
            "any_reply_low80": low,
            "any_reply_high80": high,
            "interview": chosen.delay.own.at(ANSWER, days),
            "refusal": refusal,
            "expected": _arrived(chosen.silence, days),
        }
    )


def _refusals(ds: Dataset, chosen: Trials) -> Floats:
    """Share refused by each day; what else ends an application rules a refusal out from its day on."""
    days = np.arange(LAST_DAY + 1.0)
    frame = chosen.frame[chosen.frame["age"].notna()]
    kinds = (EventKind.REJECTED, EventKind.ACCEPTED, EventKind.WITHDRAWN, EventKind.CLOSED)
    events = ds.events[ds.events["kind"].isin(kinds)].dropna(subset=["on"])
    last = events.groupby("application_id")["on"].max()
    over = last.reindex(frame["application_id"]).set_axis(frame.index)
    refused = frame["outcome"].isin(_REFUSED)
    over = over.fillna(frame["replied_on"].where(refused))
    took = (over - frame["applied_on"]).dt.days
    ended = took.between(0, frame["age"]) & (frame["outcome"] != Outcome.WAITING)
    cause = np.where(~ended, 0, np.where(refused, _REFUSAL, _OTHER))
    return aalen_johansen(np.where(ended, took, frame["age"]).astype(float), cause).at(_REFUSAL, days)


def _answer_days(ds: Dataset, ids: pd.Series) -> Floats:
    """Days from the last interview to the answer, one number an application where both have their day."""
    events = ds.events if len(ids) == len(ds) else ds.events[ds.events["application_id"].isin(ids)]
    events = events.dropna(subset=["on"])
    met = events[events["kind"].isin(_INTERVIEWS)].groupby("application_id")["on"].max()
    answer = events[events["kind"].isin(_ANSWERS)].groupby("application_id")["on"].max()
    took = (answer - met).dropna().dt.days
    return np.asarray(took[took >= 0], dtype=np.float64)


def _sentence(result: TimingResult, applications: int) -> str:
    if not applications:
        return "There is nothing to time yet."
    half, rare = wording.days(result.typical_days), wording.days(result.silence_day)
    opening = (
        f"Half of the replies that come are there within {half}; after {rare} of silence a reply is rare."
    )
    waiting = len(result.table)
    if not waiting:
        return f"{opening} Nothing is waiting for a first answer."
    long = int(result.table["long_quiet"].sum())
    quiet = f"{'all' if long == waiting else wording.in_words(long)} of them longer than that"
    if waiting == 1:
        quiet = "longer than that" if long else "not yet that long"
    return f"{opening} {wording.plural(waiting, 'application is', 'applications are')} waiting, {quiet}."


def _notes(result: TimingResult) -> tuple[str, ...]:
    own = wording.plural(result.own_replies, "dated reply", "dated replies")
    assumed = "what is assumed of employers in general (half answer, half of these within ten days)"
    part = wording.in_hundred(result.default_share)
    notes = [
        f"This rests on {own} of your own and, for {part} of it, on {assumed}."
        if result.own_replies
        else f"Without dated replies of your own this is {assumed}."
    ]
    if result.interview_to_answer is not None:
        notes.append(
            f"After an interview the answer usually came within {wording.days(result.interview_to_answer)} "
            f"({result.answers_after_interview} answers)."
        )
    notes.append("Silence is never counted as a no. A late reply is a reply.")
    return tuple(notes)

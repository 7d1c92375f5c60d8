"""After a no: what was done, what is due, and whether it pays. The word of the sceptic is put to the test."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd

from analysis import wording
from analysis.metrics import landmark as fair
from analysis.metrics.due import Action, Due, Group
from analysis.metrics.follow_ups import Step, follow_ups
from analysis.metrics.landmark import HORIZON, RiskDifference
from analysis.metrics.refusals import Refusal, diaries, refusals, silent_noes
from analysis.model import Dataset, Filters, Outcome, Rate
from analysis.trials import rate, trials

LANDMARK = 14
# An answer to a question why takes a fortnight.
_ANSWER_WITHIN = 14
_CAVEAT = "People write to their near misses first, so part of any gap would be there anyway."
_COLUMNS = {
    "application_id": "str", "company": "str", "role": "str", "refused_on": "datetime64[us]",
    "days_since": "float64", "stage": "str", "outcome": "str", "near_miss": "bool", "thanked": "bool",
    "asked": "bool", "feedback_received": "bool", "reopened": "bool", "tries": "int64", "action": "str",
    "group": "str", "due_on": "datetime64[us]", "why": "str",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class AfterANoResult:
    """What came after the refusals.

    Attributes:
        as_of: the day counted to.
        sentence: what the page says first.
        verdict: "once it is a no, it is a no" against the counts, one sentence.
        notes: plain sentences that belong under the comparison.
        table: one row a refusal, in the order of the file: application_id, company, role, refused_on (latest
            no, NaT without a day), days_since (NaN likewise), stage, outcome, near_miss, thanked, asked,
            feedback_received, reopened, tries (days on which the seeker wrote after it), action (thank, ask,
            strengthen, stay_in_touch or ""), group (now, soon, done, let_go), due_on, why.
        steps: the same as a list to act on, with interviews to thank for: now and soon by the day they are
            due, the others newest first.
        ledger: one row a refusal as it enters the comparison, or the reason why not (metrics.landmark).
        landmark: days after the no by which a note counts.
        followed: refusals with a note in time: how many came back after that day.
        not_followed: those without.
        risk_difference: the two compared among refusals that got equally far; None while that is not
            measurable (fewer than five came back after the landmark, or no stage holds both groups).
        reopened: refusals that came back at all.
        asked: of those asked why: how many gave feedback.
        reserve: of those that stand on a reserve list: how many came back.
        near_misses: of the near misses, the reserve list included: how many came back.
        silent: applications taken for a no only after silence; in no other number here.
    """

    as_of: date | None
    sentence: str
    verdict: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    steps: tuple[Step, ...]
    ledger: pd.DataFrame
    landmark: int
    followed: Rate
    not_followed: Rate
    risk_difference: RiskDifference | None
    reopened: int
    asked: Rate
    reserve: Rate
    near_misses: Rate
    silent: int

    @property
    def excluded(self) -> pd.DataFrame:
        """The refusals that do not enter the comparison, each with its reason."""
        return self.ledger[~self.ledger["included"]]

    def in_group(self, group: Group) -> tuple[Step, ...]:
        """The steps of one group, in their order."""
        return tuple(step for step in self.steps if step.due.group == group)


def after_a_no(
    ds: Dataset, as_of: date | None = None, filters: Filters | None = None, landmark: int = LANDMARK
) -> AfterANoResult:
    """What was done after each refusal, what is due, and whether writing pays.

    Args:
        ds: the search.
        as_of: the day counted to; None: the file's own. It changes ages only.
        filters: which applications; stage and outcome in it are ignored.
        landmark: days after the no by which a note counts as sent; what comes back by then is left out.

    Returns:
        The result; without a refusal its tables are empty and its rates those of nothing.

    Raises:
        ValueError: the landmark lies outside 1 to 179 days.
    """
    if not 1 <= landmark < HORIZON:
        msg = f"a landmark of {landmark} days cannot be"
        raise ValueError(msg)
    counted = trials(ds, as_of, filters)
    known = diaries(ds, counted.frame["application_id"].tolist())
    found = refusals(ds, counted, known)
    steps = follow_ups(ds, counted, found, known)
    entries = fair.ledger(found, counted.as_of, landmark)
    arms = _Arms(
        fair.arm(entries, followed=True),
        fair.arm(entries, followed=False),
        fair.difference(entries),
        landmark,
    )
    reopened = sum(one.reopened for one in found)
    verdict = _verdict(len(found), reopened, arms)
    silent = silent_noes(ds, counted, known)
    return AfterANoResult(
        as_of=counted.as_of,
        sentence=f"{_to_do(steps)} {verdict}",
        verdict=verdict,
        notes=tuple(_notes(entries, arms, silent)),
        table=_table(found, steps, counted.as_of),
        steps=steps,
        ledger=entries,
        landmark=landmark,
        followed=arms.followed,
        not_followed=arms.left,
        risk_difference=arms.gap,
        reopened=reopened,
        asked=_asked(found, counted.as_of),
        reserve=_came_back([one for one in found if one.outcome == Outcome.RESERVE]),
        near_misses=_came_back([one for one in found if one.near_miss]),
        silent=silent,
    )


class _Arms(NamedTuple):
    followed: Rate
    left: Rate
    gap: RiskDifference | None
    landmark: int


def _asked(found: Sequence[Refusal], as_of: date | None) -> Rate:
    asked = [one for one in found if one.asked]
    waiting = sum(
        not one.received and bool(one.notes_on) and as_of is not None
        and (as_of - one.notes_on[-1]).days <= _ANSWER_WITHIN
        for one in asked
    )  # fmt: skip
    return rate(sum(one.received for one in asked), len(asked), float(len(asked)), waiting)


def _came_back(group: Sequence[Refusal]) -> Rate:
    waiting = sum(not one.reopened and one.outcome == Outcome.RESERVE for one in group)
    return rate(sum(one.reopened for one in group), len(group), float(len(group)), waiting)


def _table(found: Sequence[Refusal], steps: Sequence[Step], as_of: date | None) -> pd.DataFrame:
    dues = {step.application_id: step.due for step in steps}
    rows = [_row(one, dues[one.application_id], as_of) for one in found]
    columns = {name: [row[at] for row in rows] for at, name in enumerate(_COLUMNS)}
    return pd.DataFrame({name: pd.Series(columns[name], dtype=kind) for name, kind in _COLUMNS.items()})


def _row(one: Refusal, what: Due, as_of: date | None) -> tuple[object, ...]:
    days = max((as_of - one.refused_on).days, 0) if as_of and one.refused_on else float("nan")
    return (
        one.application_id, one.company, one.role, _stamp(one.refused_on), days, str(one.stage),
        str(one.outcome), one.near_miss, one.thanked, one.asked, one.received, one.reopened, one.tries,
        what.action, what.group, _stamp(what.on), what.why,
    )  # fmt: skip


def _stamp(day: date | None) -> pd.Timestamp | None:
    return None if day is None else pd.Timestamp(day)


def _to_do(steps: Sequence[Step]) -> str:
    letters: tuple[Action, ...] = ("thank", "ask", "stay_in_touch")
    notes = sum(step.due.group == "now" and step.due.action in letters for step in steps)
    if notes:
        return f"{wording.plural(notes, 'note is', 'notes are')} worth writing now."
    coming = [step.due.on for step in steps if step.due.group == "soon" and step.due.action in letters]
    if any(coming):
        return f"Nothing is due today, and {wording.plural(len(coming), 'note')} will be."
    return "Nothing is due just now."


def _verdict(n: int, reopened: int, arms: _Arms) -> str:
    """The sceptic's word held against the counts."""
    if not n:
        return "There is no refusal to learn from, and none to write to."
    held = "“Once it is a no, it is a no” has held"
    if not reopened:
        every = "for the one refusal" if n == 1 else f"for all {wording.number(n)} refusals"
        return f"{held} {every} so far."
    doors = f"{wording.in_words(reopened)} {'door' if reopened == 1 else 'doors'} opened again"
    counts = f"{held} for {wording.count_of(n - reopened, n)} refusals: {doors}"
    if arms.gap is None:
        return f"{counts}. Whether writing helps cannot be measured yet."
    wrote = wording.count_of(arms.followed.k, arms.followed.n)
    left = wording.count_of(arms.left.k, arms.left.n)
    return f"{counts}, {wrote} where you wrote in time and {left} where you did not. {_apart(arms.gap)}"


def _apart(gap: RiskDifference) -> str:
    if gap.low80 <= 0 <= gap.high80:
        return "Among those that got equally far, the two cannot be told apart yet."
    more, low, high = ("more", gap.low80, gap.high80) if gap.value > 0 else ("fewer", -gap.high80, -gap.low80)
    return f"Among those that got equally far, {wording.between(low, high)} {more} opened after a note."


def _notes(entries: pd.DataFrame, arms: _Arms, silent: int) -> Iterator[str]:
    wrote, left = arms.followed, arms.left
    if wrote.n and left.n:
        yield _CAVEAT
    if arms.gap is None and wrote.n + left.n:
        few = wording.in_words(fair.ENOUGH)
        yield f"Until {few} doors have opened late, the counts say more than a comparison."
    waiting = wrote.waiting + left.waiting
    if waiting:
        young = wording.plural(waiting, "refusal is", "refusals are")
        yield f"{young} younger than half a year, so more may come."
    reasons = Counter(reason for reason in entries["reason"] if reason)
    for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
        yield f"{wording.plural(count, 'refusal')} left out: {wording.inside(reason)}."
    if entries["refused_on"].isna().any():
        yield "Note the day of a no, and what follows it can be timed and counted."
    if silent:
        unanswered = wording.plural(silent, "application")
        yield f"{unanswered} without any answer: no refusal, so not counted here."

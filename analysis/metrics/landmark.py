"""Does writing after a no pay? Two groups compared fairly: by what was done by a fixed day, within stages.

A note "sent after twelve days" can only exist where nothing came for twelve days, so counting everyone who
ever wrote favours those who did not. Here groups are formed on a fixed day after the no (the landmark) and
only what comes after it counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from analysis.metrics.refusals import Refusal
from analysis.model import Rate, Stage
from analysis.stats.compare import newcombe
from analysis.trials import rate

HORIZON = 180
ENOUGH = 5
_COLUMNS = {
    "application_id": "str", "company": "str", "role": "str", "refused_on": "datetime64[us]", "stage": "str",
    "wrote_on": "datetime64[us]", "reopened_on": "datetime64[us]", "followed": "bool",
    "reopened_later": "bool", "waiting": "bool", "included": "bool", "reason": "str",
}  # fmt: skip
_LATER = (Stage.FINAL_ROUND, Stage.OFFER, Stage.ACCEPTED)


@dataclass(frozen=True, slots=True)
class RiskDifference:
    """The share that came back after a note less the share without one, among those that got equally far.

    Attributes:
        value: the common difference, -1 to 1 (Mantel-Haenszel).
        low80: lower end of its 80 % range.
        high80: upper end.
        low95: lower end of its 95 % range.
        high95: upper end.
        ratio: the common ratio of the shares (Mantel-Haenszel); None when nobody came back without a note.
        strata: stages in which there are both, with a note and without.
    """

    value: float
    low80: float
    high80: float
    low95: float
    high95: float
    ratio: float | None
    strata: int


def ledger(refusals: Iterable[Refusal], as_of: date | None, landmark: int) -> pd.DataFrame:
    """What each refusal adds to the comparison, and why some add nothing.

    Args:
        refusals: the refusals.
        as_of: the day counted to; None: no refusal is old enough.
        landmark: days after the no by which a note counts as sent.

    Returns:
        One row a refusal, in the order given: application_id, company, role, refused_on (the first no), stage
        (furthest before the door opened; offers are later rounds here), wrote_on (first note on or after the
        no), reopened_on, followed (wrote within `landmark` days), reopened_later (after those days, at most
        180 after the no), waiting (not there yet, and not yet followed for 180 days), included, reason (why
        not, "" where included).
    """
    rows = [_entry(one, as_of, landmark) for one in refusals]
    return pd.DataFrame(
        {
            name: pd.Series([row[at] for row in rows], dtype=kind)
            for at, (name, kind) in enumerate(_COLUMNS.items())
        }
    )


def _entry(one: Refusal, as_of: date | None, landmark: int) -> tuple[object, ...]:
    wrote = one.notes_on[0] if one.notes_on else None
    to_note, to_opening = _days(one.first_no, wrote), _days(one.first_no, one.reopened_on)
    followed_for = _days(one.first_no, as_of)
    reason = _left_out(one, followed_for, to_opening, landmark)
    followed = not reason and to_note is not None and to_note <= landmark
    later = not reason and to_opening is not None and to_opening <= HORIZON
    waiting = not reason and not later and followed_for is not None and followed_for < HORIZON
    stage = Stage.FINAL_ROUND if one.stage_then in _LATER else one.stage_then
    return (
        one.application_id, one.company, one.role, _stamp(one.first_no), str(stage), _stamp(wrote),
        _stamp(one.reopened_on), followed, later, waiting, not reason, reason,
    )  # fmt: skip


def _left_out(one: Refusal, followed_for: int | None, to_opening: int | None, landmark: int) -> str:
    if followed_for is None:
        return "The day of the no is not known"
    if to_opening is None and one.reopened:
        return "It opened again on a day that is not known"
    if to_opening is not None and to_opening <= landmark:
        return f"It opened again within {landmark} days"
    if followed_for < landmark:
        return f"The no is younger than {landmark} days"
    if one.undated_note and not (one.notes_on and (_days(one.first_no, one.notes_on[0]) or 0) <= landmark):
        return "You wrote on a day that is not known"
    return ""


def _days(start: date | None, end: date | None) -> int | None:
    return None if start is None or end is None else (end - start).days


def _stamp(day: date | None) -> pd.Timestamp | None:
    return None if day is None else pd.Timestamp(day)


def arm(entries: pd.DataFrame, *, followed: bool) -> Rate:
    """How many of one group came back later: included rows of a ledger, with a note in time or without."""
    group = entries[entries["included"] & (entries["followed"] == followed)]
    later, waiting = int(group["reopened_later"].sum()), int(group["waiting"].sum())
    return rate(later, len(group), float(len(group)), waiting)


def within_stages(
    stages: Sequence[str] | ArrayLike, followed: ArrayLike, later: ArrayLike
) -> RiskDifference | None:
    """Compares two groups within stages, so that a note to a near miss is not thanked for the near miss.

    Estimand: the common risk difference. Formula: Mantel-Haenszel, Σ w (p1 - p0) with w = n1 n0 / N scaled
    to sum 1 over stages; its range is Newcombe's for the two weighted shares Σ w p1 and Σ w p0, each with the
    effective size 1 / Σ w²/n, which keeps a range where nobody came back in one group.

    Args:
        stages: the stage of each refusal.
        followed: whether a note was sent in time.
        later: whether it came back after the landmark.

    Returns:
        Difference, ranges and ratio; None when no stage holds both groups.

    Source: Mantel & Haenszel 1959, JNCI 22:719; Newcombe 1998, Statistics in Medicine 17:873; the landmark:
    Anderson, Cain & Gelber 1983, Journal of Clinical Oncology 1:710.
    """
    names, place = np.unique(np.asarray(stages, dtype=str), return_inverse=True)
    wrote, back = np.asarray(followed, dtype=bool), np.asarray(later, dtype=bool)
    n1, n0 = (np.bincount(place[who], minlength=len(names)).astype(float) for who in (wrote, ~wrote))
    k1, k0 = (np.bincount(place[who & back], minlength=len(names)).astype(float) for who in (wrote, ~wrote))
    both = (n1 > 0) & (n0 > 0)
    if not both.any():
        return None
    n1, n0, k1, k0 = n1[both], n0[both], k1[both], k0[both]
    weight = n1 * n0 / (n1 + n0)
    weight /= weight.sum()
    p1, p0 = float((weight * k1 / n1).sum()), float((weight * k0 / n0).sum())
    size1, size0 = 1 / float((weight**2 / n1).sum()), 1 / float((weight**2 / n0).sum())
    range80, range95 = (newcombe(p1 * size1, size1, p0 * size0, size0, level) for level in (0.80, 0.95))
    return RiskDifference(
        p1 - p0, range80.low, range80.high, range95.low, range95.high, p1 / p0 if p0 > 0 else None,
        int(both.sum()),
    )  # fmt: skip


def difference(entries: pd.DataFrame) -> RiskDifference | None:
    """The comparison of a ledger; None below five that came back later, or without both groups in a stage."""
    kept = entries[entries["included"]]
    if int(kept["reopened_later"].sum()) < ENOUGH:
        return None
    columns = (kept[name].to_numpy() for name in ("stage", "followed", "reopened_later"))
    return within_stages(*columns)

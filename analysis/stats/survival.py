"""How long things take when some have not happened yet: survival, competing outcomes, delays."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.stats.proportion import LEVEL, normal_quantile

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class SurvivalCurve:
    """A Kaplan-Meier curve.

    Attributes:
        time: the distinct event times, ascending.
        survival: the share without the event just after each time, 1 before the first.
        se: its standard error by Greenwood's formula; NaN from where the curve reaches 0.
    """

    time: Floats
    survival: Floats
    se: Floats

    def at(self, when: ArrayLike) -> Floats:
        """The share without the event at these times (1 before the first event)."""
        return _step(self.time, self.survival, when, before=1.0)

    def median(self) -> float:
        """The first time at which at most half are left; NaN when the curve does not come down to half."""
        below = self.time[self.survival <= 0.5 + 1e-12]
        return float(below[0]) if len(below) else float("nan")


@dataclass(frozen=True, eq=False)
class IncidenceCurve:
    """An Aalen-Johansen curve: how many have met each of several outcomes that exclude each other.

    Attributes:
        time: the distinct times of any outcome, ascending.
        incidence: outcome -> the share that has met it by each time.
        survival: the share that has met none; survival + all incidences = 1.
        se: outcome -> standard error of its incidence (Aalen's form).
        n: how many were followed (the sum of weights).
    """

    time: Floats
    incidence: dict[int, Floats]
    survival: Floats
    se: dict[int, Floats]
    n: float

    def at(self, cause: int, when: ArrayLike) -> Floats:
        """The share that has met this outcome by these times; 0 before the first and for an unseen one."""
        met = self.incidence.get(cause)
        return _step(self.time, np.zeros_like(self.time) if met is None else met, when, before=0.0)

    def between(self, cause: int, when: ArrayLike, level: float = LEVEL) -> tuple[Floats, Floats]:
        """The range of `at` at these times.

        Formula: F to the power of exp(± z se / (F log F)), the range on the log(-log) scale, which never
        leaves 0 to 1; a curve at 0 or 1, and an outcome nobody met, have no width.

        Args:
            cause: the number of the outcome.
            when: times.
            level: coverage aimed at.

        Returns:
            Lower and upper ends, 0 to 1.

        Source: Marubini & Valsecchi 1995, 10.2.
        """
        share = self.at(cause, when)
        error = _step(self.time, self.se.get(cause, np.zeros_like(self.time)), when, before=0.0)
        inside = (share > 0) & (share < 1)
        safe = np.where(inside, share, 0.5)
        arm = np.where(inside, normal_quantile(level) * error / (safe * -np.log(safe)), 0.0)
        low, high = (np.where(inside, safe ** np.exp(sign * arm), share) for sign in (1, -1))
        return low, high


class LogRank(NamedTuple):
    """Whether two groups wait equally long: statistic, p-value (1 degree of freedom), events in each."""

    chi2: float
    p: float
    events: tuple[int, int]

    @property
    def enough(self) -> bool:
        """Whether both groups have the five events under which the test should not be quoted."""
        return min(self.events) >= 5


def kaplan_meier(time: ArrayLike, observed: ArrayLike) -> SurvivalCurve:
    """The share that has not had the event yet, allowing for those watched only so far.

    Estimand: S(t) = P(T > t). Formula: product over event times t_j <= t of (1 - d_j / n_j), where those
    watched until t_j exactly still count in n_j. Standard error: S √Σ d_j / (n_j (n_j - d_j)).

    Args:
        time: days until the event, or until watching ended; 0 is allowed.
        observed: whether the event was seen (False: watching ended first).

    Returns:
        One point a distinct event time; empty arrays when there is no event or nothing at all.

    Raises:
        ValueError: lengths differ, or a time is negative or missing.

    Source: Kaplan & Meier 1958, JASA 53:457; Greenwood 1926.
    """
    times, seen = _pairs(time, np.asarray(observed, dtype=bool))
    points, at_risk, deaths = _counts(times, seen, (1,), np.ones_like(times))
    died = deaths[1]
    survival = np.cumprod(1 - died / at_risk, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        se = survival * np.sqrt(np.cumsum(died / (at_risk * (at_risk - died))))
    return SurvivalCurve(points, survival, np.asarray(se, dtype=float))


def aalen_johansen(time: ArrayLike, cause: ArrayLike, weights: ArrayLike | None = None) -> IncidenceCurve:
    """How many have met each of several competing outcomes, allowing for those watched only so far.

    Estimand: F_k(t) = P(T <= t, cause k). Formula: sum over t_j <= t of S(t_j-) d_kj / n_j with S the
    Kaplan-Meier curve of any outcome. Never 1 - Kaplan-Meier with the other outcomes censored: that
    overstates. Standard errors are Aalen's (Stata's), not those of R's cmprsk.

    In words: day by day, of those still open on that day, the part that met the outcome, added up; what is
    still open leaves the count at its age and is taken neither for a success nor for a failure.

    Args:
        time: days until the outcome, or until watching ended; 0 is allowed.
        cause: 0 while none was met (censored), otherwise the number of the outcome.
        weights: how many cases each row stands for; 1 by default. The errors are those of plain counts.

    Returns:
        One point a distinct time of any outcome; empty arrays when none was met.

    Raises:
        ValueError: lengths differ, a time is negative or missing, or a cause is negative.

    Source: Aalen & Johansen 1978, Scand. J. Statist. 5:141; variance: Marubini & Valsecchi 1995, 10.2.
    """
    times, causes = _pairs(time, np.asarray(cause, dtype=np.int64))
    if (causes < 0).any():
        msg = "a cause is 0 (censored) or a positive number"
        raise ValueError(msg)
    weight = np.ones_like(times) if weights is None else np.asarray(weights, dtype=float)
    kinds = tuple(int(kind) for kind in np.unique(causes) if kind > 0)
    points, at_risk, met = _counts(times, causes, kinds, weight)
    every: Floats = sum(met.values(), start=np.zeros_like(points))
    survival = np.cumprod(1 - every / at_risk, dtype=np.float64)
    before = np.concatenate(([1.0], survival[:-1])) if len(points) else survival
    incidence = {kind: np.cumsum(before * met[kind] / at_risk) for kind in kinds}
    se = {kind: _incidence_se(incidence[kind], before, met[kind], every, at_risk) for kind in kinds}
    return IncidenceCurve(points, incidence, survival, se, float(weight.sum()))


def logrank(time: ArrayLike, observed: ArrayLike, group: ArrayLike) -> LogRank:
    """Whether two groups wait equally long for the event.

    Estimand: none, a test of equal hazards. Formula: (Σ d_1j - n_1j d_j / n_j)² over its hypergeometric
    variance, against chi-square with 1 degree of freedom.

    In words: on each day with a reply, whether the group has a larger or smaller part of the replies than of
    those still waiting, summed over all days.

    Args:
        time: days until the event, or until watching ended.
        observed: whether the event was seen.
        group: the group of each, exactly two different values; their sorted order is that of `events`.

    Returns:
        The statistic, its p-value and the events by group; 0 and 1 when nothing can be compared.

    Raises:
        ValueError: lengths differ, a time is negative or missing, or there are not two groups.

    Source: Mantel 1966, Cancer Chemother. Rep. 50:163.
    """
    from scipy.special import erfc

    times, seen = _pairs(time, np.asarray(observed, dtype=bool))
    labels, member = np.unique(np.asarray(group), return_inverse=True)
    if len(labels) != 2 or len(member) != len(times):
        msg = f"the log-rank test compares exactly two groups, got {len(labels)}"
        raise ValueError(msg)
    first = member == 0
    _, at_risk, met = _counts(times, seen, (1,), np.ones_like(times))
    _, first_at_risk, _ = _counts(times, seen, (1,), first.astype(float))
    died = met[1]
    share = first_at_risk / at_risk
    expected = died * share
    spread = np.where(at_risk > 1, (at_risk - died) / np.maximum(at_risk - 1, 1), 0.0)
    variance = float((expected * (1 - share) * spread).sum())
    events = (int(seen[first].sum()), int(seen[~first].sum()))
    if variance <= 0:
        return LogRank(0.0, 1.0, events)
    chi2 = (events[0] - float(expected.sum())) ** 2 / variance
    return LogRank(chi2, float(erfc(np.sqrt(chi2 / 2))), events)


def _pairs(time: ArrayLike, state: NDArray[Any]) -> tuple[Floats, NDArray[Any]]:
    times = np.asarray(time, dtype=float)
    if times.shape != state.shape or times.ndim != 1:
        msg = "times and states must be two lists of the same length"
        raise ValueError(msg)
    if not (times >= 0).all():
        msg = "times must be known and not negative"
        raise ValueError(msg)
    return times, state


def _counts(
    times: Floats, state: NDArray[Any], kinds: Iterable[int], weight: Floats
) -> tuple[Floats, Floats, dict[int, Floats]]:
    """Distinct event times, the weight still watched just before each, and that of each kind at each."""
    points = np.unique(times[state != 0])
    order = np.argsort(times, kind="stable")
    gone = np.concatenate(([0.0], np.cumsum(weight[order])))
    at_risk = gone[-1] - gone[np.searchsorted(times[order], points, side="left")]
    place = np.searchsorted(points, times)
    met = {
        kind: np.bincount(place[state == kind], weight[state == kind], minlength=len(points)).astype(float)
        for kind in kinds
    }
    return points, at_risk, met


def _incidence_se(met: Floats, before: Floats, own: Floats, every: Floats, at_risk: Floats) -> Floats:
    """Aalen's variance of F_k at each time; its sums over earlier times are expanded into running sums."""
    left = at_risk - every  # nothing follows a point where none is left, so its term never counts
    hazard = np.where(left > 0, every / (at_risk * np.where(left > 0, left, 1.0)), 0.0)
    first = met**2 * np.cumsum(hazard) - 2 * met * np.cumsum(met * hazard) + np.cumsum(met**2 * hazard)
    second = np.cumsum(before**2 * (at_risk - own) * own / at_risk**3)
    pull = before * own / at_risk**2
    third = met * np.cumsum(pull) - np.cumsum(met * pull)
    return np.asarray(np.sqrt(np.maximum(first + second - 2 * third, 0.0)), dtype=float)


def _step(points: Floats, values: Floats, when: ArrayLike, before: float) -> Floats:
    """Right-continuous step function; NaN stays NaN."""
    days = np.asarray(when, dtype=float)
    padded = np.concatenate(([before], values))
    found = padded[np.searchsorted(points, days, side="right")]
    return np.asarray(np.where(np.isnan(days), np.nan, found), dtype=float)

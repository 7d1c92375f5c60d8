"""How much of what will come has come by a given day, and after which day silence is probably a no."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from analysis.stats.survival import Floats, IncidenceCurve, aalen_johansen

HORIZON = 60
PSEUDO = 10
DEFAULT_MEDIAN, DEFAULT_SHAPE = 10.0, 1.2
DEFAULT_REPLY_SHARE = 0.5
SILENCE_EARLIEST, SILENCE_LATEST = 10, 90
SILENCE_CHANCE = 0.10
ANSWER = 1


def default_shape(age: ArrayLike) -> Floats:
    """1 - 2^(-(age/10)^1.2): the assumed share of answers that has come by an age, for ever after.

    Half have come after 10 days. This is an assumption: no hard published distribution was found. It fits
    published times of whole hiring processes of about four weeks. Ages below 0 count as 0; NaN stays NaN.
    """
    days = np.maximum(np.asarray(age, dtype=float), 0.0)
    return np.asarray(1 - 2.0 ** -((days / DEFAULT_MEDIAN) ** DEFAULT_SHAPE), dtype=float)


def default_delay(age: ArrayLike) -> Floats:
    """The default G(age): `default_shape` scaled so that it reaches 1 at 60 days, and 1 from there on."""
    return np.minimum(default_shape(age) / default_shape(HORIZON), 1.0)


@dataclass(frozen=True, eq=False)
class DelayCurve:
    """G: of the answers that normally come within 60 days, the share that has come by a given age.

    Estimand: F(age) / F(60), F the incidence of the answer. Formula: F = (N F_own + 10 G_default) / (N + 10),
    F_own being the Aalen-Johansen curve of the N applications followed. Ten pseudo-answers, spread over the
    default delay, stand beside them: a search without a dated answer has exactly the default, one with
    many answers hardly feels it.

    In words: of the interviews that come at all, the part that has normally come by this age, read from the
    dates of the search and from ten made-up ones.

    Attributes:
        own: the incidence curve of the search; the answer of interest is outcome 1.

    Source: the correction for delayed conversion of Chapelle 2014 (KDD), here without a parametric model.
    """

    own: IncidenceCurve

    def __call__(self, age: ArrayLike) -> Floats:
        """G at these ages: 0 at age 0 and below, 1 from 60 days on, never falling; NaN stays NaN.

        An answer on the very day of applying counts from the next day on, so that an application sent today
        weighs nothing.
        """
        days = np.asarray(age, dtype=float)
        share = self._incidence(np.minimum(days, HORIZON)) / self._incidence(HORIZON)
        return np.where(days <= 0, 0.0, np.where(days >= HORIZON, 1.0, np.minimum(share, 1.0)))

    @property
    def default_share(self) -> float:
        """How much of the curve is the default's, 0 to 1; exactly 1 without a dated answer."""
        return PSEUDO / (PSEUDO + self.own.n * float(self.own.at(ANSWER, HORIZON)))

    def _incidence(self, days: ArrayLike) -> Floats:
        n = self.own.n
        return (n * self.own.at(ANSWER, days) + PSEUDO * default_delay(days)) / (n + PSEUDO)


def delay_curve(time: ArrayLike, cause: ArrayLike) -> DelayCurve:
    """The delay curve of a search.

    Args:
        time: days from applying to the outcome, or to where watching ended.
        cause: 1 for the answer of interest, another positive number for an outcome that rules it out, 0
            while it is open.

    Returns:
        The curve; with nothing given, the default.

    Raises:
        ValueError: as `aalen_johansen`.
    """
    return DelayCurve(aalen_johansen(time, cause))


def chance_of_later(reply_share: float, arrived: ArrayLike) -> Floats:
    """The chance that a reply still comes after silence so far.

    Formula: r (1 - F) / (1 - r F), with r the share that is ever answered and F the share of replies that
    normally has arrived by now. 0 to 1; r = 1 and F = 1 gives 0.
    """
    share = np.asarray(arrived, dtype=float)
    silent = 1 - reply_share * share
    return np.where(silent > 0, reply_share * (1 - share) / np.where(silent > 0, silent, 1.0), 0.0)


def silence_day(
    reply_share: float, arrived: Callable[[Floats], Floats], chance: float = SILENCE_CHANCE
) -> int:
    """The first whole day after which a reply is no more likely than `chance`.

    Unlike the day by which most replies have come, it heeds how often replies come at all: who is rarely
    answered may stop waiting earlier.

    Args:
        reply_share: the share of applications that is ever answered, 0 to 1.
        arrived: day -> share of the replies that has come by then, never falling.
        chance: the chance of a later reply under which silence is probably a no.

    Returns:
        A day between 10 and 90.
    """
    days = np.arange(SILENCE_EARLIEST, SILENCE_LATEST + 1, dtype=float)
    over = np.flatnonzero(chance_of_later(reply_share, arrived(days)) <= chance)
    return int(days[over[0]]) if len(over) else SILENCE_LATEST


@dataclass(frozen=True, eq=False)
class SilenceRule:
    """When silence is probably a no, learned from the replies of a search and a default.

    Estimand: the chance of a reply by day 90 given silence so far. Formula: `chance_of_later` with r F(d) =
    (N F_own(d) + 10 D(d)) / (N + 20): ten pseudo-replies from twenty pseudo-applications (half answered),
    spread over the default delay D (`default_shape`), stand beside the N applications of the search.

    In words: of all applications that are quiet for this long, the part that still gets an answer. Who is
    rarely answered may stop waiting earlier.

    Attributes:
        own: the incidence curve of first replies (outcome 1) of the search.

    Source: Bayes' rule for what has not come yet; the default delay is an assumption, chosen to fit published
    times of whole hiring processes.
    """

    own: IncidenceCurve

    @property
    def reply_share(self) -> float:
        """The share of applications that is answered by day 90, pooled; 0.5 with nothing known."""
        return float(self._incidence(np.array([SILENCE_LATEST], dtype=float), default=1.0)[0])

    @property
    def default_share(self) -> float:
        """How much of the rule is the default's, 0 to 1; 10 / (10 + own replies), 1 without any."""
        return PSEUDO / (PSEUDO + self.own.n * float(self.own.at(ANSWER, SILENCE_LATEST)))

    def chance(self, day: ArrayLike) -> Floats:
        """The chance that a reply still comes after so many silent days; NaN stays NaN."""
        return chance_of_later(self.reply_share, self._arrived(np.asarray(day, dtype=float)))

    def day(self, chance: float = SILENCE_CHANCE) -> int:
        """The first day, 10 to 90, after which a reply is no more likely than `chance`."""
        return silence_day(self.reply_share, self._arrived, chance)

    def _arrived(self, days: Floats) -> Floats:
        within = np.minimum(days, SILENCE_LATEST)
        return np.minimum(self._incidence(within, default=default_shape(days)) / self.reply_share, 1.0)

    def _incidence(self, days: Floats, default: ArrayLike) -> Floats:
        n = self.own.n
        replies = n * self.own.at(ANSWER, days) + PSEUDO * np.asarray(default, dtype=float)
        return np.asarray(replies / (n + PSEUDO / DEFAULT_REPLY_SHARE), dtype=float)

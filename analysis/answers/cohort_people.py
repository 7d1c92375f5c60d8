"""Who may need a hand, and with what: each person of a cohort on their own, in alphabetical order."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis import wording
from analysis.model import Outcome, Stage
from analysis.stats.compare import benjamini_hochberg

UNNAMED = "No name given"
QUIET_AFTER = 21
# Of those named, at most one in ten by chance: a talk that was not needed costs little.
BY_LUCK = 0.10
INTERVIEWS_BEFORE_AN_OFFER = 3


class Need(StrEnum):
    """What somebody may need a hand with."""

    FIRST_INTERVIEW = "first_interview"
    OFFER = "offer"
    QUIET = "quiet"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Person:
    """One seeker of a cohort. There is no rate here on purpose: people are not ranked.

    Attributes:
        seeker: the name as written in the data; "" when not given.
        name: the name as shown.
        applications: applications that count.
        waiting: of them still waiting.
        interviews: of them with an interview.
        offers: of them with an offer.
        found: whether one ended in a yes.
        last_sent: the day of the last application; None without dates.
        quiet_days: days since then; None likewise.
        by_chance: the chance of no interview in so many applications for somebody who gets them as often as
            the others; None with an interview or without others to compare with.
        refusals: refusals, for now or for good.
        with_feedback: of them with a written word (0 for a table of counts).
        follow_ups: things due now after a no or an interview (0 for a table of counts).
        needs: what may be worth a talk, in the order of `Need`.
    """

    seeker: str
    name: str
    applications: int
    waiting: int
    interviews: int
    offers: int
    found: bool
    last_sent: date | None
    quiet_days: int | None
    by_chance: float | None
    refusals: int
    with_feedback: int
    follow_ups: int
    needs: tuple[Need, ...]

    def why(self, need: Need, as_of: date | None = None) -> str:
        """Why a need is named, as one plain sentence."""
        if need is Need.FIRST_INTERVIEW:
            none = f"{wording.plural(self.applications, 'application')}, no interview yet"
            return f"{none}: more than chance alone explains."
        if need is Need.OFFER:
            return f"{wording.plural(self.interviews, 'interview')}, no offer yet."
        if need is Need.QUIET:
            last = f" The last one was on {wording.day(self.last_sent, as_of)}." if self.last_sent else ""
            return f"No application for {wording.days(self.quiet_days or 0)}.{last}"
        return f"{wording.plural(self.follow_ups, 'follow-up is', 'follow-ups are')} due."


def chance_of_none(trials: float, others_with: float, others_trials: float) -> float:
    """The chance of no success in so many trials, when each succeeds as often as those of the others.

    Exact tail of the beta-binomial: B(a, b + w) / B(a, b), with a = k + 1/2, b = n - k + 1/2 from the k
    successes in n trials of the others, so that what is not known of their rate widens it. Trials may be
    fractional: an application still waiting counts in part.

    Returns:
        0 to 1; no trials: 1.
    """
    from scipy.special import betaln

    a, b = others_with + 0.5, max(others_trials - others_with, 0.0) + 0.5
    return float(np.exp(betaln(a, b + trials) - betaln(a, b)))


def people_of(
    frame: pd.DataFrame, as_of: date | None, heard: Mapping[str, int], due: Mapping[str, int]
) -> tuple[Person, ...]:
    """Everyone in a cohort, by name.

    Nobody is called stuck for what chance explains: the exact chances of no interview are adjusted for
    looking at so many people (Benjamini and Hochberg), so that at most 1 in 10 of those named is by chance.

    Args:
        frame: `Counts.frame`.
        as_of: the day counted to.
        heard: seeker -> refusals with a written word.
        due: seeker -> things due now.

    Returns:
        The people in alphabetical order; () without applications.
    """
    if frame.empty:
        return ()
    sums = _sums(frame)
    chances = _chances(sums)
    still = ~sums["found"].to_numpy(dtype=bool)
    adjusted = np.ones(len(sums))
    adjusted[still] = benjamini_hochberg(np.nan_to_num(chances[still], nan=1.0))
    people = []
    for at, row in enumerate(sums.to_dict("records")):
        name, last = str(row["seeker"]), row["last"]
        on = None if pd.isna(last) else last.date()
        quiet = (as_of - on).days if on is not None and as_of is not None else None
        person = Person(
            seeker=name, name=name or UNNAMED, applications=int(row["n"]), waiting=int(row["waiting"]),
            interviews=int(row["met"]), offers=int(row["offers"]), found=bool(row["found"]), last_sent=on,
            quiet_days=quiet, by_chance=None if np.isnan(chances[at]) else float(chances[at]),
            refusals=int(row["refused"]), with_feedback=heard.get(name, 0), follow_ups=due.get(name, 0),
            needs=(),
        )  # fmt: skip
        people.append(_with_needs(person, stuck=adjusted[at] <= BY_LUCK, met_weight=float(row["met_weight"])))
    return tuple(sorted(people, key=lambda one: (one.name.casefold(), one.name)))


def _sums(frame: pd.DataFrame) -> pd.DataFrame:
    refused = frame["outcome"].isin([Outcome.REJECTED, Outcome.RESERVE])
    found = (frame["outcome"] == Outcome.ACCEPTED) | (frame["stage"] == Stage.ACCEPTED)
    marked = frame[["seeker", "n", "weight", "waiting", "met", "offers", "met_weight", "on"]].assign(
        refused=frame["n"].where(refused, 0), found=found
    )
    groups = marked.groupby("seeker", sort=True, observed=True)
    sums = groups[["n", "weight", "waiting", "met", "offers", "met_weight", "refused"]].sum()
    return sums.assign(found=groups["found"].any(), last=groups["on"].max()).reset_index()


def _chances(sums: pd.DataFrame) -> np.ndarray:
    """The chance of no interview of those without one; NaN for the others, and without others."""
    with_interview, weight = float(sums["met"].sum()), float(sums["weight"].sum())
    return np.array(
        [
            chance_of_none(own, with_interview, weight - own) if not met and len(sums) > 1 else np.nan
            for met, own in zip(sums["met"], sums["weight"], strict=True)
        ],
        dtype=float,
    )


def _with_needs(person: Person, *, stuck: bool, met_weight: float) -> Person:
    needs = []
    if not person.found:
        if stuck and not person.interviews:
            needs.append(Need.FIRST_INTERVIEW)
        if not person.offers and met_weight >= INTERVIEWS_BEFORE_AN_OFFER:
            needs.append(Need.OFFER)
        if person.quiet_days is not None and person.quiet_days >= QUIET_AFTER:
            needs.append(Need.QUIET)
    if person.follow_ups:
        needs.append(Need.FOLLOW_UP)
    return replace(person, needs=tuple(needs))


def having(people: Collection[Person], need: Need) -> tuple[Person, ...]:
    """Those with a need, in the order of the people (alphabetical)."""
    return tuple(person for person in people if need in person.needs)

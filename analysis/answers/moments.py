"""What happened when: the last event of a kind, days since then, application by application."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from analysis.model import EventKind


class Row(NamedTuple):
    """What there is to say about an application; `who` is its employer, else what is known of it."""

    application_id: str
    who: str
    stage: str
    outcome: str
    next_step: str
    feedback: str


class Moments(NamedTuple):
    """A choice of applications, their events and the day to count to.

    Attributes:
        applications: rows of the dataset.
        events: events of these, and perhaps of others.
        as_of: midnight of the day.
    """

    applications: pd.DataFrame
    events: pd.DataFrame
    as_of: pd.Timestamp

    def last(self, *kinds: EventKind) -> pd.Series:
        """The latest dated event of these kinds up to as_of, one value an application (NaT: none)."""
        events = self.events[self.events["kind"].isin(kinds) & (self.events["on"] <= self.as_of)]
        latest = events.groupby("application_id")["on"].max()
        return self.spread(latest)

    def spread(self, days: pd.Series) -> pd.Series:
        """Days by application id, laid out along the applications."""
        return days.reindex(self.applications["application_id"]).set_axis(self.applications.index)

    def has(self, *kinds: EventKind) -> pd.Series:
        """Whether an event of these kinds is known, dated or not."""
        known = self.events.loc[self.events["kind"].isin(kinds), "application_id"]
        return self.applications["application_id"].isin(known)

    def since(self, days: pd.Series) -> pd.Series:
        """Whole days from then to as_of (NaN without a date)."""
        past: pd.Series = -(days - self.as_of).dt.days
        return past

    def rows(self, chosen: pd.Series, on: pd.Series) -> Iterator[tuple[Row, pd.Timestamp]]:
        """The chosen applications with their day, in the order of the file."""
        frame = self.applications[chosen]
        columns = frame[["application_id", "company", "role", "stage", "outcome", "next_step", "feedback"]]
        for values, day in zip(columns.itertuples(index=False, name=None), on[chosen], strict=True):
            key, company, role, *rest = values
            yield Row(key, company or f"the employer ({role})", *rest), day

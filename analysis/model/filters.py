"""Which applications a question is asked about."""

from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True, slots=True)
class Filters:
    """A choice of applications; an empty field chooses all.

    Attributes:
        sectors: sector ids.
        channels: channels as written.
        seekers: seekers as written.
        job_families: job family ids.
        since: applied on or after this day; applications without a date stay out once a period is set.
        until: applied on or before this day.
        stage: stages reached; narrows lists only, never a rate (`keep` ignores it, `listed` heeds it).
        outcome: outcomes; narrows lists only, like stage.
    """

    sectors: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    seekers: tuple[str, ...] = ()
    job_families: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    stage: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()

    @property
    def active(self) -> bool:
        """Whether anything is left out of the rates."""
        return any((self.sectors, self.channels, self.seekers, self.job_families, self.since, self.until))

    def keep(self, applications: pd.DataFrame) -> pd.Series:
        """Boolean mask of the applications that rates are counted over."""
        mask = pd.Series(data=True, index=applications.index)
        for column, chosen in (
            ("sector", self.sectors),
            ("channel", self.channels),
            ("seeker", self.seekers),
            ("job_family", self.job_families),
        ):
            if chosen:
                mask &= applications[column].isin(chosen)
        if self.since is not None:
            mask &= applications["applied_on"] >= pd.Timestamp(self.since)
        if self.until is not None:
            mask &= applications["applied_on"] <= pd.Timestamp(self.until)
        return mask

    def listed(self, applications: pd.DataFrame) -> pd.Series:
        """Boolean mask of the applications that a list shows: `keep`, narrowed by stage and outcome."""
        mask = self.keep(applications)
        if self.stage:
            mask &= applications["stage"].isin(self.stage)
        if self.outcome:
            mask &= applications["outcome"].isin(self.outcome)
        return mask

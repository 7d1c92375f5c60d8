"""What applications are compared by: channel, CV version, place, any column of the user's, as shown."""

from collections.abc import Callable

import pandas as pd

from analysis.errors import UnknownFieldError
from analysis.model import OWN, UNCLASSIFIED
from analysis.reference.channels import is_referral
from analysis.reference.sectors import sector_name

MOST_VALUES = 30
REST = "Everything else"
BY: dict[str, str] = {
    "channel": "channel",
    "cv_version": "CV version",
    "job_family": "kind of role",
    "location": "place",
    "remote": "way of working",
    "referral": "way in",
    "via_agency": "route",
    "weekday": "weekday",
}
_ROUTES = {True: "Through an agency", False: "Directly"}
_REFERRALS = {True: "Through someone you know", False: "Any other way"}


def word(by: str) -> str:
    """What a property is called in a sentence: "CV version"; the user's own column by its header."""
    return by.removeprefix(OWN) if by.startswith(OWN) else BY[by]


def property_values(frame: pd.DataFrame, by: str) -> pd.Series:
    """The value of each application as shown; case and outer space make no difference.

    Args:
        frame: applications (`ds.applications`, `Trials.frame`).
        by: one of `BY`, or own:<header>.

    Returns:
        One text a row, "" where the application gives none. The 30 most frequent values stand for
        themselves, further ones are `REST`.

    Raises:
        UnknownFieldError: there is no such property.
    """
    if by == "weekday":
        names: pd.Series = frame["applied_on"].dt.day_name().fillna("")
        return names
    if by not in BY and not (by.startswith(OWN) and by in frame):
        msg = f"There is nothing called {by} to compare by."
        raise UnknownFieldError(msg, f"Choose one of: {', '.join(BY)}, or one of your own columns.")
    if by == "via_agency":
        return frame[by].map(_ROUTES)
    if by == "referral":
        return _each(
            frame["channel"].str.strip(), lambda channel: _REFERRALS[is_referral(channel)] if channel else ""
        )
    if by == "job_family":
        return _each(frame[by], lambda key: "" if key == UNCLASSIFIED else sector_name(key))
    return _as_written(frame[by].str.strip())


def _each(column: pd.Series, said: Callable[[str], str]) -> pd.Series:
    """A column put into words, each different value once."""
    return column.map({value: said(value) for value in column.unique()}).astype("str")


def _as_written(text: pd.Series) -> pd.Series:
    """Spellings that differ in case only become the most frequent one; rare values fall together.

    Of equally frequent ones the first in the alphabet counts, so that the order of rows never matters.
    """
    folded = text.str.casefold()
    spellings = {key: _most(group).index[0] for key, group in text.groupby(folded.to_numpy())}
    text = folded.map(spellings).astype("str")
    kept = _most(text[text != ""]).head(MOST_VALUES).index
    return text.where(text.isin(kept) | (text == ""), REST)


def _most(text: pd.Series) -> pd.Series:
    """How often each value occurs, the most frequent first, equal ones by the alphabet."""
    return text.value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable")

"""What every number of a cohort is counted from: applications of a search, or a table that counted them."""

from collections.abc import Iterable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
import pandas as pd

from analysis.errors import UnknownFieldError
from analysis.model import COUNTED_STAGES, Dataset, EventKind, Filters, Outcome, Stage
from analysis.reference.sectors import sectors as known_sectors
from analysis.stats.delay import DEFAULT_MEDIAN, default_delay
from analysis.trials import trials

COLUMNS = ("seeker", "sector", "stage", "outcome", "week", "n")
Source: TypeAlias = Dataset | pd.DataFrame | str | Path | bytes
_OPEN = (Outcome.WAITING, Outcome.NO_REPLY, Outcome.WITHDRAWN)
_MET = (EventKind.INTERVIEW, EventKind.FINAL_ROUND, EventKind.OFFER, EventKind.ACCEPTED)
_RANK = {str(stage): stage.rank for stage in COUNTED_STAGES}


class Counts(NamedTuple):
    """The applications of a cohort that count.

    Attributes:
        as_of: the day counted to; None when nothing has a date.
        frame: one row an application, or a group of them alike: seeker, sector, stage, outcome, rank (of the
            stage), on (the day of applying, the middle of its week in a table of counts; NaT when unknown),
            n (applications), k (of them with an interview), weight (what they count as for the interview
            rate), open_weight (what they count as for a step they did not reach), waiting, met (with an
            interview), offers (of these with an offer), met_weight (what they count as for the offer rate),
            met_on (the day of the interview; where not known, ten days after applying).
        search: the search they come from; None for a table of counts.
    """

    as_of: date | None
    frame: pd.DataFrame
    search: Dataset | None


def counts_of(source: Source, as_of: date | None = None, filters: Filters | None = None) -> Counts:
    """The counted applications of a search, a table of counts or a CSV of such a table.

    A table has the columns seeker, sector, stage, outcome, week, n, one row a combination that occurs: the
    ids of sectors, stages and outcomes (an unknown or empty sector is "not sorted yet"), the first day of the
    week of applying (or that day itself), and how many applications. It holds neither replies' nor
    interviews' days, so what is still waiting is weighed with the usual delay instead of the cohort's own.

    Args:
        source: a search, a table, or the path or content of a CSV with these columns.
        as_of: the day to count to; None: the search's own, or the last day of the latest week of a table.
        filters: which applications; of a table only sectors, seekers, since and until can be asked for.

    Raises:
        UnknownFieldError: a column is missing, a word is no stage or outcome, or a filter does not fit.
    """
    if isinstance(source, Dataset):
        return _of_search(source, as_of, filters)
    table = source if isinstance(source, pd.DataFrame) else read_counts(source)
    return _of_table(_checked(table), as_of, filters or Filters())


def read_counts(source: str | Path | bytes) -> pd.DataFrame:
    """A table of counts from a CSV (its path or its bytes) with the columns of `COLUMNS`.

    Raises:
        UnknownFieldError: a column is missing.
    """
    file = BytesIO(source) if isinstance(source, bytes) else source
    kinds = dict.fromkeys(("seeker", "sector", "stage", "outcome"), "category")
    table = pd.read_csv(file, dtype=kinds, keep_default_na=False, na_values={"week": [""], "n": [""]})
    return _checked(table)


def is_counts(table: pd.DataFrame) -> bool:
    """Whether a table has the columns of a table of counts."""
    return set(COLUMNS) <= set(table.columns)


def _of_search(ds: Dataset, as_of: date | None, filters: Filters | None) -> Counts:
    counted = trials(ds, as_of, filters)
    columns = [
        "application_id",
        "seeker",
        "sector",
        "stage",
        "outcome",
        "applied_on",
        "k",
        "weight",
        "waiting",
    ]
    frame = counted.frame[columns].rename(columns={"applied_on": "on"})
    frame["rank"] = frame["stage"].map(_RANK)
    frame["n"] = 1
    frame["open_weight"] = counted.starts[Stage.ACCEPTED]["weight"].to_numpy()
    met = counted.interviewed.set_index("application_id")[["k", "weight"]]
    found = met.reindex(frame["application_id"])
    frame["met"] = frame["k"]
    frame["offers"] = np.nan_to_num(found["k"].to_numpy()).astype(np.int64)
    frame["met_weight"] = np.nan_to_num(found["weight"].to_numpy())
    first = ds.events[ds.events["kind"].isin(_MET) & ds.events["on"].notna()]
    days = first.groupby("application_id")["on"].min().reindex(frame["application_id"]).to_numpy()
    frame["met_on"] = _met_on(frame, pd.Series(days, index=frame.index), counted.as_of)
    return Counts(counted.as_of, frame.drop(columns="application_id"), ds)


def _of_table(table: pd.DataFrame, as_of: date | None, filters: Filters) -> Counts:
    if filters.channels or filters.job_families:
        msg = "A table of counts can be narrowed by sector, person and time only."
        raise UnknownFieldError(msg, "Take the other filters away.")
    day = pd.to_datetime(table["week"])
    # The first days of weeks all fall on one weekday; otherwise these are the days of applying themselves.
    weekdays = day.dropna().dt.day_of_week
    weekly = bool((weekdays == weekdays.min()).all())
    middle, end_of_it = (timedelta(days=3), timedelta(days=6)) if weekly else (timedelta(), timedelta())
    frame = table[["seeker", "sector", "stage", "outcome"]].assign(
        n=table["n"].astype("int64"), on=day + middle, channel="", job_family="", applied_on=day
    )
    last = day.max()
    end = as_of or (None if pd.isna(last) else (last + end_of_it).date())
    if end is not None:
        frame = frame[~(frame["applied_on"] > pd.Timestamp(end))]
    frame = frame[filters.keep(frame) & (frame["n"] > 0)].reset_index(drop=True)
    frame["rank"] = frame["stage"].astype("str").map(_RANK).astype("int64")
    share = _come_by_now(frame, end)
    frame["met"] = frame["n"].where(frame["rank"] >= Stage.INTERVIEW.rank, 0)
    frame["k"] = frame["met"]
    frame["offers"] = frame["n"].where(frame["rank"] >= Stage.OFFER.rank, 0)
    frame["weight"] = np.where(frame["k"] > 0, frame["n"], frame["n"] * share)
    frame["met_weight"] = np.where(frame["offers"] > 0, frame["met"], frame["met"] * share)
    frame["open_weight"] = frame["n"] * share
    frame["waiting"] = frame["n"].where((frame["outcome"] == Outcome.WAITING) & (frame["k"] == 0), 0)
    frame["met_on"] = _met_on(frame, pd.Series(pd.NaT, index=frame.index), end)
    return Counts(end, frame.drop(columns=["channel", "job_family", "applied_on"]), None)


def _come_by_now(frame: pd.DataFrame, end: date | None) -> np.ndarray:
    """The share of answers that usually has come by the age of each row; 1 for what is decided."""
    if end is None:
        return np.ones(len(frame))
    age = (pd.Timestamp(end) - frame["on"]).dt.days.to_numpy(dtype=float)
    share = default_delay(age)
    still = frame["outcome"].isin(_OPEN).to_numpy()
    known = still & ~np.isnan(share)
    usual = float(np.average(share[known], weights=frame["n"].to_numpy()[known])) if known.any() else 1.0
    return np.where(still, np.where(np.isnan(share), usual, share), 1.0)


def _met_on(frame: pd.DataFrame, known: pd.Series, end: date | None) -> pd.Series:
    """The day of the first interview of each row with one, never after the day counted to."""
    usual = frame["on"] + timedelta(days=DEFAULT_MEDIAN)
    day = known.astype(usual.dtype).fillna(usual).where(frame["met"] > 0)
    return day if end is None else day.mask(day > pd.Timestamp(end), pd.Timestamp(end))


def _checked(table: pd.DataFrame) -> pd.DataFrame:
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing:
        msg = f"This table of counts has no column called {missing[0]}."
        raise UnknownFieldError(msg, f"It needs the columns {', '.join(COLUMNS)}.")
    _known("stage", table["stage"].unique(), _RANK)
    _known("outcome", table["outcome"].unique(), [str(one) for one in Outcome])
    count = pd.to_numeric(table["n"], errors="coerce")
    if count.isna().any() or (count < 0).any() or (count % 1 != 0).any():
        msg = "A count in the column n is missing or not a whole number."
        raise UnknownFieldError(msg, "Each row needs how many applications it stands for.")
    unsure = ~table["sector"].isin(known_sectors())
    plain = table.assign(sector=table["sector"].astype("str").where(~unsure, "unclassified"), n=count)
    return plain.assign(seeker=table["seeker"].astype("str"))


def _known(column: str, words: Iterable[object], known: Iterable[str]) -> None:
    strange = sorted({str(word) for word in words} - set(known))
    if strange:
        msg = f"“{strange[0]}” is no {column} in a table of counts."
        raise UnknownFieldError(msg, f"It may be {', '.join(known)}.")

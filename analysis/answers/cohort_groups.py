"""The tables over several people that may be shown, without small cells: funnel, sectors, themes, times."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import wording
from analysis.answers.small_cells import (
    Size,
    hidden_parts,
    put_together,
    safe_part,
    shown_steps,
    small,
)
from analysis.model import COUNTED_STAGES, UNCLASSIFIED, Stage
from analysis.reference.sectors import sector_name
from analysis.stats.clusters import Clustered, cluster_share, likeness
from analysis.stats.proportion import normal_quantile
from analysis.stats.survival import SurvivalCurve, kaplan_meier

TOGETHER, TOGETHER_NAME = "together", "Other sectors together"
RANGES = ("rate", "low80", "high80", "low95", "high95")
WEEKS = (4, 8, 12, 26)
_INTERVIEW = COUNTED_STAGES.index(Stage.INTERVIEW)
_DAYS_A_WEEK = 7


class FirstInterview(NamedTuple):
    """How long people look until their first interview.

    Attributes:
        people: how many were followed from a dated first application; None when fewer than five.
        median_days: the day by which half of them had one; None when that is not reached or too few had one.
        table: by 4, 8, 12 and 26 weeks (index weeks): rate (share with an interview by then), low80, high80,
            low95, high95; NaN where too few people stand behind it.
    """

    people: int | None
    median_days: int | None
    table: pd.DataFrame


def by_person(frame: pd.DataFrame, k: str, weight: str) -> tuple[np.ndarray, np.ndarray]:
    """Successes and what the applications count as, by person."""
    sums = frame.groupby("seeker", sort=True, observed=True)[[k, weight]].sum()
    return sums[k].to_numpy(dtype=float), sums[weight].to_numpy(dtype=float)


def funnel_table(frame: pd.DataFrame) -> pd.DataFrame:
    """How many applications got at least to each stage, with the share of all.

    Returns:
        One row a stage (index: stage id): name, applications (missing where small, or a small count away from
        another one that is shown), rate and ranges over people (NaN likewise).
    """
    reached = [int(frame.loc[frame["rank"] >= stage.rank, "n"].sum()) for stage in COUNTED_STAGES]
    shown = shown_steps(reached, first=[_INTERVIEW])
    rows = []
    for stage, count, on in zip(COUNTED_STAGES, reached, shown, strict=True):
        there = frame["rank"] >= stage.rank
        of = frame["n"] if stage is Stage.APPLIED else frame["open_weight"].where(~there, frame["n"])
        got = frame.assign(got=frame["n"].where(there, 0), of=of)
        range_of = cluster_share(*by_person(got, "got", "of")) if on and stage is not Stage.APPLIED else None
        rows.append(
            {"name": wording.STAGE_NAMES[stage], "applications": count if on else None, **_ranges(range_of)}
        )
    return _table(rows, pd.Index([str(stage) for stage in COUNTED_STAGES], name="stage"), ("applications",))


def sector_table(frame: pd.DataFrame) -> pd.DataFrame:
    """Interviews by sector, over people.

    Returns:
        One row a sector with enough applications and people, by name, those not sorted yet after them, the
        small ones together last (index: sector id, `TOGETHER`): name, people, applications, interviews
        (missing where it is small or would give a small one away), rate and ranges (NaN likewise).
    """
    everyone = frame["seeker"].nunique()
    groups = {str(key): rows for key, rows in frame.groupby("sector", sort=True, observed=True)}
    keys = sorted(groups, key=lambda key: (key == UNCLASSIFIED, sector_name(key)))

    def size(some: tuple[str, ...]) -> Size:
        names = set().union(*(set(groups[key]["seeker"]) for key in some))
        return Size(sum(int(groups[key]["n"].sum()) for key in some), len(names))

    together = put_together(keys, size, people=not small(everyone))
    sizes = [size(group) for group in together]
    joined = [pd.concat([groups[key] for key in group]) for group in together]
    interviews = [int(rows["k"].sum()) for rows in joined]
    hidden = hidden_parts(interviews, [one.applications for one in sizes])
    if not safe_part(sum(interviews), sum(one.applications for one in sizes)):
        hidden = [True] * len(hidden)
    alike = likeness(*by_person(frame, "k", "weight"))
    rows = []
    for group, one, part, count, gone in zip(together, sizes, joined, interviews, hidden, strict=True):
        if small(one.applications):
            continue
        spread = None if gone else cluster_share(*by_person(part, "k", "weight"), alike=alike)
        rows.append(
            {
                "key": group[0] if len(group) == 1 else TOGETHER,
                "name": sector_name(group[0]) if len(group) == 1 else TOGETHER_NAME,
                "people": None if small(one.people) else one.people,
                "applications": one.applications,
                "interviews": None if gone else count,
                **_ranges(spread),
            }
        )
    index = pd.Index([row.pop("key") for row in rows], name="sector", dtype="str")
    return _table(rows, index, ("people", "applications", "interviews"))


def theme_table(
    said: pd.DataFrame, texts: Mapping[str, int], names: Mapping[str, str], *, everyone: int
) -> pd.DataFrame:
    """What employers say over several people, each theme once an application.

    Args:
        said: one row an application, theme and polarity: seeker, application_id, theme, polarity.
        texts: seeker -> refusals with a written word.
        names: theme id -> name.
        everyone: people in the cohort; from five on a theme needs five people too.

    Returns:
        One row a theme and polarity with five applications or more, most first: theme, name, polarity,
        people, applications, rate (of the refusals with a written word) and ranges. Themes overlap, so
        nothing adds up to a total from which a missing one could be found.
    """
    total, rows = sum(texts.values()), []
    who = sorted(texts)
    for (theme, polarity), part in said.groupby(["theme", "polarity"], sort=True):
        counts = part.groupby("seeker")["application_id"].nunique().to_dict()
        count = sum(counts.values())
        if not safe_part(count, total) or (small(len(counts)) and not small(everyone)):
            continue
        spread = cluster_share([counts.get(name, 0) for name in who], [texts[name] for name in who])
        rows.append(
            {
                "theme": theme, "name": names.get(str(theme), str(theme)), "polarity": str(polarity),
                "people": None if small(len(counts)) else len(counts), "applications": count,
                **_ranges(spread),
            }
        )  # fmt: skip
    rows.sort(key=lambda row: (-int(str(row["applications"])), str(row["name"])))
    table = _table(rows, pd.RangeIndex(len(rows)), ("people", "applications"), ("theme", "name", "polarity"))
    return table


def first_interview(frame: pd.DataFrame, end: pd.Timestamp | None) -> FirstInterview:
    """Days from a person's first application to their first interview, over people (Kaplan-Meier).

    Who has had none yet is followed until the day counted to. People are independent of each other, so the
    ranges are those of people, not of applications (complementary log-log of Greenwood's).
    """
    dated = frame[frame["on"].notna()]
    times = dated.groupby("seeker", observed=True).agg(start=("on", "min"), met=("met_on", "min"))
    undated = frame.loc[(frame["met"] > 0) & frame["met_on"].isna(), "seeker"]
    times = times[times["met"].notna() | ~times.index.isin(undated)]
    if end is None or times.empty or small(len(times)):
        return FirstInterview(None if small(len(times)) else len(times), None, _by_weeks([], []))
    seen = times["met"].notna()
    days = (times["met"].fillna(end) - times["start"]).dt.days.clip(lower=0)
    curve = kaplan_meier(days.to_numpy(), seen.to_numpy())
    followed = float(days.max())
    weeks = [week for week in WEEKS if week * _DAYS_A_WEEK <= followed]
    met = [1 - float(curve.at(week * _DAYS_A_WEEK)) for week in weeks]
    # As counts of people, from all of them inwards: what two points differ by must not be a few people.
    counts = [len(times), *(round(share * len(times)) for share in reversed(met))]
    soonest_first = range(len(counts) - 1, 0, -1)
    shown = shown_steps(counts, first=soonest_first)[:0:-1]
    rows = [
        {"rate": share, **_survival_range(curve, week)} if on else _ranges(None)
        for week, share, on in zip(weeks, met, shown, strict=True)
    ]
    half = curve.median()
    enough = not small(int(seen.sum())) and not small(len(times) // 2)
    return FirstInterview(
        len(times), int(half) if enough and not np.isnan(half) else None, _by_weeks(weeks, rows)
    )


def _by_weeks(weeks: Sequence[int], rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    return _table(rows, pd.Index(list(weeks), name="weeks", dtype="int64"), ())


def _survival_range(curve: SurvivalCurve, week: int) -> dict[str, float]:
    place = int(np.searchsorted(curve.time, week * _DAYS_A_WEEK, side="right")) - 1
    kept = float(curve.survival[place]) if place >= 0 else 1.0
    if not 0 < kept < 1:
        return {"low80": float("nan"), "high80": float("nan"), "low95": float("nan"), "high95": float("nan")}
    spread = float(curve.se[place]) / (kept * abs(np.log(kept)))
    found = {}
    for level in (80, 95):
        step = np.exp(normal_quantile(level / 100) * spread)
        found[f"low{level}"], found[f"high{level}"] = float(1 - kept ** (1 / step)), float(1 - kept**step)
    return found


def _ranges(spread: Clustered | None) -> dict[str, object]:
    if spread is None or spread.share is None:
        return dict.fromkeys(RANGES, float("nan"))
    return {
        "rate": spread.share, "low80": spread.low80, "high80": spread.high80, "low95": spread.low95,
        "high95": spread.high95,
    }  # fmt: skip


def _table(
    rows: Sequence[Mapping[str, object]],
    index: pd.Index,
    counts: Sequence[str],
    texts: Sequence[str] = ("name",),
) -> pd.DataFrame:
    kinds = {**dict.fromkeys(texts if counts else (), "str"), **dict.fromkeys(counts, "Int64")}
    kinds |= dict.fromkeys(RANGES, "float64")
    columns = {
        name: pd.Series([row[name] for row in rows], index=index, dtype=kind) for name, kind in kinds.items()
    }
    return pd.DataFrame(columns, index=index)

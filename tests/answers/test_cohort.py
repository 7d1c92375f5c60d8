"""Several people at once: who is named and why, nobody ranked, no small cell; the same from counts."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import UnknownFieldError, cohort, load
from analysis.answers.cohort_people import Need, chance_of_none
from analysis.model import EventKind, Filters
from tests import builders

ROOT = Path(__file__).parents[2]

# The query that README shows: any SQL engine understands it.
QUERY = """
SELECT seeker, sector, stage, outcome, applied_on AS week, COUNT(*) AS n
FROM applications
GROUP BY seeker, sector, stage, outcome, applied_on
"""
# Fewer rows: whole weeks. Elsewhere: date_trunc('week', applied_on) AS week.
WEEK = "date(applied_on, '-6 days', 'weekday 1') AS week"


@cache
def sample():
    return load(ROOT / "data" / "sample" / "cohort.xlsx")


def people(sent: dict[str, tuple[int, int]], **more):
    """A search with so many applications and interviews for each person, all long decided."""
    rows = [
        {"seeker": name, "sector": "it", "age": 100 + at, "outcome": "rejected",
         "stage": "interview" if at < met else "applied", **more}
        for name, (n, met) in sent.items()
        for at in range(n)
    ]  # fmt: skip
    return builders.dataset(rows)


def counts_by_sql(ds, query: str = QUERY) -> pd.DataFrame:
    with closing(sqlite3.connect(":memory:")) as base:
        columns = ["seeker", "sector", "stage", "outcome"]
        rows = ds.applications[columns].assign(
            applied_on=ds.applications["applied_on"].dt.strftime("%Y-%m-%d")
        )
        rows.to_sql("applications", base, index=False)
        return pd.read_sql(query, base)


def test_who_goes_without_an_interview_beyond_chance_is_named_and_others_are_not() -> None:
    found = cohort(people({"Zoe": (40, 0), "Ann": (40, 8), "Ben": (40, 8), "Cem": (6, 0)}))
    needs = {one.name: one.needs for one in found.people}
    assert Need.FIRST_INTERVIEW in needs["Zoe"]
    assert Need.FIRST_INTERVIEW not in needs["Cem"]
    assert "One goes without an interview for longer than chance explains" in found.sentence
    assert "One person more has no interview yet; chance alone explains that." in found.notes


def test_the_exact_tail_is_that_of_the_beta_binomial() -> None:
    from scipy.stats import betabinom

    assert chance_of_none(14, 6, 50) == pytest.approx(betabinom(14, 6.5, 44.5).pmf(0), rel=1e-9)
    assert chance_of_none(0, 6, 50) == 1
    assert chance_of_none(10.5, 6, 50) < chance_of_none(10, 6, 50)


def test_what_still_waits_makes_nobody_stuck() -> None:
    rows = [{"seeker": "New", "age": 1} for _ in range(60)]
    rows += [{"seeker": "Old", "age": 90, "outcome": "rejected", "stage": "interview"} for _ in range(9)]
    rows += [{"seeker": "Old", "age": 90, "outcome": "rejected"} for _ in range(21)]
    found = {one.name: one for one in cohort(builders.dataset(rows)).people}
    assert Need.FIRST_INTERVIEW not in found["New"].needs


@pytest.mark.slow
def test_where_all_are_alike_hardly_anybody_is_called_stuck() -> None:
    rng = np.random.default_rng(11)
    wrong = runs = 0
    for _ in range(50):
        sent = rng.integers(5, 41, 20)
        got = rng.binomial(sent, 0.12)
        found = cohort(
            people({f"P{at}": (int(n), int(k)) for at, (n, k) in enumerate(zip(sent, got, strict=True))})
        )
        wrong += any(Need.FIRST_INTERVIEW in one.needs for one in found.people)
        runs += 1
    assert wrong / runs <= 0.14


def test_interviews_without_an_offer_and_quiet_people_are_named() -> None:
    found = {one.name: one for one in cohort(people({"Ann": (20, 4), "Ben": (20, 1)})).people}
    assert Need.OFFER in found["Ann"].needs
    assert Need.OFFER not in found["Ben"].needs
    assert Need.QUIET in found["Ben"].needs
    assert found["Ben"].quiet_days == 100
    assert "No application for 100 days" in found["Ben"].why(Need.QUIET, builders.AS_OF)


def test_who_found_work_needs_none_of_it() -> None:
    ds = builders.dataset(
        [{"seeker": "Ann", "age": 90, "stage": "accepted", "outcome": "accepted"}]
        + [{"seeker": "Ann", "age": 90, "stage": "interview", "outcome": "rejected"}] * 5
    )
    (ann,) = cohort(ds).people
    assert ann.found
    assert ann.needs == ()


def test_people_stand_in_alphabetical_order_and_have_no_rate() -> None:
    found = cohort(people({"zoe": (9, 9), "Ann": (9, 0), "Ben": (9, 5)}))
    assert [one.name for one in found.people] == ["Ann", "Ben", "zoe"]
    assert found.table.index.tolist() == ["Ann", "Ben", "zoe"]
    assert not {"rate", "share", "rank"} & set(found.table.columns)


def test_ranges_are_wider_than_those_of_one_search_when_people_differ() -> None:
    from analysis import funnel

    ds = people({f"P{at}": (20, 12 if at % 3 == 0 else 0) for at in range(12)})
    one, all_of_them = funnel(ds).interview, cohort(ds).interview
    assert all_of_them.share == pytest.approx(one.rate)
    assert all_of_them.low95 < one.low95
    assert all_of_them.high95 > one.high95


def test_the_first_interview_is_kaplan_meier_over_people() -> None:
    rows, events = [], []
    for at in range(12):
        rows.append({"seeker": f"P{at:02}", "age": 100, "application_id": f"a{at}",
                     "stage": "interview" if at < 10 else "applied"})  # fmt: skip
        if at < 10:
            events.append(builders.event(f"a{at}", EventKind.INTERVIEW, builders.ago(100 - 7 * (at + 1))))
    first = cohort(builders.dataset(rows, events)).first
    assert first.people == 12
    assert first.median_days == 42
    assert first.table["rate"].to_dict()[8] == pytest.approx(8 / 12, abs=0.1) or np.isnan(
        first.table["rate"][8]
    )


def test_a_table_of_counts_made_by_sql_gives_the_same_counts() -> None:
    ds = sample()
    whole, counted = cohort(ds), cohort(counts_by_sql(ds), as_of=ds.as_of)
    same = ["name", "applications", "waiting", "interviews", "offers", "found", "refusals"]
    pd.testing.assert_frame_equal(counted.table[same], whole.table[same])
    assert counted.interviews == whole.interviews
    pd.testing.assert_series_equal(counted.funnel["applications"], whole.funnel["applications"])
    pd.testing.assert_frame_equal(
        counted.sectors[["people", "applications", "interviews"]],
        whole.sectors[["people", "applications", "interviews"]],
    )
    assert counted.interview.share == pytest.approx(whole.interview.share, abs=0.01)
    assert (counted.sectors["rate"] - whole.sectors["rate"]).abs().max() < 0.03
    assert not counted.of_search
    assert counted.themes.empty


def test_a_csv_of_counts_is_accepted_as_path_and_as_bytes(tmp_path: Path) -> None:
    table = counts_by_sql(sample())
    path = tmp_path / "counts.csv"
    table.to_csv(path, index=False)
    assert cohort(path).sentence == cohort(path.read_bytes()).sentence == cohort(table).sentence


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"stage": "won"}, "won"),
        ({"outcome": "gone"}, "gone"),
        ({"n": -1}, "column n"),
        ({"n": 1.5}, "column n"),
    ],
)
def test_a_table_that_is_none_is_refused_in_plain_words(change, word) -> None:
    table = counts_by_sql(sample()).astype({"n": "float"}).assign(**change)
    with pytest.raises(UnknownFieldError, match=word):
        cohort(table)
    with pytest.raises(UnknownFieldError, match="no column called week"):
        cohort(counts_by_sql(sample()).drop(columns="week"))
    with pytest.raises(UnknownFieldError):
        cohort(counts_by_sql(sample()), filters=Filters(channels=("LinkedIn",)))


def test_filters_narrow_both_kinds_alike() -> None:
    ds = sample()
    chosen = Filters(seekers=("Aisha B", "Leila H"), since=ds.as_of - timedelta(days=60))
    whole, counted = cohort(ds, filters=chosen), cohort(counts_by_sql(ds), ds.as_of, chosen)
    assert set(counted.table.index) == {"Aisha B", "Leila H"}
    pd.testing.assert_series_equal(counted.table["applications"], whole.table["applications"])


def test_whole_weeks_are_enough() -> None:
    ds, by_week = sample(), QUERY.replace("applied_on AS week", WEEK).replace(", applied_on\n", ", week\n")
    whole, counted = cohort(ds), cohort(counts_by_sql(ds, by_week), as_of=ds.as_of)
    assert len(counts_by_sql(ds, by_week)) < len(counts_by_sql(ds))
    assert counted.table["interviews"].to_dict() == whole.table["interviews"].to_dict()
    assert counted.interview.share == pytest.approx(whole.interview.share, abs=0.015)


def published(found) -> list[int]:
    tables = [found.funnel, found.sectors, found.themes, found.needs]
    names = ("applications", "interviews", "people")
    counts = [one for table in tables for name in names if name in table for one in table[name].dropna()]
    return [int(one) for one in counts]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("ABCDEFG"), st.sampled_from(["it", "health", "retail", "charity"]),
                  st.sampled_from(["applied", "screening", "interview", "offer"]), st.integers(1, 9)),
        min_size=1, max_size=24,
    )
)  # fmt: skip
def test_no_table_holds_a_small_count_and_none_can_be_found_by_subtraction(rows) -> None:
    table = pd.DataFrame(rows, columns=["seeker", "sector", "stage", "n"])
    table = table.assign(outcome="rejected", week="2026-03-02")
    found = cohort(table, as_of=builders.AS_OF)
    assert all(count >= 5 for count in published(found))
    steps = found.funnel["applications"].dropna().astype(int).tolist()
    assert all(one - other >= 5 for one, other in pairwise(steps))
    sectors = found.sectors
    hidden = sectors[sectors["interviews"].isna()]
    if found.interviews is not None and len(sectors) and len(hidden):
        left = found.interviews - int(sectors["interviews"].sum())
        room = int(hidden["applications"].sum())
        assert len(hidden) != 1 or len(sectors) == 1
        for n in hidden["applications"]:
            least, most = max(0, left - (room - int(n))), min(int(n), left)
            assert most - least >= 5
    assert int(sectors["applications"].sum()) in (found.applications, 0)
    shown = sectors["rate"].notna()
    assert not (shown & sectors["interviews"].isna()).any()


def test_the_true_small_counts_cannot_be_had_from_the_sample() -> None:
    found, rows = cohort(sample()), sample().applications
    true = rows[rows["stage"].isin(["interview", "final_round", "offer"])].groupby("sector").size()
    for sector, count in found.sectors["interviews"].dropna().items():
        if sector in true:
            assert count == true[sector]
    small = [one for one in found.sectors.index[found.sectors["interviews"].isna()] if true.get(one, 0) < 5]
    assert small


def test_fewer_than_five_people_share_nothing_and_are_told_so() -> None:
    found = cohort(people({"Ann": (20, 8), "Ben": (20, 6), "Cem": (30, 9)}))
    assert not found.shareable
    assert any("fewer than five people" in note for note in found.notes)
    assert found.sectors["people"].isna().all()
    assert found.first.people is None


def test_quotes_come_only_when_asked_for() -> None:
    assert cohort(sample()).quotes == {}
    asked = cohort(sample(), quotes=True).quotes
    assert asked
    assert all(1 <= len(texts) <= 3 for texts in asked.values())


def test_nothing_is_said_kindly() -> None:
    found = cohort(builders.dataset())
    assert found.sentence == "There is nothing to count yet."
    assert found.people == ()
    assert len(found.sectors) == len(found.themes) == 0
    assert found.first.table.empty

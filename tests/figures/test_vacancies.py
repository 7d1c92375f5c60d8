"""Vacancies drawn: outside data looks unlike the user's own, and a missing figure is said."""

from datetime import date

import pytest

from analysis.figures import theme
from analysis.figures.vacancies import bars
from analysis.metrics.vacancies import vacancies

RESULT = vacancies(date(2025, 12, 1))


def drawn(chart):
    return [trace for trace in chart.sketch.data if trace["type"] == "bar"]


def words(chart):
    return [note["text"] for note in chart.sketch.notes]


def test_bars_are_the_official_rates_in_navy_and_in_the_order_given():
    chart = bars(RESULT, ["finance", "unclassified", "recruitment", "health"])
    assert [bar["x"] for bar in drawn(chart)] == [[3.0], [2.7]]
    assert [bar["y"] for bar in drawn(chart)] == [[0], [2]]
    assert {bar["marker"]["color"] for bar in drawn(chart)} == {theme.NAVY}


def test_missing_figures_are_said_in_words():
    said = words(bars(RESULT, ["recruitment", "energy", "agriculture"]))
    assert said.count("no official figure") == 2
    assert "about 12,000 in all" in said
    assert "all industries: 23" in said


def test_all_sectors_with_the_highest_rate_first():
    chart = bars(RESULT)
    lengths = [bar["x"][0] for bar in drawn(chart)]
    assert lengths == sorted(lengths, reverse=True)
    assert len(lengths) == 17
    assert chart.sketch.xaxis["range"][1] > max(lengths)


@pytest.mark.parametrize(("day", "shape"), [(date(2026, 11, 1), ""), (date(2027, 6, 1), "/")])
def test_very_old_figures_are_hatched(day, shape):
    assert {bar["marker"]["pattern"]["shape"] for bar in drawn(bars(vacancies(day)))} == {shape}


def test_alt_says_what_is_drawn():
    alt = bars(RESULT, ["health", "recruitment"]).alt
    assert alt == (
        "UK vacancies by sector, August to October 2025: "
        "Healthcare & Social Care 27 for every 1,000 jobs; Recruitment & HR Services no official figure."
    )


def test_no_sector_of_the_users_draws_without_trouble():
    chart = bars(RESULT, ["unclassified"])
    assert drawn(chart) == []
    assert chart.alt.endswith("none shown.")
    assert chart.sketch.figure() is not None

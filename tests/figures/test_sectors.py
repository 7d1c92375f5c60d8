"""Sectors: the dot, both ranges, what is guessed, what is too early, and the strip of the next ten."""

import pytest

from analysis.figures import sectors
from analysis.model import Tier
from tests.figures import results


def traces(chart, kind, **having):
    return [
        trace
        for trace in chart.sketch.data
        if trace["type"] == kind and all(trace.get(name) == value for name, value in having.items())
    ]


def words(chart):
    return [note["text"] for note in chart.sketch.notes]


def test_bar_is_the_80_percent_range_and_the_dot_the_rate() -> None:
    chart = sectors.dots(results.sectors())
    bar = traces(chart, "bar")[0]
    dot = traces(chart, "scatter", mode="markers")[0]
    one = results.rate(8, 22)
    assert bar["base"][0] == pytest.approx(one.low80)
    assert bar["base"][0] + bar["x"][0] == pytest.approx(one.high80)
    assert dot["x"] == [pytest.approx(8 / 22)]
    assert bar["customdata"] == ["health"]


def test_the_95_percent_line_stands_outside_the_bar() -> None:
    chart = sectors.dots(results.sectors())
    one = results.rate(8, 22)
    ends = [trace["x"] for trace in traces(chart, "scatter", mode="lines")][:2]
    assert ends == [[one.low95, one.low80], [one.high80, one.high95]]


def test_mostly_guessed_sectors_are_hatched() -> None:
    shapes = [bar["marker"]["pattern"]["shape"] for bar in traces(sectors.dots(results.sectors()), "bar")]
    assert shapes == ["", "/"]


def test_counts_and_verdict_stand_in_words_and_names_are_safe() -> None:
    said = words(sectors.dots(results.sectors()))
    assert "8 of 22 · ahead" in said
    assert "IT &lt;3" in said
    assert any("all yours together" in text for text in said)


def test_too_early_sectors_are_one_muted_row() -> None:
    chart = sectors.dots(results.sectors(results.rate(1, 6, Tier.TOO_EARLY)))
    assert list(chart.choices) == ["health", "it", sectors.TOO_EARLY]
    assert chart.choices[sectors.TOO_EARLY] == "1 sector, too early to rank"
    assert "1 of 6" in chart.alt


def test_alt_names_every_row_with_its_range() -> None:
    alt = sectors.dots(results.sectors()).alt
    assert "Healthcare 8 of 22" in alt
    assert "likely" in alt


def test_no_sectors_draw_without_trouble() -> None:
    chart = sectors.dots(results.sectors(names=()))
    assert dict(chart.choices) == {}
    assert chart.alt == "No sector has applications yet."
    assert chart.sketch.figure() is not None


def test_the_strip_holds_ten() -> None:
    following = results.where_next({"health": 5, "it": 3, "retail": 2})
    chart = sectors.next_ten(following)
    assert sum(bar["x"][0] for bar in traces(chart, "bar")) == 10
    assert [bar["base"][0] for bar in traces(chart, "bar")] == [0, 5, 8]
    assert sectors.said(following) == "5 Sector health, 3 Sector it and 2 Sector retail"


def test_unsorted_is_counted() -> None:
    assert sectors.unsorted(results.sectors()) == "9 applications at 7 employers are not yet sorted"

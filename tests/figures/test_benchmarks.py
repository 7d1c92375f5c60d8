"""Published ranges drawn: ends as published, own ranges as counted, no line to reach."""

import pytest

from analysis.figures import theme
from analysis.figures.benchmarks import DRAWN, ranges
from analysis.metrics.benchmarks import benchmarks
from tests.builders import dataset
from tests.metrics.searches import of

RESULT = benchmarks(dataset(of("it", 8, 40)))


def ends(bar):
    return bar["base"][0], bar["base"][0] + bar["x"][0]


def test_published_ranges_are_navy_and_as_published():
    chart = ranges(RESULT)
    drawn = [ends(bar) for bar in chart.sketch.data if bar["marker"]["color"] == theme.NAVY]
    shown = RESULT.table[RESULT.table["about"].isin(DRAWN)]
    assert drawn == [pytest.approx(pair) for pair in zip(shown["low"], shown["high"], strict=True)]


def test_own_ranges_stand_above_theirs():
    own = [bar for bar in ranges(RESULT).sketch.data if bar["marker"]["color"] != theme.NAVY]
    rate = RESULT.own["positive_reply"]
    assert ends(own[0]) == pytest.approx((rate.low80, rate.high80))
    assert [bar["y"][0] for bar in own] == [0, 3]
    assert not ranges(RESULT).choices


def test_too_early_is_hatched_and_said():
    early = ranges(benchmarks(dataset(of("it", 1, 3))))
    assert early.sketch.data[0]["marker"]["pattern"]["shape"] == "/"
    assert "1 of 3, too early" in [note["text"] for note in early.sketch.notes]
    assert ranges(RESULT).sketch.data[0]["marker"]["pattern"]["shape"] == ""


def test_no_kind_draws_nothing():
    assert ranges(RESULT, ["process"]).alt == "Likely and published ranges: none."


def test_there_is_no_line_to_reach():
    lines = [shape for shape in ranges(RESULT).sketch.shapes if shape["line"].get("dash")]
    assert lines == []

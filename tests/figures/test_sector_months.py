"""Sectors over time, drawn: a row a sector on one scale, early periods hatched, tiny ones only counted."""

from datetime import date

import pytest

from analysis.figures.sector_months import multiples
from analysis.metrics.sector_months import sector_months
from tests.builders import AS_OF, dataset
from tests.metrics.searches import of


def sent(month, k, n, sector="it"):
    return of(sector, k, n, age=(AS_OF - date(2026, month, 10)).days)


SEARCH = dataset(
    sent(3, 2, 20) + sent(4, 5, 10) + [{"sector": "it", "age": 15}] * 20
    + sent(3, 10, 20, "health") + sent(4, 1, 2, "health")
)  # fmt: skip


def bars(chart):
    return [trace for trace in chart.sketch.data if trace["type"] == "bar"]


def test_bars_are_rates_on_one_scale() -> None:
    chart = multiples(sector_months(SEARCH))
    heights = {(bar["customdata"][0], bar["x"][0]): -bar["y"][0] for bar in bars(chart)}
    assert heights["it", 1] == pytest.approx(heights["health", 0])
    assert heights["it", 1] == pytest.approx(5 * heights["it", 0])
    assert chart.sketch.xaxis["ticktext"] == ["Mar", "Apr", "May", "Jun"]


def test_too_early_periods_are_hatched_and_have_no_range() -> None:
    chart = multiples(sector_months(SEARCH))
    hatched = {bar["x"][0] for bar in bars(chart) if bar["marker"]["pattern"]["shape"] == "/"}
    assert hatched == {3}
    lines = [trace for trace in chart.sketch.data if trace["type"] == "scatter"]
    assert 3 not in {line["x"][0] for line in lines if line["x"][0] == line["x"][1]}


def test_a_handful_is_counted_and_not_drawn() -> None:
    chart = multiples(sector_months(SEARCH))
    assert ("health", 1) not in {(bar["customdata"][0], bar["x"][0]) for bar in bars(chart)}
    said = [note["text"] for note in chart.sketch.notes]
    assert "<b>1</b> of 2" in said
    assert "<b>5</b> of 10" in said


def test_no_bar_leaves_its_row() -> None:
    chart = multiples(sector_months(SEARCH))
    for bar in bars(chart):
        floor, height = bar["base"][0], -bar["y"][0]
        assert 0 <= height <= 0.5
        assert floor - height > round(floor) - 0.42


def test_alt_names_every_sector_and_period() -> None:
    chart = multiples(sector_months(SEARCH))
    assert "IT & Technology: Mar 2 of 20, Apr 5 of 10, Jun none of 20 (too early)" in chart.alt
    assert list(chart.choices) == ["it", "health"]


def test_nothing_draws_without_trouble() -> None:
    for ds in (dataset(), dataset([{"sector": "it"}])):
        chart = multiples(sector_months(ds))
        assert chart.alt.endswith("No sector has enough yet.")
        assert chart.sketch.figure() is not None

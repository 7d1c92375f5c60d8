"""Before and since, drawn: four rows in pairs, hollow where a side has nothing."""

import pytest

from analysis.figures.periods import rows
from analysis.metrics.periods import periods
from tests.builders import ago, dataset
from tests.metrics.searches import of


def test_four_rows_with_their_ranges() -> None:
    result = periods(dataset(of("it", 1, 10, age=150) + of("it", 3, 10, age=80)), ago(100))
    chart = rows(result)
    bars = [trace for trace in chart.sketch.data if trace["type"] == "bar"]
    keys = ["interview before", "interview after", "any_reply before", "any_reply after"]
    assert [bar["customdata"][0] for bar in bars] == list(chart.choices) == keys
    assert bars[1]["base"][0] == pytest.approx(result.after.interview.low80)
    assert chart.title == "Before and since 22 Mar"
    assert "Interviews before 22 Mar 1 of 10" in chart.alt


def test_an_empty_side_is_hollow() -> None:
    chart = rows(periods(dataset([{"age": 5}]), ago(100)))
    bars = [trace for trace in chart.sketch.data if trace["type"] == "bar"]
    assert [bar["marker"]["pattern"]["shape"] for bar in bars] == ["/", "", "/", ""]
    assert rows(periods(dataset(), ago(1))).sketch.figure() is not None

"""Comparing, drawn: a row a value, and two ranges side by side where there are two."""

import pytest

from analysis.figures.compare import dots, points, side_by_side
from analysis.figures.rate_rows import TOO_EARLY
from analysis.metrics.compare import compare
from tests.builders import dataset
from tests.metrics.searches import of

TWO = dataset(
    of("it", 6, 20, channel="Referral") + of("it", 2, 30, channel="Job board")
    + of("health", 5, 20, channel="Referral") + of("health", 1, 20, channel="Job board")
    + of("it", 1, 3, channel="Fair <3")
)  # fmt: skip
STONES = dataset(
    of("it", 81, 87, channel="A") + of("health", 192, 263, channel="A")
    + of("it", 234, 270, channel="B") + of("health", 55, 80, channel="B")
)  # fmt: skip


def bars(chart):
    return [trace for trace in chart.sketch.data if trace["type"] == "bar"]


def words(chart):
    return [note["text"] for note in chart.sketch.notes]


def test_a_row_a_value_and_the_early_ones_lumped() -> None:
    result = compare(TWO)
    chart = dots(result)
    assert list(chart.choices) == ["Referral", "Job board", TOO_EARLY]
    assert [bar["base"][0] for bar in bars(chart)][:2] == pytest.approx(result.table["low80"].tolist()[:2])
    assert "11 of 40 · ahead" in words(chart)
    assert "1 group, too early to rank" in words(chart)
    assert "Referral 11 of 40" in chart.alt


def test_both_differences_stand_below_each_other() -> None:
    result = compare(TWO)
    chart = side_by_side(result)
    first = result.differences[0]
    drawn = [bar for bar in bars(chart) if bar["customdata"] == [first.value]]
    assert [bar["y"] for bar in drawn] == [[0], [1]]
    assert drawn[0]["base"][0] == pytest.approx(first.crude_low80)
    assert drawn[1]["base"][0] + drawn[1]["x"][0] == pytest.approx(first.adjusted_high80)
    dots_at = [trace["x"][0] for trace in chart.sketch.data if trace["type"] == "scatter"]
    assert dots_at[:2] == pytest.approx([first.crude, first.adjusted])
    assert first.value in chart.alt


def test_what_cannot_be_separated_is_said_and_not_drawn() -> None:
    result = compare(dataset(of("it", 6, 20, channel="A") + of("it", 2, 30, channel="B")))
    chart = side_by_side(result)
    assert len(bars(chart)) == len(result.differences) == 2
    assert words(chart).count("cannot be separated") == 2
    assert "cannot be separated" in chart.alt


def test_a_turn_is_the_heading() -> None:
    chart = side_by_side(compare(STONES))
    assert chart.title.endswith("turns round within sectors")
    assert any("turns round" in text for text in words(chart))


def test_the_line_of_no_difference_stands_in_the_middle() -> None:
    low, high = side_by_side(compare(TWO)).sketch.xaxis["range"]
    assert low == -high


def test_nothing_and_one_draw_without_trouble() -> None:
    for ds in (dataset(), dataset([{"channel": "Referral"}])):
        for chart in (dots(compare(ds)), side_by_side(compare(ds))):
            assert chart.sketch.figure() is not None
            assert chart.alt


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.04, 0.12, "4 to 12 more in 100"), (-0.12, -0.04, "4 to 12 fewer in 100"),
        (-0.05, 0.12, "5 fewer to 12 more in 100"), (0.0, 0.1, "none to 10 more in 100"),
        (-0.1, 0.001, "10 fewer to none in 100"), (0.031, 0.029, "3 more in 100"),
        (-0.001, 0.001, "no difference"),
    ],
)  # fmt: skip
def test_differences_in_words(low: float, high: float, said: str) -> None:
    assert points(low, high) == said

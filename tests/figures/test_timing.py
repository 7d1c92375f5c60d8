"""Silence: the curve ends at eight weeks, twenty circles add up."""

import pytest

from analysis.figures import timing
from tests.figures import results


def test_curve_shows_eight_weeks() -> None:
    chart = timing.curve(results.timing())
    high, low, line = chart.sketch.data
    assert (high["y"][-1], low["y"][-1]) == pytest.approx((0.6, 0.4))
    assert low["fill"] == "tonexty"
    assert line["x"] == list(range(57))
    assert line["y"][-1] == pytest.approx(0.5)
    assert chart.title == "By week eight 50 in 100 had heard"
    assert "50 in 100 by week eight, likely 40 to 60 in 100" in chart.alt


def test_the_day_of_silence_is_marked_while_it_is_in_view() -> None:
    assert any("day 30" in note["text"] for note in timing.curve(results.timing(30)).sketch.notes)
    assert not any("day 80" in note["text"] for note in timing.curve(results.timing(80)).sketch.notes)


@pytest.mark.parametrize(("slower", "later"), [(0.0, 0), (0.4, 8), (1.0, 20)])
def test_twenty_circles_add_up(slower: float, later: int) -> None:
    from analysis.figures import theme

    chart = timing.twenty(slower, 19)
    colours = chart.sketch.data[0]["marker"]["color"]
    assert len(colours) == 20
    assert colours.count(theme.PAPER) == later
    assert chart.title == f"{later or 'None'} of 20 replies come later than 19 days"

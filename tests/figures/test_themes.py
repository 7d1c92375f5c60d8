"""Themes: sides, numbers at the ends, no reason beside them."""

from dataclasses import replace
from datetime import date

from analysis.figures import themes
from analysis.metrics.theme_detail import Period, Trend
from analysis.model import Polarity
from tests.figures import results

ROWS = (
    ("depth", "Depth of experience", Polarity.WEAKNESS, 7),
    ("depth", "Depth of experience", Polarity.STRENGTH, 2),
    ("rapport", "Rapport", Polarity.STRENGTH, 4),
    ("budget", "Budget", Polarity.EXTERNAL, 3),
)


def bars(chart):
    return [trace for trace in chart.sketch.data if trace["type"] == "bar"]


def test_weaknesses_go_left_and_strengths_right() -> None:
    chart = themes.split(results.themes(ROWS))
    assert [(bar["customdata"][0], bar["x"][0]) for bar in bars(chart)] == [
        ("depth", -7), ("depth", 2), ("rapport", 4),
    ]  # fmt: skip


def test_what_lies_outside_your_hands_is_not_drawn_as_yours() -> None:
    chart = themes.split(results.themes(ROWS))
    assert "budget" not in {bar["customdata"][0] for bar in bars(chart)}
    assert list(chart.choices) == ["depth", "rapport", "budget"]


def test_numbers_stand_at_the_ends_without_a_sign() -> None:
    said = [note["text"] for note in themes.split(results.themes(ROWS)).sketch.notes]
    assert "<b>7</b>" in said
    assert not any("-7" in text for text in said)


def test_alt_says_both_sides() -> None:
    alt = themes.split(results.themes(ROWS)).alt
    assert "Depth of experience: held you back 7, counted for you 2" in alt


def test_nothing_yet_draws_without_trouble() -> None:
    chart = themes.split(results.themes(()))
    assert bars(chart) == []
    assert chart.alt == "Themes in feedback. None yet."
    assert chart.sketch.figure() is not None


def test_no_reason_and_reason_fill_the_bar() -> None:
    chart = themes.silence(results.themes(ROWS, no_reason=3))
    assert [bar["x"][0] for bar in bars(chart)] == [3, 5, 0]
    assert bars(chart)[0]["marker"]["pattern"]["shape"] == "/"
    assert chart.alt == "3 of 8 replies gave no reason."


def test_at_most_ten_themes_are_drawn() -> None:
    many = tuple((f"t{i}", f"Theme {i}", Polarity.WEAKNESS, 20 - i) for i in range(14))
    chart = themes.split(results.themes(many))
    assert [bar["customdata"][0] for bar in bars(chart)] == [f"t{i}" for i in range(10)]
    assert len(chart.choices) == 14


def test_while_numbers_are_small_families_are_drawn() -> None:
    small = results.themes((("a", "A", Polarity.WEAKNESS, 2), ("b", "B", Polarity.WEAKNESS, 1)))
    family = results.themes((("skills", "Skills and experience", Polarity.WEAKNESS, 3),))
    chart = themes.split(replace(small, families=family.table))
    assert [(bar["customdata"][0], bar["x"][0]) for bar in bars(chart)] == [("family:skills", -3)]
    assert list(chart.choices) == ["family:skills", "a", "b"]


def test_a_trend_says_its_counts_and_its_direction() -> None:
    periods = (Period(date(2026, 5, 1), "May", 3, 9), Period(date(2026, 6, 1), "Jun", 0, 8))
    chart = themes.trend(Trend("month", periods, -1), "Pay, held you back")
    assert [bar["y"][0] for bar in bars(chart)] == [3 / 9, 0]
    assert [note["text"] for note in chart.sketch.notes] == ["<b>3</b> of 9", "<b>none</b> of 8"]
    assert chart.alt == ("Pay, held you back by month: May 3 of 9, Jun none of 8; named less often lately.")
    assert chart.sketch.figure() is not None

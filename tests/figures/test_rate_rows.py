"""Rates one below the other: the dot, both ranges, one scale, and words for those who do not see them."""

import pytest

from analysis.figures import theme
from analysis.figures.rate_rows import TOO_EARLY, lumped_row, rate_rows, row_of, said
from tests.figures import results


def traces(sketch, kind, **having):
    return [
        trace
        for trace in sketch.data
        if trace["type"] == kind and all(trace.get(name) == value for name, value in having.items())
    ]


def test_bar_dot_and_the_ends_of_the_line() -> None:
    one = results.rate(8, 22)
    sketch = rate_rows([row_of("a", "Referral", one)])
    (bar,), (dot,) = traces(sketch, "bar"), traces(sketch, "scatter", mode="markers")
    assert [bar["base"][0], bar["base"][0] + bar["x"][0]] == pytest.approx([one.low80, one.high80])
    assert (dot["x"], bar["customdata"]) == ([pytest.approx(8 / 22)], ["a"])
    ends = [trace["x"] for trace in traces(sketch, "scatter", mode="lines")]
    assert ends == [[one.low95, one.low80], [one.high80, one.high95]]


def test_one_scale_for_all_and_the_whole_where_needed() -> None:
    low, high = row_of("a", "A", results.rate(2, 20)), row_of("b", "B", results.rate(19, 20))
    assert rate_rows([low]).xaxis["range"][1] == 0.6
    assert rate_rows([low, high]).xaxis["range"][1] == 1.0


def test_soft_is_hatched_and_hollow_and_muted_is_grey() -> None:
    sketch = rate_rows([lumped_row(results.rate(1, 6), "2 values")])
    (bar,), (dot,) = traces(sketch, "bar"), traces(sketch, "scatter", mode="markers")
    assert bar["marker"]["pattern"]["shape"] == "/"
    assert bar["marker"]["line"]["color"] == theme.STONE_DEEP
    assert dot["marker"]["color"] == theme.PAPER
    assert bar["customdata"] == [TOO_EARLY]


def test_names_are_safe_and_all_together_is_said() -> None:
    words = [note["text"] for note in rate_rows([row_of("a", "<b>", results.rate(1, 5))], 0.2).notes]
    assert "&lt;b&gt;" in words
    assert "all yours together: 20 in 100" in words


def test_rows_in_words_and_no_rows() -> None:
    assert said([row_of("a", "A", results.rate(2, 20))]).startswith("A 2 of 20, likely 8 to 17 in 100")
    assert said([]) == ""
    assert rate_rows([], 0.3).figure() is not None

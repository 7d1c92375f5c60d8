"""Where it stops: what the marks stand for, and what is said instead of them."""

import pytest

from analysis.figures import funnel
from analysis.model import Stage, Tier
from tests.figures import results


def bars(chart):
    return [trace for trace in chart.sketch.data if trace["type"] == "bar"]


def words(chart):
    return [note["text"] for note in chart.sketch.notes]


def test_one_bar_a_stage_with_its_share_and_stage() -> None:
    chart = funnel.steps(results.funnel())
    assert [bar["customdata"] for bar in bars(chart)][:3] == [["applied"], ["screening"], ["interview"]]
    assert [bar["x"][0] for bar in bars(chart)][:3] == pytest.approx([1.0, 0.3, 0.15])
    assert list(chart.choices) == ["applied", "screening", "interview", "final_round", "offer", "accepted"]


def test_steps_say_counts_and_ranges() -> None:
    said = words(funnel.steps(results.funnel()))
    assert "40 applications" in said
    assert any(text.startswith("12 of 40 · likely") for text in said)


def test_a_rate_that_is_too_early_shows_its_count_only() -> None:
    result = results.funnel()
    result.stages[Stage.SCREENING] = results.rate(1, 3, Tier.TOO_EARLY)
    assert "1 of 3" in words(funnel.steps(result))


def test_steps_alt_counts() -> None:
    alt = funnel.steps(results.funnel()).alt
    assert alt.startswith("Of 40 applications, those that got at least this far: closer look 12, interview 6")


def test_no_applications_draw_without_trouble() -> None:
    chart = funnel.steps(results.funnel((0, 0, 0, 0, 0, 0)))
    assert [bar["x"][0] for bar in bars(chart)] == [0.0] * 6
    assert chart.sketch.figure() is not None


def test_immature_months_are_hatched_and_say_so() -> None:
    months = (results.month(4, 3, 12), results.month(5, 0, 9, immature=True))
    chart = funnel.months(results.funnel(months=months))
    assert [bar["marker"]["pattern"]["shape"] for bar in bars(chart)] == ["", "/"]
    assert chart.sketch.xaxis["ticktext"] == ["Apr", "May<br>too<br>early"]
    assert chart.title == "May is too early to read"
    assert "May none of 9 (too early)" in chart.alt
    assert [bar["customdata"] for bar in bars(chart)] == [["2026-04-01"], ["2026-05-01"]]


def test_an_immature_month_has_no_range() -> None:
    chart = funnel.months(results.funnel(months=(results.month(5, 0, 9, immature=True),)))
    assert [trace["type"] for trace in chart.sketch.data] == ["bar"]


def test_no_months_draw_without_trouble() -> None:
    chart = funnel.months(results.funnel())
    assert chart.sketch.data == []
    assert "no dates yet" in chart.alt
    assert chart.sketch.figure() is not None


def test_flow_keeps_every_application() -> None:
    chart = funnel.flow(results.funnel())
    sankey = chart.sketch.data[0]
    assert sum(sankey["link"]["value"]) == 40
    assert sankey["node"]["label"][0] == "Sent only 28"
    assert "A no 26" in sankey["node"]["label"]
    assert "a no 26" in chart.alt


def test_flow_nodes_stand_in_the_order_of_the_stages() -> None:
    node = funnel.flow(results.funnel()).sketch.data[0]["node"]
    left = [y for x, y in zip(node["x"], node["y"], strict=True) if x < 0.5]
    assert left == sorted(left)

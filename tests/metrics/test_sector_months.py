"""Sectors over time: periods, what is too early, and changes only beyond luck."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from analysis.metrics.sector_months import sector_months
from analysis.model import Dataset
from tests.builders import AS_OF, dataset
from tests.metrics.searches import of, searches


def sent(month: int, k: int, n: int, sector: str = "it", year: int = 2026) -> list[dict[str, Any]]:
    """n settled applications sent in one month, k of which led to an interview."""
    return of(sector, k, n, age=(AS_OF - date(year, month, 10)).days)


def test_nothing_and_too_little() -> None:
    assert sector_months(dataset()).sentence == "There is nothing to compare yet."
    one = sector_months(dataset([{"sector": "it"}]))
    assert one.sentence == "No sector has enough dated applications yet to be followed over time."
    assert (one.panels, one.left_out, len(one.table)) == ((), 1, 0)


def test_months_in_a_short_search_with_none_left_out_between() -> None:
    result = sector_months(dataset(sent(1, 2, 10) + sent(3, 1, 8) + sent(2, 1, 3, "health")))
    assert result.length == "month"
    (panel,) = result.panels
    assert [(cell.label, cell.rate.k, cell.rate.n) for cell in panel.cells] == [
        ("Jan", 2, 10), ("Feb", 0, 0), ("Mar", 1, 8),
    ]  # fmt: skip
    assert (panel.sector, panel.rate.n, result.left_out) == ("it", 18, 1)
    assert result.sentence == "IT & Technology shows no change over time yet."


def test_quarters_then_years_in_longer_searches() -> None:
    quarters = sector_months(dataset(sent(2, 1, 10, year=2025) + sent(6, 1, 10)))
    assert quarters.length == "quarter"
    assert [cell.label for cell in quarters.panels[0].cells][:2] == ["Jan to Mar", "Apr to Jun"]
    assert len(quarters.panels[0].cells) == 6
    years = sector_months(dataset(sent(2, 1, 10, year=2019) + sent(6, 1, 10)))
    assert [cell.label for cell in years.panels[0].cells] == [str(year) for year in range(2019, 2027)]


def test_a_wrong_date_does_not_make_a_hundred_periods() -> None:
    result = sector_months(dataset(sent(6, 1, 20) + sent(6, 0, 1, year=1926)))
    assert [cell.start.year for cell in result.panels[0].cells] == [1926, 2026]


def test_recent_periods_are_too_early_to_read() -> None:
    waiting = [{"sector": "it", "age": 5}] * 10
    result = sector_months(dataset(sent(1, 3, 15) + sent(2, 3, 15) + waiting))
    flags = {cell.label: cell.immature for cell in result.panels[0].cells}
    assert flags == {"Jan": False, "Feb": False, "Mar": False, "Apr": False, "May": False, "Jun": True}
    assert result.notes[0].startswith("Hatched")


def test_a_rise_is_named_and_noise_is_not() -> None:
    rise = sent(1, 0, 15) + sent(2, 3, 15) + sent(3, 6, 15) + sent(4, 10, 15)
    result = sector_months(dataset(rise))
    assert result.panels[0].direction == 1
    assert result.sentence == "IT & Technology leads to an interview more often than at first."
    fall = sector_months(dataset(sent(1, 10, 15) + sent(2, 6, 15) + sent(3, 3, 15) + sent(4, 0, 15)))
    assert fall.panels[0].direction == -1
    flat = sector_months(dataset(sent(1, 3, 15) + sent(2, 4, 15) + sent(3, 2, 15) + sent(4, 4, 15)))
    assert flat.panels[0].direction == 0
    three = sector_months(dataset(sent(1, 0, 15) + sent(2, 6, 15) + sent(3, 12, 15)))
    assert three.panels[0].direction == 0


def test_at_most_six_sectors_and_no_unclassified() -> None:
    ids = ("it", "health", "finance", "construction", "education", "retail", "public", "unclassified")
    rows = [row for place, key in enumerate(ids) for row in sent(1, 1, 15 + place, key)]
    result = sector_months(dataset(rows))
    assert [panel.sector for panel in result.panels] == list(ids[6:0:-1])
    assert result.left_out == 1
    assert result.notes[-1] == "Shown are the six largest sectors; 1 more is not."
    assert result.sentence == "No sector shows a change over time yet."


def test_the_table_has_a_row_a_sector_and_period() -> None:
    table = sector_months(dataset(sent(1, 2, 10) + sent(2, 1, 8))).table
    assert table[["sector", "label", "k", "n"]].to_numpy().tolist() == [
        ["it", "Jan", 2, 10],
        ["it", "Feb", 1, 8],
    ]
    assert table["rate"].tolist() == pytest.approx([0.2, 0.125])


@settings(max_examples=25, deadline=None)
@given(searches())
def test_panels_share_periods_and_add_up(ds: Dataset) -> None:
    result = sector_months(ds)
    assert len({tuple(cell.start for cell in panel.cells) for panel in result.panels}) <= 1
    for panel in result.panels:
        assert sum(cell.rate.n for cell in panel.cells) == panel.rate.n
        assert sum(cell.rate.k for cell in panel.cells) == panel.rate.k
    assert len(result.table) == sum(len(panel.cells) for panel in result.panels)
    assert result.sentence.endswith(".")

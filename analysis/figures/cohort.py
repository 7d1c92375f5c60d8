"""Several people at once, drawn: interviews by sector, and how long it takes to the first one."""

from collections.abc import Hashable, Mapping
from math import isnan
from typing import Any

from analysis import wording
from analysis.answers.cohort import CohortResult
from analysis.figures.rate_rows import RateRow, rate_rows, said
from analysis.figures.theme import Chart

_ENDS = ("low80", "high80", "low95", "high95")


def sectors(result: CohortResult) -> Chart:
    """One row a sector whose interviews may be shown, by name; the ranges are over people."""
    rows = [
        _row(str(key), cells)
        for key, cells in result.sectors.to_dict("index").items()
        if not isnan(cells["rate"])
    ]
    alt = (
        f"Interviews by sector, over people: {said(rows)}." if rows else "No sector is large enough to show."
    )
    return Chart(rate_rows(rows), alt, "Interviews by sector")


def first_interview(result: CohortResult) -> Chart:
    """One row a stretch of weeks: of all people, how many had a first interview by then."""
    rows = [
        _weeks_row(int(str(week)), cells)
        for week, cells in result.first.table.to_dict("index").items()
        if not isnan(cells["rate"])
    ]
    alt = f"People with a first interview: {said(rows)}." if rows else "Too few people to show."
    return Chart(rate_rows(rows), alt, "How long until the first interview")


def _weeks_row(weeks: int, cells: Mapping[Hashable, Any]) -> RateRow:
    share = float(cells["rate"])
    low80, high80, low95, high95 = (share if isnan(cells[name]) else float(cells[name]) for name in _ENDS)
    words = f"{wording.in_hundred(share)} people"
    return RateRow(str(weeks), f"Within {weeks} weeks", share, low80, high80, low95, high95, words)


def _row(key: str, cells: Mapping[Hashable, Any]) -> RateRow:
    return RateRow(
        key, str(cells["name"]), float(cells["rate"]), float(cells["low80"]), float(cells["high80"]),
        float(cells["low95"]), float(cells["high95"]),
        wording.count_of(int(cells["interviews"]), int(cells["applications"])),
    )  # fmt: skip

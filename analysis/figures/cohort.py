"""Several people at once, drawn: interviews by sector, and how long it takes to the first one."""

from collections.abc import Hashable, Mapping
from math import isnan
from typing import Any

from analysis import wording
from analysis.answers.cohort import CohortResult
from analysis.figures import theme
from analysis.figures.rate_rows import RateRow, rate_rows, said
from analysis.figures.theme import Chart, Sketch

_TALL = 240


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
    """Bars: of all people, how many had a first interview by so many weeks; thin lines are likely ranges."""
    rows = [
        (int(str(week)), cells)
        for week, cells in result.first.table.to_dict("index").items()
        if not isnan(cells["rate"])
    ]
    sketch = Sketch(_TALL, top=26, bottom=34)
    for place, (_, cells) in enumerate(rows):
        sketch.bar(
            x=[place], y=[cells["rate"]], width=0.5, hoverinfo="skip",
            marker={"color": theme.RAMP[2], "line": {"color": theme.RAMP[6], "width": 1.2}},
        )  # fmt: skip
        if not isnan(cells["low80"]):
            sketch.line([place, place], [cells["low80"], cells["high80"]])
        top = cells["rate"] if isnan(cells["high80"]) else cells["high80"]
        sketch.note(place, top, wording.in_hundred(cells["rate"]), anchor="center", yshift=12)
    ticks = {"tickvals": list(range(len(rows))), "ticktext": [f"{week} weeks" for week, _ in rows]}
    sketch.xaxis |= {**ticks, "range": [-0.6, max(len(rows) - 0.4, 0.6)]}
    sketch.yaxis |= {"range": [0, 1.1]}
    words = [f"within {week} weeks {wording.in_hundred(cells['rate'])}" for week, cells in rows]
    alt = f"People with a first interview: {', '.join(words)}." if rows else "Too few people to show."
    return Chart(sketch, alt, "How long until the first interview")


def _row(key: str, cells: Mapping[Hashable, Any]) -> RateRow:
    return RateRow(
        key, str(cells["name"]), float(cells["rate"]), float(cells["low80"]), float(cells["high80"]),
        float(cells["low95"]), float(cells["high95"]),
        wording.count_of(int(cells["interviews"]), int(cells["applications"])),
    )  # fmt: skip

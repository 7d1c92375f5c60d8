"""Which sectors produce interviews, drawn: dots with their ranges, and the next ten as one strip."""

from collections.abc import Hashable, Mapping
from typing import Any

from analysis import wording
from analysis.figures import theme
from analysis.figures.rate_rows import TOO_EARLY, RateRow, lumped_row, rate_rows
from analysis.figures.rate_rows import said as rows_said
from analysis.figures.theme import Chart, Sketch
from analysis.metrics.sectors import SectorsResult
from analysis.metrics.where_next import WhereNextResult

__all__ = ["TOO_EARLY", "dots", "next_ten", "said", "unsorted"]


def dots(result: SectorsResult) -> Chart:
    """One row a ranked sector: dot for the rate, bar for its 80 % range, line for its 95 % range.

    Hatched with a hollow dot: at least half of the sector labels in it are guesses. Sectors that are too
    early to rank stand last, lumped into one muted row. A mark carries the sector id, or `TOO_EARLY`.
    """
    cells = result.table.to_dict("index")
    rows = [_sector_row(result, key, cells[key]) for key in result.ranked]
    if result.lumped is not None:
        rows.append(lumped_row(result.lumped, wording.plural(len(result.too_early), "sector")))
    sketch = rate_rows(rows, result.overall.rate)
    return Chart(
        sketch, _alt(rows), "Interviews for every 10 applications", {row.key: row.name for row in rows}
    )


def _sector_row(result: SectorsResult, key: str, cells: Mapping[Hashable, Any]) -> RateRow:
    verdict = " · ahead" if key in result.ahead else " · behind" if key in result.behind else ""
    return RateRow(
        key, str(cells["name"]), float(cells["rate"]),
        float(cells["low80"]), float(cells["high80"]), float(cells["low95"]), float(cells["high95"]),
        wording.count_of(int(cells["k"]), int(cells["n"])) + verdict,
        soft=int(cells["guessed"]) * 2 >= int(cells["n"]),
    )  # fmt: skip


def _alt(rows: list[RateRow]) -> str:
    if not rows:
        return "No sector has applications yet."
    return f"Interviews by sector, by the low end of the likely range: {rows_said(rows)}."


def next_ten(result: WhereNextResult) -> Chart:
    """The next ten applications as one strip, the words inside; parts of one are drawn without their name."""
    sketch = Sketch(46, top=2, bottom=2)
    start = 0
    names = _names(result)
    for place, (key, count) in enumerate(result.next_ten.items()):
        fill, ink = ((theme.RAMP[6], theme.ON_FILL), (theme.RAMP[1], theme.INK), (theme.WASH, theme.INK))[
            min(place, 2)
        ]
        marker = {"color": fill, "line": {"color": theme.PAPER, "width": 3}}
        hover = f"<b>{count}</b> {theme.safe(names[key])}<extra></extra>"
        sketch.bar(
            base=[start], x=[count], y=[0], orientation="h", width=0.9, marker=marker, hovertemplate=hover
        )
        sketch.note(start + count / 2, 0, f"<b>{count}</b>", anchor="center", color=ink, size=theme.LABEL)
        start += count
    sketch.xaxis |= {"range": [0, max(start, 1)], "showticklabels": False}
    sketch.layout["barcornerradius"] = 6
    return Chart(sketch, f"Of your next ten applications: {said(result)}.", "Where your next 10 could go")


def said(result: WhereNextResult) -> str:
    """The strip in words: "5 healthcare, 3 construction and 2 others"; "" without any."""
    names = _names(result)
    return wording.listing([f"{count} {names[key]}" for key, count in result.next_ten.items()])


def _names(result: WhereNextResult) -> dict[str, str]:
    return {str(key): str(cells["name"]) for key, cells in result.table.to_dict("index").items()}


def unsorted(result: SectorsResult) -> str:
    """How many applications have no sector yet: "12 applications at 9 employers are not yet sorted"."""
    found = result.unclassified
    applications = wording.plural(found.applications, "application")
    verb = "is" if found.applications == 1 else "are"
    return f"{applications} at {wording.plural(found.employers, 'employer')} {verb} not yet sorted"

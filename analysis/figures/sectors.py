"""Which sectors produce interviews, drawn: dots with their ranges, and the next ten as one strip."""

from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

from analysis import wording
from analysis.figures import theme
from analysis.figures.theme import Chart, Sketch
from analysis.metrics.sectors import SectorsResult
from analysis.metrics.where_next import WhereNextResult
from analysis.model import Rate

_SCALES = (
    {0.0: "none", 0.2: "2 in 10", 0.4: "4 in 10", 0.6: "6 in 10"},
    {0.0: "none", 0.2: "2 in 10", 0.4: "4 in 10", 0.6: "6 in 10", 0.8: "8 in 10", 1.0: "all"},
)
TOO_EARLY = "too_early"


class _Row(NamedTuple):
    key: str
    name: str
    rate: float
    low80: float
    high80: float
    low95: float
    high95: float
    words: str
    soft: bool
    muted: bool = False


def dots(result: SectorsResult) -> Chart:
    """One row a ranked sector: dot for the rate, bar for its 80 % range, line for its 95 % range.

    Hatched with a hollow dot: at least half of the sector labels in it are guesses. Sectors that are too
    early to rank stand last, lumped into one muted row. A mark carries the sector id, or `TOO_EARLY`.
    """
    cells = result.table.to_dict("index")
    rows = [_sector_row(result, key, cells[key]) for key in result.ranked]
    if result.lumped is not None:
        rows.append(_lumped_row(result.lumped, len(result.too_early)))
    ticks = _SCALES[0] if all(row.high95 <= 0.6 for row in rows) else _SCALES[1]
    sketch = Sketch(len(rows) * theme.ROW + 62, top=26, bottom=28)
    sketch.scale(ticks)
    if result.overall.rate is not None and rows:
        _together(sketch, result.overall.rate, max(ticks))
    for position, row in enumerate(rows):
        _draw(sketch, position, row)
    sketch.rows(max(len(rows), 1))
    # A little room at the left, so that a dot at none is whole.
    sketch.xaxis["range"] = [-0.02 * max(ticks), max(ticks)]
    return Chart(
        sketch, _alt(rows), "Interviews for every 10 applications", {row.key: row.name for row in rows}
    )


def _sector_row(result: SectorsResult, key: str, cells: Mapping[Hashable, Any]) -> _Row:
    verdict = " · ahead" if key in result.ahead else " · behind" if key in result.behind else ""
    return _Row(
        key, str(cells["name"]), float(cells["rate"]),
        float(cells["low80"]), float(cells["high80"]), float(cells["low95"]), float(cells["high95"]),
        wording.count_of(int(cells["k"]), int(cells["n"])) + verdict,
        soft=int(cells["guessed"]) * 2 >= int(cells["n"]),
    )  # fmt: skip


def _lumped_row(rate: Rate, sectors: int) -> _Row:
    return _Row(
        TOO_EARLY, f"{wording.plural(sectors, 'sector')}, too early to rank", rate.rate or 0.0,
        rate.low80, rate.high80, rate.low95, rate.high95, wording.count_of(rate.k, rate.n),
        soft=True, muted=True,
    )  # fmt: skip


def _together(sketch: Sketch, share: float, end: float) -> None:
    sketch.vline(share, color=theme.OCHRE, width=2, dash="dot")
    anchor = "left" if share < end * 0.2 else "right" if share > end * 0.8 else "center"
    words = f"all yours together: {wording.in_hundred(share)}"
    sketch.note(share, 1, words, yref="paper", yshift=20, anchor=anchor, size=theme.NOTE)


def _draw(sketch: Sketch, position: int, row: _Row) -> None:
    sketch.line([row.low95, row.low80], [position, position])
    sketch.line([row.high80, row.high95], [position, position])
    edge, deep = (theme.STONE_DEEP, theme.STONE_DEEP) if row.muted else (theme.RAMP[6], theme.RAMP[8])
    hover = f"<b>{theme.safe(row.name)}</b><br>{row.words}<br>{wording.likely(row.low80, row.high80)}"
    sketch.bar(
        base=[row.low80], x=[row.high80 - row.low80], y=[position], orientation="h", width=0.26,
        customdata=[row.key], hovertemplate=f"{hover}<extra></extra>",
        marker={
            "color": theme.RAMP[2], "line": {"color": edge, "width": 1.2},
            "pattern": theme.hatched(edge, on=row.soft),
        },
    )  # fmt: skip
    fill, rim = (theme.PAPER, deep) if row.soft else (deep, theme.PAPER)
    marker = {"size": 13, "color": fill, "line": {"color": rim, "width": 2.5}}
    sketch.scatter(x=[row.rate], y=[position], mode="markers", hoverinfo="skip", marker=marker)
    sketch.row_label(position, row.name, row.words, muted=row.muted)


def _alt(rows: list[_Row]) -> str:
    if not rows:
        return "No sector has applications yet."
    parts = [f"{row.name} {row.words}, {wording.likely(row.low80, row.high80)}" for row in rows]
    return f"Interviews by sector, by the low end of the likely range: {'; '.join(parts)}."


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

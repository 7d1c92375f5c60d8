"""Sectors over time, drawn: one small row of bars a sector, all on one scale; unripe periods hatched."""

from collections.abc import Sequence

from analysis import wording
from analysis.figures import theme
from analysis.figures.theme import Chart, Sketch
from analysis.metrics.sector_months import Cell, Panel, SectorMonthsResult
from analysis.model import Tier

_ROW = 108
# In units of a row: where the bars stand, and how tall the tallest may be.
_FLOOR, _TALLEST, _LABEL = 0.36, 0.5, -0.14
_ROOM_FOR_COUNTS, _LEAST_COLUMNS = 7, 4
_VERDICT = {1: " · more than at first", -1: " · fewer than at first", 0: ""}


def multiples(result: SectorMonthsResult) -> Chart:
    """One row a sector, one bar a period: the share of its applications that led to an interview.

    Hatched: too many of that period are still waiting. The thin line is the likely range of a period that can
    be read. Under five effective applications there is no bar, only the count. A mark carries the sector id.
    """
    shown = result.panels
    columns = [cell.label for cell in shown[0].cells] if shown else []
    sketch = Sketch(max(len(shown), 1) * _ROW + 34, bottom=34)
    highest = max((_top(cell) for panel in shown for cell in panel.cells), default=1.0)
    for row, panel in enumerate(shown):
        _panel(sketch, row, panel, highest or 1.0)
    sketch.rows(max(len(shown), 1))
    sketch.xaxis |= {
        "tickvals": list(range(len(columns))), "ticktext": [label.replace(" to ", "–") for label in columns],
        "range": [-0.5, max(len(columns), _LEAST_COLUMNS) - 0.5], "tickangle": 0,
    }  # fmt: skip
    title = f"Interviews by sector and by the {result.length} you applied"
    return Chart(sketch, _alt(shown), title, {panel.sector: panel.name for panel in shown})


def _top(cell: Cell) -> float:
    if cell.rate.tier is Tier.TOO_EARLY:
        return 0.0
    return (cell.rate.rate or 0.0) if cell.immature else cell.rate.high80


def _panel(sketch: Sketch, row: int, panel: Panel, highest: float) -> None:
    floor = row + _FLOOR
    scale = _TALLEST / highest
    ends = [-0.5, max(len(panel.cells), _LEAST_COLUMNS) - 0.5]
    sketch.line(ends, [floor, floor], color=theme.STONE, width=1)
    for column, cell in enumerate(panel.cells):
        if cell.rate.tier is not Tier.TOO_EARLY:
            _bar(sketch, (column, floor), panel, cell, scale)
        if cell.rate.n and len(panel.cells) <= _ROOM_FOR_COUNTS:
            at = floor - _top(cell) * scale
            words = f"<b>{cell.rate.k or 'none'}</b> of {cell.rate.n}"
            sketch.note(
                column, at, words, anchor="center", color=theme.INK, size=theme.NOTE, yshift=9,
                bgcolor=theme.PAPER, borderpad=0,
            )  # fmt: skip
    words = wording.count_of(panel.rate.k, panel.rate.n) + _VERDICT[panel.direction]
    sketch.row_label(row + _LABEL, panel.name, words)


def _bar(sketch: Sketch, at: tuple[int, float], panel: Panel, cell: Cell, scale: float) -> None:
    column, floor = at
    rate = cell.rate
    hover = [
        f"<b>{theme.safe(panel.name)}</b>, sent {cell.label} {cell.start:%Y}",
        f"{wording.count_of(rate.k, rate.n)} led to an interview",
        f"{wording.count_of(rate.waiting, rate.n)} still waiting",
    ]
    sketch.bar(
        base=[floor], x=[column], y=[-(rate.rate or 0.0) * scale], width=0.5, customdata=[panel.sector],
        hovertemplate="<br>".join(hover) + "<extra></extra>",
        marker={
            "color": theme.TEAL, "pattern": theme.hatched(theme.TEAL, on=cell.immature),
            "line": {"color": theme.TEAL, "width": 1.5 if cell.immature else 0},
        },
    )  # fmt: skip
    if not cell.immature:
        sketch.line([column, column], [floor - rate.low80 * scale, floor - rate.high80 * scale])


def _alt(shown: Sequence[Panel]) -> str:
    parts = [
        f"{panel.name}: {', '.join(_said(cell) for cell in panel.cells if cell.rate.n)}" for panel in shown
    ]
    return f"Interviews by sector and time of applying. {'; '.join(parts) or 'No sector has enough yet'}."


def _said(cell: Cell) -> str:
    early = " (too early)" if cell.immature else ""
    return f"{cell.label} {wording.count_of(cell.rate.k, cell.rate.n)}{early}"

"""How fast replies come, drawn: one bar a channel up to the day by which half of its replies are there."""

from collections.abc import Hashable, Mapping
from math import isnan
from typing import Any

from analysis import wording
from analysis.figures import theme
from analysis.figures.theme import Chart, Sketch
from analysis.metrics.reply_speed import ReplySpeedResult

_MOST = 8
_LEAST_SPAN, _ROOM = 14, 1.08


def bars(result: ReplySpeedResult) -> Chart:
    """One row a value, the fastest first, at most eight; under five replies there is no bar.

    A mark carries the value.
    """
    cells = {str(key): row for key, row in result.table.to_dict("index").items()}
    shown = sorted(cells, key=lambda key: _place(cells[key]))[:_MOST]
    sketch = Sketch(max(len(shown), 1) * theme.ROW + 6, bottom=4)
    for row, key in enumerate(shown):
        _draw(sketch, row, key, cells[key])
    sketch.rows(max(len(shown), 1))
    longest = max([float(cells[key]["typical_days"]) for key in shown if _timed(cells[key])], default=0.0)
    sketch.xaxis |= {"range": [0, max(longest, _LEAST_SPAN) * _ROOM], "showticklabels": False}
    parts = [f"{key} {_words(cells[key])}" for key in shown]
    alt = f"Days until half of the replies are there: {'; '.join(parts) or 'none yet'}."
    return Chart(sketch, alt, "Half of the replies are there within", {key: key for key in shown})


def _timed(cells: Mapping[Hashable, Any]) -> bool:
    return not isnan(float(cells["typical_days"]))


def _place(cells: Mapping[Hashable, Any]) -> tuple[bool, float, int]:
    days = float(cells["typical_days"]) if _timed(cells) else 0.0
    return not _timed(cells), days, -int(cells["applications"])


def _words(cells: Mapping[Hashable, Any]) -> str:
    replies = wording.plural(int(cells["replies"]), "reply", "replies")
    if not _timed(cells):
        return f"{replies}, too few"
    return f"{wording.days(int(cells['typical_days']))} · {replies}"


def _draw(sketch: Sketch, row: int, key: str, cells: Mapping[Hashable, Any]) -> None:
    timed = _timed(cells)
    if timed:
        heard = f"{wording.in_hundred(float(cells['by_day_60']))} heard by day 60"
        hover = f"<b>{theme.safe(key)}</b><br>{_words(cells)}<br>{heard}"
        sketch.bar(
            x=[float(cells["typical_days"])], y=[row], orientation="h", width=0.26, customdata=[key],
            marker={"color": theme.RAMP[6]}, hovertemplate=f"{hover}<extra></extra>",
        )  # fmt: skip
    sketch.row_label(row, key, _words(cells), muted=not timed)

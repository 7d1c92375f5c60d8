"""Does it matter how you apply, drawn: rates by value; each against the others, as it is and by sector."""

from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

from analysis import wording
from analysis.figures import theme
from analysis.figures.rate_rows import RateRow, lumped_row, rate_rows, said
from analysis.figures.theme import Chart, Sketch
from analysis.metrics.compare import CompareResult, Difference

_LEAST_SPAN, _ROOM = 0.1, 1.08


class _Colours(NamedTuple):
    fill: str
    edge: str
    dot: str


_AS_IT_IS = _Colours(theme.RAMP[2], theme.RAMP[6], theme.RAMP[8])
_WITHIN = _Colours(theme.WASH, theme.STONE_DEEP, theme.STONE_DEEP)


def dots(result: CompareResult) -> Chart:
    """One row a value with enough applications; the others stand last, lumped into one muted row.

    A mark carries the value as shown, or `rate_rows.TOO_EARLY`.
    """
    cells = result.table.to_dict("index")
    rows = [_value_row(result, value, cells[value]) for value in result.ranked]
    if result.lumped is not None:
        rows.append(lumped_row(result.lumped, wording.plural(len(result.too_early), "group")))
    sketch = rate_rows(rows, result.overall.rate)
    alt = (
        f"Interview rates, by the low end of the likely range: {said(rows)}."
        if rows
        else "Nothing to compare."
    )
    return Chart(sketch, alt, "Interviews for every 10 applications", {row.key: row.name for row in rows})


def _value_row(result: CompareResult, value: str, cells: Mapping[Hashable, Any]) -> RateRow:
    verdict = " · ahead" if value in result.ahead else " · behind" if value in result.behind else ""
    return RateRow(
        value, value, float(cells["rate"]),
        float(cells["low80"]), float(cells["high80"]), float(cells["low95"]), float(cells["high95"]),
        wording.count_of(int(cells["k"]), int(cells["n"])) + verdict,
    )  # fmt: skip


def side_by_side(result: CompareResult) -> Chart:
    """Two rows a value: its difference from all others as it is, and within sectors.

    To the right of the line: more interviews than the others. A value that stands in too few sectors beside
    the others has no second mark and says so. A mark carries the value.
    """
    shown = result.differences
    sketch = Sketch(max(len(shown), 1) * 2 * theme.ROW + 32, top=26, bottom=4)
    sketch.vline(0, color=theme.STONE, width=1.5)
    for place, one in enumerate(shown):
        crude = (one.crude, one.crude_low80, one.crude_high80)
        _range(sketch, 2 * place, one.value, crude, _AS_IT_IS)
        sketch.row_label(2 * place, one.value, points(*crude[1:]))
        _adjusted(sketch, 2 * place + 1, one)
    sketch.rows(max(2 * len(shown), 1))
    ends = [abs(end) for one in shown for end in _ends(one)]
    span = max([*ends, _LEAST_SPAN]) * _ROOM
    sketch.xaxis |= {"range": [-span, span], "showticklabels": False}
    above: Mapping[str, object] = {"xref": "paper", "yref": "paper", "yshift": 22}
    sketch.note(0, 1, "fewer interviews than the rest", size=theme.NOTE, where=above)
    sketch.note(1, 1, "more", anchor="right", size=theme.NOTE, where=above)
    return Chart(sketch, _alt(result), _title(result), {one.value: one.value for one in shown})


def points(low: float, high: float) -> str:
    """A range of differences in words: "4 to 12 more in 100", "5 fewer to 12 more in 100"."""
    first, last = round(low * 100), round(high * 100)
    if first == last:
        return "no difference" if not first else f"{_said(first)} in 100"
    if first * last > 0:
        return f"{min(abs(first), abs(last))} to {_said(max(first, last, key=abs))} in 100"
    return f"{_said(first)} to {_said(last)} in 100"


def _said(point: int) -> str:
    return "none" if not point else f"{abs(point)} {'more' if point > 0 else 'fewer'}"


def _ends(one: Difference) -> tuple[float, ...]:
    within = (one.adjusted_low80 or 0.0, one.adjusted_high80 or 0.0)
    return one.crude_low80, one.crude_high80, *within


def _adjusted(sketch: Sketch, row: int, one: Difference) -> None:
    name = "  within sectors"
    if one.adjusted is None or one.adjusted_low80 is None or one.adjusted_high80 is None:
        sketch.row_label(row, name, "cannot be separated", muted=True)
        return
    within = (one.adjusted, one.adjusted_low80, one.adjusted_high80)
    _range(sketch, row, one.value, within, _WITHIN)
    words = points(*within[1:]) + (" · turns round" if one.disagree else "")
    sketch.row_label(row, name, words, muted=True)


def _range(sketch: Sketch, row: int, value: str, at: tuple[float, float, float], colours: _Colours) -> None:
    middle, low, high = at
    sketch.bar(
        base=[low], x=[high - low], y=[row], orientation="h", width=0.26, customdata=[value],
        hovertemplate=f"<b>{theme.safe(value)}</b><br>likely {points(low, high)}<extra></extra>",
        marker={"color": colours.fill, "line": {"color": colours.edge, "width": 1.2}},
    )  # fmt: skip
    marker = {"size": 13, "color": colours.dot, "line": {"color": theme.PAPER, "width": 2.5}}
    sketch.scatter(x=[middle], y=[row], mode="markers", hoverinfo="skip", marker=marker)


def _title(result: CompareResult) -> str:
    turned = [one.value for one in result.differences if one.disagree]
    return (
        f"{turned[0]} turns round within sectors"
        if turned
        else "Against all others, as it is and within sectors"
    )


def _alt(result: CompareResult) -> str:
    parts = []
    for one in result.differences:
        within = "within sectors it cannot be separated"
        if one.adjusted_low80 is not None and one.adjusted_high80 is not None:
            within = f"within sectors {points(one.adjusted_low80, one.adjusted_high80)}"
        parts.append(f"{one.value}: {points(one.crude_low80, one.crude_high80)}, {within}")
    return f"Interviews compared with all others. {'; '.join(parts) or 'Nothing to compare'}."

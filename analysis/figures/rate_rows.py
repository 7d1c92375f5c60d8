"""Rates one below the other: a dot for each, a bar for its likely range, a line for its widest one."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis import wording
from analysis.figures import theme
from analysis.figures.theme import Sketch
from analysis.model import Rate

TOO_EARLY = "too_early"
_SHORT: Mapping[float, str] = {0.0: "none", 0.2: "2 in 10", 0.4: "4 in 10", 0.6: "6 in 10"}
_WHOLE: Mapping[float, str] = {**_SHORT, 0.8: "8 in 10", 1.0: "all"}


class RateRow(NamedTuple):
    """One row.

    Attributes:
        key: what its mark carries when it is picked.
        name: as shown, not yet escaped.
        rate: where the dot stands, 0 to 1.
        low80: start of the bar.
        high80: end of the bar.
        low95: start of the line.
        high95: end of the line.
        words: the count beside the name.
        soft: hatched bar and hollow dot: guessed or too early.
        muted: a row that is not ranked.
    """

    key: str
    name: str
    rate: float
    low80: float
    high80: float
    low95: float
    high95: float
    words: str
    soft: bool = False
    muted: bool = False


def row_of(key: str, name: str, rate: Rate, words: str = "", *, soft: bool = False) -> RateRow:
    """The row of a rate; without `words` it says the count."""
    return RateRow(
        key, name, rate.rate or 0.0, rate.low80, rate.high80, rate.low95, rate.high95,
        words or wording.count_of(rate.k, rate.n), soft,
    )  # fmt: skip


def lumped_row(rate: Rate, of: str) -> RateRow:
    """The last, muted row of those too early to rank, together; `of` says how many: "3 sectors"."""
    return row_of(TOO_EARLY, f"{of}, too early to rank", rate, soft=True)._replace(muted=True)


def rate_rows(rows: Sequence[RateRow], together: float | None = None) -> Sketch:
    """The rows on one scale, 0 to 6 in 10 where all fit, else the whole.

    Args:
        rows: from top to bottom; none: an empty chart.
        together: the rate of all of them, drawn as a dotted line.
    """
    ticks = _SHORT if all(row.high95 <= max(_SHORT) for row in rows) else _WHOLE
    sketch = Sketch(len(rows) * theme.ROW + 62, top=26, bottom=28)
    sketch.scale(ticks)
    if together is not None and rows:
        _together(sketch, together, max(ticks))
    for position, row in enumerate(rows):
        _draw(sketch, position, row)
    sketch.rows(max(len(rows), 1))
    # A little room at the left, so that a dot at none is whole.
    sketch.xaxis["range"] = [-0.02 * max(ticks), max(ticks)]
    return sketch


def said(rows: Sequence[RateRow]) -> str:
    """The rows in words, for those who do not see them: "Referral 3 of 14, likely 10 to 30 in 100; ..."."""
    return "; ".join(f"{row.name} {row.words}, {wording.likely(row.low80, row.high80)}" for row in rows)


def _together(sketch: Sketch, share: float, end: float) -> None:
    sketch.vline(share, color=theme.OCHRE, width=2, dash="dot")
    anchor = "left" if share < end * 0.2 else "right" if share > end * 0.8 else "center"
    words = f"all yours together: {wording.in_hundred(share)}"
    sketch.note(share, 1, words, yref="paper", yshift=20, anchor=anchor, size=theme.NOTE)


def _draw(sketch: Sketch, position: int, row: RateRow) -> None:
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

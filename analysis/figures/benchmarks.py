"""Published ranges beside the user's own: outside data in navy, in rows of its own, and no line to reach."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from analysis import wording
from analysis.figures import theme
from analysis.figures.theme import Chart, Sketch
from analysis.metrics.benchmarks import ABOUT, BenchmarksResult
from analysis.model import Tier

# Shares of fewer than 1 in 10 would be specks beside the others: they are said in words only.
DRAWN = ("positive_reply", "offer_after_interview")
_TICKS: Mapping[float, str] = {
    0.0: "none", 0.2: "2 in 10", 0.4: "4 in 10", 0.6: "6 in 10", 0.8: "8 in 10", 1.0: "all",
}  # fmt: skip


class _Range(NamedTuple):
    """One row: a range with its name, the words at its right, and what is said when pointed at."""

    name: str
    words: str
    low: float
    high: float
    hover: str
    own: bool
    early: bool = False


def ranges(result: BenchmarksResult, about: Collection[str] = DRAWN) -> Chart:
    """For each kind of share the user's own likely range, then the published ones below it, on one scale.

    Own ranges under 5 effective applications are hatched. Nothing can be picked.

    Args:
        result: the published figures with the own rates.
        about: which kinds, of `DRAWN`; others are left out.
    """
    rows = [row for kind in DRAWN if kind in about for row in _rows(result, kind)]
    sketch = Sketch(max(len(rows), 1) * theme.ROW + 36, bottom=28)
    sketch.scale(_TICKS)
    for place, row in enumerate(rows):
        colour, width = (theme.RAMP[6], 0.26) if row.own else (theme.NAVY, 0.14)
        sketch.bar(
            base=[row.low], x=[row.high - row.low], y=[place], orientation="h", width=width,
            marker={"color": colour, "pattern": theme.hatched(colour, on=row.early)},
            hovertemplate=f"{row.hover}<extra></extra>",
        )  # fmt: skip
        sketch.row_label(place, row.name, row.words, muted=not row.own)
    sketch.rows(max(len(rows), 1))
    sketch.xaxis["range"] = [0, 1]
    said = "; ".join(f"{row.name} {wording.between(row.low, row.high)}" for row in rows)
    return Chart(sketch, f"Likely and published ranges: {said or 'none'}.", "Yours, and what others report")


def _rows(result: BenchmarksResult, kind: str) -> Iterator[_Range]:
    rate = result.own[kind]
    early = rate.tier is Tier.TOO_EARLY
    count = wording.count_of(rate.k, rate.n)
    words = f"{count}, too early" if early else f"{count} · {wording.between(rate.low80, rate.high80)}"
    likely = wording.likely(rate.low80, rate.high80)
    yield _Range(f"{ABOUT[kind]}: you", words, rate.low80, rate.high80, likely, own=True, early=early)
    for cells in result.table[result.table["about"] == kind].to_dict("records"):
        low, high = float(cells["low"]), float(cells["high"])
        hover = "<br>".join(theme.safe(str(cells[part])) for part in ("source", "year", "trust_words"))
        yield _Range(f"Published in {cells['year']}", wording.between(low, high), low, high, hover, own=False)

"""What employers keep saying, drawn: themes back to back, and how many replies gave no reason."""

from typing import TYPE_CHECKING, NamedTuple

from analysis import wording
from analysis.figures import theme
from analysis.figures.theme import Chart, Sketch
from analysis.metrics.theme_detail import Trend
from analysis.metrics.themes import ThemesResult
from analysis.model import Polarity

if TYPE_CHECKING:
    import pandas as pd

# A part of the bar has room for its words from one in so many on.
_MOST, _ROOM = 10, 4
FAMILY = "family:"
_DIRECTIONS = {1: "named more often lately", -1: "named less often lately", 0: "no change to be seen"}


class _Row(NamedTuple):
    key: str
    name: str
    weakness: int
    strength: int


def _rows(table: "pd.DataFrame", prefix: str) -> list[_Row]:
    """Themes that held back or counted for the seeker, what held back most first; at most ten."""
    counts: dict[str, dict[str, int]] = {}
    names: dict[str, str] = {}
    for row in table.to_dict("records"):
        if row["polarity"] in (Polarity.WEAKNESS, Polarity.STRENGTH):
            key = f"{prefix}{row['theme']}"
            names[key] = str(row["name"])
            counts.setdefault(key, {})[str(row["polarity"])] = int(row["applications"])
    rows = [
        _Row(key, names[key], sides.get(Polarity.WEAKNESS, 0), sides.get(Polarity.STRENGTH, 0))
        for key, sides in counts.items()
    ]
    return sorted(rows, key=lambda row: (-row.weakness, -row.strength, row.name))[:_MOST]


def split(result: ThemesResult) -> Chart:
    """Themes back to back: to the left what held the seeker back, to the right what counted for them.

    A mark carries the theme id. At most ten themes are drawn; all can be chosen, those outside the seeker's
    hands too. While numbers are small, families of themes are drawn instead; a mark then carries `FAMILY` and
    the id of the family.
    """
    rows = _rows(result.families, FAMILY) if result.small else _rows(result.table, "")
    sketch = Sketch(max(len(rows), 1) * theme.ROW + 40, top=34, bottom=4)
    for position, row in enumerate(rows):
        _side(sketch, position, row, Polarity.WEAKNESS)
        _side(sketch, position, row, Polarity.STRENGTH)
        sketch.note(
            0, position - 0.37, theme.safe(row.name), anchor="center", color=theme.INK, size=theme.LABEL,
            weight=600, bgcolor=theme.PAPER, borderpad=0,
        )  # fmt: skip
    sketch.rows(max(len(rows), 1))
    sketch.vline(0, color=theme.STONE, width=1)
    most = max([max(row.weakness, row.strength) for row in rows], default=1)
    sketch.xaxis |= {"range": [-most * 1.2, most * 1.2], "showticklabels": False}
    sketch.note(0, 1, "<b>Held you back</b>", xref="paper", yref="paper", yshift=26, color=theme.INK)
    sketch.note(
        1, 1, "<b>Counted for you</b>", xref="paper", yref="paper", yshift=26, anchor="right", color=theme.INK
    )
    title = f"Reasons in {wording.plural(result.gave_reason, 'reply', 'replies')} that gave one"
    every = {str(row["theme"]): str(row["name"]) for row in result.table.to_dict("records")}
    return Chart(sketch, _alt(rows), title, {row.key: row.name for row in rows} | every)


def _side(sketch: Sketch, position: int, row: _Row, polarity: Polarity) -> None:
    left = polarity is Polarity.WEAKNESS
    length = -row.weakness if left else row.strength
    if not length:
        return
    colour, said = (theme.WINE, "held you back") if left else (theme.TEAL, "counted for you")
    hover = f"<b>{theme.safe(row.name)}</b><br>{said}: {wording.plural(abs(length), 'time')}<extra></extra>"
    sketch.bar(
        x=[length], y=[position], orientation="h", width=0.34, marker={"color": colour},
        customdata=[row.key], hovertemplate=hover,
    )  # fmt: skip
    anchor, shift = ("right", -6) if left else ("left", 6)
    words = f"<b>{abs(length)}</b>"
    sketch.note(length, position, words, anchor=anchor, color=theme.INK, xshift=shift)


def _alt(rows: list[_Row]) -> str:
    parts = [f"{row.name}: held you back {row.weakness}, counted for you {row.strength}" for row in rows]
    return f"Themes in feedback. {'; '.join(parts) or 'None yet'}."


def silence(result: ThemesResult) -> Chart:
    """One bar of all replies with words: hatched without a reason, then those with one, then the unsorted."""
    sketch = Sketch(76, bottom=4)
    unsorted = result.with_text - result.no_reason - result.gave_reason
    start = 0
    for count, words, hatch in (
        (result.no_reason, "", True),
        (result.gave_reason, f"{result.gave_reason} gave one", False),
        (unsorted, f"{unsorted} unclear", False),
    ):
        _part(sketch, start, count, hatched=hatch)
        if count * _ROOM >= result.with_text:
            sketch.note(start + count / 2, 0, words, anchor="center", color=theme.INK, size=theme.NOTE)
        start += count
    words = f"{wording.count_of(result.no_reason, result.with_text)} replies"
    sketch.row_label(0, "No reason given", words)
    sketch.rows(1)
    sketch.xaxis |= {"range": [0, max(result.with_text, 1)], "showticklabels": False}
    return Chart(sketch, f"{words} gave no reason.")


def _part(sketch: Sketch, start: int, count: int, *, hatched: bool) -> None:
    fill = theme.STONE if hatched else theme.WASH
    marker = {
        "color": fill, "pattern": theme.hatched(theme.STONE_DEEP, on=hatched),
        "line": {"color": theme.STONE_DEEP, "width": 1},
    }  # fmt: skip
    sketch.bar(x=[count], base=[start], y=[0], orientation="h", width=0.32, marker=marker, hoverinfo="skip")


def trend(found: Trend, name: str) -> Chart:
    """A theme over time: one bar a period, as high as its share of the texts of that time, counts on top."""
    sketch = Sketch(130, top=22, bottom=24)
    shown = found.periods
    for place, one in enumerate(shown):
        share = one.k / one.n
        hover = f"<b>{one.label} {one.start:%Y}</b><br>{wording.count_of(one.k, one.n)} texts<extra></extra>"
        sketch.bar(x=[place], y=[share], width=0.5, marker={"color": theme.STONE}, hovertemplate=hover)
        sketch.note(
            place, share, f"<b>{one.k or 'none'}</b> of {one.n}", anchor="center", color=theme.INK,
            size=theme.NOTE, yshift=9,
        )  # fmt: skip
    highest = max(one.k / one.n for one in shown)
    sketch.yaxis["range"] = [0, max(highest, 0.1)]
    sketch.xaxis |= {
        "tickvals": list(range(len(shown))), "ticktext": [one.label for one in shown], "tickangle": 0,
        "range": [-0.5, max(len(shown), 3) - 0.5],
    }  # fmt: skip
    said = ", ".join(f"{one.label} {wording.count_of(one.k, one.n)}" for one in shown)
    return Chart(sketch, f"{name} by {found.length}: {said}; {_DIRECTIONS[found.direction]}.")

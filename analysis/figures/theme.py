"""The look of every chart: colour tokens, sizes, and the sketch that collects a chart before it is drawn.

Colours are the placeholders that Streamlit's own chart theme uses: the browser swaps each for the colour of
the light or the dark theme (.streamlit/config.toml), so one figure is right in both. `resolve` does the same
for pictures and reports.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import plotly.graph_objects as go

# Series (chartCategoricalColors).
TEAL, OCHRE, WINE, NAVY, STONE = (f"#{i:06d}" for i in range(1, 6))
# Ten steps of teal, from near paper to deep (chartSequentialColors).
RAMP = tuple(f"#{i:06d}" for i in range(11, 21))
# Roles (chartDivergingColors).
INK, MUTED, HAIR, WASH, PAPER, TEAL_TINT, OCHRE_TINT, WINE_TINT, ON_FILL, STONE_DEEP = (
    f"#{i:06d}" for i in range(21, 31)
)

LABEL, WORDS, NOTE = 14, 13, 12
ROW = 50
CONFIG: Mapping[str, object] = {"displayModeBar": False, "scrollZoom": False, "responsive": True}
_CONFIG_FILE = Path(__file__).parents[2] / ".streamlit" / "config.toml"

Marks: TypeAlias = dict[str, object]


def safe(text: str) -> str:
    """Text of the user's as a chart may show it: Plotly reads a little HTML, so its signs are escaped."""
    return escape(text, quote=False)


def hatched(colour: str, *, on: bool = True) -> Marks:
    """The pattern of what is guessed or too early; a plain fill when not `on`."""
    return {"shape": "/" if on else "", "bgcolor": PAPER, "fgcolor": colour, "size": 6, "solidity": 0.3}


class Sketch:
    """A chart as plain dictionaries, turned into one figure at the end.

    Plotly's add_* calls check the whole layout each time; collecting first is several times faster.

    Args:
        height: height of the chart in pixels.
        top: margin above the plot in pixels, for words that stand there.
        bottom: margin below it.
    """

    def __init__(self, height: int, *, top: int = 8, bottom: int = 30) -> None:
        quiet: Marks = {
            "showgrid": False, "zeroline": False, "showline": False, "ticks": "",
            "tickfont": {"color": MUTED, "size": NOTE}, "fixedrange": True,
        }  # fmt: skip
        self.data: list[Marks] = []
        self.notes: list[Marks] = []
        self.shapes: list[Marks] = []
        self.xaxis: Marks = dict(quiet)
        self.yaxis: Marks = {**quiet, "showticklabels": False}
        self.layout: Marks = {
            "height": height,
            "margin": {"l": 0, "r": 0, "t": top, "b": bottom, "pad": 0},
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "barmode": "overlay",
            "barcornerradius": 2,
            "hoverlabel": {"bgcolor": WASH, "bordercolor": HAIR, "font": {"color": INK, "size": WORDS}},
        }

    def bar(self, **marks: object) -> None:
        """A bar; after a click on one the others step back."""
        self.data.append({"type": "bar", "unselected": {"marker": {"opacity": 0.4}}, **marks})

    def scatter(self, **marks: object) -> None:
        """Dots or lines; they never fade."""
        self.data.append({"type": "scatter", "unselected": {"marker": {"opacity": 1}}, **marks})

    def line(self, x: list[float], y: list[float], *, color: str = STONE_DEEP, width: float = 1.5) -> None:
        """A straight line that tells nothing when pointed at: the end of a range."""
        self.scatter(x=x, y=y, mode="lines", line={"color": color, "width": width}, hoverinfo="skip")

    def sankey(self, **marks: object) -> None:
        """Flows from one column to another."""
        self.data.append({"type": "sankey", **marks})

    def note(
        self,
        x: float,
        y: float,
        text: str,
        *,
        color: str = MUTED,
        anchor: str = "left",
        size: int = WORDS,
        weight: int = 400,
        where: Mapping[str, object] = MappingProxyType({}),
        **marks: object,
    ) -> None:
        """Words in the chart. `text` is ours or has gone through `safe`; `where` is a placing used again."""
        font = {"color": color, "size": size, "weight": weight}
        common: Marks = {"x": x, "y": y, "text": text, "showarrow": False, "xanchor": anchor, "align": anchor}
        self.notes.append({**common, "font": font, **where, **marks})

    def vline(self, x: float, **line: object) -> None:
        """A line from top to bottom, behind the marks."""
        at: Marks = {"x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper"}
        self.shapes.append({"type": "line", "layer": "below", "line": line, **at})

    def hline(self, y: float, **line: object) -> None:
        """A line from left to right, behind the marks."""
        at: Marks = {"y0": y, "y1": y, "x0": 0, "x1": 1, "xref": "paper"}
        self.shapes.append({"type": "line", "layer": "below", "line": line, **at})

    def rows(self, count: int) -> None:
        """Room for `count` rows, row 0 on top, each with its words above its mark (no gutter at the left)."""
        self.yaxis["range"] = [count - 0.42, -0.62]

    def row_label(self, row: float, name: str, words: str = "", *, muted: bool = False) -> None:
        """The name of a row at the left and its count at the right, on paper so that no line crosses them."""
        on_paper: Marks = {"xref": "paper", "yanchor": "middle", "bgcolor": PAPER, "borderpad": 0}
        ink, weight = (MUTED, 400) if muted else (INK, 600)
        self.note(0, row - 0.37, safe(name), size=LABEL, color=ink, weight=weight, where=on_paper)
        if words:
            self.note(1, row - 0.37, words, anchor="right", where=on_paper)

    def scale(self, ticks: Mapping[float, str], *, rule: bool = True) -> None:
        """Words under the axis: the first starts at its tick, the last ends there, so none is cut off."""
        self.xaxis["showticklabels"] = False
        anchors = ["left", *["center"] * (len(ticks) - 2), "right"]
        for (value, text), anchor in zip(ticks.items(), anchors, strict=False):
            if rule:
                self.vline(value, color=HAIR, width=1)
            below: Marks = {"yref": "paper", "yanchor": "top", "yshift": -6}
            self.note(value, 0, text, anchor=anchor, size=NOTE, where=below)

    def drawing(self) -> Marks:
        """The whole chart as one dictionary: `data` and `layout`."""
        axes: Marks = {"xaxis": self.xaxis, "yaxis": self.yaxis}
        layout = {**self.layout, **axes, "annotations": self.notes, "shapes": self.shapes}
        return {"data": self.data, "layout": layout}

    def figure(self) -> "go.Figure":
        """The chart as a Plotly figure."""
        import plotly.graph_objects as go

        return go.Figure(self.drawing())


class Chart(NamedTuple):
    """A chart with what belongs beside it.

    Attributes:
        sketch: the chart.
        alt: what it shows, for those who do not see it: one or two sentences.
        title: its finding, as a heading.
        choices: what can be picked on it: the value a mark carries -> its name. Empty when nothing can.
    """

    sketch: Sketch
    alt: str
    title: str = ""
    choices: Mapping[str, str] = MappingProxyType({})


@cache
def palette(mode: str, config: Path = _CONFIG_FILE) -> dict[str, str]:
    """Placeholder -> real colour in the "light" or "dark" theme, plus "#paper" and "#ink".

    Raises:
        KeyError: `mode` is neither.
    """
    theme = tomllib.loads(config.read_text(encoding="utf-8"))["theme"][mode]
    real = [
        *theme["chartCategoricalColors"],
        *theme["chartSequentialColors"],
        *theme["chartDivergingColors"],
    ]
    tokens = {f"#{i:06d}": colour for i, colour in enumerate(real, start=1)}
    return {**tokens, "#paper": theme["backgroundColor"], "#ink": theme["textColor"]}


def resolve(sketch: Sketch, mode: str = "light") -> "go.Figure":
    """The chart with real colours and its own background, for pictures and reports (light or dark)."""
    import plotly.graph_objects as go

    colours = palette(mode)
    figure = go.Figure(_recoloured(sketch.drawing(), colours))
    # Not the template of whoever draws: Streamlit's is made of placeholders again.
    figure.update_layout(
        template="none",
        paper_bgcolor=colours["#paper"],
        plot_bgcolor=colours["#paper"],
        font_color=colours["#ink"],
    )
    return figure


def _recoloured(value: object, colours: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return colours.get(value, value)
    if isinstance(value, Mapping):
        return {key: _recoloured(one, colours) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_recoloured(one, colours) for one in value]
    return value

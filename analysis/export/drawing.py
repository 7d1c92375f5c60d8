"""Our own drawing of a chart as SVG: no library, no request, wide on paper and narrow on a phone.

Across, everything is placed in per cent, so a chart is as wide as its place and its words keep their size.
Colours are names that the page gives a value for the light and for the dark, or fixed ones for a picture.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any

from analysis.export.marks import Colours, Frame, Look, says, text_at
from analysis.export.ribbons import ribbons
from analysis.figures.theme import Chart, Sketch

_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def named(colour: str) -> str:
    """The colour as a name for the style sheet of the page (`variables`)."""
    return f"var(--c{colour.removeprefix('#').lstrip('0')})"


def variables(palette: Mapping[str, str]) -> str:
    """Values for the names: declarations for a style sheet, from `figures.theme.palette`."""
    numbered = {name: value for name, value in palette.items() if name[1:].isdigit()}
    return "".join(f"--c{name[1:].lstrip('0')}:{value};" for name, value in numbered.items())


def svg(chart: Chart, key: str, colour: Colours = named, size: tuple[int, int] | None = None) -> str:
    """A chart as an SVG element.

    Args:
        chart: the chart; its alternative text goes along.
        key: tells its hatchings from those of other charts in the same page.
        colour: what stands for one of the colours of `figures.theme`.
        size: its fixed size in pixels; None: as wide as its place, as high as the chart asks for.

    Returns:
        The element. Marks carry the words they say when pointed at.
    """
    sketch = chart.sketch
    drawn = "".join(_drawn(sketch, _Hatch(key, colour), colour))
    height = _number(sketch.layout["height"])
    sizes = f'width="100%" height="{height:g}"'
    if size is not None:
        sizes = f'width="{size[0]}" height="{size[1]}"'
    named = f'role="img" aria-label="{escape(chart.alt)}"'
    return f'<svg class="chart" overflow="visible" {named} {sizes}>{drawn}</svg>'


class _Hatch:
    """Fills, plain and hatched; each hatching is defined where it is first used."""

    def __init__(self, key: str, colour: Colours) -> None:
        self._key, self._colour, self._made = key, colour, set[str]()

    def fill(self, marker: Mapping[str, Any]) -> tuple[str, str]:
        """The fill of a bar, and what has to be defined for it."""
        pattern = marker.get("pattern") or {}
        if not pattern.get("shape"):
            return self._colour(str(marker["color"])), ""
        ink, ground = self._colour(str(pattern["fgcolor"])), self._colour(str(pattern["bgcolor"]))
        name = f"h-{self._key}-{pattern['fgcolor'][1:]}"
        if name in self._made:
            return f"url(#{name})", ""
        self._made.add(name)
        return f"url(#{name})", (
            f'<defs><pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{ground}"/>'
            f'<rect width="2" height="6" fill="{ink}"/></pattern></defs>'
        )


def _drawn(sketch: Sketch, hatch: _Hatch, colour: Colours) -> Iterator[str]:
    frame = _frame(sketch)
    for shape in sketch.shapes:
        yield _shape(shape, frame, colour)
    for trace in sorted(sketch.data, key=lambda one: one["type"] == "scatter"):
        if trace["type"] == "bar":
            yield from _bars(trace, frame, hatch, colour)
        elif trace["type"] == "sankey":
            yield from ribbons(trace, frame, colour)
        elif trace["mode"] == "markers":
            yield from _dots(trace, frame, colour)
        else:
            yield _line(trace, frame, colour)
    yield from _ticks(sketch.xaxis, frame, colour)
    for note in sketch.notes:
        yield _note(note, frame, colour)


def _frame(sketch: Sketch) -> Frame:
    margin: Any = sketch.layout["margin"]
    height = _number(sketch.layout["height"])
    across: Any = sketch.xaxis.get("range", (0, 1))
    down: Any = sketch.yaxis.get("range") or _reach(sketch)
    return Frame(margin["t"], height - margin["b"], tuple(across), tuple(down))


def _reach(sketch: Sketch) -> tuple[float, float]:
    """From the lowest to the highest edge of lying bars, where a chart says nothing about it."""
    lying: list[Any] = [trace for trace in sketch.data if trace.get("orientation") == "h"]
    edges = [place + side * trace["width"] / 2 for trace in lying for place in trace["y"] for side in (-1, 1)]
    return (min(edges), max(edges)) if edges else (0.0, 1.0)


def _shape(shape: Mapping[str, Any], frame: Frame, colour: Colours) -> str:
    across = (0, 100) if shape.get("xref") == "paper" else (frame.x(shape["x0"]), frame.x(shape["x1"]))
    down = (
        (frame.bottom, frame.top)
        if shape.get("yref") == "paper"
        else (frame.y(shape["y0"]), frame.y(shape["y1"]))
    )
    return _stroke(across, down, shape["line"], colour)


def _stroke(across: Sequence[float], down: Sequence[float], line: Mapping[str, Any], colour: Colours) -> str:
    dash = ' stroke-dasharray="2 4" stroke-linecap="round"' if line.get("dash") == "dot" else ""
    return (
        f'<line x1="{across[0]:.2f}%" x2="{across[1]:.2f}%" y1="{down[0]:.1f}" y2="{down[1]:.1f}" '
        f'stroke="{colour(str(line["color"]))}" stroke-width="{line.get("width", 1)}"{dash}/>'
    )


def _bars(trace: Mapping[str, Any], frame: Frame, hatch: _Hatch, colour: Colours) -> Iterator[str]:
    lying = trace.get("orientation") == "h"
    lengths, places = (trace["x"], trace["y"]) if lying else (trace["y"], trace["x"])
    fill, defined = hatch.fill(trace["marker"])
    yield defined
    told = says(trace.get("hovertemplate", ""), "rect")
    rim = _rim(trace["marker"].get("line") or {}, colour)
    half = trace["width"] / 2
    for length, place, base in zip(lengths, places, trace.get("base", [0] * len(places)), strict=True):
        ends, sides = (base, base + length), (place - half, place + half)
        across, down = (ends, sides) if lying else (sides, ends)
        left, right = sorted(map(frame.x, across))
        top, bottom = sorted(map(frame.y, down))
        if right > left and bottom > top:
            yield (
                f'<rect x="{left:.2f}%" width="{right - left:.2f}%" y="{top:.1f}" '
                f'height="{bottom - top:.1f}" rx="2" fill="{fill}"{rim}{told}'
            )


def _rim(line: Mapping[str, Any], colour: Colours) -> str:
    if not line.get("width"):
        return ""
    return f' stroke="{colour(str(line["color"]))}" stroke-width="{line["width"]}"'


def _dots(trace: Mapping[str, Any], frame: Frame, colour: Colours) -> Iterator[str]:
    marker, count = trace["marker"], len(trace["x"])
    fills = _each(marker["color"], count)
    line = marker.get("line") or {}
    edges = _each(line.get("color", "#000000"), count)
    for x, y, fill, edge in zip(trace["x"], trace["y"], fills, edges, strict=True):
        rim = f' stroke="{colour(edge)}" stroke-width="{line["width"]}"' if line else ""
        yield (
            f'<circle cx="{frame.x(x):.2f}%" cy="{frame.y(y):.1f}" r="{marker["size"] / 2:g}" '
            f'fill="{colour(fill)}"{rim}/>'
        )


def _each(value: object, count: int) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)] * count


def _line(trace: Mapping[str, Any], frame: Frame, colour: Colours) -> str:
    points = list(zip(map(frame.x, trace["x"]), map(frame.y, trace["y"]), strict=True))
    line = trace["line"]
    if line.get("shape") == "hv":
        steps = [((x, y), (after, y), (after, then)) for (x, y), (after, then) in pairwise(points)]
        points = [point for step in steps for point in step]
    parts = (
        _stroke((x, after), (y, then), line, colour)
        for (x, y), (after, then) in pairwise(points)
        if (x, y) != (after, then)
    )
    return f'<g stroke-linecap="{"square" if line.get("shape") == "hv" else "butt"}">{"".join(parts)}</g>'


def _ticks(axis: Mapping[str, Any], frame: Frame, colour: Colours) -> Iterator[str]:
    font = axis["tickfont"]
    for place, text in zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True):
        look = Look(colour(font["color"]), "middle", f'font-size="{font["size"]}"')
        yield text_at(frame.x(place), frame.bottom + 18, str(text), look)


def _note(note: Mapping[str, Any], frame: Frame, colour: Colours) -> str:
    x = 100 * note["x"] if note.get("xref") == "paper" else frame.x(note["x"])
    y = (
        frame.bottom - note["y"] * (frame.bottom - frame.top)
        if note.get("yref") == "paper"
        else frame.y(note["y"])
    )
    y += -note.get("yshift", 0) + (0.8 if note.get("yanchor") == "top" else 0.35) * note["font"]["size"]
    font = note["font"]
    look = f'font-size="{font["size"]}" font-weight="{font["weight"]}"'
    if note.get("xshift"):
        look += f' dx="{note["xshift"]}"'
    if note.get("bgcolor"):  # a ground of paper, so that no line crosses the words
        look += f' paint-order="stroke" stroke="{colour(note["bgcolor"])}" stroke-width="4"'
    return text_at(x, y, str(note["text"]), Look(colour(font["color"]), _ANCHORS[note["xanchor"]], look))


def _number(value: object) -> float:
    return float(str(value))

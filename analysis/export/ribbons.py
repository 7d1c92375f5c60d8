"""Flows from one column to another, drawn as ribbons."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from analysis.export.marks import Colours, Frame, Look, says, text_at
from analysis.figures import theme


def ribbons(trace: Mapping[str, Any], frame: Frame, colour: Colours) -> Iterator[str]:
    """Two columns of nodes with ribbons between them, in the order and at the places given."""
    node, link = trace["node"], trace["link"]
    scale, tops = _nodes(node["y"], link, frame)
    leaving, coming = list(tops), list(tops)
    ends = frame.bottom - frame.top
    yield f'<svg x="1%" width="98%" y="{frame.top:g}" height="{ends:g}" viewBox="0 0 100 {ends:g}" '
    yield 'preserveAspectRatio="none">'
    order = sorted(range(len(link["value"])), key=lambda at: (link["source"][at], link["target"][at]))
    for at in order:
        source, target, value = link["source"][at], link["target"][at], link["value"][at]
        width = value * scale
        left, right = leaving[source] - frame.top, coming[target] - frame.top
        leaving[source] += width
        coming[target] += width
        yield (
            f'<path d="M0 {left:.1f}C50 {left:.1f} 50 {right:.1f} 100 {right:.1f}V{right + width:.1f}'
            f'C50 {right + width:.1f} 50 {left + width:.1f} 0 {left + width:.1f}Z" '
            f'fill="{colour(link["color"][at])}"'
            + says(link["hovertemplate"].replace("%{value}", str(value)), "path")
        )
    yield "</svg>"
    yield from _node_marks(trace, tops, [max(pair) for pair in zip(leaving, coming, strict=True)], colour)


def _nodes(middles: Sequence[float], link: Mapping[str, Any], frame: Frame) -> tuple[float, list[float]]:
    """Pixels for one application, and the top of every node."""
    sizes = [
        max(
            sum(value for end, value in zip(link["source"], link["value"], strict=True) if end == at),
            sum(value for end, value in zip(link["target"], link["value"], strict=True) if end == at),
        )
        for at in range(len(middles))
    ]
    total = sum(link["value"]) or 1
    columns = [set(link["source"]), set(link["target"])]
    most = max((len(column) for column in columns), default=1)
    height = frame.bottom - frame.top
    gap = min(26.0, height / (2 * most))
    scale = (height - gap * (most - 1)) / total
    tops = [0.0] * len(middles)
    for column in columns:
        inner = sum(sizes[at] for at in column) * scale
        between = (height - inner) / max(len(column) - 1, 1)
        top = frame.top
        for at in sorted(column, key=lambda place: middles[place]):
            tops[at] = top
            top += sizes[at] * scale + between
    return scale, tops


def _node_marks(
    trace: Mapping[str, Any], tops: Sequence[float], ends: Sequence[float], colour: Colours
) -> Iterator[str]:
    node, font = trace["node"], trace["textfont"]
    for at, label in enumerate(node["label"]):
        height = ends[at] - tops[at]
        first = node["x"][at] < 0.5
        x, words, anchor = ("0", 2.5, "start") if first else ("99%", 97.5, "end")
        yield (
            f'<rect x="{x}" width="1%" y="{tops[at]:.1f}" height="{max(height, 1):.1f}" '
            f'fill="{colour(node["color"][at])}"/>'
        )
        look = (
            f'font-size="{font["size"]}" font-weight="600" paint-order="stroke" stroke-width="4" '
            f'stroke-linejoin="round" stroke="{colour(theme.PAPER)}"'
        )
        y = tops[at] + max(height, 1) / 2 + 0.35 * font["size"]
        yield text_at(words, y, escape(str(label)), Look(colour(font["color"]), anchor, look))

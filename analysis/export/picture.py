"""A picture to share: how far the applications got and how they stand. Counts only, nobody named."""

from html import escape

import pandas as pd

from analysis import wording
from analysis.export.drawing import svg
from analysis.figures.funnel import flow
from analysis.figures.theme import palette
from analysis.metrics.funnel import FunnelResult
from analysis.model import Dataset

_WIDTH, _HEAD, _FOOT, _EDGE = 900, 96, 56, 32
_FONT = "Figtree, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"


def picture(result: FunnelResult, months: str = "", mode: str = "light") -> bytes:
    """The flow of a search as an SVG picture with a caption and a text for those who do not see it.

    Args:
        result: the funnel.
        months: when the search was, in months ("May to November 2026", `months_of`); "" leaves it out.
        mode: "light" or "dark".

    Returns:
        SVG in UTF-8: counts, stages and months, no employer and no day. Without applications it says so.

    Raises:
        KeyError: `mode` is neither.
    """
    colours = palette(mode)
    chart = flow(result)
    sent, interviews = result.interview.n, result.interview.k
    caption = f"{wording.plural(sent, 'application')}, {wording.plural(interviews, 'interview')}"
    caption = caption if interviews else f"{wording.plural(sent, 'application')}, no interview yet"
    alt = f"{caption}{f', {months}' if months else ''}. {chart.alt}"
    drawn = svg(chart, "flow", lambda name: colours[name], (_WIDTH - 2 * _EDGE, 430)) if sent else ""
    height = _HEAD + (430 if sent else 0) + _FOOT
    ink, muted = colours["#000021"], colours["#000022"]
    foot = "Counts from one job search. Made with Stepping Stones, on the seeker's own computer."
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" role="img" '
        f'viewBox="0 0 {_WIDTH} {height}" font-family="{_FONT}" aria-labelledby="title desc">',
        f'<title id="title">{escape(caption)}</title><desc id="desc">{escape(alt)}</desc>',
        f'<rect width="{_WIDTH}" height="{height}" fill="{colours["#paper"]}"/>',
        f'<text x="{_EDGE}" y="48" font-size="26" font-weight="700" fill="{ink}">{escape(caption)}</text>',
        f'<text x="{_EDGE}" y="74" font-size="15" fill="{muted}">{escape(months)}</text>',
        f'<g transform="translate({_EDGE} {_HEAD})">{drawn}</g>',
        f'<text x="{_EDGE}" y="{height - 20}" font-size="12" fill="{muted}">{escape(foot)}</text>',
        "</svg>\n",
    ]
    return "".join(parts).encode()


def months_of(ds: Dataset) -> str:
    """The months in which applications were sent: "May to November 2026"; "" without days."""
    days = ds.applications["applied_on"].dropna()
    if ds.as_of is not None:
        days = days[days <= pd.Timestamp(ds.as_of)]
    if days.empty:
        return ""
    first, last = days.min(), days.max()
    if (first.year, first.month) == (last.year, last.month):
        return f"{last:%B %Y}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first:%B}{year} to {last:%B %Y}"

"""Does it pay to write after a no? One circle for each refusal, filled where the door opened again."""

from typing import NamedTuple

from analysis import wording
from analysis.figures import theme
from analysis.figures.theme import Chart, Sketch
from analysis.metrics.after_a_no import AfterANoResult
from analysis.model import Rate

_LABEL, _BETWEEN = 30, 16


class _Grid(NamedTuple):
    """How the circles are laid out: how many in a row, their size, the height of a row in pixels."""

    a_row: int
    size: int
    pitch: int


_GRIDS = {130: _Grid(13, 17, 26), 520: _Grid(26, 10, 14), 10**9: _Grid(40, 6, 9)}


def circles(result: AfterANoResult) -> Chart:
    """Two groups of circles, those with a note in time and those without: counts shown as things.

    The more there are the smaller they get; a circle always stands for one refusal. What is left out of the
    comparison is left out here.
    """
    groups = (
        (f"You wrote within {wording.days(result.landmark)}", result.followed),
        ("You left it there", result.not_followed),
    )
    most = max(rate.n for _, rate in groups)
    grid = next(found for limit, found in _GRIDS.items() if most <= limit)
    height = sum(_height(rate, grid) for _, rate in groups)
    sketch = Sketch(height, top=0, bottom=0)
    sketch.xaxis |= {"range": [-0.6, grid.a_row - 0.4], "showticklabels": False}
    sketch.yaxis |= {"range": [height, 0]}
    top = 0
    for name, rate in groups:
        _group(sketch, top, name, rate, grid)
        top += _height(rate, grid)
    return Chart(sketch, _alt(groups, result), _finding(result))


def _height(rate: Rate, grid: _Grid) -> int:
    return _LABEL + -(-rate.n // grid.a_row) * grid.pitch + _BETWEEN


def _group(sketch: Sketch, top: int, name: str, rate: Rate, grid: _Grid) -> None:
    across = {"xref": "paper", "yanchor": "middle"}
    sketch.note(0, top + _LABEL / 2, name, color=theme.INK, size=theme.LABEL, weight=600, where=across)
    sketch.note(1, top + _LABEL / 2, _came_back(rate), anchor="right", where=across)
    places = range(rate.n)
    fills = [theme.TEAL if place < rate.k else theme.PAPER for place in places]
    edges = [theme.TEAL if place < rate.k else theme.STONE_DEEP for place in places]
    sketch.scatter(
        x=[place % grid.a_row for place in places],
        y=[top + _LABEL + (place // grid.a_row + 0.5) * grid.pitch for place in places],
        mode="markers", hoverinfo="skip",
        marker={"size": grid.size, "color": fills, "line": {"color": edges, "width": 1.5}},
    )  # fmt: skip


def _came_back(rate: Rate) -> str:
    return f"{wording.count_of(rate.k, rate.n)} opened again" if rate.n else "none yet"


def _finding(result: AfterANoResult) -> str:
    gap = result.risk_difference
    if gap is None:
        return "Does it pay? Too early to say"
    if gap.low80 <= 0 <= gap.high80:
        return "Does it pay? The two cannot be told apart yet"
    return f"Does it pay? {'More' if gap.value > 0 else 'Fewer'} doors opened after a note"


def _alt(groups: tuple[tuple[str, Rate], ...], result: AfterANoResult) -> str:
    said = "; ".join(f"{name}: {_came_back(rate)}" for name, rate in groups)
    return f"{_finding(result)}. One circle for each refusal, filled where the door opened again. {said}."

"""Where the vacancies are, drawn apart from the user's own numbers: thin navy bars on their own axis."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from math import isnan
from typing import Any

from analysis.figures import theme
from analysis.figures.theme import Chart, Sketch
from analysis.metrics.vacancies import FigureAge, VacanciesResult, about, per_thousand

_ROW = 42
_ROOM = 1.08


def bars(result: VacanciesResult, sectors: Sequence[str] = ()) -> Chart:
    """One thin bar a sector: vacancies for every 100 jobs, with a line for all industries together.

    Sectors without an official rate have no bar and say so. Hatched: figures older than 18 months.

    Args:
        result: the official figures.
        sectors: ids of the sectors to show, in that order (that of the chart beside it); none: all, the
            highest rate first. Ids without a row (unclassified) are left out.
    """
    cells = result.table.to_dict("index")
    shown = [key for key in sectors if key in cells] if sectors else sorted(cells, key=_by_rate(cells))
    sketch = Sketch(max(len(shown), 1) * _ROW + 30, top=26, bottom=4)
    for position, key in enumerate(shown):
        _draw(sketch, position, cells[key], old=result.age is FigureAge.RED)
    sketch.rows(max(len(shown), 1))
    rates = [float(cells[key]["per_100_jobs"]) for key in shown]
    overall = result.overall.per_100_jobs
    longest = max([rate for rate in rates if not isnan(rate)] + [overall or 0.0, 1.0])
    if overall is not None and shown:
        sketch.vline(overall, color=theme.STONE, width=1.5, dash="dot")
        words = f"all industries: {round(overall * 10)}"
        sketch.note(overall, 1, words, yref="paper", yshift=20, anchor="center", size=theme.NOTE)
    sketch.xaxis |= {"range": [0, longest * _ROOM], "showticklabels": False}
    return Chart(sketch, _alt(result, [cells[key] for key in shown]), "UK vacancies for every 1,000 jobs")


def _by_rate(
    cells: Mapping[Hashable, Mapping[Hashable, Any]],
) -> Callable[[Hashable], tuple[bool, float, str]]:
    def place(key: Hashable) -> tuple[bool, float, str]:
        rate = float(cells[key]["per_100_jobs"])
        return isnan(rate), 0.0 if isnan(rate) else -rate, str(cells[key]["name"])

    return place


def _draw(sketch: Sketch, position: int, cells: Mapping[Hashable, Any], *, old: bool) -> None:
    rate = float(cells["per_100_jobs"])
    if not isnan(rate):
        sketch.bar(
            x=[rate], y=[position], orientation="h", width=0.2,
            marker={"color": theme.NAVY, "pattern": theme.hatched(theme.NAVY, on=old)},
            hovertemplate=_hover(cells),
        )  # fmt: skip
    sketch.row_label(position, str(cells["name"]), _words(cells), muted=True)


def _words(cells: Mapping[Hashable, Any]) -> str:
    if not cells["official"]:
        return "no official figure"
    rate = float(cells["per_100_jobs"])
    return f"{about(float(cells['thousands']))} in all" if isnan(rate) else str(round(rate * 10))


def _hover(cells: Mapping[Hashable, Any]) -> str:
    lines = [
        f"<b>{theme.safe(str(cells['industry']))}</b>",
        f"{about(float(cells['thousands']))} vacancies",
        theme.safe(str(cells["fit"])),
    ]
    return "<br>".join(lines) + "<extra></extra>"


def _alt(result: VacanciesResult, rows: Sequence[Mapping[Hashable, Any]]) -> str:
    parts = []
    for cells in rows:
        rate = float(cells["per_100_jobs"])
        parts.append(f"{cells['name']} {_words(cells) if isnan(rate) else per_thousand(rate)}")
    return f"UK vacancies by sector, {result.period}: {'; '.join(parts) or 'none shown'}."

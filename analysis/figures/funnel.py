"""Where it stops, drawn: the steps, the months, and how far each application got against how it stands."""

from collections.abc import Sequence

from analysis import wording
from analysis.figures import theme
from analysis.figures.theme import Chart, Marks, Sketch
from analysis.metrics.funnel import Flow, FunnelResult, Month
from analysis.model import COUNTED_STAGES, Outcome, Rate, Stage, Tier

_COLOURS: dict[Outcome, tuple[str, str]] = {
    Outcome.WAITING: (theme.OCHRE, theme.OCHRE_TINT),
    Outcome.NO_REPLY: (theme.STONE, theme.HAIR),
    Outcome.REJECTED: (theme.WINE, theme.WINE_TINT),
    Outcome.RESERVE: (theme.NAVY, theme.HAIR),
    Outcome.WITHDRAWN: (theme.STONE, theme.HAIR),
    Outcome.CLOSED: (theme.STONE, theme.HAIR),
    Outcome.DECLINED: (theme.TEAL, theme.TEAL_TINT),
    Outcome.ACCEPTED: (theme.TEAL, theme.TEAL_TINT),
}
_MONTH_TOP, _FULL_NAMES, _YEAR, _LEAST_COLUMNS = 1.12, 14, 12, 6


def steps(result: FunnelResult) -> Chart:
    """One bar a stage: the share of all applications that got at least that far, and its likely range.

    A mark carries the stage it stands for. With no applications the bars have no length.
    """
    shown = [stage for stage in COUNTED_STAGES if stage in result.stages]
    sketch = Sketch(len(shown) * theme.ROW + 6, bottom=4)
    for row, stage in enumerate(shown):
        rate = result.stages[stage]
        share = rate.rate or 0.0
        sketch.bar(
            x=[share], y=[row], orientation="h", width=0.36, customdata=[stage.value],
            marker={"color": theme.RAMP[min(5 + row, 9)]}, hovertemplate=_step_hover(result, stage),
        )  # fmt: skip
        if row:
            sketch.line([rate.low80, rate.high80], [row + 0.27] * 2, color=theme.STONE, width=4)
        sketch.row_label(row, wording.STAGE_NAMES[stage], _step_words(rate, first=row == 0))
    sketch.rows(len(shown))
    sketch.xaxis |= {"range": [0, 1], "showticklabels": False}
    names = {stage.value: wording.STAGE_NAMES[stage] for stage in shown}
    return Chart(sketch, _steps_alt(result, shown), _steps_title(result), names)


def _step_words(rate: Rate, *, first: bool) -> str:
    if first:
        return wording.plural(rate.n, "application")
    count = wording.count_of(rate.k, rate.n)
    return count if rate.tier is Tier.TOO_EARLY else f"{count} · {wording.likely(rate.low80, rate.high80)}"


def _step_hover(result: FunnelResult, stage: Stage) -> str:
    lines = [f"<b>{wording.STAGE_NAMES[stage]}</b>"]
    rate, step = result.stages[stage], result.steps.get(stage)
    lines.append(f"{wording.count_of(rate.k, rate.n)} applications")
    if step is not None and step.n:
        lines.append(f"{wording.count_of(step.k, step.n)} at the step before")
    return "<br>".join(lines) + "<extra></extra>"


def _steps_title(result: FunnelResult) -> str:
    rate = result.stages.get(Stage.SCREENING)
    if rate is None or rate.rate is None or rate.tier in (Tier.TOO_EARLY, Tier.COUNTS_ONLY):
        return "How far your applications got"
    if rate.k == 0:
        return "None has had a closer look yet"
    share = wording.in_ten(rate.rate)
    return f"{share[0].upper()}{share[1:]} get a closer look"


def _steps_alt(result: FunnelResult, shown: Sequence[Stage]) -> str:
    parts = [
        f"{wording.STAGE_NAMES[stage].lower()} {wording.number(result.stages[stage].k)}"
        for stage in shown[1:]
    ]
    total = result.stages[Stage.APPLIED].n if Stage.APPLIED in result.stages else 0
    return f"Of {wording.plural(total, 'application')}, those that got at least this far: {', '.join(parts)}."


def months(result: FunnelResult) -> Chart:
    """One bar a month of applying: the share with an interview. Months too early to read are hatched.

    A mark carries the first day of its month ("2026-05-01").
    """
    shown = result.by_month
    sketch = Sketch(264, top=30, bottom=58)
    for column, month in enumerate(shown):
        _month(sketch, column, month)
    sketch.xaxis |= {
        "tickvals": list(range(len(shown))),
        "ticktext": [_month_tick(month, len(shown)) for month in shown],
        "range": [-0.5, max(len(shown), _LEAST_COLUMNS) - 0.5],
        "tickangle": 0,
    }
    highest = max([month.rate.high80 for month in shown if not month.immature], default=0.5)
    sketch.yaxis["range"] = [0, min(max(highest, 0.3) * 1.1, _MONTH_TOP)]
    sketch.hline(0, color=theme.STONE, width=1)
    names = {
        month.month.isoformat(): f"{month.month:%b}" if len(shown) <= _YEAR else f"{month.month:%b %Y}"
        for month in shown
    }
    return Chart(sketch, _months_alt(shown), _months_title(shown), names)


def _month(sketch: Sketch, column: int, month: Month) -> None:
    rate = month.rate
    hover = [
        f"<b>Sent in {month.month:%B %Y}</b>",
        f"{wording.count_of(rate.k, rate.n)} led to an interview",
        f"{wording.count_of(rate.waiting, rate.n)} still waiting",
    ]
    sketch.bar(
        x=[column], y=[rate.rate or 0.0], width=0.62, customdata=[month.month.isoformat()],
        marker={
            "color": theme.TEAL, "pattern": theme.hatched(theme.TEAL, on=month.immature),
            "line": {"color": theme.TEAL, "width": 1.5 if month.immature else 0},
        },
        hovertemplate="<br>".join(hover) + "<extra></extra>",
    )  # fmt: skip
    if not month.immature and rate.n:
        sketch.line([column, column], [rate.low80, rate.high80])
    top = max(rate.rate or 0.0, 0.0) if month.immature else rate.high80
    words = f"<b>{rate.k or 'none'}</b> of {rate.n}" if rate.n else ""
    sketch.note(column, top, words, anchor="center", color=theme.INK, size=theme.NOTE, yshift=10)


def _month_tick(month: Month, shown: int) -> str:
    name = f"{month.month:%b}"
    if shown > _FULL_NAMES:
        return name[0]
    return f"{name}<br>too<br>early" if month.immature else name


def _months_title(shown: Sequence[Month]) -> str:
    early = [f"{month.month:%B}" for month in shown if month.immature]
    if not early or len(early) > 3:
        return "Interviews by the month you applied"
    return f"{wording.listing(early)} {'is' if len(early) == 1 else 'are'} too early to read"


def _months_alt(shown: Sequence[Month]) -> str:
    parts = [
        f"{month.month:%B} {wording.count_of(month.rate.k, month.rate.n)}"
        + (" (too early)" if month.immature else "")
        for month in shown
    ]
    return f"Interviews by the month the application was sent: {', '.join(parts) or 'no dates yet'}."


def flow(result: FunnelResult) -> Chart:
    """Ribbons from the furthest stage (left) to how the applications stand (right). Display only."""
    left = [stage for stage in COUNTED_STAGES if any(part.stage is stage for part in result.flow)]
    right = [outcome for outcome in Outcome if any(part.outcome is outcome for part in result.flow)]
    before = [sum(part.applications for part in result.flow if part.stage is stage) for stage in left]
    after = [sum(part.applications for part in result.flow if part.outcome is one) for one in right]
    sketch = Sketch(430, top=26, bottom=8)
    labels = [f"{_reached(stage)} {k}" for stage, k in zip(left, before, strict=True)]
    labels += [f"{wording.OUTCOME_NAMES[one]} {k}" for one, k in zip(right, after, strict=True)]
    colours = [theme.RAMP[min(4 + stage.rank, 9)] for stage in left] + [_COLOURS[one][0] for one in right]
    sketch.sankey(
        arrangement="fixed",
        textfont={"color": theme.INK, "size": theme.WORDS, "shadow": "none"},
        node={
            "label": labels, "color": colours, "pad": 14, "thickness": 10, "line": {"width": 0},
            "x": [0.001] * len(left) + [0.999] * len(right), "y": _places(before) + _places(after),
            "hovertemplate": "%{label}<extra></extra>",
        },
        link=_links(result.flow, left, right),
    )  # fmt: skip
    above: Marks = {"xref": "paper", "yref": "paper", "yshift": 22}
    sketch.note(0, 1, "How far it got", size=theme.NOTE, where=above)
    sketch.note(1, 1, "How it stands", anchor="right", size=theme.NOTE, where=above)
    return Chart(sketch, _flow_alt(left, before, right, after), "How far each one got, and how it stands")


def _reached(stage: Stage) -> str:
    return "Sent only" if stage is Stage.APPLIED else wording.STAGE_NAMES[stage]


def _links(flows: Sequence[Flow], left: list[Stage], right: list[Outcome]) -> Marks:
    return {
        "source": [left.index(part.stage) for part in flows],
        "target": [len(left) + right.index(part.outcome) for part in flows],
        "value": [part.applications for part in flows],
        "color": [_COLOURS[part.outcome][1] for part in flows],
        "hovertemplate": "%{value} applications<extra></extra>",
    }


def _places(sizes: Sequence[int], gap: float = 0.05) -> list[float]:
    """Middles of the nodes from top to bottom in the order given (Plotly would reorder them)."""
    free = 1 - gap * (len(sizes) - 1)
    middles, top = [], 0.0
    for size in sizes:
        height = free * size / max(sum(sizes), 1)
        middles.append(min(0.999, max(0.001, top + height / 2)))
        top += height + gap
    return middles


def _flow_alt(
    left: Sequence[Stage], before: Sequence[int], right: Sequence[Outcome], after: Sequence[int]
) -> str:
    got = ", ".join(f"{_reached(stage).lower()} {k}" for stage, k in zip(left, before, strict=True))
    stands = ", ".join(
        f"{wording.OUTCOME_NAMES[one].lower()} {k}" for one, k in zip(right, after, strict=True)
    )
    return f"Furthest step reached: {got or 'none'}. How they stand now: {stands or 'none'}."

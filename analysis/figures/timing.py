"""Is this silence normal, drawn: how many had heard by which day, and twenty equally likely replies."""

from analysis import wording
from analysis.figures import theme
from analysis.figures.theme import Chart, Sketch
from analysis.metrics.timing import TimingResult

_WEEKS = {0.0: "sent", 14.0: "2 weeks", 28.0: "4 weeks", 42.0: "6 weeks", 56.0: "8 weeks"}
_END = 56
_DOTS = 20


def curve(result: TimingResult) -> Chart:
    """The share with any reply by each day, in its likely range, and the day after which one is rare."""
    shown = result.curve[result.curve["day"] <= _END]
    days = [int(day) for day in shown["day"]]
    share = [float(one) for one in shown["any_reply"]]
    sketch = Sketch(290, top=20, bottom=30)
    for height in (0.2, 0.4, 0.6, 0.8):
        sketch.hline(height, color=theme.HAIR, width=1)
        words = f"{round(height * 10)} in 10"
        sketch.note(0, height, words, xref="paper", size=theme.NOTE, yshift=9)
    low, high = ([float(one) for one in shown[f"any_reply_{end}80"]] for end in ("low", "high"))
    edge = {"color": theme.TEAL_TINT, "width": 0, "shape": "hv"}
    sketch.scatter(x=days, y=high, mode="lines", line=edge, hoverinfo="skip")
    sketch.scatter(
        x=days, y=low, mode="lines", line=edge, fill="tonexty", fillcolor=theme.TEAL_TINT, hoverinfo="skip"
    )
    sketch.scatter(
        x=days, y=share, mode="lines", line={"color": theme.TEAL, "width": 3, "shape": "hv"},
        hovertemplate="By day %{x}<extra></extra>",
    )  # fmt: skip
    if result.silence_day <= _END:
        sketch.vline(result.silence_day, color=theme.OCHRE, width=2, dash="dot")
        anchor, shift = ("right", -6) if result.silence_day > _END / 2 else ("left", 6)
        sketch.note(
            result.silence_day, 0.97, f"day {result.silence_day}: after this, a reply is rare",
            yref="paper", anchor=anchor, xshift=shift, color=theme.INK, size=theme.NOTE,
        )  # fmt: skip
    sketch.hline(0, color=theme.STONE, width=1)
    sketch.scale(_WEEKS, rule=False)
    sketch.xaxis["range"] = [0, _END]
    sketch.yaxis["range"] = [0, max([*high, 0.5]) * 1.25]
    heard = wording.in_hundred(share[-1]) if share else "none"
    likely = f", {wording.likely(low[-1], high[-1])}" if share and share[-1] else ""
    title = f"By week eight {heard} had heard"
    alt = f"Share of your applications with any reply, by days since sending: {heard} by week eight{likely}."
    return Chart(sketch, alt, title)


def twenty(slower: float, days: int) -> Chart:
    """Twenty replies that are equally likely, as circles: filled came sooner than `days`, hollow come later.

    Args:
        slower: share of the replies that take longer than `days`, 0 to 1.
        days: days of silence so far.
    """
    later = round(slower * _DOTS)
    sketch = Sketch(96, top=4, bottom=4)
    marker = {
        "size": 20,
        "color": [theme.RAMP[7]] * (_DOTS - later) + [theme.PAPER] * later,
        "line": {"color": theme.RAMP[7], "width": 1.6},
    }
    places = [place % 10 for place in range(_DOTS)]
    levels = [place // 10 for place in range(_DOTS)]
    sketch.scatter(x=places, y=levels, mode="markers", hoverinfo="skip", marker=marker)
    sketch.xaxis |= {"range": [-0.6, 9.6], "showticklabels": False}
    sketch.yaxis["range"] = [1.7, -0.7]
    count = wording.count_of(later, _DOTS)
    words = f"{count[0].upper()}{count[1:]} replies come later than {wording.days(days)}"
    return Chart(sketch, f"{words}.", words)

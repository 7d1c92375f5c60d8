"""Each interview adds a name: people met for the first time, month by month."""

from analysis import wording
from analysis.figures import theme
from analysis.figures.theme import Chart, Sketch
from analysis.metrics.contacts import ContactsResult

_HEIGHT, _MOST = 190, 24


def names_by_month(result: ContactsResult) -> Chart:
    """One bar a month with its number on top; the last 24 months at most. Without a month an empty chart."""
    rows = result.by_month.to_dict("records")[-_MOST:]
    months = [row["month"].date() for row in rows]
    counts = [int(row["names"]) for row in rows]
    sketch = Sketch(_HEIGHT, top=24, bottom=26)
    places = list(range(len(rows)))
    sketch.bar(
        x=places, y=counts, width=0.62, marker={"color": theme.TEAL},
        customdata=[f"{month:%B %Y}" for month in months], hovertemplate="%{customdata}: %{y}<extra></extra>",
    )  # fmt: skip
    for place, count, month in zip(places, counts, months, strict=True):
        if count:
            sketch.note(place, count, f"<b>{count}</b>", anchor="center", color=theme.INK, yshift=10)
        if len(rows) <= 12 or place % 3 == 0:
            below = {"yref": "paper", "yanchor": "top", "yshift": -6}
            sketch.note(place, 0, f"{month:%b}", anchor="center", size=theme.NOTE, where=below)
    sketch.xaxis |= {"range": [-0.6, max(len(rows), 1) - 0.4], "showticklabels": False}
    sketch.yaxis |= {"range": [0, max([*counts, 1]) * 1.15]}
    met, interviews = sum(counts), sum(int(row["interviews"]) for row in rows)
    title = f"{wording.plural(interviews, 'interview')} brought {wording.plural(met, 'new name')}"
    said = ", ".join(f"{month:%B %Y} {count}" for month, count in zip(months, counts, strict=True))
    return Chart(sketch, f"{title}. {said or 'No month yet'}.", title)

"""Before and after, drawn: two rates with their ranges for interviews, two for any reply."""

from analysis import wording
from analysis.figures.rate_rows import RateRow, rate_rows, row_of, said
from analysis.figures.theme import Chart
from analysis.metrics.periods import AFTER, BEFORE, PeriodsResult


def rows(result: PeriodsResult) -> Chart:
    """Four rows: interviews before and since, any reply before and since. A mark carries its line's name."""
    day = wording.day(result.split, result.as_of)
    shown: list[RateRow] = []
    for name, label, before, after in (
        ("interview", "Interviews", result.before.interview, result.after.interview),
        ("any_reply", "Any reply", result.before.any_reply, result.after.any_reply),
    ):
        shown.append(row_of(f"{name} {BEFORE}", f"{label} before {day}", before, soft=not before.n))
        shown.append(row_of(f"{name} {AFTER}", f"{label} since {day}", after, soft=not after.n))
    title = "Before and since " + day
    names = {row.key: row.name for row in shown}
    return Chart(rate_rows(shown), f"{title}: {said(shown)}.", title, names)

"""The year of days written without one, taken from the days around them."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

MonthDay = tuple[int, int]

# rows may be a little out of order: only a step back by more than this speaks for another year
_WOBBLE_DAYS = 45
_WRONG_WAY = 400
_HALF_YEAR = 6 * 31


def fill_years(
    days: Sequence[date | None], yearless: dict[int, MonthDay], anchor: date | None
) -> dict[int, date]:
    """Days for cells without a year, so that the rows keep running one way.

    Args:
        days: the column, None where no year is known.
        yearless: position -> (month, day).
        anchor: the latest day known from elsewhere, for a column in which no cell has a year.

    Returns:
        Position -> day. Empty when there is neither a neighbour with a year nor an anchor.
    """
    known = {at: day for at, day in enumerate(days) if day is not None}
    forward = _runs_forward(known, yearless)
    if not known:
        if anchor is None:
            return {}
        last = max(yearless) if forward else min(yearless)
        known = {last: _latest(yearless[last], anchor)}
    start = min(known)
    filled = dict(known)
    nearest = known[start]
    for at in sorted((at for at in yearless if at < start), reverse=True):
        nearest = filled[at] = _between(yearless[at], above=None, below=nearest, forward=forward)
    upcoming = sorted(known, reverse=True)
    nearest = known[start]
    for at in sorted(at for at in {*yearless, *known} if at >= start):
        while upcoming and upcoming[-1] <= at:
            upcoming.pop()
        if at not in known:
            below = known[upcoming[-1]] if upcoming else None
            filled[at] = _between(yearless[at], above=nearest, below=below, forward=forward)
        nearest = filled[at]
    return {at: filled[at] for at in yearless}


def _runs_forward(known: dict[int, date], yearless: dict[int, MonthDay]) -> bool:
    """Whether the rows run from old to new; by default they do."""
    steps: list[int] = []
    for (_, one), (_, other) in pairwise(sorted(known.items())):
        steps.append((other - one).days)
    if not any(steps):
        # from December to January is a step ahead: the shorter way round the year counts
        marks = {at: (day.month, day.day) for at, day in known.items()} | yearless
        places = [month * 31 + day for _, (month, day) in sorted(marks.items())]
        steps = [
            (other - one + _HALF_YEAR) % (2 * _HALF_YEAR) - _HALF_YEAR for one, other in pairwise(places)
        ]
    return sum(step < 0 for step in steps) <= sum(step > 0 for step in steps)


def _latest(month_day: MonthDay, anchor: date) -> date:
    return max((day for day in _candidates(month_day, anchor) if day <= anchor), default=anchor)


def _candidates(month_day: MonthDay, near: date) -> list[date]:
    """The day in the years around another; 29 February only in leap years (there is one within four)."""
    month, day = month_day
    found = []
    for year in range(near.year - 4, near.year + 5):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found


def _between(month_day: MonthDay, above: date | None, below: date | None, forward: bool) -> date:
    """The day nearest to the rows above and below, and on the right side of them."""
    earlier, later = (above, below) if forward else (below, above)
    near = earlier or later
    if near is None:
        msg = "a day without a year needs a neighbour"
        raise ValueError(msg)

    def cost(day: date) -> int:
        gaps = [
            *([(day - earlier).days] if earlier is not None else []),
            *([(later - day).days] if later is not None else []),
        ]
        return sum(abs(gap) + (_WRONG_WAY if gap < -_WOBBLE_DAYS else 0) for gap in gaps)

    return min(_candidates(month_day, near), key=cost)

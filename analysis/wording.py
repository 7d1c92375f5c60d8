"""How numbers, dates and states are said: counts first, then plain shares, then the range."""

from datetime import date

from analysis.model.rate import Rate
from analysis.model.stage import Outcome, Stage

STAGE_NAMES: dict[str, str] = {
    Stage.SAVED: "Not sent yet",
    Stage.APPLIED: "Sent",
    Stage.SCREENING: "Closer look",
    Stage.INTERVIEW: "Interview",
    Stage.FINAL_ROUND: "Later round",
    Stage.OFFER: "Offer",
    Stage.ACCEPTED: "Accepted",
}
OUTCOME_NAMES: dict[str, str] = {
    Outcome.WAITING: "Waiting",
    Outcome.NO_REPLY: "No reply",
    Outcome.REJECTED: "A no",
    Outcome.RESERVE: "Reserve list",
    Outcome.WITHDRAWN: "You withdrew",
    Outcome.CLOSED: "Role closed",
    Outcome.DECLINED: "You said no",
    Outcome.ACCEPTED: "Accepted",
}
_SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(n: int) -> str:
    """A count with thousands separated: 118,000."""
    return f"{n:,}"


def plural(n: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 interview", "3 interviews"."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def in_words(n: int) -> str:
    """A small count as a word ("none" to "ten"), a larger one in figures."""
    return _SMALL[n] if 0 <= n < len(_SMALL) else number(n)


def count_of(k: int, n: int) -> str:
    """A count beside its whole: "8 of 22", "none of 6"."""
    return f"{number(k) if k else 'none'} of {number(n)}"


def in_ten(share: float) -> str:
    """A share as a person would say it: "about 3 in 10", "fewer than 1 in 20", "nearly all"."""
    if share < 0.05:
        return "fewer than 1 in 20"
    if share < 0.15:
        return "about 1 in 10"
    if share > 0.95:
        return "nearly all"
    return f"about {round(share * 10)} in 10"


def between(low: float, high: float) -> str:
    """A range of shares in hundredths: "12 to 20 in 100"."""
    first, last = round(low * 100), round(high * 100)
    return f"{first} in 100" if first == last else f"{first} to {last} in 100"


def likely(low: float, high: float) -> str:
    """A range with its word: "likely 12 to 20 in 100"."""
    return f"likely {between(low, high)}"


def range_in_ten(low: float, high: float) -> str:
    """A range of shares in tenths for a sentence: "likely 1 to 5 in 10" (or in hundredths)."""
    first, last = round(low * 10), round(high * 10)
    return likely(low, high) if first in (last, 0) else f"likely {first} to {last} in 10"


def in_hundred(share: float) -> str:
    """A share in hundredths: "16 in 100"."""
    return f"{round(share * 100)} in 100"


def day(when: date, as_of: date | None = None) -> str:
    """A date without its year unless it is another year than as_of's: "3 Sep", "3 Sep 2025"."""
    text = f"{when.day} {when:%b}"
    return text if as_of is not None and when.year == as_of.year else f"{text} {when.year}"


def days(n: int) -> str:
    """A stretch of days: "1 day", "19 days"."""
    return plural(n, "day")


def listing(items: list[str]) -> str:
    """Names in a row: "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def inside(name: str) -> str:
    """A name as it stands inside a sentence: "Depth of experience" -> "depth of experience", "CV" stays."""
    first, _, _ = name.partition(" ")
    return name if first[1:] != first[1:].lower() else name[:1].lower() + name[1:]


def chance(probability: float) -> str:
    """A probability: "about 7 in 10", "less than 1 in 20", "more than 19 in 20"."""
    if probability < 0.05:
        return "less than 1 in 20"
    return "more than 19 in 20" if probability > 0.95 else in_ten(probability)


def share(rate: float, low: float, high: float) -> str:
    """A share with its range for a sentence: "about 3 in 10 (likely 1 to 5 in 10)"; 0: the range alone."""
    return f"{in_ten(rate)} ({range_in_ten(low, high)})" if rate > 0 else likely(low, high)


def rate_line(rate: Rate, success: str, trial: str = "application") -> str:
    """A rate as one sentence, counts first.

    "3 interviews from 14 applications, 5 of them still waiting: about 3 in 10 (likely 1 to 5 in 10).", or the
    counts alone while nothing has come back yet.
    """
    counts = f"{plural(rate.k, success) if rate.k else f'No {success} yet'} from {plural(rate.n, trial)}"
    if rate.waiting:
        still = "still waiting" if rate.n == 1 else f"{number(rate.waiting)} of them still waiting"
        counts = f"{counts}, {still}"
    if rate.rate is None or rate.n_effective < 1:
        return f"{counts}."
    return f"{counts}: {share(rate.rate, rate.low80, rate.high80)}."

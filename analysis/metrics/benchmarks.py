"""What do others report? A few published ranges beside the same number of this search: never a target."""

from dataclasses import asdict, dataclass
from datetime import date

import pandas as pd

from analysis import wording
from analysis.model import Dataset, Filters, Rate, Stage, Tier
from analysis.reference.benchmarks import CAUTION, TRUST, Benchmark
from analysis.reference.benchmarks import benchmarks as published
from analysis.trials import rate_of, trials

# How what a published figure counts is called, in the order in which a search meets it.
ABOUT: dict[str, str] = {
    "positive_reply": "Closer look",
    "offer_after_interview": "Offer after interview",
    "hire": "The job, from an application",
    "process": "From applying to an answer",
}


@dataclass(frozen=True, eq=False)
class BenchmarksResult:
    """Published ranges, and what this search has of the same kind.

    Attributes:
        as_of: the day ages are counted to.
        sentence: what the page says first.
        notes: plain sentences that belong under the figures, the caution first.
        table: one row a published figure (index: its id), by what it is about: about (positive_reply,
            offer_after_interview, hire, process), name (that in words), unit ("share" or "days"), low, high
            (0 to 1, or days), figure (the range as a sentence without its full stop), population, year,
            source, trust ("A" or "B"), trust_words.
        own: what it is about -> the rate of this search; nothing for what a search cannot be asked (process).
    """

    as_of: date | None
    sentence: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    own: dict[str, Rate]


def benchmarks(ds: Dataset, as_of: date | None = None, filters: Filters | None = None) -> BenchmarksResult:
    """Set a few published ranges beside the rates of the search, each with its source and population.

    Nothing is divided by anything and nothing is called better or worse: what the figures count is not quite
    what a search counts.

    Args:
        ds: the search.
        as_of: the day to count to; None: the file's own.
        filters: which applications; stage and outcome in it are ignored.

    Returns:
        The result; without applications the own rates are of nothing.
    """
    counted = trials(ds, as_of, filters)
    own = {
        "positive_reply": rate_of(counted.starts[Stage.SCREENING]),
        "offer_after_interview": rate_of(counted.interviewed),
        "hire": rate_of(counted.starts[Stage.ACCEPTED]),
    }
    return BenchmarksResult(
        as_of=counted.as_of,
        sentence=_sentence(own["positive_reply"]),
        notes=(CAUTION,),
        table=_table(),
        own=own,
    )


def _table() -> pd.DataFrame:
    order = list(ABOUT)
    listed = sorted(published().values(), key=lambda one: order.index(one.about))
    table = pd.DataFrame([_row(one) for one in listed]).set_index("id")
    return table.astype({"low": float, "high": float, "year": "int64"})


def _row(one: Benchmark) -> dict[str, object]:
    return {**asdict(one), "name": ABOUT[one.about], "trust_words": TRUST[one.trust]}


def _sentence(looked: Rate) -> str:
    if not looked.n:
        return "There is nothing of your own to set beside published figures yet."
    some = wording.number(looked.k) if looked.k else "none"
    said = f"Of your {wording.plural(looked.n, 'application')} {some} got a closer look"
    if looked.tier is Tier.TOO_EARLY:
        return f"{said}, which is too early to set beside anything."
    return f"{said}, {wording.likely(looked.low80, looked.high80)}; below it, what others report."

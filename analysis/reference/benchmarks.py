"""A few published figures of how job searches go, each a range with its source: never a target."""

from dataclasses import dataclass
from functools import cache

from analysis.reference.sectors import table_rows

TRUST: dict[str, str] = {
    "A": "Official, peer reviewed, or an experiment",
    "B": "A platform's or an association's own large data",
}
CAUTION = (
    "Other people's figures, counted in other ways: applications in studies are well matched to the advert, "
    "and those that employers count include the hopeless ones. They are no target."
)


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One published figure.

    Attributes:
        id: its name in the program.
        about: what it can stand beside: positive_reply, offer_after_interview, hire (from an application),
            process (days from applying to an answer).
        unit: "share" (low and high are 0 to 1) or "days".
        low: lower end of the range.
        high: upper end of it.
        figure: the range as one plain sentence without its full stop.
        population: who was counted, where and when.
        year: year of publication.
        source: who says so.
        trust: "A" or "B" (`TRUST`).
    """

    id: str
    about: str
    unit: str
    low: float
    high: float
    figure: str
    population: str
    year: int
    source: str
    trust: str


@cache
def benchmarks() -> dict[str, Benchmark]:
    """The published figures by id, in the order they are listed; never empty. Off by default on screen."""
    return {row["id"]: _benchmark(row) for row in table_rows("benchmarks.csv")}


def _benchmark(row: dict[str, str]) -> Benchmark:
    words = {name: row[name] for name in ("id", "about", "unit", "figure", "population", "source", "trust")}
    return Benchmark(**words, low=float(row["low"]), high=float(row["high"]), year=int(row["year"]))

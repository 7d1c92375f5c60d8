"""What the values of people's own lists of reasons mean ("Salary", "Internal hire"). Sources: SOURCES.md."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.model import Polarity, reason_key

_FILE = Path(__file__).with_name("reasons.csv")


class Reason(NamedTuple):
    """What a value means: a theme id, and how it is meant."""

    theme: str
    polarity: Polarity


@cache
def reasons() -> dict[str, Reason]:
    """Value, as compared (`reason_key`) -> what it means."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return {
            row["value"]: Reason(row["theme"], Polarity(row["polarity"])) for row in csv.DictReader(lines)
        }


def reason_of(value: str) -> Reason | None:
    """What a value means, whatever its case and margins; None when the table does not know it."""
    return reasons().get(reason_key(value))

"""What has changed since the search was last open: counts then and now, said in a sentence."""

from collections.abc import Mapping
from datetime import date

from analysis import wording
from analysis.model import Dataset, Outcome, Stage

_NAMES = {"sent": "application", "interviews": "interview", "refusals": "refusal", "offers": "offer"}


def counts(ds: Dataset) -> dict[str, int]:
    """How many applications were sent, reached an interview, an offer, or were refused; zeros for none."""
    stages = [Stage(stage) for stage in ds.applications["stage"]]
    outcomes = ds.applications["outcome"].tolist()
    return {
        "sent": len(stages),
        "interviews": sum(stage.rank >= Stage.INTERVIEW.rank for stage in stages),
        "refusals": outcomes.count(Outcome.REJECTED.value),
        "offers": sum(stage.rank >= Stage.OFFER.rank for stage in stages),
    }


def sentence(before: Mapping[str, int], now: Mapping[str, int], then: date, today: date) -> str:
    """What came since, in words; "" when nothing did. Counts that fell (rows taken out) are passed over.

    Args:
        before: counts as `counts` gave them on that day.
        now: the same, of today.
        then: the day the search was last open.
        today: tells how the day is said.
    """
    more = [
        wording.plural(now[key] - before.get(key, 0), name)
        for key, name in _NAMES.items()
        if now[key] > before.get(key, 0)
    ]
    return f"New since {wording.day(then, today)}: {wording.listing(more)}." if more else ""

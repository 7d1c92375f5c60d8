"""What has changed since the last visit, in a sentence."""

from datetime import date

from analysis.answers import since
from tests import builders

THEN, TODAY = date(2026, 6, 20), date(2026, 6, 30)


def test_counts_of_a_search() -> None:
    search = builders.dataset([
        {"stage": "interview", "outcome": "rejected"}, {"stage": "offer"}, {"outcome": "rejected"}, {},
    ])  # fmt: skip
    assert since.counts(search) == {"sent": 4, "interviews": 2, "refusals": 2, "offers": 1}
    assert set(since.counts(builders.dataset()).values()) == {0}


def test_only_what_came_is_said() -> None:
    before = {"sent": 4, "interviews": 2, "refusals": 2, "offers": 1}
    now = {"sent": 6, "interviews": 2, "refusals": 3, "offers": 0}
    assert since.sentence(before, now, THEN, TODAY) == "New since 20 Jun: 2 applications and 1 refusal."
    assert since.sentence(before, before, THEN, TODAY) == ""
    assert "3 refusals" in since.sentence({}, now, THEN, TODAY)

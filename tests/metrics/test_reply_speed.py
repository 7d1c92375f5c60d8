"""How fast replies come by channel: by hand, with those still waiting allowed for, apart only with enough."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

from analysis.errors import UnknownFieldError
from analysis.metrics.reply_speed import reply_speed
from analysis.model import Dataset, Filters, Outcome
from tests.builders import ago, dataset, event
from tests.metrics.searches import searches


def replied(days: int, channel: str = "Referral", **fields: Any) -> dict[str, Any]:
    """Refused so many days after an application that is 90 days old."""
    return {"channel": channel, "outcome": Outcome.REJECTED, "replied_on": ago(90 - days), **fields}


def test_nothing_one_and_nothing_dated() -> None:
    assert reply_speed(dataset()).sentence == "There is nothing to time yet."
    assert reply_speed(dataset([{}])).sentence == "No application gives a channel."
    one = reply_speed(dataset([{"channel": "Referral"}]))
    assert one.sentence == "No reply has a date yet, so no channel can be timed."
    assert one.table.loc["Referral", ["applications", "replies"]].tolist() == [1, 0]
    few = reply_speed(dataset([replied(3)]))
    assert few.sentence == "No channel has five dated replies yet; that is too few to time."
    with pytest.raises(UnknownFieldError):
        reply_speed(dataset(), "own:Mood")


def test_half_of_the_replies_by_hand() -> None:
    rows = [replied(days) for days in (2, 4, 6, 8, 10)] + [
        {"channel": "Referral", "outcome": Outcome.NO_REPLY}
    ] * 5
    result = reply_speed(dataset(rows))
    found = result.table.loc["Referral"]
    # 5 of 10 replied by day 60; half of these, a quarter of all, is passed with the third, on day 6.
    assert found["by_day_60"] == pytest.approx(0.5)
    assert found["typical_days"] == 6
    assert result.sentence == (
        "Half of the replies that come are there, for Referral within 6 days (5 replies). "
        "No channel can be told apart by its speed yet."
    )


def test_those_still_waiting_lengthen_and_never_shorten() -> None:
    rows = [replied(days) for days in (2, 4, 6, 8, 20)]
    waiting = [{"channel": "Referral", "age": 7}] * 30
    before = reply_speed(dataset(rows)).table.loc["Referral", "typical_days"]
    after = reply_speed(dataset(rows + waiting)).table.loc["Referral", "typical_days"]
    assert after >= before


def test_replies_without_a_date_are_counted_apart() -> None:
    result = reply_speed(dataset([replied(3), {"channel": "Referral", "outcome": Outcome.REJECTED}]))
    assert result.table.loc["Referral", ["applications", "replies", "undated_replies"]].tolist() == [1, 1, 1]
    assert any("no date" in note for note in result.notes)


def test_a_dated_event_is_a_reply_and_a_closed_role_rules_one_out() -> None:
    ds = dataset(
        [
            {"channel": "A", "stage": "screening"},
            {"channel": "A", "outcome": Outcome.CLOSED},
            {"channel": "A"},
        ],
        [event("a1", "screening", ago(80)), event("a2", "closed", ago(85))],
    )
    found = reply_speed(ds).table.loc["A"]
    assert (found["applications"], found["replies"]) == (3, 1)
    # Closed on day 5 is no reply for good: one of three replied, not one of two.
    assert found["by_day_60"] == pytest.approx(1 / 3)


def test_withdrawn_ones_are_watched_until_their_day_only() -> None:
    ds = dataset(
        [
            {"channel": "A", "stage": "screening"},
            {"channel": "A", "outcome": Outcome.WITHDRAWN},
            {"channel": "A"},
        ],
        [event("a1", "screening", ago(80)), event("a2", "withdrawn", ago(85))],
    )
    assert reply_speed(ds).table.loc["A", "by_day_60"] == pytest.approx(1 / 2)


def test_fast_and_slow_can_be_told_apart() -> None:
    fast = [replied(days, "Referral") for days in range(1, 13)]
    slow = [replied(days, "Job board") for days in range(30, 42)]
    result = reply_speed(dataset(fast + slow))
    assert result.table["apart"].all()
    assert result.table["sooner"].to_dict() == {"Job board": False, "Referral": True}
    assert result.sentence.endswith("Job board is answered later or less often than the rest.")
    assert result.table.loc["Referral", "typical_days"] == 6


def test_under_five_replies_on_one_side_nothing_is_tested() -> None:
    rows = [replied(days, "Referral") for days in range(1, 13)] + [replied(40, "Job board")] * 4
    table = reply_speed(dataset(rows)).table
    assert table["luck"].isna().all()
    assert not table["apart"].any()
    assert not reply_speed(dataset([*rows, replied(40, "Job board")])).table["luck"].isna().any()


def test_filters_and_another_property() -> None:
    rows = [replied(3, cv_version="v1", sector="it"), replied(3, cv_version="v2", sector="health")]
    result = reply_speed(dataset(rows), "cv_version", filters=Filters(sectors=("it",)))
    assert list(result.table.index) == ["v1"]


@settings(max_examples=25, deadline=None)
@given(searches())
def test_counts_never_exceed_the_search(ds: Dataset) -> None:
    result = reply_speed(ds)
    table = result.table
    assert table["applications"].sum() + table["undated_replies"].sum() + result.missing <= len(ds)
    assert (table["replies"] <= table["applications"]).all()
    assert table["by_day_60"].between(0, 1).all()
    assert not table.loc[table["luck"].isna(), "apart"].any()
    turned = Dataset(applications=ds.applications.iloc[::-1], events=ds.events, as_of=ds.as_of)
    pd.testing.assert_frame_equal(reply_speed(turned).table, table)

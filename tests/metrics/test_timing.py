import pytest
from hypothesis import given, settings

from analysis.metrics.timing import timing
from analysis.model import Dataset, EventKind, Filters, Outcome, Stage
from analysis.stats.delay import default_shape
from tests.builders import ago, dataset, event
from tests.metrics.searches import searches


def test_nothing_at_all_is_the_default() -> None:
    result = timing(dataset())
    assert result.sentence == "There is nothing to time yet."
    assert (result.default_share, result.own_replies, result.reply_share) == (1.0, 0, 0.5)
    assert result.table.empty
    assert list(result.curve.columns) == [
        "day", "any_reply", "any_reply_low80", "any_reply_high80", "interview", "refusal", "expected",
    ]  # fmt: skip
    assert list(result.curve["day"]) == list(range(91))
    assert (result.curve[["any_reply", "interview", "refusal"]] == 0).all(axis=None)
    assert result.notes[0].startswith("Without dated replies of your own")


def test_expected_is_the_default_without_replies() -> None:
    expected = timing(dataset()).curve["expected"].to_numpy()
    assert expected[10] == pytest.approx(default_shape(10), abs=0.01)
    assert expected[0] == 0
    assert (expected[1:] >= expected[:-1] - 1e-12).all()


def test_one_application_waiting() -> None:
    result = timing(dataset([{"age": 19}]))
    row = result.table.iloc[0]
    assert (row["application_id"], row["days"], bool(row["long_quiet"])) == ("a1", 19, False)
    assert 0.1 < row["chance"] < 0.5
    assert 0.1 < row["slower"] < 0.5
    assert result.sentence.endswith("1 application is waiting, not yet that long.")


def test_waiting_are_those_without_any_answer_longest_first() -> None:
    result = timing(
        dataset(
            [
                {"age": 10},
                {"age": 60},
                {"age": 50, "stage": Stage.SCREENING},
                {"age": 40, "outcome": Outcome.NO_REPLY},
                {"age": 30, "outcome": Outcome.REJECTED},
                {"age": None},
                {"age": 20, "replied_on": ago(15)},
            ]
        )
    )
    assert list(result.table["application_id"]) == ["a2", "a1"]
    assert list(result.table["long_quiet"]) == [True, False]
    assert result.table["chance"].is_monotonic_increasing


def replies(n: int, after: int) -> Dataset:
    """n refusals after so many days."""
    rows = [{"age": 90, "outcome": Outcome.REJECTED}] * n
    return dataset(rows, [event(f"a{at + 1}", EventKind.REJECTED, ago(90 - after)) for at in range(n)])


def test_own_replies_teach_the_rule() -> None:
    fast, slow = timing(replies(60, 5)), timing(replies(60, 40))
    assert fast.silence_day < slow.silence_day
    assert fast.typical_days == 5
    assert slow.typical_days == 40
    assert fast.own_replies == 60
    assert fast.default_share == pytest.approx(10 / 70)
    assert fast.strict_day >= fast.silence_day
    assert fast.curve["refusal"].iloc[4] == 0
    assert fast.curve["refusal"].iloc[5] == pytest.approx(1)


def test_waiting_ones_lengthen_the_expected_delay() -> None:
    before = replies(20, 8)
    rows = [{"age": 90, "outcome": Outcome.REJECTED}] * 20 + [{"age": 10}] * 30
    after = dataset(rows, [event(f"a{at + 1}", EventKind.REJECTED, ago(82)) for at in range(20)])
    assert timing(after).curve["any_reply"].iloc[90] <= timing(before).curve["any_reply"].iloc[90]


def test_days_from_interview_to_answer() -> None:
    rows = [{"stage": Stage.INTERVIEW, "outcome": Outcome.REJECTED}] * 5
    events = [event(f"a{at}", EventKind.INTERVIEW, ago(60)) for at in range(1, 6)]
    events += [event(f"a{at}", EventKind.REJECTED, ago(60 - at)) for at in range(1, 6)]
    result = timing(dataset(rows, events))
    assert (result.interview_to_answer, result.answers_after_interview) == (3, 5)
    few = timing(dataset(rows[:4], events[:4] + events[5:9]))
    assert (few.interview_to_answer, few.answers_after_interview) == (None, 4)


def test_a_filter_changes_the_curve_and_not_the_rule() -> None:
    rows = [{"age": 90, "outcome": Outcome.REJECTED, "channel": "Referral"}] * 8 + [{"age": 80}] * 8
    ds = dataset(rows, [event(f"a{at}", EventKind.REJECTED, ago(84)) for at in range(1, 9)])
    whole, part = timing(ds), timing(ds, filters=Filters(channels=("Referral",)))
    assert part.silence_day == whole.silence_day
    assert part.curve["refusal"].iloc[90] > whole.curve["refusal"].iloc[90]
    assert part.table.empty
    assert len(whole.table) == 8


@settings(max_examples=20, deadline=None)
@given(searches())
def test_shares_are_shares(ds: Dataset) -> None:
    result = timing(ds)
    curves = result.curve.drop(columns="day")
    assert ((curves >= 0) & (curves <= 1 + 1e-9)).all(axis=None)
    shares = curves.drop(columns=["any_reply_low80", "any_reply_high80"])
    assert (shares.diff().dropna() >= -1e-9).all(axis=None)
    assert (curves["any_reply_low80"] <= curves["any_reply"] + 1e-12).all()
    assert (curves["any_reply"] <= curves["any_reply_high80"] + 1e-12).all()
    assert result.table[["chance", "slower"]].apply(lambda column: column.between(0, 1)).all(axis=None)
    assert 10 <= result.silence_day <= result.strict_day <= 90

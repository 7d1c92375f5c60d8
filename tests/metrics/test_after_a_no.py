"""After a no: what is due when, the ledger, the fair comparison and the words."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.metrics.after_a_no import AfterANoResult, after_a_no
from analysis.model import Basis, Dataset, Event, EventKind, Filters, Outcome, Stage
from tests.builders import AS_OF, ago, dataset, event
from tests.metrics.searches import rows as random_rows

THANK, ASKED, CAME = EventKind.THANK_YOU, EventKind.FEEDBACK_ASKED, EventKind.FEEDBACK_RECEIVED
NO, CHASED, REOPENED = EventKind.REJECTED, EventKind.CHASED, EventKind.REOPENED
MET = {"stage": "interview", "outcome": "rejected"}


def one(no: int | None = 10, *events: tuple[EventKind, int | None], **fields: Any) -> AfterANoResult:
    """The answer for one refusal, so many days ago, with what happened so many days ago."""
    happened = [event("a1", NO, ago(no))] if no is not None else []
    happened += [event("a1", kind, None if days is None else ago(days)) for kind, days in events]
    return after_a_no(dataset([{**MET, "age": 200, **fields}], happened))


def row(result: AfterANoResult) -> dict[str, Any]:
    (found,) = result.table.to_dict("records")
    return {str(name): value for name, value in found.items()}


def due(result: AfterANoResult) -> tuple[str, str]:
    found = row(result)
    return found["action"], found["group"]


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (one(0), ("ask", "now")),
        (one(14), ("ask", "now")),
        (one(15), ("", "let_go")),
        (one(5, stage="applied"), ("", "let_go")),
        (one(5, stage="screening"), ("", "let_go")),
        (one(5, (ASKED, 4)), ("", "done")),
        (one(1, (CAME, 1)), ("thank", "now")),
        (one(1, (CAME, 1), (THANK, 3)), ("", "let_go")),
        (one(3, (THANK, 20)), ("ask", "now")),
        (one(5, outcome="reserve"), ("ask", "now")),
        (one(20, outcome="reserve"), ("stay_in_touch", "soon")),
        (one(80, outcome="reserve"), ("stay_in_touch", "now")),
        (one(104, outcome="reserve"), ("stay_in_touch", "now")),
        (one(150, outcome="reserve"), ("stay_in_touch", "soon")),
        (one(181, outcome="reserve"), ("", "let_go")),
        (one(80, (ASKED, 79), outcome="reserve"), ("stay_in_touch", "now")),
        (one(80, (CHASED, 10), outcome="reserve"), ("stay_in_touch", "soon")),
        (one(80, (ASKED, 79), (CHASED, 3), outcome="reserve"), ("", "let_go")),
        (one(10, (THANK, 9), (CHASED, 4)), ("", "let_go")),
        (one(10, (REOPENED, 2)), ("", "done")),
        (one(None), ("", "let_go")),
        (one(None, (ASKED, None)), ("", "done")),
    ],
)
def test_what_is_due(result: AfterANoResult, expected: tuple[str, str]) -> None:
    assert due(result) == expected


def test_thanks_and_the_question_go_out_in_one_note() -> None:
    result = one(5, (THANK, 4), (ASKED, 4))
    assert row(result)["tries"] == 1
    assert due(result) == ("", "done")


def test_what_was_written_before_the_no_is_no_try_after_it() -> None:
    found = row(one(5, (THANK, 9)))
    assert (found["tries"], found["thanked"]) == (0, True)


def test_feedback_to_work_on_is_worth_a_look_for_a_month() -> None:
    words = "We needed more hands-on experience."
    assert due(one(20, feedback=words)) == ("strengthen", "soon")
    assert due(one(31, feedback=words)) == ("", "let_go")
    assert due(one(60, (CAME, 5), feedback=words)) == ("strengthen", "soon")


def test_feedback_that_says_it_was_close_makes_a_near_miss() -> None:
    found = row(one(80, feedback="A close decision, you were our second choice."))
    assert found["near_miss"]
    assert found["action"] == "stay_in_touch"


def test_a_refusal_without_a_reason_is_no_feedback() -> None:
    words = "Unfortunately we have decided to move forward with other candidates."
    assert not row(one(5, feedback=words))["feedback_received"]


def test_two_days_for_the_thanks_then_a_fortnight_for_the_question() -> None:
    assert row(one(1))["due_on"].date() == ago(-1)
    assert row(one(5))["due_on"].date() == ago(-9)


def test_interviews_without_an_answer_ask_for_thanks() -> None:
    search = dataset(
        [{"stage": "interview"}, {"stage": "interview"}, {"stage": "interview"}, {"stage": "interview"}],
        [event("a1", EventKind.INTERVIEW, ago(1)), event("a2", EventKind.INTERVIEW, ago(3)),
         event("a3", EventKind.INTERVIEW, ago(-2)), event("a4", EventKind.INTERVIEW, ago(1)),
         event("a4", THANK, ago(0))],
    )  # fmt: skip
    result = after_a_no(search)
    assert [(step.application_id, step.due.group) for step in result.steps] == [("a1", "now"), ("a3", "soon")]
    assert result.table.empty
    assert result.sentence.startswith("1 note is worth writing now.")


def test_a_no_from_silence_is_no_refusal() -> None:
    silent = dataset([{**MET, "outcome_basis": Basis.INFERRED}])
    result = after_a_no(silent)
    assert result.table.empty
    assert result.silent == 1
    assert (
        after_a_no(dataset([{**MET, "outcome_basis": Basis.INFERRED}], [event("a1", NO, ago(9))])).silent == 0
    )


def test_the_reply_is_the_no_unless_something_followed_it() -> None:
    told = dataset([{**MET, "replied_on": ago(9)}])
    assert after_a_no(told).table["days_since"].tolist() == [9]
    later = dataset([{**MET, "replied_on": ago(30)}], [event("a1", EventKind.INTERVIEW, ago(20))])
    assert after_a_no(later).table["days_since"].isna().all()


def test_what_is_waiting_again_stays_a_refusal_that_reopened() -> None:
    result = one(100, (REOPENED, 60), outcome="waiting")
    assert row(result)["reopened"]
    assert result.reopened == 1
    assert (result.not_followed.k, result.not_followed.n) == (1, 1)


def test_a_second_no_is_followed_up_like_a_first() -> None:
    search = dataset(
        [MET], [event("a1", NO, ago(100)), event("a1", REOPENED, ago(60)), event("a1", NO, ago(5))]
    )
    result = after_a_no(search)
    assert due(result) == ("ask", "now")
    assert row(result)["days_since"] == 5
    assert result.ledger["refused_on"].tolist() == [pd.Timestamp(ago(100))]


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (one(None), "The day of the no is not known"),
        (one(13), "The no is younger than 14 days"),
        (one(60, (REOPENED, None)), "It opened again on a day that is not known"),
        (one(60, (REOPENED, 46)), "It opened again within 14 days"),
        (one(60, (THANK, None)), "You wrote on a day that is not known"),
        (one(60, (THANK, None), (ASKED, 50)), ""),
        (one(14), ""),
        (one(60, (REOPENED, 45)), ""),
    ],
)
def test_what_does_not_enter_the_comparison_says_why(result: AfterANoResult, reason: str) -> None:
    assert result.ledger["reason"].tolist() == [reason]
    assert len(result.excluded) == bool(reason)


def test_a_note_counts_up_to_the_landmark_and_an_opening_after_it() -> None:
    assert one(60, (THANK, 46)).followed.n == 1
    assert one(60, (THANK, 45)).not_followed.n == 1
    late = one(60, (THANK, 46), (REOPENED, 45))
    assert (late.followed.k, late.followed.n) == (1, 1)
    assert one(300, (REOPENED, 119)).not_followed.k == 0
    assert one(300, (REOPENED, 120)).not_followed.k == 1


def test_another_landmark_makes_other_groups() -> None:
    search = dataset([{**MET, "age": 200}], [event("a1", NO, ago(60)), event("a1", THANK, ago(50))])
    assert after_a_no(search, landmark=7).not_followed.n == 1
    assert after_a_no(search, landmark=10).followed.n == 1
    with pytest.raises(ValueError, match="landmark"):
        after_a_no(search, landmark=0)


def test_an_offer_after_the_door_opened_does_not_make_the_no_a_near_miss() -> None:
    search = dataset(
        [{"stage": "offer", "outcome": "waiting"}],
        [event("a1", EventKind.INTERVIEW, ago(120)),
         event("a1", NO, ago(100)), event("a1", REOPENED, ago(60)),
         event("a1", EventKind.OFFER, ago(30))],
    )  # fmt: skip
    assert after_a_no(search).ledger["stage"].tolist() == ["interview"]


def ledgers(*groups: tuple[str, int, int, int, int]) -> Dataset:
    """(stage, came back with a note, others with one, came back without, others without) as a search."""
    rows, events = [], []
    for stage, *counts in groups:
        for place, count in enumerate(counts):
            for _ in range(count):
                name = f"r{len(rows)}"
                rows.append({"application_id": name, "stage": stage, "outcome": "rejected", "age": 400})
                events.append(event(name, NO, ago(300)))
                events += [event(name, THANK, ago(299))] * (place < 2)
                events += [event(name, REOPENED, ago(250))] * (place in (0, 2))
    return dataset(rows, events)


def test_the_difference_is_that_of_mantel_and_haenszel() -> None:
    from analysis.stats.compare import mantel_haenszel, newcombe

    search = ledgers(("applied", 1, 9, 2, 38), ("interview", 4, 6, 3, 9))
    gap = after_a_no(search).risk_difference
    assert gap is not None
    oracle = mantel_haenszel([[[1, 9], [2, 38]], [[4, 6], [3, 9]]])
    assert gap.value == pytest.approx(oracle.risk_difference.value)
    assert gap.ratio == pytest.approx((1 * 40 / 50 + 4 * 12 / 22) / (2 * 10 / 50 + 3 * 10 / 22))
    assert gap.strata == 2
    single = after_a_no(ledgers(("interview", 4, 6, 3, 9))).risk_difference
    assert single is not None
    assert (single.low95, single.high95) == pytest.approx(newcombe(4, 10, 3, 12)[1:])


def test_below_five_that_came_back_nothing_is_compared() -> None:
    four = after_a_no(ledgers(("interview", 2, 8, 2, 18)))
    assert four.risk_difference is None
    assert "cannot be measured yet" in four.sentence
    five = after_a_no(ledgers(("interview", 3, 7, 2, 18)))
    assert five.risk_difference is not None
    assert "3 of 10 where you wrote in time and 2 of 20 where you did not" in five.sentence


def test_groups_that_never_meet_in_a_stage_are_not_compared() -> None:
    assert after_a_no(ledgers(("interview", 6, 4, 0, 0), ("applied", 0, 0, 6, 40))).risk_difference is None


def test_a_range_stays_where_nobody_came_back_after_a_note() -> None:
    gap = after_a_no(ledgers(("interview", 0, 12, 6, 54))).risk_difference
    assert gap is not None
    assert gap.high80 > 0
    assert "cannot be told apart" in after_a_no(ledgers(("interview", 0, 12, 6, 54))).sentence


def test_a_clear_gap_is_said_with_its_range_and_caveat() -> None:
    result = after_a_no(ledgers(("interview", 12, 8, 3, 57)))
    assert "more opened after a note." in result.sentence
    assert any("near misses" in note for note in result.notes)
    fewer = after_a_no(ledgers(("interview", 1, 59, 12, 8)))
    assert "fewer opened after a note." in fewer.sentence


def test_the_word_of_the_sceptic_is_held_against_the_counts() -> None:
    assert one(60).verdict == "“Once it is a no, it is a no” has held for the one refusal so far."
    assert "for all 8 refusals so far" in after_a_no(ledgers(("applied", 0, 3, 0, 5))).verdict
    assert (
        "for 7 of 8 refusals: one door opened again." in after_a_no(ledgers(("applied", 1, 2, 0, 5))).verdict
    )


def test_asked_and_received() -> None:
    rows = [MET] * 4
    events = [event(f"a{place}", NO, ago(40)) for place in range(1, 5)]
    events += [event("a1", ASKED, ago(39)), event("a2", ASKED, ago(39)), event("a3", ASKED, ago(3))]
    events += [event("a1", CAME, ago(30)), event("a4", CAME, ago(30))]
    result = after_a_no(dataset(rows, events))
    assert (result.asked.k, result.asked.n, result.asked.waiting) == (1, 3, 1)


def test_reserve_lists_and_near_misses_are_counted_apart() -> None:
    rows = [{**MET, "outcome": "reserve"}, {**MET, "outcome": "reserve"},
            {**MET, "feedback": "A close decision, you were our second choice."}]  # fmt: skip
    events = [event("a1", NO, ago(90)), event("a1", REOPENED, ago(40))]
    result = after_a_no(dataset(rows, events))
    assert (result.reserve.k, result.reserve.n) == (1, 2)
    assert (result.near_misses.k, result.near_misses.n) == (1, 3)


def test_nothing_to_learn_from_is_said() -> None:
    result = after_a_no(dataset())
    assert result.table.empty
    assert result.ledger.empty
    assert result.followed.rate is None
    assert (
        result.sentence == "Nothing is due just now. There is no refusal to learn from, and none to write to."
    )


def test_the_day_changes_ages_only() -> None:
    search = dataset([MET], [event("a1", NO, ago(10)), event("a1", THANK, ago(-3))])
    assert len(after_a_no(search, ago(20)).table) == 1
    assert row(after_a_no(search))["tries"] == 1


def test_filters_choose_applications() -> None:
    search = dataset([{**MET, "sector": "it"}, {**MET, "sector": "health"}])
    result = after_a_no(search, filters=Filters(sectors=("it",), stage=("offer",)))
    assert result.table["application_id"].tolist() == ["a1"]


@st.composite
def searches(draw: st.DrawFn) -> Dataset:
    rows = draw(random_rows())
    events: list[Event] = []
    kinds = st.sampled_from((NO, THANK, ASKED, CAME, CHASED, REOPENED, EventKind.INTERVIEW, EventKind.OFFER))
    for place in range(1, len(rows) + 1):
        for kind in draw(st.lists(kinds, max_size=4)):
            on = draw(st.none() | st.integers(-20, 300).map(ago))
            events.append(event(f"a{place}", kind, on, draw(st.sampled_from(Basis))))
    return dataset(rows, events)


@settings(max_examples=60, deadline=None)
@given(searches(), st.integers(1, 60))
def test_counts_add_up(search: Dataset, landmark: int) -> None:
    result = after_a_no(search, landmark=landmark)
    included = result.ledger[result.ledger["included"]]
    assert len(result.ledger) == len(result.table) == sum(step.refused for step in result.steps)
    assert len(included) == result.followed.n + result.not_followed.n
    assert len(result.excluded) == len(result.table) - len(included)
    assert int(included["reopened_later"].sum()) == result.followed.k + result.not_followed.k
    assert (result.excluded["reason"] != "").all()
    assert set(result.table["group"]) <= {"now", "soon", "done", "let_go"}
    assert sum(len(result.in_group(group)) for group in ("now", "soon", "done", "let_go")) == len(
        result.steps
    )
    assert (result.table.loc[result.table["tries"] >= 2, "action"].isin(["", "strengthen"])).all()
    refused = search.applications["outcome"].isin([Outcome.REJECTED, Outcome.RESERVE])
    assert len(result.table) >= int(refused.sum()) - result.silent


@settings(max_examples=40, deadline=None)
@given(searches(), st.randoms(use_true_random=False))
def test_order_never_matters(search: Dataset, order: Any) -> None:
    places, moments = list(range(len(search.applications))), list(range(len(search.events)))
    order.shuffle(places)
    order.shuffle(moments)
    mixed = Dataset(
        applications=search.applications.iloc[places].reset_index(drop=True),
        events=search.events.iloc[moments].reset_index(drop=True),
        as_of=search.as_of,
    )
    one_way, other = after_a_no(search), after_a_no(mixed)
    assert one_way.sentence == other.sentence
    assert one_way.notes == other.notes
    assert one_way.followed == other.followed
    assert one_way.risk_difference == other.risk_difference
    key = "application_id"
    pd.testing.assert_frame_equal(
        one_way.table.sort_values(key, ignore_index=True), other.table.sort_values(key, ignore_index=True)
    )


def test_every_stage_has_its_place() -> None:
    for stage in (Stage.APPLIED, Stage.SCREENING, Stage.INTERVIEW, Stage.FINAL_ROUND, Stage.OFFER):
        found = one(60, stage=stage).ledger["stage"].tolist()
        assert found == [str(Stage.FINAL_ROUND if stage is Stage.OFFER else stage)]


def test_without_a_day_to_count_to_nothing_is_due() -> None:
    result = after_a_no(dataset([{**MET, "age": None}], as_of=None))
    assert result.as_of is None
    assert due(result) == ("", "let_go")
    assert isinstance(AS_OF, date)


def test_without_the_day_of_a_no_what_may_still_fit_is_said_without_a_day() -> None:
    def undated(age: int, **fields: Any) -> tuple[str, str]:
        return due(after_a_no(dataset([{**MET, "age": age, **fields}])))

    assert undated(40) == ("ask", "soon")
    assert undated(40, stage="applied") == ("", "let_go")
    assert undated(100) == ("", "let_go")
    assert undated(100, outcome="reserve") == ("stay_in_touch", "soon")
    assert undated(200, outcome="reserve") == ("", "let_go")
    assert any("Note the day of a no" in note for note in after_a_no(dataset([MET])).notes)

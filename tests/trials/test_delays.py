"""Where the weights come from, replies and steps."""

import pytest

from analysis.model import Basis, Filters, Stage
from analysis.trials import rate_of, trials
from tests.builders import ago, dataset, event
from tests.trials.oracle import default_g, one


class TestDelay:
    def test_the_curve_learns_from_dated_interviews(self):
        # four followed: interviews after 20 and 40 days, refusals after 30; F_own(20) = 1/4, F_own(60) = 1/2
        rows = [{"stage": "interview"}, {"stage": "offer"}, {"outcome": "rejected"}, {"outcome": "rejected"}]
        events = [
            event("a1", "interview", ago(70)),
            event("a2", "interview", ago(50)),
            event("a2", "offer", ago(20)),
            *(event(who, "rejected", ago(60)) for who in ("a3", "a4")),
        ]
        found = trials(dataset(rows, events))
        assert found.delay(20) == pytest.approx((1 + 10 * default_g(20)) / 12)
        assert found.by_dates.share == pytest.approx(0.5)
        assert (found.by_dates.n, found.by_dates.undated) == (4, 0)

    def test_a_refusal_without_a_date_stays_in_the_count(self):
        rows = [
            {"stage": "interview"},
            {"outcome": "rejected"},
            {"outcome": "rejected"},
            {"outcome": "closed"},
        ]
        found = trials(dataset(rows, [event("a1", "interview", ago(80))]))
        assert found.by_dates.share == pytest.approx(1 / 4)

    def test_an_interview_without_a_date_is_taken_to_come_like_the_others(self):
        rows = [
            {"stage": "interview"},
            {"stage": "interview"},
            {"outcome": "rejected"},
            {"outcome": "rejected"},
        ]
        found = trials(dataset(rows, [event("a1", "interview", ago(80))]))
        assert found.by_dates.share == pytest.approx(2 / 4)
        assert found.by_dates.undated == 1
        # the curve of delays heeds the dated one only: 3 followed, F_own = 1/3 from day 10 on
        assert found.delay(20) == pytest.approx((1 + 10 * default_g(20)) / 11)

    def test_withdrawn_applications_are_followed_until_then(self):
        rows = [{"stage": "interview"}, {"outcome": "withdrawn"}, {}]
        events = [event("a1", "interview", ago(60)), event("a2", "withdrawn", ago(80))]
        # at day 30 only two are still followed
        assert trials(dataset(rows, events)).by_dates.share == pytest.approx(1 / 2)

    def test_a_booked_interview_counts_as_known_by_now(self):
        rows = [{"stage": "interview", "age": 20}, {"age": 90}]
        found = trials(dataset(rows, [event("a1", "interview", ago(-7))]))
        assert found.by_dates.share == pytest.approx(1 / 2)
        assert found.delay.own.time.tolist() == [20]

    def test_filters_never_change_the_delays(self):
        rows = [{"stage": "interview", "channel": "Referral"}, {"age": 20, "channel": "Job board"}]
        ds = dataset(rows, [event("a1", "interview", ago(85))])
        whole, part = trials(ds), trials(ds, filters=Filters(channels=("Job board",)))
        assert part.frame["application_id"].tolist() == ["a2"]
        assert part.frame["position"].tolist() == [1]
        assert part.frame["weight"].tolist() == whole.frame["weight"].tolist()[1:]
        assert part.frame["weight"].iloc[0] != pytest.approx(default_g(20))
        assert {len(table) for table in part.starts.values()} == {1}
        assert len(part.steps[Stage.SCREENING]) == 1


class TestReply:
    @pytest.mark.parametrize(
        "fields",
        [
            {"stage": "screening"},
            {"stage": "offer", "outcome": "declined"},
            {"outcome": "rejected"},
            {"outcome": "reserve"},
            {"replied_on": ago(50)},
        ],
    )
    def test_what_is_a_reply(self, fields):
        row = one(**fields)
        assert (row.k_reply, row.weight_reply, row.waiting_reply) == (1, 1, False)

    @pytest.mark.parametrize("kind", ["replied", "rejected", "feedback_received", "assessment"])
    def test_a_reply_in_words_or_with_a_date(self, kind):
        assert one([event("a1", kind, None)]).k_reply == 1
        assert one([event("a1", kind, ago(4), Basis.INFERRED)]).k_reply == 1

    @pytest.mark.parametrize(
        "kind", ["applied", "chased", "thank_you", "feedback_asked", "withdrawn", "closed"]
    )
    def test_what_the_seeker_does_is_no_reply(self, kind):
        assert one([event("a1", kind, ago(4))]).k_reply == 0

    @pytest.mark.parametrize(
        "fields", [{"outcome": "no_reply"}, {"outcome": "rejected", "outcome_basis": "inferred"}]
    )
    def test_silence_is_no_reply(self, fields):
        row = one(age=20, **fields)
        assert row.k_reply == 0
        assert row.weight_reply == pytest.approx(default_g(20))

    def test_a_closed_role_is_a_reply_only_if_the_employer_wrote(self):
        assert one(outcome="closed", age=9)[["k_reply", "weight_reply"]].tolist() == [0, 1]
        assert one(outcome="closed", age=9, replied_on=ago(3)).k_reply == 1

    def test_replies_have_their_own_delays(self):
        rows = [{"outcome": "rejected", "replied_on": ago(87)}, {"age": 5}]
        found = trials(dataset(rows))
        assert found.delay(5) == pytest.approx(default_g(5))
        # two followed, one answered after 3 days: F_own = 1/2 from day 3 on
        assert found.reply_delay(5) == pytest.approx((1 + 10 * default_g(5)) / 11)
        assert found.reply["weight"].tolist() == pytest.approx([1, (1 + 10 * default_g(5)) / 11])
        assert rate_of(found.reply).k == 1


class TestSteps:
    ROWS = (
        {"age": 8}, {"stage": "screening", "age": 30}, {"stage": "screening", "outcome": "rejected"},
        {"stage": "interview", "age": 25}, {"stage": "final_round", "outcome": "rejected"},
        {"stage": "screening", "outcome": "withdrawn", "age": 40}, {"outcome": "rejected"},
    )  # fmt: skip
    EVENTS = (
        event("a2", "screening", ago(6)), event("a4", "screening", ago(15)), event("a4", "interview", ago(4)),
        event("a6", "assessment", ago(33)), event("a6", "withdrawn", ago(30)),
    )  # fmt: skip

    def step(self, stage):
        found = trials(dataset(self.ROWS, self.EVENTS))
        return found.delay, found.steps[stage].set_index("application_id")

    def test_from_applied_to_screening_all_are_at_risk(self):
        delay, step = self.step(Stage.SCREENING)
        assert step["k"].to_dict() == {"a1": 0, "a2": 1, "a3": 1, "a4": 1, "a5": 1, "a6": 1, "a7": 0}
        assert step["weight"].tolist() == pytest.approx([float(delay(8)), 1, 1, 1, 1, 1, 1])

    def test_from_screening_to_interview_counts_from_the_screening(self):
        delay, step = self.step(Stage.INTERVIEW)
        assert step["k"].to_dict() == {"a2": 0, "a3": 0, "a4": 1, "a5": 1, "a6": 0}
        assert step["weight"].tolist() == pytest.approx([float(delay(6)), 1, 1, 1, float(delay(3))])
        assert step["waiting"].to_dict() == {"a2": True, "a3": False, "a4": False, "a5": False, "a6": False}

    def test_from_interview_on_counts_from_the_interview(self):
        delay, step = self.step(Stage.FINAL_ROUND)
        assert step["weight"].to_dict() == pytest.approx({"a4": float(delay(4)), "a5": 1})
        assert self.step(Stage.OFFER)[1]["k"].to_dict() == {"a5": 0}
        assert len(self.step(Stage.ACCEPTED)[1]) == 0

    def test_a_step_without_its_day_counts_from_applying(self):
        found = trials(dataset([{"stage": "screening", "age": 12}]))
        assert found.steps[Stage.INTERVIEW]["weight"].tolist() == pytest.approx([default_g(12)])

    def test_from_the_start_the_interview_is_the_interview_rate(self):
        found = trials(dataset(self.ROWS, self.EVENTS))
        assert rate_of(found.starts[Stage.INTERVIEW]) == rate_of(found.frame)
        assert [rate_of(table).k for table in found.starts.values()] == [7, 5, 2, 1, 0, 0]

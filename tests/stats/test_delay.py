"""The delay curve and the day after which silence is probably a no."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtr

from analysis.stats.delay import SilenceRule, default_delay, delay_curve, silence_day
from analysis.stats.survival import aalen_johansen

AGES = np.arange(0, 121)

# P(reply later | silent) at most so much: share ever answered, median of a lognormal delay (sigma 1), day
SILENCE = [
    (0.3, 7, 0.10, 14), (0.3, 7, 0.05, 23), (0.5, 7, 0.10, 24), (0.5, 7, 0.05, 36), (0.7, 7, 0.10, 38),
    (0.7, 7, 0.05, 52), (0.3, 12, 0.10, 23), (0.5, 12, 0.10, 41), (0.7, 12, 0.10, 64),
]  # fmt: skip

courses = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 2)), max_size=30)


def test_the_default_is_the_published_formula():
    whole = 1 - 2 ** -((60 / 10) ** 1.2)
    for age in (1, 7, 10, 30, 59):
        assert default_delay(age) == pytest.approx((1 - 2 ** -((age / 10) ** 1.2)) / whole)
    assert default_delay(0) == 0
    assert default_delay([60, 61, 400]).tolist() == [1, 1, 1]


def test_without_a_dated_answer_the_curve_is_the_default():
    for curve in (delay_curve([], []), delay_curve([5, 40, 90], [0, 2, 0])):
        assert curve(AGES) == pytest.approx(default_delay(AGES))
        assert curve.default_share == 1


def test_ten_pseudo_answers_stand_beside_the_own_curve():
    # four followed to the end: answers on days 20 and 40, the others refused on day 30 -> F_own(20) = 1/4,
    # F_own(40) = 1/2; so F(20) / F(60) = (4 * 1/4 + 10 G(20)) / (4 * 1/2 + 10)
    curve = delay_curve([20, 40, 30, 30], [1, 1, 2, 2])
    assert curve(20) == pytest.approx((1 + 10 * default_delay(20)) / 12)
    assert curve(40) == pytest.approx((2 + 10 * default_delay(40)) / 12)
    assert curve.default_share == pytest.approx(10 / 12)


def test_many_answers_outvote_the_default():
    curve = delay_curve([30] * 500, [1] * 500)
    assert curve(29) < 0.02
    assert curve(30) > 0.99


@given(courses)
def test_the_curve_runs_from_0_to_1_and_never_falls(rows):
    curve = delay_curve([time for time, _ in rows], [cause for _, cause in rows])
    share = curve(AGES)
    assert share[0] == 0
    assert (share[60:] == 1).all()
    assert (np.diff(share) >= -1e-12).all()
    assert curve(-5) == 0
    assert np.isnan(curve(np.nan))


@pytest.mark.parametrize(("replied", "median", "chance", "day"), SILENCE)
def test_the_silence_day_heeds_how_often_replies_come(replied, median, chance, day):
    assert silence_day(replied, lambda days: ndtr(np.log(days / median)), chance) == day


def test_the_silence_day_stays_between_10_and_90():
    assert silence_day(0.01, lambda days: days / 100) == 10
    assert silence_day(0.99, lambda days: days / 1000) == 90


def test_the_default_rule_is_half_answered_with_a_median_of_ten_days():
    rule = SilenceRule(aalen_johansen([], []))
    assert rule.reply_share == pytest.approx(0.5)
    assert rule.default_share == 1
    # r(1 - F)/(1 - rF) <= .10 with r = 1/2 needs 1 - F <= 1/9: 10 log2(9)^(1/1.2) = 26.2 days
    assert rule.day() == 27
    assert rule.day(0.05) > rule.day()
    assert rule.chance(0) == pytest.approx(0.5)


def test_fourteen_replies_leave_the_default_42_in_100():
    rule = SilenceRule(aalen_johansen([3] * 14, [1] * 14))
    assert rule.default_share == pytest.approx(10 / 24)


def test_waiting_applications_lengthen_the_delay():
    time, cause = [2, 4, 6, 20, 30], [1, 1, 1, 1, 1]
    before = aalen_johansen(time, cause)
    after = aalen_johansen(time + [10] * 30, cause + [0] * 30)

    def median(curve):
        reached = curve.incidence[1]
        return curve.time[reached >= reached[-1] / 2][0]

    assert median(after) >= median(before)


def test_who_is_rarely_answered_may_stop_waiting_earlier():
    often = SilenceRule(aalen_johansen([10] * 80 + [90] * 20, [1] * 80 + [0] * 20))
    rarely = SilenceRule(aalen_johansen([10] * 10 + [90] * 90, [1] * 10 + [0] * 90))
    assert rarely.day() <= often.day()


@given(courses)
def test_the_chance_of_a_reply_never_rises_with_silence(rows):
    rule = SilenceRule(aalen_johansen([time for time, _ in rows], [cause for _, cause in rows]))
    chances = rule.chance(AGES)
    assert (np.diff(chances) <= 1e-12).all()
    assert 0 <= chances[-1] <= chances[0] <= 1
    assert 10 <= rule.day() <= 90

"""Waiting times: published cases, the oracle, properties."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight, survdiff

from analysis.stats.survival import aalen_johansen, kaplan_meier, logrank

# Remission of leukaemia, Gehan 1965 / Freireich 1963: weeks with 6-MP, whether it ended; weeks with placebo
WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
ENDED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
# statsmodels' own test against R's cmprsk
R_TIME = [1, 1, 2, 4, 4, 4, 6, 6, 7, 8, 9, 9, 9, 1, 2, 2, 4, 4]
R_CAUSE = [1, 1, 1, 2, 2, 2, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
# Bone marrow transplants, Scrucca et al. 2007 (ships with scikit-survival): 1 died, 2 relapsed
BMT_TIME = [
    13, 1, 72, 7, 8, 67, 9, 5, 70, 4, 7, 68, 1, 10, 7, 3, 4, 4, 3, 3, 22, 8, 2, 0, 0, 35, 35, 4, 14, 26, 3,
    2, 8, 32, 12,
]  # fmt: skip
BMT_CAUSE = [
    2, 1, 0, 2, 2, 0, 2, 2, 0, 0, 0, 0, 2, 2, 2, 1, 1, 1, 1, 1, 2, 1, 2, 2, 1, 0, 0, 2, 2, 2, 2, 0, 0, 0, 1,
]  # fmt: skip

courses = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3)), min_size=1, max_size=40)


def test_kaplan_meier_of_the_remissions():
    curve = kaplan_meier(WEEKS, ENDED)
    assert curve.time.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert curve.survival.round(4).tolist() == [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    assert curve.se.round(4).tolist() == [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
    assert curve.median() == 23  # R: survfit
    assert kaplan_meier(PLACEBO, [1] * 21).median() == 8


def test_the_curve_is_read_between_and_before_its_points():
    curve = kaplan_meier(WEEKS, ENDED)
    read = curve.at([0, 5.9, 6, 8, 100, np.nan])
    assert read[:5] == pytest.approx([1, 1, 0.857143, 0.806723, 0.448180], abs=1e-6)
    assert np.isnan(read[5])


def test_logrank_of_the_remissions():
    found = logrank(WEEKS + PLACEBO, ENDED + [1] * 21, ["6-MP"] * 21 + ["placebo"] * 21)
    assert (found.chi2, found.p) == pytest.approx((16.7929, 4.169e-05), rel=5e-5)
    assert found.events == (9, 21)
    assert found.enough


def test_logrank_needs_two_groups_and_says_when_there_is_little():
    with pytest.raises(ValueError, match="two groups"):
        logrank([1, 2], [1, 1], ["a", "a"])
    little = logrank([1, 2, 3], [1, 0, 1], [0, 0, 1])
    assert not little.enough
    assert logrank([1, 2], [0, 0], [0, 1]) == (0.0, 1.0, (0, 0))


def test_aalen_johansen_equals_cmprsk():
    curve = aalen_johansen(R_TIME, R_CAUSE)
    assert curve.time.tolist() == [1, 2, 4, 6, 7]
    assert curve.at(1, [1, 2, 9]) == pytest.approx([0.11111111, 0.17037037, 0.17037037], abs=1e-8)
    assert curve.at(2, [2, 4, 9]) == pytest.approx([0, 0.20740741, 0.20740741], abs=1e-8)
    assert curve.at(3, [4, 6, 7]) == pytest.approx([0, 0.17777778, 0.26666667], abs=1e-8)
    assert curve.se[1][:2] == pytest.approx([0.07407407, 0.08976251], abs=1e-8)
    assert curve.se[2][2] == pytest.approx(0.10610391, abs=1e-8)
    assert curve.se[3][3:] == pytest.approx([0.11196147, 0.12787781], abs=1e-8)


def test_aalen_johansen_of_the_transplants():
    curve = aalen_johansen(BMT_TIME, BMT_CAUSE)
    assert curve.incidence[1][-1] == pytest.approx(0.272839, abs=5e-7)
    assert curve.incidence[2][-1] == pytest.approx(0.481270, abs=5e-7)
    assert 1 - curve.survival[-1] == pytest.approx(0.754109, abs=5e-7)


def test_the_range_of_an_incidence_stays_within_0_and_1():
    curve = aalen_johansen(R_TIME, R_CAUSE)
    low, high = curve.between(1, [0, 1, 9])
    # by hand at time 1: F = 1/9, se = .0740741, so the power is exp(1.96 se / (F log 9))
    power = np.exp(1.959963985 * 0.07407407 / (np.log(9) / 9))
    assert low == pytest.approx([0, (1 / 9) ** power, low[2]])
    assert high == pytest.approx([0, (1 / 9) ** (1 / power), high[2]])
    assert low[2] < curve.at(1, [9])[0] < high[2] < 1
    narrow = curve.between(1, [9], 0.80)
    assert low[2] < narrow[0][0] < narrow[1][0] < high[2]
    assert [ends.tolist() for ends in curve.between(7, [3])] == [[0.0], [0.0]]
    everyone = aalen_johansen([1, 2], [1, 1])
    assert [ends.tolist() for ends in everyone.between(1, [2])] == [[1.0], [1.0]]


def test_censoring_the_other_outcome_overstates():
    relapse = [cause == 2 for cause in BMT_CAUSE]
    assert 1 - kaplan_meier(BMT_TIME, relapse).survival[-1] == pytest.approx(0.628190, abs=5e-7)


def test_weights_stand_for_repeated_rows():
    doubled = aalen_johansen(R_TIME * 2, R_CAUSE * 2)
    weighed = aalen_johansen(R_TIME, R_CAUSE, [2.0] * len(R_TIME))
    assert weighed.n == doubled.n == 36
    for cause in (1, 2, 3):
        assert weighed.incidence[cause] == pytest.approx(doubled.incidence[cause])


def test_nothing_gives_empty_curves():
    curve = aalen_johansen([], [])
    assert curve.at(1, [0, 10]).tolist() == [0, 0]
    assert len(kaplan_meier([3, 4], [0, 0]).time) == 0
    assert kaplan_meier([3, 4], [0, 0]).at([9]).tolist() == [1]
    assert np.isnan(kaplan_meier([], []).median())


@pytest.mark.parametrize(("time", "cause"), [([1, 2], [1]), ([-1], [1]), ([np.nan], [0]), ([1], [-1])])
def test_contradictions_are_refused(time, cause):
    with pytest.raises(ValueError, match=r"must be|is 0"):
        aalen_johansen(time, cause)


@given(courses)
def test_survival_and_incidences_add_up_and_never_fall(rows):
    time, cause = zip(*rows, strict=True)
    curve = aalen_johansen(time, cause)
    assert curve.survival + sum(curve.incidence.values(), np.zeros(len(curve.time))) == pytest.approx(
        np.ones(len(curve.time))
    )
    for met in curve.incidence.values():
        assert (np.diff(met) >= -1e-12).all()


@given(courses, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(rows, shuffler):
    mixed = rows.copy()
    shuffler.shuffle(mixed)
    one, other = (aalen_johansen(*zip(*each, strict=True)) for each in (rows, mixed))
    assert (one.survival == other.survival).all()
    assert all((one.incidence[cause] == other.incidence[cause]).all() for cause in one.incidence)


@given(courses)
@settings(max_examples=60)
def test_agrees_with_statsmodels(rows):
    time, cause = (np.array(values) for values in zip(*rows, strict=True))
    with np.errstate(all="ignore"):
        oracle = SurvfuncRight(time, (cause > 0).astype(int))
    curve = kaplan_meier(time, cause > 0)
    assert curve.at(oracle.surv_times) == pytest.approx(oracle.surv_prob, abs=1e-9)
    assert curve.se[curve.survival > 0] == pytest.approx(
        oracle.surv_prob_se[np.isin(oracle.surv_times, curve.time)][curve.survival > 0], abs=1e-6
    )
    if 1 in cause:
        kinds = np.unique(cause[cause > 0], return_inverse=True)[1] + 1
        dense = np.zeros_like(cause)
        dense[cause > 0] = kinds
        with np.errstate(all="ignore"):
            incidence = CumIncidenceRight(time, dense)
        found = aalen_johansen(time, dense)
        assert found.at(1, incidence.times) == pytest.approx(incidence.cinc[0], abs=1e-6)
        known = ~np.isnan(incidence.cinc_se[0])
        placed = np.searchsorted(found.time, incidence.times[known], side="right") - 1
        within = placed >= 0
        assert found.se[1][placed[within]] == pytest.approx(incidence.cinc_se[0][known][within], abs=1e-6)


@given(st.lists(st.tuples(st.integers(1, 30), st.booleans(), st.booleans()), min_size=4, max_size=40))
@settings(max_examples=60)
def test_logrank_agrees_with_statsmodels(rows):
    time, seen, group = (np.array(values) for values in zip(*rows, strict=True))
    if group.all() or not group.any():
        return
    found = logrank(time, seen, group)
    if found.chi2 > 0:
        assert found[:2] == pytest.approx(survdiff(time, seen.astype(int), group), rel=1e-6, abs=1e-9)

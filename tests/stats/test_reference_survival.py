"""Published ranges of survival curves that nothing shows, from our curve and its errors."""

import math

import numpy as np
import pytest
from scipy import stats
from statsmodels.duration.survfunc import SurvfuncRight

from analysis.stats.proportion import normal_quantile
from analysis.stats.survival import kaplan_meier
from tests.stats.test_survival import ENDED, PLACEBO, WEEKS


def _survival_range(time, observed, transform):
    """(time, low, high) of the survival curve of ours, on the scale of the transform."""
    curve = kaplan_meier(time, observed)
    left = curve.survival > 0
    s, z = curve.survival[left], normal_quantile(0.95)
    relative = z * curve.se[left] / s
    if transform == "log":
        return curve.time[left], s * np.exp(-relative), np.minimum(s * np.exp(relative), 1)
    power = relative / np.log(s)
    return curve.time[left], s ** np.exp(-power), s ** np.exp(power)


def test_survival_ranges_by_both_transforms():
    # 6-MP at six weeks: log-log, and R's default (log), capped at 1
    _, low, high = _survival_range(WEEKS, ENDED, "log-log")
    assert (low[0], high[0]) == pytest.approx((0.6197, 0.9516), abs=5e-5)
    _, low, high = _survival_range(WEEKS, ENDED, "log")
    assert (low[0], high[0]) == pytest.approx((0.7198, 1.0), abs=5e-5)


def test_survival_range_is_scipys():
    seen = np.array(ENDED, dtype=bool)
    data = stats.CensoredData(np.array(WEEKS)[seen], right=np.array(WEEKS)[~seen])
    curve = stats.ecdf(data).sf
    ends = curve.confidence_interval(method="log-log")
    _, low, high = _survival_range(WEEKS, ENDED, "log-log")
    place = np.searchsorted(curve.quantiles, kaplan_meier(WEEKS, ENDED).time)
    assert low == pytest.approx(ends.low.probabilities[place], abs=1e-9)
    assert high == pytest.approx(ends.high.probabilities[place], abs=1e-9)


@pytest.mark.parametrize(
    ("time", "observed", "first", "last"), [(WEEKS, ENDED, 16, math.inf), (PLACEBO, [1] * 21, 4, 12)]
)
def test_the_range_of_a_median_depends_on_the_transform(time, observed, first, last):
    # R survfit: 23 [16, NA] and 8 [4, 12] by the log transform
    points, low, high = _survival_range(time, observed, "log")
    assert points[low <= 0.5][0] == first
    over = points[high <= 0.5]
    assert (over[0] if len(over) else math.inf) == last


def test_the_range_of_the_remission_median_by_statsmodels():
    assert SurvfuncRight(WEEKS, ENDED).quantile_ci(0.5) == (13, math.inf)


def test_the_remissions_hold_thirty_events_in_541_weeks():
    assert sum(ENDED) + len(PLACEBO) == 30
    assert sum(WEEKS) + sum(PLACEBO) == 541

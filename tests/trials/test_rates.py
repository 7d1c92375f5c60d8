"""From trials to a rate."""

import pytest

from analysis.trials import rate, rate_of, rates_by, trials
from tests.builders import dataset
from tests.trials.oracle import default_g


class TestRate:
    @pytest.mark.parametrize(
        ("n_effective", "clear", "tier"),
        [
            (0, False, "too_early"), (4.99, True, "too_early"), (5, False, "counts_only"),
            (14.99, True, "counts_only"), (15, False, "early_signal"), (15, True, "clear"),
            (500, False, "early_signal"),
        ],
    )  # fmt: skip
    def test_the_tier_follows_the_effective_number(self, n_effective, clear, tier):
        assert rate(0, 600, n_effective, 0, clear=clear).tier == tier

    def test_the_ranges_are_wilsons(self):
        found = rate(0, 20, 20, 0)
        assert (found.rate, found.low95, found.high95) == (0, 0, pytest.approx(0.1611, abs=5e-5))
        assert found.high80 < found.high95

    def test_fourteen_applications_five_of_them_waiting(self):
        rows = [{"stage": "interview"}] * 3 + [{"outcome": "rejected"}] * 6 + [{"age": 5}] * 5
        found = rate_of(trials(dataset(rows)).frame)
        assert (found.k, found.n, found.waiting) == (3, 14, 5)
        assert found.n_effective == pytest.approx(9 + 5 * default_g(5))
        assert found.rate == pytest.approx(3 / found.n_effective)

    @pytest.mark.parametrize("numbers", [(3, 2, 2, 0), (1, 2, 0.5, 0), (0, 2, 3, 0), (0, 2, 2, 3)])
    def test_contradictions_are_refused(self, numbers):
        with pytest.raises(ValueError, match="cannot be"):
            rate(*numbers)

    def test_rates_by_a_column(self):
        rows = [{"sector": "it"}, {"sector": "it", "stage": "offer"}, {"sector": "finance"}]
        found = rates_by(trials(dataset(rows)).frame, "sector")
        assert {value: (each.k, each.n) for value, each in found.items()} == {"finance": (0, 1), "it": (1, 2)}

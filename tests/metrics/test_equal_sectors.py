"""How often a search whose sectors are all alike hears that one stands apart (run with `pytest -m slow`)."""

from datetime import timedelta

import numpy as np
import pytest

from analysis.metrics.sectors import sectors
from analysis.model import EventKind, Outcome, Stage
from analysis.stats.delay import HORIZON, default_delay
from analysis.stats.pooling import pool
from tests.builders import AS_OF, dataset, event

pytestmark = pytest.mark.slow

SECTORS = ("it", "health", "finance", "construction", "education", "retail")


def _sizes(rng, typical):
    """Applications by sector, from a few to many, as searches have them."""
    return np.clip(rng.lognormal(np.log(typical), 0.7, len(SECTORS)).round(), 3, 150).astype(int)


@pytest.mark.parametrize(("truth", "typical"), [(0.05, 20), (0.1, 60), (0.2, 20), (0.2, 60), (0.3, 60)])
def test_pooled_searches(truth, typical):
    """Every application settled: at most 5 of 100 searches call a sector clear (2 to 4 when measured)."""
    rng = np.random.default_rng([5, round(truth * 100), typical])
    searches = 600
    called = 0
    for _ in range(searches):
        trials = _sizes(rng, typical)
        called += bool(pool(rng.binomial(trials, truth), trials).clear().any())
    assert called <= 0.05 * searches


def _search(rng, truth, typical):
    """A search of the last 150 days in progress: interviews and refusals dated, the rest still waiting."""
    rows, events = [], []
    days = np.arange(1, HORIZON + 1)
    for sector, size in zip(SECTORS, _sizes(rng, typical), strict=True):
        for _ in range(size):
            key = f"x{len(rows)}"
            age = int(rng.integers(0, 150))
            delay = int(np.ceil(np.interp(rng.random(), np.r_[0, default_delay(days)], np.r_[0, days])))
            refusal = int(rng.gamma(2, 15)) if rng.random() < 0.5 else age + 1
            applied = AS_OF - timedelta(days=age)
            row = {"application_id": key, "age": age, "sector": sector, "sector_basis": "column"}
            if rng.random() < truth and delay <= age:
                row |= {"stage": Stage.INTERVIEW, "outcome": Outcome.WAITING}
                events.append(event(key, EventKind.INTERVIEW, applied + timedelta(days=delay)))
            elif refusal <= age:
                row |= {"outcome": Outcome.REJECTED}
                events.append(event(key, EventKind.REJECTED, applied + timedelta(days=refusal)))
            rows.append(row)
    return dataset(rows, events)


@pytest.mark.parametrize("truth", [0.1, 0.2])
def test_whole_searches_with_waiting_applications(truth):
    """The same through the question that the page asks: ages, weights and all."""
    rng = np.random.default_rng([6, round(truth * 100)])
    searches = 400
    called = 0
    for _ in range(searches):
        result = sectors(_search(rng, truth, 25))
        called += bool(result.ahead or result.behind)
    assert called <= 0.05 * searches

"""What must hold for any search."""

import time
from datetime import timedelta

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.model import Basis, Dataset, EventKind, Outcome, Stage
from analysis.trials import rate_of, trials
from tests.builders import AS_OF, ago, application, dataset, event


@st.composite
def searches(draw):
    """A small search with dates, outcomes, stages and events of every kind."""
    rows, events = [], []
    for place in range(1, draw(st.integers(0, 12)) + 1):
        row = {
            "application_id": f"a{place}",
            "age": draw(st.one_of(st.none(), st.integers(0, 120))),
            "stage": draw(st.sampled_from(list(Stage)[1:])),
            "outcome": draw(st.sampled_from(list(Outcome))),
            "outcome_basis": draw(st.sampled_from(list(Basis))),
        }
        rows.append(application(**row))
        for kind in draw(st.lists(st.sampled_from(list(EventKind)), max_size=3)):
            events.append(event(f"a{place}", kind, draw(st.one_of(st.none(), st.integers(-5, 130).map(ago)))))
    return rows, events


def rates(found):
    return [
        rate_of(table)
        for table in (found.frame, found.reply, *found.steps.values(), *reached(found).values())
    ]


def reached(found):
    """From the start to every stage but the first, which all that are sent have reached."""
    return {stage: table for stage, table in found.starts.items() if stage is not Stage.APPLIED}


@given(searches(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_rows_never_matters(search, shuffler):
    rows, events = search
    mixed, happened = list(rows), list(events)
    shuffler.shuffle(mixed)
    shuffler.shuffle(happened)
    assert rates(trials(dataset(mixed, happened))) == rates(trials(dataset(rows, events)))


@given(searches())
@settings(max_examples=40, deadline=None)
def test_one_sent_today_changes_no_rate(search):
    rows, events = search
    before = trials(dataset(rows, events))
    after = trials(dataset([*rows, application(application_id="new", age=0)], events))
    for one_rate, other in zip(rates(before), rates(after), strict=True):
        assert (other.k, other.n_effective, other.low80, other.high95) == (
            one_rate.k, one_rate.n_effective, one_rate.low80, one_rate.high95
        )  # fmt: skip
    assert after.by_dates.share == before.by_dates.share


@given(searches())
@settings(max_examples=60, deadline=None)
def test_weights_and_ranges_keep_their_bounds(search):
    found = trials(dataset(*search))
    for table in (found.frame, found.reply, *found.steps.values(), *found.starts.values()):
        assert table["weight"].between(0, 1).all()
        assert (table.loc[table["k"] == 1, "weight"] == 1).all()
        total = rate_of(table)
        assert total.k <= total.n_effective <= total.n
        if total.rate is not None:
            assert total.low95 <= total.low80 <= total.rate <= total.high80 <= total.high95


@given(searches())
@settings(max_examples=40, deadline=None)
def test_when_nothing_is_open_it_is_the_plain_share(search):
    rows, events = search
    silent = {Outcome.WAITING, Outcome.NO_REPLY, Outcome.WITHDRAWN}
    settled = [
        row.model_copy(update={"outcome_basis": Basis.STATED}) for row in rows if row.outcome not in silent
    ]
    kept = {row.application_id for row in settled}
    found = trials(dataset(settled, [each for each in events if each.application_id in kept]))
    total = rate_of(found.frame)
    assert total.n_effective == total.n
    assert total.waiting == 0


@given(searches())
@settings(max_examples=40, deadline=None)
def test_after_sixty_days_everything_counts_in_full(search):
    rows, events = search
    later = AS_OF + timedelta(days=60)
    open_ones = [
        row.model_copy(update={"applied_on": row.applied_on or AS_OF}) for row in rows
        if row.outcome is not Outcome.WITHDRAWN
    ]  # fmt: skip
    found = trials(
        dataset(open_ones, [each for each in events if each.on is None or each.on <= AS_OF]), later
    )
    assert (found.frame["weight"] == 1).all()
    assert (found.frame["weight_reply"] == 1).all()


def test_ten_thousand_applications_take_a_moment():
    rng = np.random.default_rng(7)
    many = 10_000
    small = dataset([{"age": 1}], [event("a1", "interview", ago(1))])
    table = pd.concat([small.applications] * many, ignore_index=True)
    table["application_id"] = [f"a{place}" for place in range(many)]
    table["applied_on"] = pd.Timestamp(AS_OF) - pd.to_timedelta(rng.integers(0, 300, many), unit="D")
    table["stage"] = rng.choice(["applied", "applied", "screening", "interview"], many)
    table["outcome"] = rng.choice(["waiting", "rejected", "no_reply", "withdrawn"], many)
    happened = pd.concat([small.events] * many, ignore_index=True)
    happened["application_id"] = table["application_id"]
    ds = Dataset(applications=table, events=happened, as_of=AS_OF)
    trials(ds)
    start = time.perf_counter()
    found = trials(ds)
    assert time.perf_counter() - start < 2  # about .04 s on an idle machine
    assert len(found.frame) == many

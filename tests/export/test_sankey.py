"""The flow as text: sums kept, nothing empty, nobody named."""

import re
from collections import Counter

from hypothesis import given, settings

from analysis.export.sankey import sankeymatic
from analysis.metrics.funnel import funnel
from analysis.model import Dataset, Outcome, Stage
from tests.builders import dataset
from tests.metrics.searches import searches

LINE = re.compile(r"([A-Z][A-Za-z ]+) \[([1-9]\d*)\] ([A-Z][A-Za-z ]+)")


def flows(text):
    return [LINE.fullmatch(line).groups() for line in text.splitlines()]


def test_a_small_search_by_hand() -> None:
    ds = dataset(
        [{"outcome": Outcome.WAITING}] * 3
        + [{"outcome": Outcome.REJECTED}] * 2
        + [{"stage": Stage.INTERVIEW, "outcome": Outcome.REJECTED}]
        + [{"stage": Stage.ACCEPTED, "outcome": Outcome.ACCEPTED}]
    )
    assert sankeymatic(funnel(ds)) == (
        "Applications [2] Closer look\n"
        "Applications [3] Waiting\n"
        "Applications [2] A no\n"
        "Closer look [2] Interview\n"
        "Interview [1] Later round\n"
        "Interview [1] A no\n"
        "Later round [1] Offer\n"
        "Offer [1] Accepted\n"
    )


def test_none_and_one() -> None:
    assert sankeymatic(funnel(dataset())) == ""
    assert sankeymatic(funnel(dataset([{}]))) == "Applications [1] Waiting\n"


def test_no_name_gets_in() -> None:
    ds = dataset([{"company": "Harbour Lane Ltd", "role": "Zookeeper", "seeker": "Ada"}])
    text = sankeymatic(funnel(ds))
    assert not [word for word in ("Harbour", "Zookeeper", "Ada") if word in text]


@settings(max_examples=25, deadline=None)
@given(searches(least=1))
def test_what_flows_in_flows_out(ds: Dataset) -> None:
    into, out = Counter(), Counter()
    for source, count, target in flows(sankeymatic(funnel(ds))):
        assert source != target
        out[source] += int(count)
        into[target] += int(count)
    assert out["Applications"] == len(ds)
    for stage in ("Closer look", "Interview", "Later round", "Offer"):
        assert into[stage] == out[stage]

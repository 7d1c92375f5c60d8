import pytest

from analysis import wording
from analysis.metrics.groups import POOLED_COLUMNS, pooled, rate_table
from analysis.model import Tier
from analysis.trials import rate


def test_no_groups() -> None:
    found = pooled({})
    assert (found.rates, list(found.clear(above=True))) == ({}, [])
    table = rate_table({}, found.pooled, index="sector")
    assert table.empty
    assert list(table.columns[-5:]) == list(POOLED_COLUMNS)


def test_the_reference_case_of_the_design() -> None:
    # Design, section 2: k (3, 0, 1, 2, 0, 4) of n (12, 8, 20, 9, 5, 14), with the tilt.
    pairs = zip((3, 0, 1, 2, 0, 4), (12, 8, 20, 9, 5, 14), strict=True)
    found = pooled({f"s{at}": rate(k, n, n, 0) for at, (k, n) in enumerate(pairs)})
    table = rate_table(found.rates, found.pooled, index="sector")
    means = table["pooled"].round(4).to_dict()
    assert means == {"s0": 0.1934, "s1": 0.0984, "s2": 0.0974, "s3": 0.1777, "s4": 0.1112, "s5": 0.2126}


def test_clear_ones_come_furthest_out_first() -> None:
    found = pooled({"top": rate(20, 25, 25, 0), "high": rate(16, 25, 25, 0), "low": rate(2, 60, 60, 0)})
    assert list(found.clear(above=True)) == ["top", "high"]
    assert list(found.clear(above=False)) == ["low"]
    assert {one.tier for one in found.rates.values()} == {Tier.CLEAR}


def test_under_fifteen_nothing_is_clear() -> None:
    found = pooled({"top": rate(14, 14, 14, 0), "low": rate(0, 60, 60, 0)})
    assert found.rates["top"].tier is Tier.COUNTS_ONLY
    assert list(found.clear(above=True)) == []


@pytest.mark.parametrize(
    ("k", "n", "n_effective", "waiting", "words"),
    [
        (
            3, 14, 11.3, 5,
            "3 interviews from 14 applications, 5 of them still waiting: "
            "about 3 in 10 (likely 1 to 5 in 10).",
        ),
        (0, 20, 20, 0, "No interview yet from 20 applications: likely 0 to 8 in 100."),
        (0, 1, 0.2, 1, "No interview yet from 1 application, still waiting."),
        (0, 0, 0, 0, "No interview yet from 0 applications."),
    ],
)  # fmt: skip
def test_a_rate_as_a_sentence(k: int, n: int, n_effective: float, waiting: int, words: str) -> None:
    assert wording.rate_line(rate(k, n, n_effective, waiting), "interview") == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Pay", "pay"),
        ("CV and application form", "CV and application form"),
        ("A missing skill", "a missing skill"),
    ],
)
def test_a_name_inside_a_sentence(name: str, words: str) -> None:
    assert wording.inside(name) == words

"""Published figures: ranges with source, year, population and trust, told as the numbers say."""

import re

import pytest

from analysis.reference.benchmarks import CAUTION, TRUST, benchmarks

ABOUT = {"positive_reply", "offer_after_interview", "hire", "process"}


@pytest.mark.parametrize("one", benchmarks().values(), ids=list(benchmarks()))
def test_each_is_a_range_with_everything_said(one):
    assert 0 < one.low < one.high <= (1 if one.unit == "share" else 365)
    assert one.about in ABOUT
    assert one.unit in {"share", "days"}
    assert one.trust in TRUST
    assert 2000 <= one.year <= 2026
    assert min(len(one.population), len(one.source)) > 5
    assert not re.search(r"[.!%]$|\d\.\d", one.figure)


@pytest.mark.parametrize("one", benchmarks().values(), ids=list(benchmarks()))
def test_the_words_name_both_ends(one):
    said = {int(number) for number in re.findall(r"\d+", one.figure)}
    for end in (one.low, one.high):
        forms = {round(end * 100), round(1 / end)} if one.unit == "share" else {round(end)}
        assert said & forms


def test_they_are_never_a_target():
    assert "no target" in CAUTION
    assert {one.trust for one in benchmarks().values()} == {"A", "B"}

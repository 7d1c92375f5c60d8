"""Numbers are said the same way everywhere."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import wording


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (wording.count_of(8, 22), "8 of 22"),
        (wording.count_of(0, 6), "none of 6"),
        (wording.plural(1, "interview"), "1 interview"),
        (wording.plural(3, "reply", "replies"), "3 replies"),
        (wording.in_ten(0.31), "about 3 in 10"),
        (wording.in_ten(0.01), "fewer than 1 in 20"),
        (wording.in_ten(0.06), "about 1 in 10"),
        (wording.in_ten(0.99), "nearly all"),
        (wording.likely(0.12, 0.2), "likely 12 to 20 in 100"),
        (wording.range_in_ten(0.12, 0.48), "likely 1 to 5 in 10"),
        (wording.number(118000), "118,000"),
        (wording.day(date(2026, 9, 3), date(2026, 11, 1)), "3 Sep"),
        (wording.day(date(2025, 9, 3), date(2026, 11, 1)), "3 Sep 2025"),
        (wording.listing(["IT", "health", "retail"]), "IT, health and retail"),
        (wording.listing([]), ""),
    ],
)
def test_said(said: str, expected: str) -> None:
    assert said == expected


@given(st.floats(0, 1), st.floats(0, 1))
def test_ranges_have_no_decimals_and_no_percent(one: float, other: float) -> None:
    for said in (wording.likely(*sorted((one, other))), wording.range_in_ten(*sorted((one, other)))):
        assert "." not in said
        assert "%" not in said

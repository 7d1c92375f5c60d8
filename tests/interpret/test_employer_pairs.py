"""Nearly equal names are suggested as one employer, and never the names of two schools or trusts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.interpret.employer_pairs import EmployerPair, suggest_same_employer
from analysis.interpret.names import employer_key
from analysis.reference.public_bodies import public_body_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Lane Foods", "Harbor Lane Foods"),
        ("Lane Harbour Foods", "Harbour Lane Food"),
        ("Brightwater Systems", "Brightwatr Systems"),
        ("Cedar Logistics GmbH", "Ceder Logistics"),
        ("Bright Water Systems", "BrightwaterSystems"),
    ],
)
def test_near_names_are_suggested(one: str, other: str) -> None:
    (pair,) = suggest_same_employer([one, other])
    assert {pair.one, pair.other} == {one, other}
    assert 85 <= pair.similarity < 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Lane Ltd", "HARBOUR LANE"),
        ("Harbour Lane Foods", "Brightwater Systems"),
        ("Northfield Primary School", "Northfold Primary School"),
        ("Eastdale NHS Foundation Trust", "Westdale NHS Foundation Trust"),
        ("Eastdale Borough Council", "Westdale Borough Council"),
        ("University of Eastdale", "University of Westdale"),
        ("Universität Nordheim", "Universität Norheim"),
        ("Uni of Eastdale", "Uni of Wastdale"),
        ("East Dale CC", "West Dale CC"),
        ("North Moor Hosps", "South Moor Hosps"),
        ("St Mark's C of E Primary", "St Mary's C of E Primary"),
        ("Eastmoor MBC", "Westmoor MBC"),
        ("Eastmoor Health", "Westmoor Health"),
        ("LB Moorden", "LB Moordon"),
        ("Studio 54 Partners", "Studio 45 Partner 5"),
        ("Warehouse 12 Leeds", "Warehouse 13 Leeds"),
        ("Ash", "Asda"),
        ("", "Harbour Lane"),
    ],
)
def test_others_are_not(one: str, other: str) -> None:
    assert suggest_same_employer([one, other]) == ()


def test_the_more_frequent_name_stands_first_as_written_most_often() -> None:
    names = ["Brightwatr Systems", "BRIGHTWATER SYSTEMS", "Brightwater Systems", "Brightwater Systems"]
    (pair,) = suggest_same_employer(names)
    assert pair[:4] == (
        "Brightwater Systems", "Brightwatr Systems", "brightwater systems", "brightwatr systems",
    )  # fmt: skip


def test_nothing_gives_nothing() -> None:
    assert suggest_same_employer([]) == ()
    assert public_body_words()


@given(
    st.lists(st.sampled_from(["Ash Rail", "Ash Rails", "Ash Raill", "Birch", "Ash Rail Ltd", ""]), max_size=8)
)
def test_pairs_are_of_different_keys_and_do_not_depend_on_order(names: list[str]) -> None:
    pairs = suggest_same_employer(names)
    keys = [frozenset((pair.one_key, pair.other_key)) for pair in pairs]
    assert len(keys) == len(set(keys))
    assert all(len(pair) == 2 for pair in keys)
    assert all(employer_key(pair.one) == pair.one_key for pair in pairs)
    assert {frozenset(pair[2:4]) for pair in suggest_same_employer(names[::-1])} == set(keys)
    assert all(isinstance(pair, EmployerPair) for pair in pairs)


def test_two_thousand_names_are_quick() -> None:
    firsts = ["Ash", "Elm", "Fir", "Oak"] * 50
    seconds = ["Bos", "Ken", "Dal", "Hep", "Wad", "Lil", "Mar", "Nor", "Pen", "Row"]
    names = [f"{first}{at % 50} {second}worth" for at, first in enumerate(firsts) for second in seconds]
    start = time.perf_counter()
    suggest_same_employer(names)
    assert time.perf_counter() - start < 2

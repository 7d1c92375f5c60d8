"""The list behind a number: it holds what the number counts, no more and no less."""

from datetime import timedelta

import pytest

from analysis.answers.listing import listing
from analysis.metrics.funnel import funnel
from analysis.model import APPLICATION_COLUMNS, Basis, Filters
from tests import builders

ROWS = [
    {"company": "Ash", "age": 30, "stage": "interview", "outcome": "rejected"},
    {"company": "Birch", "age": 20, "outcome": "waiting", "stage_basis": Basis.ASSUMED},
    {"company": "Cedar", "age": -3},
    {"company": "Damson", "age": None, "outcome": "rejected", "feedback": "Too LITTLE experience"},
    {"company": "Elder", "age": 5, "stage": "final_round", "sector": "it", "sector_basis": "title"},
    {"company": "Fir", "age": 50, "outcome": "no_reply", "sector": "it", "sector_basis": "column"},
]


def names(found) -> list[str]:
    return list(found.table["company"])


def test_all_that_count_stand_in_the_order_of_the_file() -> None:
    found = listing(builders.dataset(ROWS))
    assert names(found) == ["Ash", "Birch", "Damson", "Elder", "Fir"]
    assert found.ids == ("a1", "a2", "a4", "a5", "a6")
    assert len(found) == found.of == 5


def test_newest_first_puts_undated_ones_last() -> None:
    assert names(listing(builders.dataset(ROWS), newest=True)) == ["Elder", "Birch", "Ash", "Fir", "Damson"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", ["Elder", "Birch", "Ash", "Fir", "Damson"]),
        ("oldest", ["Fir", "Ash", "Birch", "Elder", "Damson"]),
        ("employer", ["Ash", "Birch", "Damson", "Elder", "Fir"]),
        ("furthest", ["Elder", "Ash", "Birch", "Damson", "Fir"]),
        ("outcome", ["Birch", "Elder", "Fir", "Ash", "Damson"]),
        ("next_step", ["Fir", "Ash", "Birch", "Damson", "Elder"]),
    ],
)
def test_orders(order, expected) -> None:
    rows = [*ROWS[:-1], {**ROWS[-1], "next_step_on": builders.ago(-2)}]
    assert names(listing(builders.dataset(rows), order=order)) == expected


def test_a_list_to_change_holds_what_is_sent_later_too() -> None:
    found = listing(builders.dataset(ROWS), order="newest", sent_later=True)
    assert names(found) == ["Cedar", "Elder", "Birch", "Ash", "Fir", "Damson"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("open", ["Birch", "Elder", "Fir"]),
        ("interviews", ["Ash", "Elder"]),
        ("later", ["Elder"]),
        ("refused", ["Ash", "Damson"]),
        ("guessed", ["Ash", "Birch", "Damson", "Elder"]),
    ],
)
def test_kinds(kind, expected) -> None:
    assert names(listing(builders.dataset(ROWS), kind=kind)) == expected


def test_the_list_is_as_long_as_the_number_it_stands_behind() -> None:
    ds = builders.dataset(ROWS)
    numbers = funnel(ds)
    assert len(listing(ds, kind="replied")) == numbers.any_reply.k
    assert len(listing(ds, kind="interviews")) == numbers.interview.k
    assert len(listing(ds)) == numbers.interview.n


def test_words_are_found_in_any_case_and_all_must_stand() -> None:
    ds = builders.dataset(ROWS)
    found = listing(ds, words="EXPERIENCE dam")
    assert names(found) == ["Damson"]
    assert found.of == 5
    assert names(listing(ds, words="experience ash")) == []
    assert names(listing(ds, words="(")) == []


def test_filters_and_ids_narrow() -> None:
    ds = builders.dataset(ROWS)
    assert names(listing(ds, filters=Filters(sectors=("it",)))) == ["Elder", "Fir"]
    assert names(listing(ds, filters=Filters(stage=("interview",)))) == ["Ash"]
    assert names(listing(ds, ids=["a2", "a3"])) == ["Birch"]


def test_a_later_day_counts_what_was_sent_by_then() -> None:
    ds = builders.dataset(ROWS)
    assert "Cedar" in names(listing(ds, builders.AS_OF + timedelta(days=9)))


def test_what_was_guessed_is_marked() -> None:
    table = listing(builders.dataset(ROWS)).table.set_index("company")
    assert table.loc["Birch", "stage"] == "◇ Sent"
    assert table.loc["Ash", "stage"] == "Interview"
    assert table.loc["Elder", "sector"] == "◇ IT & Technology"
    assert table.loc["Fir", "sector"] == "IT & Technology"
    assert table.loc["Ash", "sector"] == "Not yet sorted"


def test_nothing_gives_an_empty_list() -> None:
    found = listing(builders.dataset([]), words="x", kind="replied", newest=True)
    assert found.ids == ()
    assert list(found.table.columns) == ["company", "role", "sector", "applied_on", "stage", "outcome"]
    assert set(found.table.columns) <= set(APPLICATION_COLUMNS)

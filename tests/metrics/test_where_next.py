import pytest
from hypothesis import given, settings

from analysis.metrics.where_next import MOST_EXPLORING, where_next
from analysis.model import Dataset
from tests.builders import dataset
from tests.metrics.searches import of, searches


def test_nothing_to_go_by() -> None:
    nothing = where_next(dataset())
    assert nothing.sentence == "There is nothing to go by yet."
    assert (nothing.next_ten, nothing.chance_of_interview, nothing.contest, nothing.notes) == (
        {},
        None,
        None,
        (),
    )
    unsorted = where_next(dataset(of("unclassified", 1, 3)))
    assert unsorted.sentence.startswith("Sort your employers into sectors first")
    assert unsorted.next_ten == {}


def test_one_application() -> None:
    result = where_next(dataset(of("it", 0, 1)))
    assert result.next_ten == {"it": 10}
    assert "a second sector would give a comparison" in result.sentence
    assert result.chance_of_interview is not None
    assert 0 < result.chance_of_interview < 1


def test_equal_counts_share_equally() -> None:
    result = where_next(dataset(of("it", 2, 10) + of("health", 2, 10)))
    assert result.next_ten == {"it": 5, "health": 5}
    assert result.contest is not None
    assert result.contest.more is None
    assert result.contest.chance == pytest.approx(0.5, abs=1e-4)
    assert any("too alike to be told apart" in note for note in result.notes)


def test_more_successes_never_get_less() -> None:
    shares = [
        where_next(dataset(of("it", k, 20) + of("health", 4, 20))).next_ten.get("it", 0) for k in range(9)
    ]
    assert shares == sorted(shares)
    assert shares[0] < 5 < shares[-1]


def test_little_known_sectors_get_one_but_not_all_ten() -> None:
    few = [row for key in ("retail", "media", "public", "charity", "energy") for row in of(key, 0, 4)]
    result = where_next(dataset(of("health", 20, 30) + few))
    exploring = [key for key in result.next_ten if key != "health"]
    assert result.table.loc["health", "next_ten"] == 10 - MOST_EXPLORING
    assert len(exploring) == MOST_EXPLORING
    assert result.table["exploring"].sum() == 5


def test_a_contest_says_how_many_more() -> None:
    result = where_next(dataset(of("it", 2, 20) + of("health", 6, 20)))
    assert result.contest is not None
    assert (result.contest.first, result.contest.second) == ("health", "it")
    assert result.contest.chance > 0.8
    assert result.contest.more is not None
    assert 20 < result.contest.more < 500
    assert result.notes[0].startswith("If all sectors suit you equally.")


@settings(max_examples=20, deadline=None)
@given(searches())
def test_ten_are_ten(ds: Dataset) -> None:
    result = where_next(ds)
    assert sum(result.next_ten.values()) == (10 if len(result.table) else 0)
    assert all(count > 0 for count in result.next_ten.values())
    assert list(result.table["next_ten"]) == sorted(result.table["next_ten"], reverse=True)

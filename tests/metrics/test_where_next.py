import pytest
from hypothesis import given, settings

from analysis.metrics.where_next import MOST_EXPLORING, where_next
from analysis.model import Dataset, Outcome, Stage
from analysis.stats.chain import chances_through
from analysis.stats.pooling import pool
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


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (1, "about one more application in each"), (12, "about 12 more applications in each"),
        (57, "about 60 more applications in each"), (120, "about a hundred more applications in each"),
        (331, "hundreds more applications in each"),
    ],
)  # fmt: skip
def test_how_many_more_is_said_no_more_exactly_than_known(
    monkeypatch: pytest.MonkeyPatch, more: int, said: str
) -> None:
    # 20 effective applications on either side, so the need less 20 is what is said
    monkeypatch.setattr("analysis.metrics.where_next.trials_for_power", lambda *_: 20.0 + more)
    result = where_next(dataset(of("it", 2, 20) + of("health", 6, 20)))
    assert result.contest is not None
    assert result.contest.more == more
    assert said in result.notes[-1]


def test_an_offer_takes_an_interview_and_then_an_offer() -> None:
    offered = {"stage": Stage.OFFER, "outcome": Outcome.DECLINED, "sector": "it"}
    rows = of("it", 8, 40) + [offered] * 2
    result = where_next(dataset(rows))
    # 2 offers from 10 settled interviews, under Jeffreys' prior
    chain = chances_through(10, [_pooled(10, 42), (2.5, 8.5)])
    assert (result.chance_of_interview, result.chance_of_offer) == pytest.approx(chain)
    assert "that of at least one offer" in result.notes[1]


def _pooled(k: int, n: int) -> tuple[float, float]:
    found = pool([k], [n])
    return float(found.a[0]), float(found.b[0])


def test_under_five_interviews_nothing_is_said_of_offers() -> None:
    result = where_next(dataset(of("it", 4, 40)))
    assert result.chance_of_offer is None
    assert not any("offer" in note for note in result.notes)


def test_an_interview_that_is_still_open_counts_in_part() -> None:
    waiting = {"stage": Stage.INTERVIEW, "outcome": Outcome.WAITING, "sector": "it", "age": 0}
    before, after = (where_next(dataset(of("it", 6, 30) + extra)) for extra in ([], [waiting] * 3))
    # the three give interviews, and nothing is known of their offers yet
    assert before.chance_of_offer is not None
    assert after.chance_of_offer is not None
    assert after.chance_of_offer > before.chance_of_offer


def test_the_wait_for_the_next_interview() -> None:
    # Jeffreys' posterior after 3 of 30: 7 applications half of the time, 17 eight times in ten
    result = where_next(dataset(of("it", 3, 30)))
    assert result.wait == (7, 17)
    assert "within 7 applications half of the time, and within 17 eight times in ten" in result.notes[2]
    assert where_next(dataset(of("it", 0, 30))).wait == (None, None)


@settings(max_examples=20, deadline=None)
@given(searches())
def test_ten_are_ten(ds: Dataset) -> None:
    result = where_next(ds)
    assert sum(result.next_ten.values()) == (10 if len(result.table) else 0)
    assert all(count > 0 for count in result.next_ten.values())
    assert list(result.table["next_ten"]) == sorted(result.table["next_ten"], reverse=True)

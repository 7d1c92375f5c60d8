"""Published figures beside the own ones: the same kind of number, and never a verdict."""

import pytest

from analysis.metrics.benchmarks import ABOUT, benchmarks
from analysis.model import Outcome, Stage
from tests.builders import dataset
from tests.metrics.searches import of


def test_own_rates_are_of_the_same_kind() -> None:
    looked = {"stage": Stage.SCREENING, "outcome": Outcome.REJECTED}
    offered = {"stage": Stage.OFFER, "outcome": Outcome.DECLINED}
    accepted = {"stage": Stage.ACCEPTED, "outcome": Outcome.ACCEPTED}
    result = benchmarks(dataset([*of("it", 4, 20), looked, offered, accepted]))
    own = {about: (rate.k, rate.n) for about, rate in result.own.items()}
    # a plain no is no positive reply; an offer counts among interviews, once
    assert own == {"positive_reply": (7, 23), "offer_after_interview": (2, 6), "hire": (1, 23)}


def test_an_interview_still_open_is_part_of_a_trial() -> None:
    waiting = {"stage": Stage.INTERVIEW, "outcome": Outcome.WAITING, "age": 3}
    rate = benchmarks(dataset([*of("it", 4, 20), waiting])).own["offer_after_interview"]
    assert rate.n == 5
    assert 4 < rate.n_effective < 5


def test_each_figure_stands_with_its_source() -> None:
    table = benchmarks(dataset()).table
    assert set(table["about"]) <= set(ABOUT)
    assert list(table["about"]) == sorted(table["about"], key=list(ABOUT).index)
    for column in ("figure", "population", "source", "trust_words"):
        assert (table[column].str.len() > 5).all()
    assert (table["low"] < table["high"]).all()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "There is nothing of your own to set beside published figures yet."),
        (of("it", 0, 3), "Of your 3 applications none got a closer look, which is too early"),
        (of("it", 3, 20), "Of your 20 applications 3 got a closer look, likely 7 to 28 in 100; below it"),
    ],
)
def test_the_sentence(rows: list[dict[str, object]], said: str) -> None:
    result = benchmarks(dataset(rows))
    assert result.sentence.startswith(said)
    assert any("no target" in note for note in result.notes)
    for wrong in ("better", "worse", "above average", "below average", "should"):
        assert wrong not in result.sentence

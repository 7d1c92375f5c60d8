"""How we count: every word on screen has its meaning, and the numbers in the text are those of the code."""

from dataclasses import fields

from analysis.model import COUNTED_STAGES, Outcome, Rate
from analysis.stats.delay import HORIZON
from analysis.trials.rates import TOO_FEW
from pages.ui import meanings
from tests.pages.conftest import text


def test_every_stage_and_outcome_is_explained() -> None:
    assert list(meanings.stages()) == list(COUNTED_STAGES)
    assert list(meanings.outcomes()) == list(Outcome)


def test_numbers_come_from_the_code() -> None:
    said = dict(meanings.parts())
    assert f"after {HORIZON} days" in said["An application that is still waiting"]
    assert f"Under {TOO_FEW} effective" in said["How much a number can bear"]
    assert "10 in 100 or less" in said["When silence means a no"]
    assert not any("{" in words for words in said.values())


def test_every_column_of_a_rate_is_described() -> None:
    described = {row["Column"]: row["What it holds"] for row in meanings.rate_columns()}
    assert list(described) == [field.name for field in fields(Rate)]
    assert all(words.endswith(".") for words in described.values())


def test_the_page_says_it_all_without_a_search(app) -> None:
    said = text(app("method"))
    for name, _ in meanings.parts():
        assert name in said

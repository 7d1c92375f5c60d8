"""How we count: every word has its meaning, and definitions, formulas and numbers are those of the code."""

from dataclasses import fields

import pytest

from analysis.model import COUNTED_STAGES, Outcome, Rate
from analysis.reference.benchmarks import benchmarks
from analysis.stats import proportion
from analysis.stats.delay import HORIZON
from analysis.trials.rates import TOO_FEW
from pages.ui import definitions, meanings
from tests.pages.conftest import text

NUMBERS = [one for listed in definitions.definitions().values() for one in listed]


def test_every_stage_and_outcome_is_explained() -> None:
    assert list(meanings.stages()) == list(COUNTED_STAGES)
    assert list(meanings.outcomes()) == list(Outcome)


def test_numbers_come_from_the_code() -> None:
    said = dict(meanings.parts())
    assert f"after {HORIZON} days" in said["An application that is still waiting"]
    assert f"Under {TOO_FEW} effective" in said["How much a number can bear"]
    assert "10 in 100 or less" in said["When silence means a no"]
    assert not any("{" in words for words in said.values())


@pytest.mark.parametrize("one", NUMBERS, ids=[f"{one.code} {one.name}" for one in NUMBERS])
def test_each_number_is_said_short_first_then_exactly_with_its_source(one: definitions.Definition) -> None:
    assert len(one.plain) <= 120
    assert not set(one.plain) & set("=²√Σ_")
    assert one.exactly
    assert one.source
    for part in (one.words, one.exactly, one.nothing, one.source):
        assert not part or part.endswith((".", "?"))
        assert "Args:" not in part
        assert "`" not in part
        assert "|" not in part


def test_a_definition_is_the_docstring_of_what_works_the_number_out() -> None:
    likely = next(one for one in NUMBERS if one.code == "analysis.stats.proportion.wilson")
    doc = " ".join((proportion.wilson.__doc__ or "").split())
    for part in (likely.words, likely.source, likely.nothing):
        assert part
        assert part in doc
    assert likely.exactly.startswith("Wilson's score interval for a share.")
    assert "(p + z²/2n ±" in likely.exactly
    assert "In words" not in likely.exactly


def test_all_but_one_say_in_words_how_they_are_worked_out() -> None:
    assert [one.name for one in NUMBERS if not one.words] == ["Whether following up pays"]


def test_the_table_of_weights_is_that_of_the_code() -> None:
    rows = definitions.weights()
    assert len(rows) == 5
    assert rows[0]["Counts as a success"] == "1"
    assert rows[2]["How much of a trial it is"] == "G(age)"


def test_every_column_of_a_rate_is_described() -> None:
    described = {row["Column"]: row["What it holds"] for row in definitions.columns(Rate)}
    assert list(described) == [field.name for field in fields(Rate)]
    assert all(words.endswith(".") for words in described.values())


def test_every_number_of_a_result_is_described() -> None:
    for kinds in definitions._RESULTS.values():
        for kind in kinds:
            described = [row["Column"] for row in definitions.columns(kind)]
            assert set(described) == {field.name for field in fields(kind)}, kind


def test_the_page_says_it_all_without_a_search(app) -> None:
    at = app("method")
    said = text(at)
    for name, _ in meanings.parts():
        assert name in said
    for one in NUMBERS:
        assert one.code.rpartition(".")[2].replace("_", "\\_") in said
    sources = next(one.value for one in at.dataframe if "Who was counted" in one.value)
    assert list(sources["Source"]) == [one.source for one in benchmarks().values()]

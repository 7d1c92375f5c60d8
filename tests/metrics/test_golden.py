"""What the made-up searches say, number by number: a change here is a change of definition or of reading.

Rewritten only by an explicit `pytest tests/metrics/test_golden.py --update-golden`; then read the difference.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.answers.overview import overview
from analysis.intake.load import load
from analysis.metrics.benchmarks import benchmarks
from analysis.metrics.compare import compare
from analysis.metrics.funnel import funnel
from analysis.metrics.periods import PeriodsResult, middle, periods
from analysis.metrics.reply_speed import reply_speed
from analysis.metrics.sector_months import sector_months
from analysis.metrics.sectors import sectors
from analysis.metrics.themes import themes
from analysis.metrics.timing import timing
from analysis.metrics.vacancies import vacancies
from analysis.metrics.where_next import where_next
from analysis.model import Dataset
from tests.conftest import Golden

SAMPLES = Path(__file__).parents[2] / "data" / "sample"
FILES = {"search": "search.xlsx", "search_messy": "search_messy.csv", "cohort": "cohort.xlsx"}
QUESTIONS = {
    "funnel": funnel, "sectors": sectors, "themes": themes, "timing": timing,
    "where_next": where_next, "compare": compare, "overview": overview,
}  # fmt: skip


def _halves(ds: Dataset) -> PeriodsResult:
    """Before and since the day from which the page starts."""
    split = middle(ds)
    assert split is not None
    return periods(ds, split)


# Each with a file for its table and one for its words, so that a change of one moves no other.
ASIDE = {
    "periods": _halves, "reply_speed": reply_speed, "sector_months": sector_months, "benchmarks": benchmarks,
}  # fmt: skip
COUNTED_TO = {"fresh": date(2026, 1, 15), "amber": date(2026, 11, 25), "red": date(2027, 6, 1)}


@cache
def sample(name: str) -> Dataset:
    return load(SAMPLES / FILES[name])


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("name", FILES)
def test_tables(golden: Golden, name: str, question: str) -> None:
    golden.check(f"{name}.{question}", QUESTIONS[question](sample(name)).table)


@pytest.mark.parametrize("name", FILES)
def test_sentences(golden: Golden, name: str) -> None:
    said: list[tuple[str, Any]] = []
    for question, answer in QUESTIONS.items():
        result: Any = answer(sample(name))
        notes = result.facts if question == "overview" else result.notes
        said += [(question, line) for line in (result.sentence, *notes)]
        if question == "overview":
            said += [("task", f"{task.when}: {task.what}. {task.why}") for task in result.tasks]
    golden.check(f"{name}.words", pd.DataFrame(said, columns=["question", "words"]).set_index("question"))


@pytest.mark.parametrize("question", ASIDE)
@pytest.mark.parametrize("name", FILES)
def test_what_stands_beside(golden: Golden, name: str, question: str) -> None:
    result: Any = ASIDE[question](sample(name))
    golden.check(f"{name}.{question}", result.table)
    golden.check(f"{name}.{question}_words", pd.DataFrame({"words": [result.sentence, *result.notes]}))


def test_vacancies_as_they_come(golden: Golden) -> None:
    golden.check("vacancies", vacancies(COUNTED_TO["fresh"]).table)
    said = [
        {"age": age, "words": line}
        for age, day in COUNTED_TO.items()
        for found in [vacancies(day)]
        for line in (found.sentence, *found.notes, found.source)
    ]
    golden.check("vacancies_words", pd.DataFrame(said).set_index("age"))
    assert [str(vacancies(day).age) for day in COUNTED_TO.values()] == list(COUNTED_TO)


@pytest.mark.parametrize("name", FILES)
def test_sentences_keep_to_the_tone(name: str) -> None:
    for answer in (*QUESTIONS.values(), *ASIDE.values()):
        result: Any = answer(sample(name))
        for line in (result.sentence, *getattr(result, "notes", ())):
            assert "!" not in line
            assert "_" not in line
            assert "%" not in line
            assert "nan" not in line.split()
            assert line.endswith((".", "?"))

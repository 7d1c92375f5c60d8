"""What the made-up searches say, number by number: a change here is a change of definition or of reading.

Rewritten only by an explicit `pytest tests/metrics/test_golden.py --update-golden`; then read the difference.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.answers.overview import overview
from analysis.intake.load import load
from analysis.metrics.compare import compare
from analysis.metrics.funnel import funnel
from analysis.metrics.sectors import sectors
from analysis.metrics.themes import themes
from analysis.metrics.timing import timing
from analysis.metrics.where_next import where_next
from analysis.model import Dataset
from tests.conftest import Golden

SAMPLES = Path(__file__).parents[2] / "data" / "sample"
FILES = {"search": "search.xlsx", "search_messy": "search_messy.csv", "cohort": "cohort.xlsx"}
QUESTIONS = {
    "funnel": funnel, "sectors": sectors, "themes": themes, "timing": timing,
    "where_next": where_next, "compare": compare, "overview": overview,
}  # fmt: skip


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


@pytest.mark.parametrize("name", FILES)
def test_sentences_keep_to_the_tone(name: str) -> None:
    for answer in QUESTIONS.values():
        result: Any = answer(sample(name))
        for line in (result.sentence, *getattr(result, "notes", ())):
            assert "!" not in line
            assert "_" not in line
            assert "%" not in line
            assert "nan" not in line.split()
            assert line.endswith((".", "?"))

"""The open corpus of feedback is well formed, and floors under what is found in its development voices."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from analysis.reference.themes import themes


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    path = Path(__file__).parents[1] / "evaluation" / "feedback_score.py"
    spec = importlib.util.spec_from_file_location("feedback_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    sys.modules["feedback_score"] = module
    sys.path.insert(0, str(path.parent))
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


def test_every_text_has_a_part_a_voice_and_known_labels(scoring: ModuleType):
    rows = scoring.corpus()
    assert len(rows) > 7_500
    for row in rows:
        assert row.text.strip() == row.text != ""
        assert {theme for theme, _ in row.labels} <= set(themes())
        assert {polarity for _, polarity in row.labels} <= {"weakness", "strength", "external", "unclear"}
        reasons = {label for label in row.labels if label[1] in {"weakness", "external"}}
        assert ("no_reason", "external") not in row.labels or len(reasons) == 1, row.text


def test_no_voice_and_no_text_of_a_voice_stands_in_two_places(scoring: ModuleType):
    rows = scoring.corpus()
    assert len({(row.voice, row.text) for row in rows}) == len(rows)
    assert len({(row.voice, row.part) for row in rows}) == len({row.voice for row in rows}) == 104
    shares = {name: len(scoring.part(name)) / len(rows) for name in ("train", "dev", "test")}
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["train"] > 0.5
    assert min(shares["dev"], shares["test"]) > 0.2


def test_what_is_tagged_is_seldom_wrong_on_voices_nobody_learned_from(scoring: ModuleType):
    rows = scoring.part("test")
    tally = scoring.total(
        scoring.by_voice(rows, lambda row: (set(scoring.shipped(row.text)), set(row.labels))).values()
    )
    assert tally.precision >= 0.83
    assert tally.recall >= 0.33


def test_a_weakness_is_invented_in_at_most_three_of_a_hundred_texts_without_one(scoring: ModuleType):
    silent = [row for row in scoring.part("test") if not row.themes]
    invented = sum(any(p == "weakness" for _, p in scoring.shipped(row.text)) for row in silent)
    assert invented / len(silent) <= 0.03


def test_one_of_three_suggestions_is_right_for_three_in_four_untagged_texts(scoring: ModuleType):
    rows = [row for row in scoring.part("test") if row.themes and not scoring.shipped(row.text)]
    hits = sum(
        not row.themes.isdisjoint(theme for theme, _ in scoring.suggest_themes(row.text)) for row in rows
    )
    assert hits / len(rows) >= 0.75

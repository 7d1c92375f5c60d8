"""Made-up feedback in many voices: a floor under what the rules find ("held" voices were not tuned to).

The same hand wrote the voices and the rules, so these floors guard against breaking; they are no measure of
how well other people's wording is read. That is measured elsewhere, on texts nobody tuned to.
"""

import csv
from pathlib import Path

import pytest

from analysis.interpret.feedback_rules import read_by_rules
from analysis.reference.themes import themes

POLARITY = {"w": "weakness", "s": "strength", "e": "external"}


def _rows() -> list[dict[str, str]]:
    path = Path(__file__).with_name("feedback_voices.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _gold(labels: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for label in labels.split(";") if labels != "-" else []:
        theme, polarity = label.split(":")
        found.setdefault(theme, set()).add(POLARITY[polarity])
    return found


@pytest.mark.parametrize(
    ("split", "precision", "recall"), [("dev", 0.92, 0.90), ("held", 0.90, 0.85), ("later", 0.92, 0.85)]
)
def test_themes_found_in_made_up_voices(split: str, precision: float, recall: float):
    hits = said = wanted = 0
    for row in _rows():
        if row["split"] == split:
            gold = _gold(row["labels"])
            got = {m.theme for m in read_by_rules(row["text"]).mentions}
            hits, said, wanted = hits + len(gold.keys() & got), said + len(got), wanted + len(gold)
    assert hits / said >= precision
    assert hits / wanted >= recall


def test_no_weakness_is_invented_where_none_is_given():
    invented = [
        row["text"]
        for row in _rows()
        if not set(_gold(row["labels"])) - {"no_reason", "competition"}
        and any(m.polarity == "weakness" for m in read_by_rules(row["text"]).mentions)
    ]
    assert invented == []


def test_the_voices_are_labelled_with_known_themes():
    assert {theme for row in _rows() for theme in _gold(row["labels"])} <= set(themes())
    assert len({row["voice"] for row in _rows()}) >= 80

"""How often sector and job family are right on rows written during development (sector_rows.csv).

The rows were written before the lists were tuned on half of them; a slash separates readings that a careful
adviser would accept, an empty family is not judged. It is a floor against decay, not a measure: the same hand
wrote rows and lists. The evaluation set written apart from them is in tests/evaluation.
"""

import csv
from pathlib import Path

import pytest

from analysis.interpret.sector import classify_sector

UNCLASSIFIED = "unclassified"
with Path(__file__).with_name("sector_rows.csv").open(encoding="utf-8", newline="") as stream:
    ROWS = list(csv.DictReader(stream))


def _readings(name):
    return [
        (row, classify_sector(row["company"], row["title"], row["cell"]))
        for row in ROWS
        if row["set"] == name
    ]


@pytest.mark.parametrize("name", ["rows", "hard", "third", "fourth"])
def test_sectors_are_right_and_found(name):
    readings = _readings(name)
    told = [(row, reading) for row, reading in readings if reading.sector != UNCLASSIFIED]
    right = [row for row, reading in told if reading.sector in row["sector"].split("/")]
    knowable = [row for row, _ in readings if UNCLASSIFIED not in row["sector"].split("/")]
    found = [row for row in right if row in knowable]
    assert len(right) / len(told) >= 0.94
    assert len(found) / len(knowable) >= 0.94


@pytest.mark.parametrize("name", ["rows", "hard", "third", "fourth"])
def test_job_families_are_right(name):
    judged = [(row, reading) for row, reading in _readings(name) if row["family"]]
    right = [row for row, reading in judged if reading.job_family in row["family"].split("/")]
    assert len(right) / len(judged) >= 0.95

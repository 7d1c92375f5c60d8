"""Status wording of people whom the program has not read: a floor under what was measured."""

import csv
from pathlib import Path

from analysis import read_status

ROWS = Path(__file__).parents[1] / "evaluation" / "status_fresh.tsv"
FLOOR = 0.88


def test_most_of_what_strangers_write_is_read_right() -> None:
    with ROWS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    readings = [read_status(row["status"], row["notes"]) for row in rows]
    right = [
        (reading.stage, reading.outcome) == (row["stage"], row["outcome"])
        for reading, row in zip(readings, rows, strict=True)
    ]
    assert len(rows) == 250
    assert sum(right) / len(rows) >= FLOOR

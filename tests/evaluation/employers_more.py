"""Scores on the rows of employers_more.tsv, batch by batch, as they are read now (a development score).

python tests/evaluation/employers_more.py
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from analysis import classify_sector  # noqa: E402 - the script is started by its path
from analysis.model import UNCLASSIFIED  # noqa: E402

Row = dict[str, str]


def batches() -> dict[str, list[Row]]:
    """The rows by batch, in the order they were written."""
    found: dict[str, list[Row]] = defaultdict(list)
    with (HERE / "employers_more.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["voice"].partition("_")[0]].append(row)
    return dict(found)


def counts(rows: list[Row], name: str) -> tuple[int, int, int, int]:
    """Of `name` (sector or job_family): right, said, found, knowable."""
    read = [
        (
            row[name].split("|"),
            getattr(classify_sector(row["company"], row["title"], row["sector_cell"]), name),
        )
        for row in rows
    ]
    said = [(right, value) for right, value in read if value != UNCLASSIFIED]
    knowable = [(right, value) for right, value in read if UNCLASSIFIED not in right]
    return (
        sum(value in right for right, value in said),
        len(said),
        sum(value in right for right, value in knowable),
        len(knowable),
    )


def main() -> None:
    """Print one line a batch and one for all."""
    table = batches()
    everything = [row for rows in table.values() for row in rows]
    for batch, some in (*table.items(), ("all", everything)):
        parts = [f"{batch:4s} {len(some):5d} rows"]
        for name in ("sector", "job_family"):
            right, said, found, knowable = counts(some, name)
            parts.append(f"{name}: right {right} of {said} ({right / said:.1%})")
            parts.append(f"found {found} of {knowable} ({found / knowable:.1%})")
        print("   ".join(parts))  # noqa: T201


if __name__ == "__main__":
    main()

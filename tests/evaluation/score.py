"""Score what is read from people's wording on material that its authors have not seen.

    python tests/evaluation/score.py            both halves, and the errors of the development half by kind
    python tests/evaluation/score.py --errors   every error of the development half

The test half is only ever looked at through its score. How rows were written and labelled: the guides here.
"""

import csv
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from analysis import classify_sector, read_status  # noqa: E402 - the script is started by its path
from analysis.model import UNCLASSIFIED  # noqa: E402
from analysis.stats.proportion import wilson  # noqa: E402


class Share(NamedTuple):
    """k of n."""

    k: int
    n: int

    def __str__(self) -> str:
        low, high = wilson(self.k, self.n)
        share = self.k / self.n if self.n else float("nan")
        return f"{share:6.1%}  {self.k} of {self.n}  (95 % range {low:.1%} to {high:.1%})"


def rows(name: str, half: str) -> list[dict[str, str]]:
    """The rows of one half of a set."""
    with (HERE / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return [
            row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["half"] == half
        ]


def share(table: list[dict[str, str]], right: Callable[[dict[str, str]], bool]) -> Share:
    """How many rows are right."""
    return Share(sum(map(right, table)), len(table))


def status_scores(half: str, name: str = "status") -> dict[str, Share]:
    """Status and notes: stage and outcome, together and apart."""
    table = rows(name, half)
    read = {(row["status"], row["notes"]): read_status(row["status"], row["notes"]) for row in table}

    def agrees(row: dict[str, str], *names: str) -> bool:
        reading = read[row["status"], row["notes"]]
        return all(str(getattr(reading, name)) == row[name] for name in names)

    return {
        "status: stage and outcome": share(table, lambda row: agrees(row, "stage", "outcome")),
        "status: stage": share(table, lambda row: agrees(row, "stage")),
        "status: outcome": share(table, lambda row: agrees(row, "outcome")),
    }


def sector_scores(half: str) -> dict[str, Share]:
    """Employers: precision of what is said, share of the knowable found, job family, agencies."""
    table = rows("employers", half)
    read = {id(row): classify_sector(row["company"], row["title"], row["sector_cell"]) for row in table}

    def said(row: dict[str, str], name: str) -> bool:
        return getattr(read[id(row)], name) != UNCLASSIFIED

    def right(row: dict[str, str], name: str) -> bool:
        return getattr(read[id(row)], name) in row[name].split("|")

    def knowable(row: dict[str, str], name: str) -> bool:
        return UNCLASSIFIED not in row[name].split("|")

    scores = {}
    for name in ("sector", "job_family"):
        spoken = [row for row in table if said(row, name)]
        known = [row for row in table if knowable(row, name)]
        scores[f"{name}: right where said"] = share(spoken, lambda row, name=name: right(row, name))
        scores[f"{name}: knowable ones found"] = share(known, lambda row, name=name: right(row, name))
    agencies = {"yes": True, "no": False}
    scores["via_agency"] = share(
        table, lambda row: read[id(row)].via_agency == agencies.get(row["via_agency"], False)
    )
    return scores


def status_errors(half: str) -> list[str]:
    """Errors as "expected -> read" with the cells."""
    lines = []
    for row in rows("status", half):
        reading = read_status(row["status"], row["notes"])
        if (reading.stage, reading.outcome) != (row["stage"], row["outcome"]):
            kind = f"{row['stage']}/{row['outcome']} -> {reading.stage}/{reading.outcome}"
            lines.append(f"{kind}\t{row['status']}\t{row['notes']}")
    return lines


def sector_errors(half: str) -> list[str]:
    """Errors of sector and job family as "expected -> read" with the cells."""
    lines = []
    for row in rows("employers", half):
        reading = classify_sector(row["company"], row["title"], row["sector_cell"])
        for name in ("sector", "job_family"):
            value = getattr(reading, name)
            if value not in row[name].split("|"):
                cells = "\t".join(row[cell] for cell in ("company", "title", "sector_cell"))
                lines.append(f"{name} {row[name]} -> {value}\t{cells}\t{reading.basis}")
    return lines


def main(detailed: bool) -> None:
    """Print the scores of both halves and the development half's errors."""
    sets = {"status": (status_scores, status_errors), "employers": (sector_scores, sector_errors)}
    for name, (scores, errors) in sets.items():
        if not (HERE / f"{name}.tsv").exists():
            continue
        for half in ("dev", "test"):
            print(f"\n{name}, {half} half")  # noqa: T201
            for what, value in scores(half).items():
                print(f"  {what:32s} {value}")  # noqa: T201
        lines = errors("dev")
        print(f"\n{name}, errors of the dev half")  # noqa: T201
        if detailed:
            print("\n".join(f"  {line}" for line in sorted(lines)))  # noqa: T201
        for kind, count in Counter(line.split("\t")[0] for line in lines).most_common(25):
            print(f"  {count:3d}  {kind}")  # noqa: T201
    print("\nstatus_fresh, written when the program stood")  # noqa: T201
    for what, value in status_scores("test", "status_fresh").items():
        print(f"  {what:32s} {value}")  # noqa: T201
    for name in ("status_more", "status_lists"):
        print(f"\n{name}, which the second reading has learned from")  # noqa: T201
        for what, value in status_scores("dev", name).items():
            print(f"  {what:32s} {value}")  # noqa: T201


if __name__ == "__main__":
    main("--errors" in sys.argv)

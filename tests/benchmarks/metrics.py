"""How long the metrics take on 10,000 applications, beside reading such a file with pandas and openpyxl.

    python tests/benchmarks/metrics.py

Prints the seconds of each metric (best of three), their sum without themes, the seconds pandas with openpyxl
needs to read a workbook of the same 10,000 rows x 15 columns, and the ratio (aim: at most 0.25).
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pandas as pd
from openpyxl import Workbook

sys.path.insert(0, str(Path(__file__).parents[2]))

import analysis

ROWS = 10_000
HEADER = (
    "Company", "Role", "Sector", "Source", "Location", "Date applied", "Status", "Heard back on",
    "Interview date", "Decision date", "CV version", "Salary", "Feedback", "Thank-you sent", "Notes",
)  # fmt: skip
STATES = (
    "Applied",
    "Rejected",
    "No response",
    "Interview",
    "Rejected after interview",
    "Phone screen",
    "Offer",
)
SECTORS = ("IT", "Healthcare", "Construction", "Finance", "Education", "Retail", "Charity", "")


def rows() -> list[list[object]]:
    """A made-up search of 10,000 applications over three years."""
    chance = Random(7)  # noqa: S311 - a seed, not a secret
    table: list[list[object]] = []
    for i in range(ROWS):
        sent = date(2023, 11, 1) + timedelta(days=chance.randrange(1095))
        status = chance.choice(STATES)
        later = sent + timedelta(days=chance.randrange(3, 40))
        met = later if "nterview" in status or status == "Offer" else None
        table.append(
            [f"Employer {i % 1000} Ltd", f"Role {i % 200}", chance.choice(SECTORS), chance.choice("ABCDEF"),
             "Leeds", sent, status, later if status != "Applied" else None, met,
             later if "Reject" in status else None, f"v{i % 4}", "£30,000", "", None, ""]
        )  # fmt: skip
    return table


def best(work: Callable[[], object]) -> float:
    """Seconds of the best of three runs."""
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def main() -> None:
    """Print each metric's time and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "search.xlsx"
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Applications")
        sheet.append(list(HEADER))
        for row in rows():
            sheet.append(row)
        book.save(path)
        reading = best(lambda: pd.read_excel(path, engine="openpyxl"))
        ds = analysis.load(path)
    questions: dict[str, Callable[[], object]] = {
        "overview": lambda: analysis.overview(ds),
        "funnel": lambda: analysis.funnel(ds),
        "sectors": lambda: analysis.sectors(ds),
        "timing": lambda: analysis.timing(ds),
        "compare": lambda: analysis.compare(ds, by="channel"),
        "where next": lambda: analysis.where_next(ds),
        "themes": lambda: analysis.themes(ds),
    }
    spent = {name: best(work) for name, work in questions.items()}
    for name, seconds in spent.items():
        print(f"{name:12s} {seconds:6.3f} s")  # noqa: T201
    metrics = sum(spent[name] for name in ("funnel", "sectors", "timing", "compare", "where next"))
    print(f"\nfive metrics without themes {metrics:.3f} s; pandas + openpyxl reads in {reading:.3f} s")  # noqa: T201
    print(f"ratio {metrics / reading:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()

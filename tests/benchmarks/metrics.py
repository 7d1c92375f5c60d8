"""How long the metrics take on 10,000 applications, beside reading such a file with pandas and openpyxl.

    python tests/benchmarks/metrics.py

Prints the processor seconds of each metric, the first with the weighing that all share (best of three passes,
each over a dataset that nothing was worked out of yet), those that pandas with openpyxl needs to read a
workbook of the same 10,000 rows x 15 columns, and the ratio to them of all metrics but themes together (aim:
at most 0.25), with and without those of the pages after a no.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pandas as pd
from openpyxl import Workbook

sys.path.insert(0, str(Path(__file__).parents[2]))

import analysis

ROWS = 10_000
MIDDLE = date(2025, 5, 1)
# Every metric, each once as its page asks it. Overview is made of several of them and of themes.
QUESTIONS: dict[str, Callable[[analysis.Dataset], object]] = {
    "funnel": analysis.funnel,
    "periods": lambda ds: analysis.periods(ds, MIDDLE),
    "sectors": analysis.sectors,
    "months": analysis.sector_months,
    "where next": analysis.where_next,
    "vacancies": lambda ds: analysis.vacancies(ds.as_of or MIDDLE),
    "compare": analysis.compare,
    "timing": analysis.timing,
    "reply speed": analysis.reply_speed,
    "benchmarks": analysis.benchmarks,
    "after a no": analysis.after_a_no,
    "contacts": analysis.contacts,
    "themes": analysis.themes,
    "overview": analysis.overview,
}
APART = ("themes", "overview")
AFTER_A_NO = ("after a no", "contacts")
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
    """Processor seconds of the best of three runs."""
    seconds = []
    for _ in range(3):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
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
    passes = [one_pass(ds) for _ in range(3)]
    for name in passes[0]:
        print(f"{name:12s} {min(one[name] for one in passes):6.3f} s")  # noqa: T201
    print(f"\npandas + openpyxl reads in {reading:.3f} s")  # noqa: T201
    for what, left_out in (("all but themes", APART), ("of these, what the numbers say", APART + AFTER_A_NO)):
        spent = min(sum(seconds for name, seconds in one.items() if name not in left_out) for one in passes)
        print(f"{what}: {spent:.3f} s, ratio {spent / reading:.2f}")  # noqa: T201


def one_pass(ds: analysis.Dataset) -> dict[str, float]:
    """Processor seconds of each metric on a copy of the dataset that no question was asked of yet."""
    fresh = replace(ds)
    spent = {}
    for name, question in QUESTIONS.items():
        start = time.process_time()
        question(fresh)
        spent[name] = time.process_time() - start
    return spent


if __name__ == "__main__":
    main()

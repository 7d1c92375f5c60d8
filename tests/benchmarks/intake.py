"""How long loading takes, and how much memory, beside pandas with openpyxl merely reading the same file.

Run by hand, on an otherwise quiet machine: python tests/benchmarks/intake.py

Three made-up workbooks (200, 10,000 and 100,000 rows x 15 columns; 1,000 employers, 200 titles, 40 statuses)
are written to a temporary folder. Every measurement is a process of its own, whose highest memory counts.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TIMES = 5
ROW_COUNTS = (200, 10_000, 100_000)
HEADER = (
    "Company",
    "Job title",
    "Location",
    "Sector",
    "Source",
    "Status",
    "Date applied",
    "Response date",
    "Interview date",
    "Salary",
    "Interviews",
    "Contact",
    "Remote",
    "Feedback",
    "Notes",
)

_FIRST = (
    "Amber",
    "Birch",
    "Cedar",
    "Dale",
    "Elder",
    "Fern",
    "Glen",
    "Hazel",
    "Iris",
    "Juniper",
    "Kestrel",
    "Larch",
    "Maple",
    "Nettle",
    "Oak",
    "Pine",
    "Quarry",
    "Rowan",
    "Sorrel",
    "Thorn",
)
_SECOND = ("bank", "brook", "field", "ford", "gate", "hill", "mere", "stone", "well", "wood")
_KIND = ("Ltd", "Foods", "Systems", "Care", "Logistics")
_LEVELS = ("", "Junior", "Senior", "Lead", "Assistant")
_JOBS = (
    "Accountant",
    "Administrator",
    "Analyst",
    "Buyer",
    "Carpenter",
    "Care Worker",
    "Chef",
    "Cleaner",
    "Data Engineer",
    "Designer",
    "Developer",
    "Driver",
    "Electrician",
    "Estimator",
    "Facilities Manager",
    "HR Adviser",
    "Lab Technician",
    "Librarian",
    "Marketing Officer",
    "Mechanic",
    "Nurse",
    "Paralegal",
    "Payroll Clerk",
    "Planner",
    "Porter",
    "Product Manager",
    "Project Manager",
    "Quality Inspector",
    "Receptionist",
    "Recruiter",
    "Researcher",
    "Sales Adviser",
    "Scientist",
    "Site Manager",
    "Social Worker",
    "Support Engineer",
    "Surveyor",
    "Teacher",
    "Tester",
    "Warehouse Operative",
)
_STATES = (
    "Applied",
    "applied",
    "Sent",
    "Waiting",
    "No reply",
    "Ghosted",
    "Rejected",
    "rejected - no reason",
    "Rejected after interview",
    "Rejected after 2nd interview",
    "Unsuccessful",
    "Not successful this time",
    "Phone screen",
    "Phone screen booked",
    "Recruiter call",
    "Online test",
    "Shortlisted",
    "Interview",
    "1st interview",
    "First interview done",
    "Interview booked",
    "2nd interview",
    "Final interview",
    "Panel interview",
    "Assessment centre",
    "Offer",
    "Offer received",
    "Offer declined",
    "Offer accepted",
    "Accepted",
    "Withdrawn",
    "I withdrew",
    "Role cancelled",
    "Position filled",
    "On hold",
    "Wishlist",
    "To apply",
    "In progress",
    "Under review",
    "Reserve list",
)
_PLACES = ("Leeds", "York", "Hull", "Bath", "Cardiff", "Derby", "Exeter", "Glasgow", "Luton", "Poole")
_SECTORS = ("IT", "Healthcare", "Construction", "Finance", "Education", "Retail", "Transport", "Charity")
_SOURCES = ("LinkedIn", "Indeed", "Reed", "Company site", "Referral", "Agency")
_FEEDBACK = (
    "",
    "",
    "",
    "not enough experience",
    "strong interview, but someone had more experience",
    "no reason given",
)
_NOTES = ("", "", "ring back on Friday", "met at the fair", "had a phone call with the manager", "CV v3")


def rows(count: int):
    """The rows of the made-up file: always the same ones, no two alike in all cells."""
    employers = [f"{a}{b} {c}" for a, b, c in product(_FIRST, _SECOND, _KIND)]
    titles = [f"{level} {job}".strip() for level, job in product(_LEVELS, _JOBS)]
    start = date(2024, 1, 1)
    for at in range(count):
        applied = start + timedelta(days=at * 7 % 800)
        yield (
            employers[at * 37 % 1000],
            titles[at * 13 % 200],
            _PLACES[at % 10],
            _SECTORS[at % 8],
            _SOURCES[at % 6],
            _STATES[at * 11 % 40],
            applied,
            applied + timedelta(days=9) if at % 3 else None,
            applied + timedelta(days=20) if at % 7 == 0 else None,
            20_000 + at % 90 * 500,
            at % 4 if at % 7 == 0 else 0,
            f"Contact {at % 300}",
            at % 2 == 0,
            _FEEDBACK[at % 6],
            _NOTES[at * 5 % 6],
        )


def write(path: Path, count: int) -> None:
    """The workbook, with real dates and numbers."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Applications")
    sheet.append(HEADER)
    for row in rows(count):
        sheet.append(row)
    book.save(path)


def say(line: str) -> None:
    """One line on the screen, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def measure(reader: str, path: Path) -> tuple[float, float]:
    """Seconds and megabytes at most (of the process and its children) of one reading in a new process."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).resolve()), reader, str(path)],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env=None,
        text=True,
    )
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def read_once(reader: str, path: Path) -> None:
    """One reading, imports apart: prints seconds and megabytes."""
    sys.path.insert(0, str(ROOT))
    if reader == "load":
        from analysis.intake.load import load as read
    else:
        import openpyxl  # noqa: F401 - so that neither side is charged for imports
        import pandas as pd

        def read(source):
            return pd.read_excel(source, engine="openpyxl")

    start = time.perf_counter()
    found = read(path)
    seconds = time.perf_counter() - start
    if not len(found):
        raise SystemExit("nothing was read")
    highest = max(
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    sys.stdout.write(f"{seconds} {highest / 1024}\n")


def main() -> None:
    """Measure all and print a table and the ratios that are promised."""
    times: dict[tuple[str, int], float] = {}
    memory: dict[tuple[str, int], float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in ROW_COUNTS:
            path = Path(folder) / f"search_{count}.xlsx"
            write(path, count)
            readers = ("load", "pandas") if count == 10_000 else ("load",)
            taken = {reader: [] for reader in readers}
            for _ in range(TIMES):
                for reader in readers:
                    taken[reader].append(measure(reader, path))
            for reader, found in taken.items():
                times[reader, count] = statistics.median(seconds for seconds, _ in found)
                memory[reader, count] = max(megabytes for _, megabytes in found)
                say(f"{reader:7}{count:9,} rows{times[reader, count]:8.2f} s{memory[reader, count]:7.0f} MB")
    goals = (
        ("10,000 rows: load / pandas with openpyxl", times["load", 10_000] / times["pandas", 10_000], 0.6),
        ("load: 100,000 rows / 10,000 rows", times["load", 100_000] / times["load", 10_000], 12),
        ("load: MB at 100,000 rows", memory["load", 100_000], 700),
        ("load: seconds for 200 rows", times["load", 200], 1),
    )
    for name, value, goal in goals:
        say(f"{name:45}{value:8.2f}  at most {goal:g}  {'yes' if value <= goal else 'NO'}")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        read_once(sys.argv[1], Path(sys.argv[2]))
    else:
        main()

"""How reading and counting a cohort grow with its rows: CSV files of 10,000, 100,000 and 1,000,000 rows.

    python tests/benchmarks/scale.py [ROWS ...]      (default: 10000 100000 1000000)

Each step runs in a process of its own. Prints, for each size: seconds to read the CSV with limits=None and
seconds for the numbers of a cohort (in brackets those of computing, for a busy machine), and the peak memory
of the process; then the same for a table of counts with that many rows. Aim at a million rows: under 60 s
and 3 GB.
"""

import csv
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

SIZES = (10_000, 100_000, 1_000_000)
HEADER = ("Seeker", "Company", "Role", "Sector", "Date applied", "Status", "Heard back on", "Feedback")
STATES = ("Applied", "Applied", "Rejected", "Rejected", "No response", "Phone screen", "Interview", "Offer")
SECTORS = ("IT", "Healthcare", "Construction", "Finance", "Education", "Retail", "Charity", "")
REMARKS = ("", "", "", "", "", "", "We needed more hands-on experience.", "Another candidate was stronger.")
SEEKER_ROWS = 40


def write(path: Path, rows: int) -> None:
    """A made-up cohort with forty applications a person."""
    chance = Random(7)  # noqa: S311  a seed, not a secret
    start = date(2024, 1, 1)
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(HEADER)
        for at in range(rows):
            sent = start + timedelta(days=chance.randrange(700))
            state = chance.choice(STATES)
            heard = sent + timedelta(days=chance.randrange(3, 40)) if state != "Applied" else ""
            remark = chance.choice(REMARKS) if state == "Rejected" else ""
            out.writerow(
                [f"Person {at // SEEKER_ROWS}", f"Employer {at % 3000} Ltd", f"Role {at % 200}",
                 chance.choice(SECTORS), sent, state, heard, remark]
            )  # fmt: skip


def counted(path: Path, rows: int) -> None:
    """The same as a table of counts: one row each, which is the most that such a table can hold."""
    chance = Random(7)  # noqa: S311  a seed, not a secret
    stages = ("applied", "applied", "applied", "applied", "screening", "interview", "offer")
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(("seeker", "sector", "stage", "outcome", "week", "n"))
        for at in range(rows):
            week = date(2024, 1, 1) + timedelta(weeks=chance.randrange(100))
            sector = chance.choice(("it", "health", "construction", "finance", "education", "retail"))
            outcome = chance.choice(("rejected", "rejected", "waiting", "no_reply"))
            out.writerow([f"Person {at // SEEKER_ROWS}", sector, chance.choice(stages), outcome, week, 1])


def measure(kind: str, path: Path) -> None:
    """Read and count one file, and print seconds and peak memory: run in a process of its own."""
    import analysis

    start, used = time.perf_counter(), time.process_time()
    source: object = analysis.load(path, limits=None) if kind == "file" else path
    read = _since(start, used)
    start, used = time.perf_counter(), time.process_time()
    found = analysis.cohort(source)  # type: ignore[arg-type]  either kind is one that cohort takes
    count = _since(start, used)
    print(f"read {read}   cohort {count}   peak {_peak()}   {len(found.people):,} people")  # noqa: T201


def _since(start: float, used: float) -> str:
    return f"{time.perf_counter() - start:6.1f} s ({time.process_time() - used:.1f})"


def _peak() -> str:
    try:
        import resource
    except ImportError:  # Windows
        return "unknown"
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{used / (1024**2 if sys.platform != 'darwin' else 1024**3):5.2f} GB"


def main(sizes: list[int]) -> None:
    """Write, read and count a file of each size."""
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            for kind, make in (("file", write), ("counts", counted)):
                path = Path(folder) / f"{kind}_{rows}.csv"
                make(path, rows)
                size = path.stat().st_size / 1e6
                print(f"{rows:>9,} rows, {kind:6} {size:6.1f} MB: ", end="", flush=True)  # noqa: T201
                subprocess.run([sys.executable, __file__, "--one", kind, str(path)], check=True, cwd=ROOT)
                path.unlink()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2], Path(sys.argv[3]))
    else:
        main([int(one) for one in sys.argv[1:]] or list(SIZES))

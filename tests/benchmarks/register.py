"""How long the list of 2,000 applications takes to answer when it is written in.

    python tests/benchmarks/register.py

Drives the whole app without a browser (AppTest) and prints the seconds of the script, best and worst of each:
a cell typed into the fresh list, into one with a journal of 500 changes, 50 rows set together, an undo, and a
search for a word (aim: each below 1 second). Drawing in the browser comes on top.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

from streamlit.testing.v1 import AppTest

from analysis.intake import changes
from analysis.model import Dataset, Edits
from tests import builders
from tests.pages.conftest import PAGES, ROOT
from tests.pages.editing import write

ROWS, LONG, TOGETHER, TIMES = 2_000, 500, 50, 5
AIM = 1.0


def search() -> Dataset:
    """A made-up search of 2,000 applications over three years."""
    chance = Random(11)  # noqa: S311 - a seed, not a secret
    rows = [
        {
            "company": f"Employer {place % 700}", "role": f"Role {place % 90}",
            "age": chance.randrange(1_000),
            "stage": chance.choice(["applied", "screening", "interview", "final_round"]),
            "outcome": chance.choice(["waiting", "rejected", "no_reply", "closed"]),
            "sector": chance.choice(["it", "health", "finance", "retail"]), "sector_basis": "title",
            "feedback": "We needed more hands-on experience." if place % 4 == 0 else "",
            "next_step": "Ring them" if place % 9 == 0 else "",
        }
        for place in range(ROWS)
    ]  # fmt: skip
    return builders.dataset(rows, fingerprint="benchmark")


def long_journal(ds: Dataset) -> Edits:
    """500 changes, one a step."""
    found = Edits()
    for id_ in ds.applications["application_id"].tolist()[:LONG]:
        found = found.add(changes.set_field(ds, id_, "notes", "seen"), when=builders.AS_OF)
    return found


def opened(ds: Dataset, journal: Edits) -> AppTest:
    """The app on the page of applications."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.session_state["search"] = ds
    at.session_state["corrections"] = journal
    at.run()
    at.switch_page(PAGES["applications"]).run()
    return at


def seconds(work: Callable[[int], object]) -> tuple[float, float]:
    """Best and worst of five runs, each told its number."""
    taken = []
    for time_ in range(TIMES):
        start = time.perf_counter()
        work(time_)
        taken.append(time.perf_counter() - start)
    return min(taken), max(taken)


def measured() -> dict[str, tuple[float, float]]:
    """What was measured -> best and worst seconds."""
    ds = search()
    at, later = opened(ds, Edits()), opened(ds, long_journal(ds))
    cells: dict[int, dict[str, object]] = {}

    def typed(one: AppTest, number: int) -> None:
        cells[number] = {"notes": f"typed {number} {id(one)}"}
        write(one, cells)

    def together(number: int) -> None:
        stage = ("Interview", "Closer look")[number % 2]
        write(at, {row: {"stage": stage} for row in range(TOGETHER)})

    found = {"a cell": seconds(lambda number: typed(at, number))}
    cells.clear()
    found[f"a cell after {LONG} changes"] = seconds(lambda number: typed(later, number))
    found[f"{TOGETHER} cells pasted"] = seconds(together)
    found["undo"] = seconds(lambda _: at.button(key="undo").click().run())
    words = ["employer 6", "ring", "role 12", "hands-on", ""]
    found["a search"] = seconds(lambda number: at.text_input(key="find").set_value(words[number]).run())
    return found


if __name__ == "__main__":
    worst = 0.0
    for what, (best, most) in measured().items():
        worst = max(worst, most)
        print(f"{what:28} {best:6.2f} s  to {most:6.2f} s")  # noqa: T201
    print(f"{'slowest':28} {worst:6.2f} s  (aim: below {AIM:.0f} s)")  # noqa: T201
    sys.exit(worst >= AIM)

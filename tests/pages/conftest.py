"""The whole app, driven without a browser, with a search already in view."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import load
from analysis.model import Basis, Dataset, EventKind
from pages.ui import memory
from tests import builders

ROOT = Path(__file__).parents[2]
PAGES = {
    "overview": "pages/search/overview.py",
    "applications": "pages/search/applications.py",
    "import_file": "pages/search/import_file.py",
    "funnel": "pages/insight/funnel.py",
    "sectors": "pages/insight/sectors.py",
    "compare": "pages/insight/compare.py",
    "timing": "pages/insight/timing.py",
    "themes": "pages/refusals/themes.py",
    "after_a_no": "pages/refusals/after_a_no.py",
    "contacts": "pages/refusals/contacts.py",
    "export": "pages/share/export.py",
    "method": "pages/share/method.py",
    "cohort": "pages/share/cohort.py",
}
NASTY = "A*STAR* $5 <b>Co</b> :smile: [x](http://e.example) `y`"


def one() -> Dataset:
    return builders.dataset([{"age": 9}], fingerprint="one")


def seven() -> Dataset:
    rows = [
        {"company": NASTY, "age": 3, "sector": "it", "sector_basis": "title"},
        {"company": "Beck Foods", "age": 20, "channel": "LinkedIn", "sector": "retail",
         "sector_basis": "column"},
        {"company": "Carr Homes", "age": 41, "stage": "interview", "outcome": "rejected",
         "sector": "construction",
         "feedback": "You came across well but we needed more hands-on experience."},
        {"company": "Dene Clinic", "age": 55, "outcome": "rejected", "feedback": NASTY, "sector": "health"},
        {"company": "Elm Bank", "age": 70, "outcome": "rejected", "stage_basis": Basis.ASSUMED,
         "feedback": "Zebra quartz."},
        {"company": "Fell Audit", "age": None, "outcome": "rejected"},
        {"company": "Gill Works", "age": 90, "stage": "offer", "outcome": "declined", "channel": "Indeed"},
    ]  # fmt: skip
    events = [builders.event("a3", EventKind.INTERVIEW, builders.ago(30))]
    return builders.dataset(rows, events, source=f"{NASTY}.xlsx", fingerprint="seven")


def many() -> Dataset:
    sectors = ["it", "health", "finance", "construction", "retail", "public"]
    rows = []
    for place in range(60):
        stage = "interview" if place % 5 == 0 else "screening" if place % 3 == 0 else "applied"
        outcome = "rejected" if place % 2 == 0 else "waiting" if place % 7 else "no_reply"
        rows.append({
            "company": f"Employer {place}", "age": 4 * place, "stage": stage, "outcome": outcome,
            "sector": sectors[place % 6], "sector_basis": "column",
            "channel": ("Indeed", "LinkedIn")[place % 2],
            "seeker": ("Ann", "Ben")[place % 2],
            "feedback": "We needed more hands-on experience." if place % 6 == 0 else "",
        })  # fmt: skip
    events = [
        builders.event(f"a{place + 1}", EventKind.INTERVIEW, builders.AS_OF - timedelta(days=4 * place - 7))
        for place in range(5, 60, 5)
    ]
    return builders.dataset(rows, events, fingerprint="many")


@cache
def sample() -> Dataset:
    return load(ROOT / "data" / "sample" / "search.xlsx")


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered on this computer is not the business of the tests."""
    monkeypatch.setattr(memory, "place", lambda: tmp_path / "remembered" / "memory.sqlite")


@pytest.fixture
def app() -> Callable[..., AppTest]:
    """Start the app on a page with a search in view (None: a first visit)."""

    def start(page: str, search: Dataset | None = None, **state: object) -> AppTest:
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=20)
        at.session_state["search"] = search
        for key, value in state.items():
            at.session_state[key] = value
        at.run()
        at.switch_page(PAGES[page]).run()
        assert not at.exception, at.exception
        return at

    return start


def text(at: AppTest) -> str:
    """Everything a page says, as one text."""
    parts = [element.value for kind in ("title", "header", "markdown", "error") for element in at.get(kind)]
    parts += [element.proto.body for element in at.get("html")]
    parts += [f"{one.label} {one.value}" for one in at.metric]
    parts += [element.label for element in at.get("expander")]
    return "\n".join(str(part) for part in parts)

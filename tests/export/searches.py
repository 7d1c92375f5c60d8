"""Made-up searches of every kind, with the texts that do harm elsewhere."""

from datetime import date
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from analysis.intake.values import text_of
from analysis.intake.worker import visible
from analysis.model import (
    COUNTED_STAGES,
    Application,
    AsideReason,
    Basis,
    Dataset,
    EventKind,
    MappedColumn,
    Outcome,
    SectorBasis,
    SetAside,
)
from analysis.reference.sectors import job_families, sectors
from tests.builders import dataset, event

INJECTIONS = (
    '=HYPERLINK("http://example.org","Click")', "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1:A9)", "-2+3",
    "+44 7700 900123", 'He said "no", twice', "two\nlines, and a comma; and a semicolon", "'tis a name", "NA",
    "None", "00123", "1e5", "TRUE", "#N/A", "#REF!", "🎉 offer", "Café Zürich", "_x0041_", "_x000D_",
    "<script>alert(1)</script>", "a\tb", "$x^2$", "2026-03-02", "03/04/2026", "‘quoted’", "]]>", "&amp;",
    "{=1}", "日本語", "x" * 400,
)  # fmt: skip
TEXT_FIELDS = (
    "company", "role", "seeker", "channel", "location", "remote", "salary_text", "cv_version", "contact",
    "contact_email", "contact_phone", "feedback", "notes", "next_step", "link", "interest", "sector_text",
)  # fmt: skip
DAY_FIELDS = ("applied_on", "replied_on", "deadline", "next_step_on")
OWN_HEADERS = (
    "Status", "Ref no", "Employer", "stage", "Stage (yours)", "=SUM(A1)", "Problem", "Interview 1", "Größe",
)  # fmt: skip
_GIVEN_BY_DAYS = (EventKind.APPLIED, EventKind.REPLIED)
_OTHER_KINDS = [kind for kind in EventKind if kind not in _GIVEN_BY_DAYS]
_CHOSEN = "you chose it"
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


def _kept(text: str) -> bool:
    return visible(text) == text and text_of(text) == text and "\r" not in text


def texts() -> st.SearchStrategy[str]:
    """Texts as a dataset may hold them: no margins, no invisible marks, nothing that says nothing."""
    any_text = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn")), max_size=20)
    return st.sampled_from([text for text in INJECTIONS if _kept(text)]) | any_text.map(text_of).filter(_kept)


@st.composite
def searches(draw: st.DrawFn) -> Dataset:
    """A search of up to four applications, its events, columns of the user's own and adverts not sent."""
    n = draw(st.integers(0, 4))
    rows = [_row(draw, at) for at in range(n)]
    made = [Application(**row) for row in rows]
    events = []
    for one in made:
        for kind, day in zip(_GIVEN_BY_DAYS, (one.applied_on, one.replied_on), strict=True):
            if day is not None and draw(st.booleans()):
                events.append(event(one.application_id, kind, day))
        for kind in draw(st.lists(st.sampled_from(_OTHER_KINDS), max_size=2)):
            basis = draw(st.sampled_from(Basis))
            events.append(event(one.application_id, kind, draw(st.none() | DAYS), basis))
    headers = draw(st.lists(st.sampled_from(OWN_HEADERS), unique=True, max_size=4))
    own = {header: draw(st.lists(texts(), min_size=n, max_size=n)) for header in headers}
    firm, why = MappedColumn("Firm", 1.0, _CHOSEN), MappedColumn("Why", 1.0, _CHOSEN)
    return dataset(
        made,
        events,
        own=own,
        as_of=None,
        set_aside=tuple(_saved(draw, headers)),
        mapping={"company": firm, "notes": why},
    )


def _row(draw: st.DrawFn, at: int) -> dict[str, Any]:
    row: dict[str, Any] = {field: draw(texts()) for field in TEXT_FIELDS}
    row["role"] = row["role"] or "Analyst"
    row |= {
        field: draw(st.none() | DAYS) for field in ("applied_on", "replied_on", "deadline", "next_step_on")
    }
    row |= {
        field: draw(st.none() | st.integers(1, 10_000_000).map(lambda pence: pence / 4))
        for field in ("salary_low", "salary_high")
    }
    return row | {
        "application_id": f"a{at}",
        "stage": draw(st.sampled_from(COUNTED_STAGES)),
        "outcome": draw(st.sampled_from(Outcome)),
        "stage_basis": draw(st.sampled_from(Basis)),
        "outcome_basis": draw(st.sampled_from(Basis)),
        "sector": draw(st.sampled_from([*sectors(), "unclassified"])),
        "sector_basis": draw(st.sampled_from(SectorBasis)),
        "job_family": draw(st.sampled_from([*job_families(), "unclassified"])),
        "via_agency": draw(st.booleans()),
        "source_sheet": "2026", "source_row": at + 2,
    }  # fmt: skip


def _saved(draw: st.DrawFn, headers: list[str]) -> list[SetAside]:
    found = []
    for at in range(draw(st.integers(0, 2))):
        cells = {"Firm": draw(texts()), "Why": draw(texts()), **{header: draw(texts()) for header in headers}}
        found.append(
            SetAside("2026", 50 + at, AsideReason.SAVED, {name: cell for name, cell in cells.items() if cell})
        )
    return found


def comparable(table: pd.DataFrame) -> pd.DataFrame:
    """The applications without the place where they stand in their file."""
    return table.drop(columns=["source_sheet", "source_row"])

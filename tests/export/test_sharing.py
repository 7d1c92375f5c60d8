"""What is shared holds no employer, person or contact of the search it is made of."""

import io
import re
from dataclasses import replace
from datetime import date

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis.answers.anonymous import leaving, letter, nameless
from analysis.answers.report import report
from analysis.export.coach import coach_copy, preview
from analysis.export.picture import months_of, picture
from analysis.export.report_page import report_page
from analysis.export.sankey import sankeymatic
from analysis.metrics.funnel import funnel
from analysis.model import Dataset, OwnTheme, Polarity, ThemeEdits
from tests.builders import ago, dataset, event
from tests.export.test_round_trip import SLOW

PRIVATE = (
    "company", "role", "contact", "contact_email", "contact_phone", "notes", "feedback", "link", "location",
    "channel", "seeker", "cv_version", "salary_text", "next_step", "sector_text", "interest",
)  # fmt: skip
# letters that no word of ours holds, so that a name found in an output can only be the name itself
NAMES = st.text(st.sampled_from("qxzjQXZJÄñ王"), min_size=4, max_size=12)


def shared(ds: Dataset) -> dict[str, str]:
    """Every output without names, as text."""
    copy = openpyxl.load_workbook(io.BytesIO(coach_copy(leaving(ds))))
    cells = [str(cell.value) for sheet in copy for row in sheet for cell in row if cell.value is not None]
    told = preview(leaving(ds))
    return {
        "coach": "\n".join(cells),
        "preview": "\n".join(str(cell) for row in told.rows for cell in row) + "\n".join(told.stays),
        "report": report_page(report(ds, names=False, quotes=True)).decode(),
        "picture": picture(funnel(ds), months_of(ds)).decode(),
        "flow": sankeymatic(funnel(ds)),
    }


@SLOW
@given(st.data())
def test_no_name_leaves(data: st.DataObject) -> None:
    rows = [
        {field: data.draw(NAMES) for field in PRIVATE}
        | {"age": data.draw(st.integers(1, 200)), "outcome": "rejected", "stage": "interview"}
        for _ in range(3)
    ]
    header = data.draw(NAMES)
    ds = dataset(
        rows, [event("a1", "interview", ago(9))], source=f"{header}.xlsx",
        own={header: [data.draw(NAMES)] * 3},
        theme_edits=ThemeEdits(own={"own:1": OwnTheme(header, Polarity.WEAKNESS, (rows[0]["feedback"],))}),
    )  # fmt: skip
    secret = {str(row[field]) for row in rows for field in PRIVATE} | {header}
    for name, text in shared(ds).items():
        assert [word for word in secret if word.casefold() in text.casefold()] == [], name


@pytest.mark.parametrize("name", ["search.xlsx", "search_messy.csv", "cohort.xlsx"])
def test_no_name_of_a_sample_leaves(name: str) -> None:
    ds = analysis.load(f"data/sample/{name}")
    fields = ["company", "contact", "contact_email", "contact_phone", "seeker"]
    secret = {str(text) for field in fields for text in ds.applications[field] if text}
    assert secret
    for what, text in shared(ds).items():
        assert [word for word in secret if re.search(rf"\b{re.escape(word)}\b", text)] == [], what


def test_a_picture_holds_no_day() -> None:
    ds = analysis.load("data/sample/search.xlsx")
    drawn = picture(funnel(ds), months_of(ds)).decode()
    assert "March to November 2026" in drawn
    assert not re.search(r"\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", drawn)
    assert not re.search(r"20\d\d-\d\d", drawn)
    assert "<desc" in drawn
    assert "142 applications, 28 interviews" in drawn
    assert "#0000" not in drawn


def test_a_picture_of_nothing_says_so() -> None:
    assert "0 applications, no interview yet" in picture(funnel(dataset())).decode()
    assert months_of(dataset()) == ""
    assert months_of(dataset([{"applied_on": date(2026, 5, 3)}])) == "May 2026"
    two = dataset([{"applied_on": date(2025, 11, 3)}, {"applied_on": date(2026, 2, 3)}])
    assert months_of(two) == "November 2025 to February 2026"


def test_pseudonyms_keep_to_the_employer_and_to_the_next_copy() -> None:
    rows = [
        {"company": "Beck Foods", "age": 20, "sector": "retail"},
        {"company": "Alder Mill Ltd", "age": 40, "sector": "health"},
        {"company": "BECK FOODS LTD", "age": 10, "sector": "retail"},
        {"company": "", "age": 5},
    ]
    first = nameless(dataset(rows)).applications
    assert list(first["company"]) == ["Employer B", "Employer A", "Employer B", ""]
    assert list(first["sector"])[:3] == ["retail", "health", "retail"]
    later = nameless(dataset([{"company": "New One", "age": 1}, *rows])).applications
    assert list(later["company"]) == ["Employer C", *first["company"]]


def test_letters_go_on_behind_z() -> None:
    assert [letter(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_a_copy_counts_the_same_and_opens_again() -> None:
    ds = analysis.load("data/sample/search.xlsx")
    again = analysis.load(coach_copy(leaving(ds)))
    assert analysis.funnel(again).sentence == analysis.funnel(ds).sentence
    assert analysis.sectors(again).table["k"].to_dict() == analysis.sectors(ds).table["k"].to_dict()
    assert len(again.events) == len(ds.events)
    assert again.issues == ()
    pd.testing.assert_series_equal(again.applications["applied_on"], ds.applications["applied_on"])


def test_the_preview_is_what_leaves() -> None:
    ds = analysis.load("data/sample/search.xlsx")
    found = leaving(ds)
    told = preview(found)
    sheet = openpyxl.load_workbook(io.BytesIO(coach_copy(found)))["Applications"]
    rows = list(sheet.iter_rows(values_only=True))
    filled = [at for at in range(len(rows[0])) if any(row[at] not in (None, "") for row in rows[1:])]
    assert tuple(rows[0][at] for at in filled) == told.headers
    assert len(told.rows) == len(ds)
    assert [str(row[0]) for row in rows[1:]] == [str(row[0]) for row in told.rows]
    assert "contacts (37 rows)" in told.stays


def test_nothing_to_share_is_no_error() -> None:
    for text in shared(replace(dataset(), as_of=None)).values():
        assert "Traceback" not in text

import io
from datetime import date

import openpyxl
import pytest
from openpyxl.workbook import Workbook

import analysis
from analysis.errors import NoApplicationsError
from analysis.export.template import template
from analysis.model import COUNTED_STAGES, Dataset, Outcome, Stage, further
from analysis.reference.columns import SURE, fields_of
from analysis.reference.workbook import vocabulary

# a reserve list presupposes an interview to any reader, so its stage is not free
_FREE = [outcome for outcome in Outcome if outcome is not Outcome.RESERVE]


def empty() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(template()))


def filled(rows: list[dict[str, object]]) -> Dataset:
    book = empty()
    sheet = book["Applications"]
    at = {cell.value: cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, start=2):
        for header, value in row.items():
            sheet.cell(number, at[header]).value = value
    out = io.BytesIO()
    book.save(out)
    return analysis.load(out.getvalue(), filename="template.xlsx")


def test_the_list_is_empty_and_the_example_never_counts() -> None:
    book = empty()
    assert book.sheetnames == ["Applications", "Guide", "Lists"]
    assert book["Lists"].sheet_state == "hidden"
    assert book["Applications"].max_row == 1
    assert "Harbour Lane Ltd" in [row[1] for row in book["Guide"].iter_rows(values_only=True)]
    with pytest.raises(NoApplicationsError):
        analysis.load(template())


def test_every_column_has_a_line_in_the_guide() -> None:
    told = [str(row[0]) for row in empty()["Guide"].iter_rows(values_only=True)]
    headers = [cell.value for cell in empty()["Applications"][1]]
    assert headers == [one.header for one in vocabulary().template]
    assert [header for header in headers if not any(line.startswith(f"{header}: ") for line in told)] == []


def test_words_are_chosen_from_lists_and_no_cell_is_a_formula() -> None:
    book = empty()
    assert len(book["Applications"].data_validations.dataValidation) == 3
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_one_row_comes_back_exactly() -> None:
    example = {one.header: one.example for one in vocabulary().template if one.example}
    ds = filled([example])
    row = ds.applications.iloc[0]
    assert len(ds) == 1
    assert [issue.sheet for issue in ds.issues] == ["Guide"]
    assert ds.set_aside == ()
    assert (row["company"], row["role"], row["sector"]) == ("Harbour Lane Ltd", "Data analyst", "transport")
    assert (row["stage"], row["outcome"]) == (Stage.INTERVIEW, Outcome.REJECTED)
    assert (row["stage_basis"], row["outcome_basis"], row["sector_basis"]) == ("stated", "stated", "column")
    for field in ("channel", "feedback", "contact", "cv_version", "location", "next_step", "link"):
        assert row[field] == example[vocabulary().columns[field]]
    assert row["applied_on"].date() == date(2026, 3, 2)
    assert row["next_step_on"].date() == date(2026, 6, 1)
    told = {kind: day.date() for kind, day in zip(ds.events["kind"], ds.events["on"], strict=True)}
    assert told["interview"] == date(2026, 3, 17)
    assert told["rejected"] == date(2026, 3, 24)
    assert told["thank_you"] == told["feedback_asked"] == date(2026, 3, 25)


@pytest.mark.parametrize("outcome", _FREE)
def test_words_from_the_lists_come_back(outcome: Outcome) -> None:
    words = vocabulary()
    # an accepted offer has no other outcome, and a declined one is an offer
    accepted = outcome is Outcome.ACCEPTED
    stages = [stage for stage in COUNTED_STAGES if accepted or stage is not Stage.ACCEPTED]
    least = {Outcome.ACCEPTED: Stage.ACCEPTED, Outcome.DECLINED: Stage.OFFER}.get(outcome, Stage.APPLIED)
    ds = filled(
        [
            {
                "Employer": f"Firm {stage}", "Role": "Analyst", "Sent on": date(2026, 3, 2),
                "Stage": words.stage.word(stage), "Outcome": words.outcome.word(outcome),
            }
            for stage in stages
        ]
    )  # fmt: skip
    assert set(ds.applications["outcome"]) == {outcome}
    assert list(ds.applications["stage"]) == [further(stage, least) for stage in stages]


def test_an_advert_not_sent_yet_is_set_aside() -> None:
    ds = filled(
        [
            {"Employer": "Acorn", "Role": "Planner", "Sent on": date(2026, 3, 2), "Stage": "Sent"},
            {"Employer": "Birch & Bell", "Role": "Nurse", "Stage": "Not sent yet"},
        ]
    )
    assert list(ds.applications["company"]) == ["Acorn"]
    assert ds.aside_counts() == {"saved": 1}


def test_the_headers_that_are_fields_are_read_with_certainty() -> None:
    known = {header: field for field, header in vocabulary().columns.items()} | {
        "Decision date": "outcome_on"
    }
    read = {"stage": "status", "outcome": "result"}
    for one in vocabulary().template:
        if one.header in known:
            best = fields_of(one.header)[0]
            assert (best.field, best.strength) == (read.get(known[one.header], known[one.header]), SURE)


def test_the_same_bytes_every_time() -> None:
    assert template() == template()

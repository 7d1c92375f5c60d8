"""What leaves of a cohort: no name, no small count, no quote unless asked for; nothing from a few people."""

import csv
import io
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

from analysis import JobSearchError, cohort, load
from analysis.export.cohort import cohort_csv, cohort_parts, cohort_workbook
from tests import builders

ROOT = Path(__file__).parents[2]


@cache
def sample():
    return load(ROOT / "data" / "sample" / "cohort.xlsx")


def cells(data: bytes) -> list[object]:
    book = load_workbook(io.BytesIO(data))
    return [
        cell
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    ]


def test_no_person_employer_or_small_count_is_in_the_workbook_or_the_csv() -> None:
    found = cohort(sample())
    book, text = cells(cohort_workbook(found)), cohort_csv(found).decode("utf-8-sig")
    said = "\n".join(str(cell) for cell in book) + text
    for name in (*sample().applications["seeker"].unique(), *sample().applications["company"].unique()):
        assert name not in said, name
    rows = [row for part in cohort_parts(found) for row in part.rows]
    assert all(cell >= 5 for row in rows for cell in row if isinstance(cell, int))
    values = [row["Value"] for row in csv.DictReader(io.StringIO(text))]
    assert all(int(value) >= 5 for value in values if value.isdigit())
    assert "not shown" in values


def test_quotes_leave_only_when_they_were_asked_for() -> None:
    asked = cohort(sample(), quotes=True)
    quote = next(iter(asked.quotes.values()))[0]
    assert quote in cells(cohort_workbook(asked))
    assert quote not in cells(cohort_workbook(cohort(sample())))
    assert [part.name for part in cohort_parts(cohort(sample()))].count("Quotes") == 0


def test_nothing_leaves_of_fewer_than_five_people() -> None:
    few = cohort(builders.dataset([{"seeker": name} for name in "ABCD" for _ in range(20)]))
    for export in (cohort_workbook, cohort_csv, cohort_parts):
        with pytest.raises(JobSearchError, match="fewer than five people"):
            export(few)


def test_a_quote_that_could_be_a_formula_stays_text() -> None:
    rows = [
        {"seeker": f"P{at % 6}", "outcome": "rejected", "application_id": f"a{at}", "company": f"E{at}",
         "feedback": "=1+1\nWe needed more hands-on experience." if at < 12 else "We had strong applicants."}
        for at in range(30)
    ]  # fmt: skip
    found = cohort(builders.dataset(rows), quotes=True)
    assert any("=1+1" in text for texts in found.quotes.values() for text in texts)
    book = load_workbook(io.BytesIO(cohort_workbook(found)))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert "'=1+1" in cohort_csv(found).decode("utf-8-sig")


def test_equal_input_gives_equal_bytes() -> None:
    assert cohort_workbook(cohort(sample())) == cohort_workbook(cohort(sample()))

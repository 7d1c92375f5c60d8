"""The table to write in: it speaks the words of the screen, and understands them."""

from datetime import date

import pandas as pd
import pytest

from analysis.answers.worksheet import (
    DAYS,
    MARKS,
    NAMES,
    PICKED,
    Typed,
    cells,
    choices,
    refusal,
    shows,
    worksheet,
)
from analysis.intake.cell_edits import DAY_OF, Cell, Refused
from analysis.model import EDITABLE_FIELDS, Basis, EventKind, Outcome, Stage
from tests import builders


def search():
    rows = [
        {"company": "Ash", "stage": "interview", "sector": "it", "sector_basis": "title", "age": 30},
        {
            "company": "Birch",
            "stage_basis": Basis.ASSUMED,
            "outcome_basis": Basis.EDITED,
            "outcome": "no_reply",
        },
        {"company": "Cedar", "age": None, "next_step_on": builders.ago(-3)},
    ]
    return builders.dataset(rows, [builders.event("a1", EventKind.THANK_YOU, builders.ago(4))])


def test_it_speaks_the_words_of_the_screen_in_the_order_asked_for() -> None:
    sheet = worksheet(search(), ["a2", "a1", "gone"], picked=["a1"])
    assert sheet.ids == ("a2", "a1")
    assert len(sheet) == 2
    assert sheet.table["stage"].tolist() == ["Sent", "Interview"]
    assert sheet.table["outcome"].tolist() == ["No reply", "Waiting"]
    assert sheet.table["sector"].tolist() == ["Not yet sorted", "IT & Technology"]
    assert sheet.table.loc["a1", "thanked_on"] == pd.Timestamp(builders.ago(4))
    assert sheet.table[PICKED].tolist() == [False, True]
    assert sheet.table[MARKS].tolist() == ["◇✎: ◇ stage; ✎ outcome", "◇ sector"]


def test_every_column_can_be_written_and_every_value_has_a_word() -> None:
    assert set(NAMES) <= {*EDITABLE_FIELDS, *DAY_OF}
    assert set(DAYS) <= set(NAMES)
    assert set(choices("outcome")) == {one.value for one in Outcome}
    assert "Not sent yet" not in choices("stage").values()
    for field in ("stage", "outcome", "sector"):
        assert len(set(choices(field).values())) == len(choices(field))
        assert not any("_" in name for name in choices(field).values())


def test_what_is_typed_is_understood() -> None:
    typed = [
        Typed(0, "stage", "Later round"), Typed(1, "sector", "Not yet sorted"),
        Typed(1, "outcome", "Hopeful"), Typed(0, "feedback", None),
        Typed(1, "applied_on", "2026-05-03"), Typed(0, PICKED, True), Typed(9, "notes", "x"),
    ]  # fmt: skip
    assert cells(["a2", "a1"], typed) == [
        Cell("a2", "stage", Stage.FINAL_ROUND), Cell("a1", "sector", "unclassified"),
        Cell("a1", "outcome", "Hopeful"), Cell("a2", "feedback", ""), Cell("a1", "applied_on", "2026-05-03"),
    ]  # fmt: skip


def test_what_was_refused_stays_in_its_cell() -> None:
    no = "It went further."
    wrong = [
        Refused(Cell("a1", "stage", "applied"), "Ash", no), Refused(Cell("a2", "company", ""), "Birch", no),
        Refused(Cell("a1", "applied_on", "soon"), "Ash", no),
        Refused(Cell("a3", "deadline", None), "Cedar", no), Refused(Cell("gone", "stage", "offer"), "", no),
    ]  # fmt: skip
    sheet = worksheet(search(), ["a1", "a2", "a3"], refused=wrong)
    assert sheet.table.loc["a1", "stage"] == "Sent"
    assert sheet.table.loc["a2", "company"] == ""
    assert sheet.table.loc["a1", "applied_on"] == pd.Timestamp(builders.ago(30))


@pytest.mark.parametrize(
    ("cell", "about", "sentence"),
    [
        (Cell("a1", "stage", "applied"), "Ash", "Ash, furthest step “Sent”: No."),
        (Cell("a1", "company", ""), "Cook", "Cook, employer empty: No."),
        (Cell("a1", "applied_on", "0026-05-03"), "Ash", "Ash, sent “0026-05-03”: No."),
        (Cell("a1", "stage", "hopeful"), "", "furthest step “hopeful”: No."),
        (Cell("a1", "salary_low", "lots"), "Ash", "Ash, lowest pay “lots”: No."),
        (Cell("a1", "deadline", None), "Ash", "Ash, deadline empty: No."),
    ],
)
def test_a_refusal_is_a_sentence(cell, about, sentence) -> None:
    assert refusal(Refused(cell, about, "No.")) == sentence


def test_a_cell_that_says_what_was_typed_is_told_from_one_that_moved_on() -> None:
    sheet = worksheet(search(), ["a1", "a2", "a3"])
    assert shows(sheet, Typed(0, "stage", "Interview"))
    assert not shows(sheet, Typed(0, "stage", "Sent"))
    assert shows(sheet, Typed(2, "next_step_on", "2026-07-03T00:00:00.000Z"))
    assert shows(sheet, Typed(2, "applied_on", None))
    assert shows(sheet, Typed(0, "company", " Ash "))
    assert not shows(sheet, Typed(0, "applied_on", "soon"))
    assert shows(sheet, Typed(0, PICKED, True))
    assert date.fromisoformat("2026-07-03") == builders.ago(-3)


def test_several_people_are_told_apart() -> None:
    assert not worksheet(search(), ["a1", "a2"]).several_people
    cohort = builders.dataset([{"seeker": "Ann"}, {"seeker": "Ben"}])
    assert worksheet(cohort, ["a1", "a2"]).several_people


def test_nothing_gives_an_empty_table_with_its_columns() -> None:
    sheet = worksheet(search(), [])
    assert len(sheet) == 0
    assert set(NAMES) < set(sheet.table.columns)
    assert len(worksheet(builders.dataset(), ["a1"])) == 0
